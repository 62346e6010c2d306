/** A peer that sets the commit bit (RFC 2408 4.6): nothing is sent before it says CONNECTED under a hash, or 10 s have gone. */
import { ipv4 } from '../../src/base/ipv4-address';
import { Flag } from '../../src/wire/isakmp/constants';
import { ipv4Id, subnetId } from '../../src/wire/isakmp/id';
import { IP_PROTOCOL, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { AggressiveInitiator } from '../support/aggressive-initiator';
import { labOf } from '../support/lab';
import { left, right } from './configs';
import { LEFT, responder, RIGHT, type Responder } from './responder';

const ID = 0x51515151;
const FAR = '10.2.2.7';
const HOST = '10.1.1.5';
const PROXIES = [subnetId(ipv4('10.1.1.0'), ipv4('255.255.255.0')), subnetId(ipv4('10.2.2.0'), ipv4('255.255.255.0'))];

interface Begun {
  readonly right: Responder;
  readonly peer: AggressiveInitiator;
  /** Does Right send ESP for a packet from behind it? */
  sends(): boolean;
}

/** An initiator by hand, as far as QM3. */
async function begun(flags: { readonly qm1: number; readonly qm3: number }): Promise<Begun> {
  const right = await responder({
    peer: '192.168.0.1',
    policy: ['encryption 3des', 'group 2'],
  });
  const peer = new AggressiveInitiator(ipv4Id(LEFT, 17, 500), 'secret');
  const [am2] = right.exchange(peer.am1());
  expect(peer.readAm2(am2 ?? new Uint8Array(0))).toBe(true);
  right.exchange(peer.am3(true));
  const [qm2] = right.exchange(peer.qm1(ID, PROXIES, flags.qm1));
  right.exchange(peer.qm3(ID, qm2 ?? new Uint8Array(0), flags.qm3));
  expect(right.run.router('Right').cryptoCensus()).toMatchObject({ bundles: 1 });
  const packets = right.run.watch(right.run.link('Left FastEthernet0/0'));
  const sends = (): boolean => {
    packets.length = 0;
    right.run.ping(FAR, HOST, { count: 1, timeout: 50 });
    return packets.some(packet => protocolOf(packet) === IP_PROTOCOL.esp && sourceOf(packet) === RIGHT);
  };
  return { right, peer, sends };
}

it('without the bit the SAs are used at once', async () => {
  const { sends } = await begun({ qm1: 0, qm3: 0 });
  expect(sends()).toBe(true);
});

describe.each([
  ['in QM1', { qm1: Flag.commit, qm3: 0 }],
  ['in QM3', { qm1: 0, qm3: Flag.commit }],
  ['in both', { qm1: Flag.commit, qm3: Flag.commit }],
])('the bit %s', (_, flags) => {
  it.each([
    ['an informational exchange of the same message id', ID, false],
    ['an informational exchange of its own', 0x77777777, false],
    ['a fourth message of quick mode', ID, true],
  ])('CONNECTED as %s ends the wait', async (__, messageId, asQuickMode) => {
    const { right, peer, sends } = await begun(flags);
    expect(sends()).toBe(false);
    // A packet that has to wait starts nothing of ours.
    expect(right.run.router('Right').cryptoCensus()).toMatchObject({ acquisitions: 0, bundles: 1 });
    right.exchange(peer.connected(messageId, asQuickMode));
    expect(right.log).toContain('ISAKMP (0:1): processing NOTIFY CONNECTED protocol 3');
    expect(sends()).toBe(true);
  });

  it('CONNECTED that is altered on the way does not', async () => {
    const { right, peer, sends } = await begun(flags);
    const altered = peer.connected(ID, false);
    altered[altered.length - 9]! ^= 1;
    right.exchange(altered);
    expect(sends()).toBe(false);
  });

  it('a peer that never says it is waited for ten seconds', async () => {
    const { right, sends } = await begun(flags);
    right.run.advance(9);
    expect(sends()).toBe(false);
    right.run.advance(2);
    expect(sends()).toBe(true);
  });
});

it('an initiator waits as well, and at a rekey the older SAs carry what goes out: nothing is lost', async () => {
  const mapLines = [' set security-association lifetime seconds 120'];
  const run = await labOf([left({ peer: '192.168.0.2', mapLines }), right({ peer: '192.168.0.1', mapLines })]);
  const port = run.router('Left').interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  const receive = port.receive.bind(port);
  // The flags of the header stand under no hash.
  port.receive = (packet, vlan) => {
    const flags = 20 + 8 + 19;
    if (protocolOf(packet) !== IP_PROTOCOL.udp || packet[flags - 1] !== 32) return receive(packet, vlan);
    const committed = Uint8Array.from(packet);
    committed[flags]! |= Flag.commit;
    committed.fill(0, 26, 28);
    receive(committed, vlan);
  };
  expect(run.ping(HOST, FAR, { count: 3, timeout: 500 }).marks).toBe('...');
  run.advance(10);
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
  let lost = 0;
  for (let i = 0; i < 300; i++) {
    run.advance(0.4);
    if (run.ping(HOST, FAR, { count: 1, timeout: 90 }).marks !== '!') lost++;
  }
  expect(lost).toBe(0);
  expect(run.router('Left').cryptoCensus()).toMatchObject({ acquisitions: 0, reservedSpis: 0 });
});
