/** A peer that breaks the rules, and an attacker who turns messages back: nothing comes of it, and what went well goes on. */
import { SeededRng } from '../../src/base/rng';
import { ipv4 } from '../../src/base/ipv4-address';
import { writeU32 } from '../../src/base/bytes';
import { PING_DEFAULTS } from '../../src/net/ping-run';
import { Sad } from '../../src/ipsec/sad';
import { basic } from '../../src/wire/isakmp/attributes';
import { decodeMessage } from '../../src/wire/isakmp/decode';
import { encodeMessage } from '../../src/wire/isakmp/encode';
import type { Payload } from '../../src/wire/isakmp/message';
import { destinationOf, encodeIpv4, headerLengthOf, IP_PROTOCOL, sourceOf } from '../../src/wire/ipv4';
import { encodeUdp } from '../../src/wire/udp';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const [LEFT, RIGHT] = [ipv4('192.168.0.1'), ipv4('192.168.0.2')];
const EXCHANGE_TYPE = 18;
const [MAIN_MODE, AGGRESSIVE_MODE, INFORMATIONAL, PROBE] = [2, 4, 5, 240];

const messageOf = (packet: Uint8Array): Uint8Array => packet.subarray(headerLengthOf(packet) + 8);

/** An ISAKMP packet, with right checksums. */
function udp(source: number, destination: number, message: Uint8Array): Uint8Array {
  const header = { tos: 0, id: 9, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.udp };
  const payload = encodeUdp({ source, destination, sourcePort: 500, destinationPort: 500, payload: message });
  return encodeIpv4({ ...header, source, destination }, payload);
}

function receive(run: LabRun, name: string, packet: Uint8Array): void {
  run.router(name).interfaces.get('FastEthernet0/0')?.receive(packet);
}

/** The first ISAKMP message of a type to a router goes through `attack`; the others pass. */
function attackFirst(
  run: LabRun,
  name: string,
  isIt: (message: Uint8Array) => boolean,
  attack: (packet: Uint8Array) => readonly Uint8Array[],
): void {
  const port = run.router(name).interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  const pass = port.receive.bind(port);
  let done = false;
  port.receive = packet => {
    const hit = !done && packet[9] === IP_PROTOCOL.udp && isIt(messageOf(packet));
    done ||= hit;
    for (const each of hit ? attack(packet) : [packet]) pass(each);
  };
}

const ofType =
  (type: number) =>
  (message: Uint8Array): boolean =>
    message[EXCHANGE_TYPE] === type;

/** By the first payload: SA 1, KE 4. */
const mainMode =
  (payload: number, answer = false) =>
  (message: Uint8Array): boolean =>
    ofType(MAIN_MODE)(message) && message[16] === payload && (message[8] !== 0) === answer;

/** The message changed in its decoded form. */
function rewritten(packet: Uint8Array, change: (payload: Payload) => Payload): Uint8Array {
  const { header, payloads } = decodeMessage(messageOf(packet));
  return udp(sourceOf(packet), destinationOf(packet), encodeMessage(header, payloads.map(change)));
}

describe('a first message that comes back to the one who sent it', () => {
  it.each([
    ['probe', ofType(PROBE), ipv4(FAR), ipv4(HOST)],
    ['main mode', mainMode(1), RIGHT, LEFT],
  ])('%s: is not taken for a peer’s, and the tunnel comes up', async (_, isIt, from, to) => {
    const run = await labOf([left(), right()]);
    attackFirst(run, 'Right', isIt, packet => {
      receive(run, 'Left', udp(from, to, messageOf(packet).slice()));
      return [packet];
    });
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(
      run
        .router('Left')
        .ike.sas()
        .filter(sa => sa.role === 'responder'),
    ).toEqual([]);
  });

  it('our cookie in a stranger’s hand does not cost us the SA that it names', async () => {
    const run = await labOf([left(), right()]);
    let first: Uint8Array | undefined;
    attackFirst(run, 'Right', mainMode(1), packet => {
      first = messageOf(packet).slice();
      return [packet];
    });
    run.ping(HOST, FAR);
    if (first === undefined) throw new Error('no first message');
    receive(run, 'Left', udp(ipv4('192.168.0.99'), LEFT, first));
    run.advance(1);
    run.router('Right').clearIpsec({ kind: 'all' });
    run.advance(1);
    expect(run.router('Left').ipsec.connections()).toEqual([]);
  });
});

