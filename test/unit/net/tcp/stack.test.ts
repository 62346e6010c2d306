/** Two TCPs on a wire that delays, loses, doubles and reorders; judged by the bytes that arrive and by the segments that cross. */
import fc from 'fast-check';

import { latin1 } from '../../../../src/base/bytes';
import { ipv4 } from '../../../../src/base/ipv4-address';
import { SeededRng } from '../../../../src/base/rng';
import { Simulator } from '../../../../src/net/simulator';
import type { TcpConnection } from '../../../../src/net/tcp/connection';
import { TcpStack } from '../../../../src/net/tcp/stack';
import type { TcpUser } from '../../../../src/net/tcp/types';
import { encodeIpv4, IP_PROTOCOL } from '../../../../src/wire/ipv4';
import { decodeTcp, encodeTcp, TCP_FLAG, type TcpSegment } from '../../../../src/wire/tcp';

const A = ipv4('10.0.0.1');
const B = ipv4('10.0.0.2');
const TELNET = 23;

/** What becomes of the n-th segment on the wire: the delays of its copies, none: it is lost. */
type Fate = (index: number) => readonly number[];

class Heard implements TcpUser {
  text = '';
  readonly told: string[] = [];

  opened(): void {
    this.told.push('opened');
  }

  received(bytes: Uint8Array): void {
    this.text += Buffer.from(bytes).toString('latin1');
  }

  ended(): void {
    this.told.push('ended');
  }

  closed(why: string): void {
    this.told.push(why);
  }
}

class Pair {
  readonly simulator = new Simulator();
  readonly wire: { readonly from: number; readonly segment: TcpSegment }[] = [];
  readonly a = this.stack(A);
  readonly b = this.stack(B);

  constructor(
    private readonly fate: Fate = () => [5],
    private readonly mss = 536,
  ) {}

  private stack(own: number): TcpStack {
    return new TcpStack({
      clock: this.simulator,
      rng: new SeededRng(own),
      mss: () => this.mss,
      synWait: () => 30_000,
      send: ({ source, destination, segment }) => {
        const packet = encodeIpv4(
          {
            tos: 0,
            id: 1,
            df: false,
            mf: false,
            fragmentOffset: 0,
            ttl: 9,
            protocol: IP_PROTOCOL.tcp,
            source,
            destination,
          },
          segment,
        );
        const to = own === A ? this.b : this.a;
        for (const delay of this.fate(this.wire.length)) this.simulator.schedule(delay, () => to.receive(packet));
        this.wire.push({ from: own, segment: decodeTcp(source, destination, segment) });
        return true;
      },
    });
  }

  /** B listens on port 23 with one user. */
  listen(user: TcpUser): { connection: TcpConnection | undefined } {
    const accepted: { connection: TcpConnection | undefined } = { connection: undefined };
    this.b.listen(TELNET, connection => {
      accepted.connection = connection;
      return user;
    });
    return accepted;
  }

  run(seconds = 600): void {
    this.simulator.advanceTo(this.simulator.now + seconds * 1000);
  }

  flags(): readonly string[] {
    const names = Object.entries(TCP_FLAG);
    return this.wire.map(
      ({ from, segment: { flags } }) =>
        `${from === A ? 'A' : 'B'} ${names.flatMap(([name, bit]) => ((flags & bit) !== 0 ? [name] : [])).join('+')}`,
    );
  }
}

describe('a quiet wire', () => {
  it('opens with three segments, carries both ways, and closes with a FIN from each side', () => {
    const pair = new Pair();
    const [client, server] = [new Heard(), new Heard()];
    const accepted = pair.listen(server);
    const connection = pair.a.connect(A, B, TELNET, client);
    pair.run(1);
    expect(pair.flags()).toEqual(['A syn', 'B syn+ack', 'A ack']);
    connection.send(latin1('who are you?'));
    pair.run(1);
    accepted.connection?.send(latin1('fred'));
    pair.run(1);
    expect([server.text, client.text]).toEqual(['who are you?', 'fred']);
    connection.close();
    pair.run(1);
    accepted.connection?.close();
    pair.run(1);
    expect(client.told).toEqual(['opened', 'ended', 'closed']);
    expect(server.told).toEqual(['opened', 'ended', 'closed']);
    expect([connection.state, accepted.connection?.state]).toEqual(['TIMEWAIT', 'CLOSED']);
    pair.run(60);
    expect([pair.a.connections, pair.b.connections]).toEqual([[], []]);
  });

  it('cuts a long text into segments of the smaller maximum size, within the window', () => {
    const pair = new Pair(undefined, 100);
    const server = new Heard();
    pair.listen(server);
    const text = 'x'.repeat(10_000);
    pair.a.connect(A, B, TELNET, new Heard()).send(latin1(text));
    pair.run();
    expect(server.text).toBe(text);
    const sizes = pair.wire.map(({ segment }) => segment.payload.length);
    expect(Math.max(...sizes)).toBe(100);
  });

  it('both ends may close at once', () => {
    const pair = new Pair();
    const [client, server] = [new Heard(), new Heard()];
    const accepted = pair.listen(server);
    const connection = pair.a.connect(A, B, TELNET, client);
    pair.run(1);
    connection.close();
    accepted.connection?.close();
    pair.run();
    expect([client.told, server.told]).toEqual([
      ['opened', 'ended', 'closed'],
      ['opened', 'ended', 'closed'],
    ]);
    expect([pair.a.connections, pair.b.connections]).toEqual([[], []]);
  });
});

