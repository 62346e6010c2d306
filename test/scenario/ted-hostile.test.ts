/** Tunnel Endpoint Discovery among liars: what is forged, late, doubled or stormed opens nothing and leaves nothing behind. */
import { formatIpv4, ipv4, type Ipv4 } from '../../src/base/ipv4-address';
import { fromHex } from '../../src/base/bytes';
import { ExchangeType } from '../../src/wire/isakmp/constants';
import { decodeMessage } from '../../src/wire/isakmp/decode';
import { encodeMessage } from '../../src/wire/isakmp/encode';
import { ipv4Id, subnetId } from '../../src/wire/isakmp/id';
import type { IdBody, Payload } from '../../src/wire/isakmp/message';
import { IOS_VENDOR_ID, tedVendorId } from '../../src/wire/isakmp/ted';
import { destinationOf, encodeIpv4, headerLengthOf, IP_PROTOCOL, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { encodeUdp } from '../../src/wire/udp';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const [LEFT, RIGHT, THIRD] = ['192.168.0.1', '192.168.0.2', '192.168.0.3'] as const;
const UDP_500 = [17, 500] as const;
const NETWORK = ipv4('255.255.255.0');
const [HERE, THERE] = [subnetId(ipv4('10.1.1.0'), NETWORK), subnetId(ipv4('10.2.2.0'), NETWORK)];

interface Message {
  readonly type: number;
  readonly cookies: readonly [string, string];
  readonly payloads: readonly Payload[];
  readonly from: string;
  readonly to: string;
}

function packetOf({ type, cookies, payloads, from, to }: Message): Uint8Array {
  const header = {
    initiatorCookie: fromHex(cookies[0]),
    responderCookie: fromHex(cookies[1]),
    version: 0x10,
    exchangeType: type,
    flags: 0,
    messageId: 0,
  };
  const [source, destination] = [ipv4(from), ipv4(to)];
  const message = encodeMessage(header, payloads);
  const payload = encodeUdp({ source, destination, sourcePort: 500, destinationPort: 500, payload: message });
  const outer = { tos: 0, id: 9, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.udp };
  return encodeIpv4({ ...outer, source, destination }, payload);
}

interface Answer {
  readonly cookie: string;
  readonly gateway?: string;
  readonly from?: string;
  readonly to?: string;
  readonly initiator?: IdBody;
  readonly responder?: IdBody;
  readonly old?: boolean;
}

function answer({ cookie, gateway = RIGHT, from = gateway, to = LEFT, ...more }: Answer): Uint8Array {
  const { initiator = HERE, responder = THERE, old = false } = more;
  const id: Payload = { kind: 'id', id: ipv4Id(ipv4(gateway), ...UDP_500) };
  const proxies: Payload = { kind: 'ted-proxies', body: { version: 3, protocol: 0, initiator, responder } };
  const payloads: Payload[] = old
    ? [id, { kind: 'id', id: responder }]
    : [{ kind: 'vendor', data: IOS_VENDOR_ID }, id, proxies];
  return packetOf({ type: ExchangeType.tedAnswer, cookies: [cookie, 'fedcba9876543210'], payloads, from, to });
}

interface Probe {
  readonly cookie?: string;
  readonly gateway?: string;
  readonly proxy?: IdBody;
  readonly from?: string;
}

let lastCookie = 0;

function probe({ cookie, gateway = LEFT, proxy = HERE, from = HOST }: Probe = {}): Uint8Array {
  const own = (++lastCookie).toString(16).padStart(16, 'a');
  const payloads: Payload[] = [
    { kind: 'vendor', data: IOS_VENDOR_ID },
    { kind: 'id', id: ipv4Id(ipv4(gateway), ...UDP_500) },
    { kind: 'id', id: proxy },
    { kind: 'vendor', data: tedVendorId(3) },
  ];
  return packetOf({
    type: ExchangeType.tedProbe,
    cookies: [cookie ?? own, '0000000000000000'],
    payloads,
    from,
    to: FAR,
  });
}

function arrive(run: LabRun, name: string, packet: Uint8Array): void {
  run.router(name).interfaces.get('FastEthernet0/0')?.receive(packet);
}

const typeOf = (packet: Uint8Array): number | undefined =>
  protocolOf(packet) === IP_PROTOCOL.udp ? packet[headerLengthOf(packet) + 8 + 18] : undefined;

const ofType = (packets: readonly Uint8Array[], type: number): readonly Uint8Array[] =>
  packets.filter(packet => typeOf(packet) === type);

const ends = (packet: Uint8Array): string => `${formatIpv4(sourceOf(packet))} > ${formatIpv4(destinationOf(packet))}`;

/** A far end without crypto: whoever answers is us. */
const silent = (): string => right().replace(/^ crypto map outside$/m, ' no ip redirects');

/** Left has sent a probe. */
async function probed(): Promise<{
  readonly run: LabRun;
  readonly cookie: string;
  readonly sent: Uint8Array[];
  readonly log: string[];
}> {
  const run = await labOf([left(), silent()]);
  const sent = run.watch(run.link('FastEthernet0/0'));
  const log = run.logOf('Left', 'crypto isakmp', 'crypto ipsec');
  run.ping(HOST, FAR, { count: 1, timeout: 1000 });
  const [out] = ofType(sent, ExchangeType.tedProbe);
  if (out === undefined) throw new Error('no probe');
  const { initiatorCookie } = decodeMessage(out.subarray(headerLengthOf(out) + 8)).header;
  sent.length = log.length = 0;
  return { run, cookie: Buffer.from(initiatorCookie).toString('hex'), sent, log };
}

describe('answers', () => {
  const PROXIES_OF_OTHERS = subnetId(ipv4('10.9.9.0'), NETWORK);

  it.each<[string, (cookie: string) => Uint8Array]>([
    ['a cookie that was never sent', () => answer({ cookie: '1111111111111111' })],
    ['proxies outside the access list', cookie => answer({ cookie, responder: PROXIES_OF_OTHERS })],
    ['another half of ours', cookie => answer({ cookie, initiator: PROXIES_OF_OTHERS })],
    ['proxies that are wider', cookie => answer({ cookie, responder: subnetId(ipv4('10.0.0.0'), ipv4('255.0.0.0')) })],
    [
      'proxies that the flow is not in',
      cookie => answer({ cookie, responder: subnetId(ipv4('10.2.2.8'), ipv4('255.255.255.255')) }),
    ],
    ['a gateway that is not the sender', cookie => answer({ cookie, from: THIRD })],
    ['a gateway that is not the sender, said by the probed host', cookie => answer({ cookie, from: FAR, to: HOST })],
    ['an old answer from a third party', cookie => answer({ cookie, from: THIRD, old: true })],
    ['ourselves as the gateway', cookie => answer({ cookie, gateway: LEFT, from: LEFT })],
    ['ourselves as the gateway of an old answer', cookie => answer({ cookie, gateway: LEFT, from: FAR, old: true })],
    ['our other address as the gateway', cookie => answer({ cookie, gateway: '10.1.1.1', from: FAR, old: true })],
    ['gateway zero', cookie => answer({ cookie, gateway: '0.0.0.0', from: FAR, old: true })],
    ['the broadcast as the gateway', cookie => answer({ cookie, gateway: '255.255.255.255', from: FAR, old: true })],
    [
      'a broadcast of ours as the gateway',
      cookie => answer({ cookie, gateway: '192.168.0.255', from: FAR, old: true }),
    ],
    ['a group as the gateway', cookie => answer({ cookie, gateway: '224.0.0.5', from: FAR, old: true })],
    ['loopback as the gateway', cookie => answer({ cookie, gateway: '127.0.0.1', from: FAR, old: true })],
  ])('%s: opens nothing, and the true answer is taken after it', async (_, forged) => {
    const { run, cookie, sent } = await probed();
    const before = run.router('Left').cryptoCensus();
    arrive(run, 'Left', forged(cookie));
    run.advance(1);
    expect(run.router('Left').cryptoCensus()).toEqual(before);
    expect(sent.filter(packet => protocolOf(packet) !== IP_PROTOCOL.icmp).map(ends)).toEqual([]);
    arrive(run, 'Left', answer({ cookie }));
    run.advance(1);
    expect(ofType(sent, ExchangeType.mainMode).map(ends)).toEqual([`${LEFT} > ${RIGHT}`]);
  });

  it('are told by what is wrong with them', async () => {
    const { run, cookie, log } = await probed();
    arrive(run, 'Left', answer({ cookie: '1111111111111111' }));
    arrive(run, 'Left', answer({ cookie, responder: PROXIES_OF_OTHERS }));
    arrive(run, 'Left', answer({ cookie, from: THIRD }));
    run.advance(0.5);
    const text = log.join('\n');
    expect(text).toContain('%CRYPTO-4-IKMP_NO_SA: IKE message from 192.168.0.2 ');
    expect(text).toContain('ISAKMP (0:1): peer discovery response does not match our policy. Rejected.');
    expect(text).toContain('%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from 192.168.0.3 ');
  });

  it('the first of several gateways is followed; the second and a copy of the first are told and ignored', async () => {
    const { run, cookie, sent, log } = await probed();
    arrive(run, 'Left', answer({ cookie }));
    arrive(run, 'Left', answer({ cookie, gateway: THIRD }));
    arrive(run, 'Left', answer({ cookie }));
    run.advance(0.5);
    expect(ofType(sent, ExchangeType.mainMode).map(ends)).toEqual([`${LEFT} > ${RIGHT}`]);
    expect(log.filter(line => line.includes('peer discovery response from'))).toEqual([
      'ISAKMP (0:1): peer discovery response from 192.168.0.3 is not awaited any more. Ignored.',
      'ISAKMP (0:1): peer discovery response from 192.168.0.2 is not awaited any more. Ignored.',
    ]);
  });

  it('one that comes after we have given up is told, and opens nothing', async () => {
    const { run, cookie, sent, log } = await probed();
    run.advance(55);
    const before = run.router('Left').cryptoCensus();
    arrive(run, 'Left', answer({ cookie }));
    run.advance(0.5);
    expect(log).toContain('ISAKMP (0:1): peer discovery response from 192.168.0.2 is not awaited any more. Ignored.');
    expect(run.router('Left').cryptoCensus()).toEqual(before);
    expect(ofType(sent, ExchangeType.mainMode)).toEqual([]);
  });

  it('one that comes too late has no SA to belong to', async () => {
    const { run, cookie, sent, log } = await probed();
    run.advance(62);
    arrive(run, 'Left', answer({ cookie }));
    run.advance(1);
    expect(log.join('\n')).toContain('%CRYPTO-4-IKMP_NO_SA: IKE message from 192.168.0.2 ');
    expect(ofType(sent, ExchangeType.mainMode)).toEqual([]);
  });

  it('none at all: after the last wait the end is told, nothing is left, and the next packet probes again', async () => {
    const { run, sent, log } = await probed();
    run.advance(59);
    expect(log).toContain(
      'IPSEC(key_engine): peer discovery timed out: count = 1,\n  (flow) source= 10.1.1.5, dest= 10.2.2.7',
    );
    run.advance(10);
    expect(run.router('Left').cryptoCensus()).toMatchObject({ sas: 0, acquisitions: 0, runTimeIdentities: 0 });
    sent.length = 0;
    run.ping(HOST, FAR, { count: 1, timeout: 1000 });
    expect(ofType(sent, ExchangeType.tedProbe)).toHaveLength(1);
  });

  it('a scan through the far side probes for a bounded number of hosts, and all is given back', async () => {
    const run = await labOf([left({ accessList: ['permit ip 10.1.1.0 0.0.0.255 10.0.0.0 0.255.255.255'] }), silent()]);
    const sent = run.watch(run.link('FastEthernet0/0'));
    const inside = run.router('Left').interfaces.get('FastEthernet0/1');
    const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.icmp };
    for (let host = 0; host < 3000; host++) {
      const destination: Ipv4 = ipv4('10.2.0.0') + host;
      inside?.receive(encodeIpv4({ ...header, source: ipv4(HOST), destination }, new Uint8Array(8)));
    }
    run.advance(5);
    // Far turns back what it has no way for: a packet may be there more than once.
    expect(new Set(ofType(sent, ExchangeType.tedProbe).map(ends)).size).toBe(1000);
    run.advance(120);
    expect(run.router('Left').cryptoCensus()).toMatchObject({ sas: 0, acquisitions: 0 });
  });
});

