import { ipv4 } from '../../../../src/base/ipv4-address';
import { type FileFault, MemoryFiles } from '../../../../src/base/files';
import { ProtocolError } from '../../../../src/base/errors';
import { SeededRng } from '../../../../src/base/rng';
import { Host } from '../../../../src/net/host';
import { Link } from '../../../../src/net/link';
import { Simulator } from '../../../../src/net/simulator';
import { TftpClient, type TftpFault } from '../../../../src/net/tftp/client';
import { TftpServer } from '../../../../src/net/tftp/server';
import { decodeTftp, encodeTftp, TFTP_ERROR } from '../../../../src/wire/tftp';
import { headerLengthOf } from '../../../../src/wire/ipv4';

const CLIENT = ipv4('10.0.0.1');
const SERVER = ipv4('10.0.0.2');

interface Outcome {
  readonly content: Uint8Array | undefined;
  readonly fault: TftpFault | undefined;
  readonly waits: number;
}

interface World {
  readonly files: MemoryFiles;
  readonly packets: Uint8Array[];
  run(name: string, content?: Uint8Array): Outcome;
}

/** Two hosts on a link, a server on one of them. */
function world(
  options: {
    readonly loss?: number;
    readonly served?: boolean;
    readonly seed?: number;
    readonly files?: MemoryFiles;
  } = {},
): World {
  const simulator = new Simulator();
  const link = new Link({ name: 'lan', simulator, rng: new SeededRng(options.seed ?? 1) });
  const hostAt = (address: number): Host => {
    const rng = new SeededRng(address);
    const host = new Host({ simulator, address, mask: ipv4('255.255.255.0'), gateway: undefined, rng });
    host.attach(link);
    if (options.loss !== undefined) link.impair(host, { loss: options.loss });
    return host;
  };
  const [client, server] = [hostAt(CLIENT), hostAt(SERVER)];
  const files = options.files ?? new MemoryFiles();
  if (options.served !== false) new TftpServer(simulator, server.udp, files).listen();
  const packets: Uint8Array[] = [];
  link.addTap((_, packet) => packets.push(packet));
  return {
    files,
    packets,
    run: (name, content) => {
      let outcome: { content?: Uint8Array; fault?: TftpFault } | undefined;
      let waits = 0;
      new TftpClient(
        simulator,
        client.udp,
        { source: CLIENT, server: SERVER, name, content },
        {
          opened: () => {},
          moved: () => {},
          waited: () => waits++,
          done: read => (outcome = { content: read }),
          failed: fault => (outcome = { fault }),
        },
      ).start();
      simulator.runUntil(() => outcome !== undefined);
      return { content: outcome?.content, fault: outcome?.fault, waits };
    },
  };
}

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 0xff);
}

/** UDP payload of a packet, and its ports. */
function payloadOf(packet: Uint8Array): { readonly ports: readonly number[]; readonly payload: Uint8Array } {
  const at = headerLengthOf(packet);
  const port = (offset: number): number => ((packet[at + offset] ?? 0) << 8) | (packet[at + offset + 1] ?? 0);
  return { ports: [port(0), port(2)], payload: packet.subarray(at + 8) };
}

describe('a TFTP transfer', () => {
  it.each([0, 1, 511, 512, 513, 1024, 100_000])('brings %i bytes as they are, there and back', length => {
    const { files, run } = world();
    expect(run('up', bytesOf(length)).fault).toBeUndefined();
    expect(files.read('up')).toEqual(bytesOf(length));
    expect(run('up').content).toEqual(bytesOf(length));
  });

  it('is RFC 1350 on the wire: a request to port 69, blocks and acknowledgements between ports of their own', () => {
    const { files, packets, run } = world();
    files.write('r1-confg', bytesOf(600));
    run('r1-confg');
    const sent = packets.map(payloadOf);
    const request = Buffer.from(sent[0]?.payload ?? []);
    expect(request.toString('latin1')).toBe('\0\x01r1-confg\0octet\0');
    const [client = 0, well = 0] = sent[0]?.ports ?? [];
    const server = sent[1]?.ports[0] ?? 0;
    expect([well, server === 69, client === 69]).toEqual([69, false, false]);
    expect(sent.slice(1).map(({ ports, payload }) => [...ports, ...payload.subarray(0, 4), payload.length])).toEqual([
      [server, client, 0, 3, 0, 1, 516],
      [client, server, 0, 4, 0, 1, 4],
      [server, client, 0, 3, 0, 2, 92],
      [client, server, 0, 4, 0, 2, 4],
    ]);
  });

  it.each([1, 2, 3, 4, 5])('comes over a link that loses a fifth of the packets (seed %i)', seed => {
    const { files, run } = world({ loss: 0.2, seed });
    files.write('x', bytesOf(20_000));
    const { content, waits } = run('x');
    expect(content).toEqual(bytesOf(20_000));
    expect(waits).toBeGreaterThan(0);
    expect(run('y', bytesOf(20_000)).fault).toBeUndefined();
    expect(files.read('y')).toEqual(bytesOf(20_000));
  });

  it('of a file that is not there, or to a store that is full, is refused; where nobody listens it times out', () => {
    const { run } = world();
    expect(run('missing').fault).toBe('no such file');
    const full = new (class extends MemoryFiles {
      override write(): FileFault {
        return 'no space';
      }
    })();
    expect(world({ files: full }).run('big', bytesOf(10)).fault).toBe('no space');
    expect(world({ served: false }).run('x')).toEqual({ content: undefined, fault: 'timed out', waits: 6 });
  });

  it('a late copy of an acknowledgement doubles nothing', () => {
    const { files, packets, run } = world();
    files.write('x', bytesOf(5000));
    run('x');
    expect(packets).toHaveLength(1 + 2 * 10);
  });
});

describe('TFTP packets', () => {
  it.each([
    { kind: 'read', name: 'a', mode: 'octet' },
    { kind: 'write', name: 'a b', mode: 'netascii' },
    { kind: 'data', block: 65_535, data: bytesOf(512) },
    { kind: 'ack', block: 0 },
    { kind: 'error', code: TFTP_ERROR.diskFull, text: 'full' },
  ] as const)('$kind is read as it was written', packet => {
    expect(decodeTftp(encodeTftp(packet))).toEqual(packet);
  });

  it.each([
    [''],
    ['\0'],
    ['\0\x06ab'],
    ['\0\x01name'],
    ['\0\x01name\0octet'],
    ['\0\x05\0\x01text'],
    [`\0\x03\0\x01${'x'.repeat(513)}`],
  ])('damaged %j is a ProtocolError', text => {
    expect(() => decodeTftp(Buffer.from(text, 'latin1'))).toThrow(ProtocolError);
  });
});
