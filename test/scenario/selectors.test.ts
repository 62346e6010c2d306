/** Crypto access lists that look at more than addresses: denies, protocols and ports, at both ends. */
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIpv4, IP_PROTOCOL } from '../../src/wire/ipv4';
import { encodeUdp } from '../../src/wire/udp';
import { brief, labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const PEERS = [{ peer: '192.168.0.2' }, { peer: '192.168.0.1' }] as const;

/** The list of Left, and its mirror image at Right. */
async function mirrored(...lines: readonly string[]): Promise<LabRun> {
  const turned = lines.map(line => {
    const [, action, protocol, here, there] = /^(\w+) (\w+) <(.*?)> <(.*?)>$/.exec(line) ?? [];
    return [`${action} ${protocol} ${here} ${there}`, `${action} ${protocol} ${there} ${here}`] as const;
  });
  const [own, other] = [turned.map(([line]) => line), turned.map(([, line]) => line)];
  return labOf([left({ ...PEERS[0], accessList: own }), right({ ...PEERS[1], accessList: other })]);
}

const LAN = '10.1.1.0 0.0.0.255';
const LAN_OF_RIGHT = '10.2.2.0 0.0.0.255';

/** A host behind Left sends a datagram. @returns how it went over the link, if it did */
function send(run: LabRun, ports: readonly [number, number], protocol: number = IP_PROTOCOL.udp): readonly string[] {
  const [source, destination] = [ipv4(HOST), ipv4(FAR)];
  const payload = encodeUdp({
    source,
    destination,
    sourcePort: ports[0],
    destinationPort: ports[1],
    payload: new Uint8Array(4),
  });
  const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol };
  const between = run.watch(run.link('Left FastEthernet0/0'));
  const inside = run.watch(run.link('Right FastEthernet0/1'));
  run
    .router('Left')
    .interfaces.get('FastEthernet0/1')
    ?.receive(encodeIpv4({ ...header, source, destination }, payload));
  run.advance(3);
  const arrived = inside.some(packet => brief(packet).startsWith(`${HOST} > ${FAR}`));
  return [
    ...new Set(
      between
        .map(brief)
        .filter(text => text.startsWith(`${HOST} > `) || text.startsWith('192.168.0.1 > 192.168.0.2 esp')),
    ),
  ]
    .map(text => text.replace(/.* /, ''))
    .concat(arrived ? ['arrived'] : []);
}

describe('mirrored lists come up, whatever they select', () => {
  it.each([
    ['one port', `permit udp <${LAN}> <${LAN_OF_RIGHT} eq 2000>`, [7, 2000], [7, 2001]],
    ['one port of ours', `permit udp <${LAN} eq 7> <${LAN_OF_RIGHT}>`, [7, 2000], [8, 2000]],
    ['both ports', `permit udp <${LAN} eq 7> <${LAN_OF_RIGHT} eq 2000>`, [7, 2000], [7, 2001]],
    ['a range of ports', `permit udp <${LAN}> <${LAN_OF_RIGHT} range 2000 2010>`, [7, 2010], [7, 2011]],
    ['ports above', `permit udp <${LAN}> <${LAN_OF_RIGHT} gt 2000>`, [7, 2001], [7, 2000]],
    ['all ports but one', `permit udp <${LAN}> <${LAN_OF_RIGHT} neq 2000>`, [7, 2001], [7, 2000]],
  ] as const)('%s', async (_, line, protectedPorts, clearPorts) => {
    const run = await mirrored(line);
    send(run, protectedPorts);
    expect(send(run, protectedPorts)).toEqual(['esp', 'arrived']);
    expect(send(run, clearPorts)).toEqual(['udp', 'arrived']);
    // Another protocol is none of theirs.
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(run.router('Left').ike.sas()).toHaveLength(1);
  });

  it('one protocol', async () => {
    const run = await mirrored(`permit icmp <${LAN}> <${LAN_OF_RIGHT}>`);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(send(run, [7, 2000])).toEqual(['udp', 'arrived']);
    expect(
      run
        .router('Right')
        .ipsec.identities(run.lab.now)
        .map(({ local, remote }) => [local.protocol, remote.protocol]),
    ).toEqual([[1, 1]]);
  });

  it('a line for each kind of traffic makes a pair of SAs for each', async () => {
    const run = await mirrored(
      `permit icmp <${LAN}> <${LAN_OF_RIGHT}>`,
      `permit udp <${LAN}> <${LAN_OF_RIGHT} eq 2000>`,
    );
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    send(run, [7, 2000]);
    expect(send(run, [7, 2000])).toEqual(['esp', 'arrived']);
    for (const name of ['Left', 'Right']) expect(run.router(name).cryptoCensus().bundles).toBe(2);
  });

  it('a deny keeps its traffic in the clear, though an SA would cover it', async () => {
    const run = await mirrored(`deny udp <${LAN}> <${LAN_OF_RIGHT}>`, `permit ip <${LAN}> <${LAN_OF_RIGHT}>`);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(send(run, [7, 2000])).toEqual(['udp', 'arrived']);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });
});

describe('what a deny of the responder leaves nothing of', () => {
  it('is refused: the proxies are not supported', async () => {
    const run = await labOf([
      left({ ...PEERS[0], accessList: [`permit ip host ${HOST} ${LAN_OF_RIGHT}`] }),
      right({ ...PEERS[1], accessList: [`deny ip ${LAN_OF_RIGHT} host ${HOST}`, `permit ip ${LAN_OF_RIGHT} ${LAN}`] }),
    ]);
    const log = run.logOf('Right', 'crypto ipsec');
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(log).toContain('IPSEC(validate_transform_proposal): proxy identities not supported');
    expect(run.router('Right').cryptoCensus()).toMatchObject({ bundles: 0, reservedSpis: 0, connections: 0 });
  });

  it('of which something is left is taken, and the rest is not answered under protection', async () => {
    const run = await labOf([
      left({ ...PEERS[0] }),
      right({ ...PEERS[1], accessList: [`deny ip host ${FAR} any`, `permit ip ${LAN_OF_RIGHT} ${LAN}`] }),
    ]);
    const log = run.logOf('Left');
    expect(run.ping(HOST, '10.2.2.8').marks).toBe('.!!!!');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    expect(log.join()).toContain('%CRYPTO-4-RECVD_PKT_NOT_IPSEC');
  });
});