describe('the choice of phase 1', () => {
  const changed =
    (change: (proposal: Extract<Payload, { kind: 'sa' }>['proposals'][number]) => object) =>
    (payload: Payload): Payload =>
      payload.kind === 'sa'
        ? { ...payload, proposals: payload.proposals.map(proposal => ({ ...proposal, ...change(proposal) })) }
        : payload;

  it.each([
    ['for another protocol', changed(() => ({ protocol: 3 }))],
    [
      'of another transform than KEY_IKE',
      changed(({ transforms }) => ({ transforms: transforms.map(transform => ({ ...transform, id: 2 })) })),
    ],
  ])('an offer %s is not acceptable', async (_, change) => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Right', 'crypto isakmp');
    attackFirst(run, 'Right', mainMode(1), packet => [rewritten(packet, change)]);
    run.ping(HOST, FAR, { count: 1 });
    expect(log.join('\n')).toContain('no offers accepted!');
    expect(log.join('\n')).not.toContain('atts are acceptable');
  });

  it.each([
    [2, 1, 'hash algorithm'],
    [4, 2, 'Diffie-Hellman group'],
  ])('an answer with another attribute %i is none of the offers, and is told as such', async (type, value, name) => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Left', 'crypto isakmp');
    const other = changed(({ transforms }) => ({
      transforms: transforms.map(transform => ({
        ...transform,
        attributes: transform.attributes.map(each => (each.type === type ? basic(type, value) : each)),
      })),
    }));
    attackFirst(run, 'Left', mainMode(1, true), packet => [rewritten(packet, other)]);
    run.ping(HOST, FAR, { count: 1 });
    expect(log).toContain(
      `%CRYPTO-6-IKMP_SA_NOT_OFFERED: Remote peer 192.168.0.2 responded with attribute ${name} not offered or changed`,
    );
    expect(log.join('\n')).not.toContain('atts are acceptable');
  });

  it.each([
    ['main', {}, mainMode(1, true)],
    [
      'aggressive',
      {
        peer: '192.168.0.2',
        extra: ['crypto isakmp peer address 192.168.0.2', ' set aggressive-mode client-endpoint fqdn a'],
      },
      ofType(AGGRESSIVE_MODE),
    ],
  ])('an answer in %s mode that leaves two transforms open is refused', async (_, options, isIt) => {
    const run = await labOf([left(options), right()], { releases: { Left: '12.2T' } });
    const log = run.logOf('Left', 'crypto isakmp');
    const twice = changed(({ transforms }) => ({ transforms: [...transforms, ...transforms] }));
    attackFirst(run, 'Left', isIt, packet => [rewritten(packet, twice)]);
    run.ping(HOST, FAR, { count: 1 });
    expect(log.join('\n')).toContain('%CRYPTO-4-IKMP_BAD_MESSAGE');
    expect(log.join('\n')).not.toContain('atts are acceptable');
  });

  it('a message id in phase 1 makes the message none', async () => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Right', 'crypto isakmp');
    attackFirst(run, 'Right', mainMode(4, true), packet => {
      const message = messageOf(packet).slice();
      writeU32(message, 20, 0x01020304);
      return [udp(LEFT, RIGHT, message)];
    });
    run.ping(HOST, FAR, { count: 1 });
    expect(log.join('\n')).not.toContain('SKEYID state generated');
    expect(run.ping(HOST, FAR, { count: 10 }).stats.received).toBeGreaterThan(0);
  });
});