describe('probes', () => {
  const lab = async (): Promise<{ run: LabRun; sent: Uint8Array[]; log: string[] }> => {
    const run = await labOf([left(), right()]);
    const sent = run.watch(run.link('FastEthernet0/0'));
    return { run, sent, log: run.logOf('Right', 'crypto isakmp') };
  };
  const answers = (sent: readonly Uint8Array[]): readonly string[] => ofType(sent, ExchangeType.tedAnswer).map(ends);

  it.each<[string, Probe, string]>([
    ['the responder itself as the gateway', { gateway: RIGHT }, `names ${RIGHT}, which is no peer's address`],
    ['its other address as the gateway', { gateway: '10.2.2.1' }, "names 10.2.2.1, which is no peer's address"],
    ['the broadcast as the gateway', { gateway: '255.255.255.255' }, 'names 255.255.255.255'],
    ['a broadcast of a network of ours', { gateway: '10.2.2.255' }, 'names 10.2.2.255'],
    ['a group as the gateway', { gateway: '239.1.1.1' }, 'names 239.1.1.1'],
  ])('%s: is told, and nobody gets an answer', async (_, forged, told) => {
    const { run, sent, log } = await lab();
    const before = run.router('Right').cryptoCensus();
    arrive(run, 'Right', probe(forged));
    run.advance(0.5);
    expect(answers(sent)).toEqual([]);
    expect(log.join('\n')).toContain(`ISAKMP: peer discovery probe from ${HOST} ${told}`);
    expect(run.router('Right').cryptoCensus()).toEqual(before);
  });

  it('gateway zero is malformed', async () => {
    const { run, sent, log } = await lab();
    arrive(run, 'Right', probe({ gateway: '0.0.0.0' }));
    run.advance(0.5);
    expect(answers(sent)).toEqual([]);
    expect(log.join('\n')).toContain(`%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${HOST} `);
  });

  it('a copy is answered once, and an answer leaves nothing behind', async () => {
    const { run, sent, log } = await lab();
    const before = run.router('Right').cryptoCensus();
    const packet = probe();
    for (let i = 0; i < 5; i++) arrive(run, 'Right', packet);
    run.advance(0.5);
    expect(answers(sent)).toEqual([`${RIGHT} > ${LEFT}`]);
    expect(log.filter(line => line.includes('is a duplicate of a previous packet'))).toHaveLength(4);
    run.advance(5);
    expect(run.router('Right').cryptoCensus()).toEqual(before);
  });

  it('a storm that names one gateway makes it no target: a few answers, then none while they are held', async () => {
    const { run, sent, log } = await lab();
    for (let i = 0; i < 500; i++) arrive(run, 'Right', probe({ gateway: '10.1.1.99' }));
    run.advance(0.5);
    expect(answers(sent)).toHaveLength(8);
    // Some are lost already where they wait for the processor.
    expect(log.filter(line => line.endsWith('is one of too many. Ignored.')).length).toBeGreaterThan(400);
    // Others are answered meanwhile.
    arrive(run, 'Right', probe());
    run.advance(0.2);
    expect(answers(sent).slice(8)).toEqual([`${RIGHT} > ${LEFT}`]);
  });

  it('a storm that names many gateways is bounded altogether, and gone in seconds', async () => {
    const { run, sent } = await lab();
    const before = run.router('Right').cryptoCensus();
    for (let i = 0; i < 2000; i++) arrive(run, 'Right', probe({ gateway: formatIpv4(ipv4('203.0.0.1') + i) }));
    run.advance(0.5);
    // Left turns back what it has no way for.
    expect(new Set(answers(sent)).size).toBe(64);
    expect(run.router('Right').cryptoCensus().sas).toBe(64);
    run.advance(5);
    expect(run.router('Right').cryptoCensus()).toEqual(before);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  });

  it('refused by the policy of the responder: discarded, told there, and the prober is not told', async () => {
    const run = await labOf([left(), right({ peer: THIRD })]);
    const log = run.logOf('Right', 'crypto isakmp');
    const sent = run.watch(run.link('FastEthernet0/0'));
    const inside = run.watch(run.link('Right FastEthernet0/1'));
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    expect(answers(sent)).toEqual([]);
    expect(inside.map(ends)).not.toContain(`${HOST} > ${FAR}`);
    expect(log).toContain('ISAKMP (0:1): peer discovery probe does not match our policy. Ignored.');
  });

  it.each([1, 2])('of version %i get an answer of the old form', async version => {
    const { run, sent } = await lab();
    const payloads: Payload[] = [
      { kind: 'id', id: ipv4Id(ipv4(LEFT), ...UDP_500) },
      { kind: 'id', id: HERE },
      ...(version === 1 ? [] : [{ kind: 'vendor' as const, data: tedVendorId(version) }]),
    ];
    const cookies = ['0123456789abcdef', '0000000000000000'] as const;
    arrive(run, 'Right', packetOf({ type: ExchangeType.tedProbe, cookies, payloads, from: HOST, to: FAR }));
    run.advance(0.5);
    const [reply] = ofType(sent, ExchangeType.tedAnswer);
    if (reply === undefined) throw new Error('no answer');
    expect(ends(reply)).toBe(`${FAR} > ${HOST}`);
    const message = decodeMessage(reply.subarray(headerLengthOf(reply) + 8));
    expect(message.payloads).toEqual([
      { kind: 'id', id: ipv4Id(ipv4(RIGHT), ...UDP_500) },
      { kind: 'id', id: THERE },
    ]);
  });
});