describe('refusals', () => {
  it('a port where nobody listens answers by a reset', () => {
    const pair = new Pair();
    const client = new Heard();
    pair.a.connect(A, B, 80, client);
    pair.run(1);
    expect(client.told).toEqual(['refused']);
    expect(pair.flags()).toEqual(['A syn', 'B rst+ack']);
  });

  it('a listener that takes nobody refuses likewise', () => {
    const pair = new Pair();
    const client = new Heard();
    pair.b.listen(TELNET, () => undefined);
    pair.a.connect(A, B, TELNET, client);
    pair.run(1);
    expect(client.told).toEqual(['refused']);
    expect(pair.b.connections).toEqual([]);
  });

  it('no answer: the SYN is repeated, and given up after 30 s', () => {
    const pair = new Pair(() => []);
    const client = new Heard();
    pair.a.connect(A, B, TELNET, client);
    pair.run(29);
    expect(client.told).toEqual([]);
    expect(pair.flags()).toEqual(['A syn', 'A syn', 'A syn', 'A syn']);
    pair.run(2);
    expect(client.told).toEqual(['timeout']);
  });

  it('an ICMP unreachable ends what is opening, and leaves what is open', () => {
    const pair = new Pair(index => (index === 0 ? [] : [5]));
    const [lost, kept] = [new Heard(), new Heard()];
    const first = pair.a.connect(A, B, TELNET, lost);
    pair.listen(new Heard());
    const second = pair.a.connect(A, B, TELNET, kept);
    pair.run(1);
    for (const { ends } of [first, second]) {
      const header = {
        sequence: 1,
        acknowledgment: 0,
        flags: 2,
        window: 0,
        mss: undefined,
        payload: new Uint8Array(0),
      };
      const segment = encodeTcp({
        ...header,
        sourcePort: ends.local.port,
        destinationPort: ends.remote.port,
        source: A,
        destination: B,
      });
      const quoted = {
        tos: 0,
        id: 1,
        df: false,
        mf: false,
        fragmentOffset: 0,
        ttl: 1,
        protocol: 6,
        source: A,
        destination: B,
      };
      pair.a.unreachable(encodeIpv4(quoted, segment).slice(0, 28));
    }
    expect([lost.told, kept.told]).toEqual([['unreachable'], ['opened']]);
  });

  it('an acknowledgment of what was never sent does not open a connection', () => {
    const pair = new Pair(index => (index === 1 ? [] : [5]));
    const server = new Heard();
    const accepted = pair.listen(server);
    const connection = pair.a.connect(A, B, TELNET, new Heard());
    pair.run(1);
    const forged = encodeTcp({
      source: A,
      destination: B,
      sourcePort: connection.ends.local.port,
      destinationPort: TELNET,
      sequence: (connection.sending.initial + 1) >>> 0,
      acknowledgment: ((accepted.connection?.sending.initial ?? 0) + 77) >>> 0,
      flags: TCP_FLAG.ack,
      window: 1000,
      mss: undefined,
      payload: latin1('enable'),
    });
    const header = {
      tos: 0,
      id: 1,
      df: false,
      mf: false,
      fragmentOffset: 0,
      ttl: 1,
      protocol: 6,
      source: A,
      destination: B,
    };
    pair.b.receive(encodeIpv4(header, forged));
    expect([server.told, server.text, accepted.connection?.state]).toEqual([[], '', 'SYNRCVD']);
  });
});

describe('a bad wire', () => {
  it('a peer that has gone is given up after its retransmissions', () => {
    let cut = false;
    const pair = new Pair(() => (cut ? [] : [5]));
    const client = new Heard();
    pair.listen(new Heard());
    const connection = pair.a.connect(A, B, TELNET, client);
    pair.run(1);
    cut = true;
    connection.send(latin1('anybody?'));
    pair.run(600);
    expect(client.told).toEqual(['opened', 'timeout']);
    expect(connection.counters.retransmitted).toBe(8);
  });

  it('delivers every byte once and in order, whatever is lost, doubled and reordered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 2 }), { maxLength: 14 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (fates, there, back) => {
          // Never two losses in a row, and few in all: so many that a peer is given up are another test's.
          const pair = new Pair(
            index => (index % 2 === 1 && fates[index]?.length === 0 ? [5] : (fates[index] ?? [5])),
            200,
          );
          const [client, server] = [new Heard(), new Heard()];
          const accepted = pair.listen(server);
          const connection = pair.a.connect(A, B, TELNET, client);
          pair.simulator.runUntil(() => connection.state !== 'SYNSENT', pair.simulator.now + 60_000);
          // Too many losses in a row: the opening was given up.
          fc.pre(connection.state === 'ESTAB');
          const [ask, answer] = [pattern(there), pattern(back)];
          connection.send(latin1(ask));
          pair.simulator.runUntil(() => accepted.connection?.state === 'ESTAB', pair.simulator.now + 60_000);
          accepted.connection?.send(latin1(answer));
          pair.run(500);
          connection.close();
          accepted.connection?.close();
          pair.run(900);
          expect([server.text === ask, client.text === answer]).toEqual([true, true]);
          expect([pair.a.connections.length, pair.b.connections.length]).toEqual([0, 0]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function pattern(length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7) % 90))).join('');
}