describe('quick mode', () => {
  afterEach(() => jest.restoreAllMocks());

  it('refuses a reserved SPI', async () => {
    const run = await labOf([left(), right()]);
    jest.spyOn(Sad.prototype, 'reserveSpi').mockReturnValue(255);
    expect(run.ping(HOST, FAR).stats.received).toBe(0);
    expect(run.router('Right').ipsec.connections()).toEqual([]);
  });

  it.each([4, 300])('refuses a nonce of %i bytes', async length => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Right', 'crypto isakmp');
    // Twenty random bytes are a nonce; the first two are those of phase 1.
    let nonces = 0;
    const other = new SeededRng(1, 'nonces of another length');
    const draw = Object.getOwnPropertyDescriptor(SeededRng.prototype, 'bytes')?.value as SeededRng['bytes'];
    jest.spyOn(SeededRng.prototype, 'bytes').mockImplementation(function (this: SeededRng, wanted: number) {
      return wanted === 20 && ++nonces > 2 ? draw.call(other, length) : draw.call(this, wanted);
    });
    expect(run.ping(HOST, FAR).stats.received).toBe(0);
    expect(log.join('\n')).toContain('has been authenticated');
    expect(log.join('\n')).toContain(`NONCE payload: ${length} bytes`);
    expect(run.router('Right').ipsec.connections()).toEqual([]);
  });
});

describe('what the debugs say', () => {
  it('a message that is not answered: counted, and sent again', async () => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Left', 'crypto isakmp');
    attackFirst(run, 'Right', mainMode(1), () => []);
    run.ping(HOST, FAR, { count: 7 });
    const at = log.findIndex(line => line.includes('retransmitting phase 1'));
    expect(log.slice(at, at + 4)).toEqual([
      'ISAKMP (0:2): retransmitting phase 1 MM_NO_STATE...',
      'ISAKMP (0:2): incrementing error counter on sa: retransmit phase 1',
      'ISAKMP (0:2): retransmitting phase 1 MM_NO_STATE',
      'ISAKMP (0:2): sending packet to 192.168.0.2 (I) MM_NO_STATE',
    ]);
  });

  it('a replayed DELETE is a duplicate, and nobody claims to answer it', async () => {
    const run = await labOf([left(), right()]);
    run.ping(HOST, FAR);
    let replay: Uint8Array | undefined;
    attackFirst(run, 'Right', ofType(INFORMATIONAL), packet => {
      replay = packet.slice();
      return [packet];
    });
    run.router('Left').clearIpsec({ kind: 'all' });
    run.advance(1);
    if (replay === undefined) throw new Error('no DELETE');
    const log = run.logOf('Right', 'crypto isakmp');
    receive(run, 'Right', replay);
    run.advance(1);
    expect(log).toContain('ISAKMP (0:2): phase 2 packet is a duplicate of a previous packet.');
    expect(log.join('\n')).not.toContain('retransmitting');
  });

  it('proxies that the responder does not protect: the policy, not the suite, refuses', async () => {
    const accessList = ['permit ip host 10.2.2.7 10.1.1.0 0.0.0.255'];
    const run = await labOf([left({ peer: '192.168.0.2' }), right({ accessList })]);
    const lines = run.logOf('Right', 'crypto isakmp', 'crypto ipsec');
    run.ping(HOST, FAR);
    const at = lines.indexOf('IPSEC(validate_transform_proposal): proxy identities not supported');
    expect(lines[at + 1]).toBe('ISAKMP: IPSec policy invalidated proposal');
    expect(lines).toContain('ISAKMP (0:1): SA not acceptable!');
    expect(lines.join('\n')).not.toContain('phase 2 SA not acceptable!');
  });

  it('two hosts at once: one negotiation serves both, and no answer is called refused', async () => {
    const run = await labOf([left(), right()], { platform: 'c2600xm' });
    const log = run.logOf('Left', 'crypto isakmp');
    const ping = (address: string): { marks: string } => {
      const seen = { marks: '' };
      const on = { onMark: (mark: string) => void (seen.marks += mark), onDone: () => undefined };
      run.lab.hostAt(address)?.ping({ ...PING_DEFAULTS, destination: ipv4(FAR) }, on);
      return seen;
    };
    const both = [ping(HOST), ping('10.1.1.6')];
    run.advance(20);
    expect(both.map(({ marks }) => marks)).toEqual(['.!!!!', '.!!!!']);
    expect(log.filter(line => line.includes('beginning Quick Mode exchange'))).toHaveLength(1);
    expect(log.join('\n')).not.toContain('Rejected');
    expect(
      run
        .router('Left')
        .ike.sas()
        .filter(sa => sa.state === 'PEER_DISCOVERY'),
    ).toEqual([]);
  });
});
