/** The forms that shows of ISAKMP and IPsec have in 12.4, of a tunnel that is up. */
import { left, right } from '../../scenario/configs';
import { labOf, type LabRun } from '../../support/lab';
import { typistAt } from '../../support/typist';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];

async function tunnel(release: string): Promise<LabRun> {
  const configs = [left({ peer: '192.168.0.2' }), right({ peer: '192.168.0.1' })];
  const run = await labOf(configs, { releases: { Left: release, Right: release } });
  expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  return run;
}

let shows: (line: string) => readonly string[];

beforeAll(async () => {
  const type = typistAt(await tunnel('12.4'), 'Left');
  shows = line => type(line).split('\n');
});

test('show crypto isakmp sa', () => {
  expect(shows('show crypto isakmp sa')).toEqual([
    'IPv4 Crypto ISAKMP SA',
    'dst             src             state          conn-id status',
    '192.168.0.2     192.168.0.1     QM_IDLE              1 ACTIVE',
    '',
    'IPv6 Crypto ISAKMP SA',
    '',
    '',
  ]);
});

test('show crypto isakmp sa detail: the suite, what is left, and that the peer may be asked whether it lives', () => {
  const lines = shows('show crypto isakmp sa detail');
  expect(lines).toContain('C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.');
  const row = lines.find(line => line.startsWith('1 '));
  expect(row).toMatch(/^1 {5}192\.168\.0\.1 {5}192\.168\.0\.2 {12}ACTIVE des {2}sha {4}psk {2}1 {2}23:59:\d\d D$/);
});

test('show crypto isakmp policy and key', () => {
  expect(shows('show crypto isakmp policy').slice(0, 3)).toEqual([
    '',
    'Global IKE policy',
    'Protection suite of priority 10',
  ]);
  expect(shows('show crypto isakmp key').slice(0, 3)).toEqual([
    'Keyring      Hostname/Address                            Preshared Key',
    '',
    'default      0.0.0.0        [0.0.0.0        ]            secret',
  ]);
});

test('show crypto session', () => {
  expect(shows('show crypto session').map(line => line.trimEnd())).toEqual([
    'Crypto session current status',
    '',
    'Interface: FastEthernet0/0',
    'Session status: UP-ACTIVE',
    'Peer: 192.168.0.2 port 500',
    '  IKE SA: local 192.168.0.1/500 remote 192.168.0.2/500 Active',
    '  IPSEC FLOW: permit ip 10.1.1.0/255.255.255.0 10.2.2.0/255.255.255.0',
    '        Active SAs: 2, origin: crypto map',
    '',
    '',
  ]);
});

test('show crypto session: from nothing to idle', async () => {
  const run = await tunnel('12.4');
  const type = typistAt(run, 'Left');
  const status = (): string | undefined => /Session status: (.*)/.exec(type('show crypto session'))?.[1];
  run.router('Left').clearIpsec({ kind: 'all' });
  expect(status()).toBe('UP-IDLE');
  run.router('Left').clearIsakmp();
  expect(status()).toBe('DOWN');
});

test('show crypto ipsec sa', () => {
  const lines = shows('show crypto ipsec sa');
  for (const line of [
    '    Crypto map tag: outside, local addr 192.168.0.1',
    '   protected vrf: (none)',
    '   current_peer 192.168.0.2 port 500',
    '    #pkts encaps: 4, #pkts encrypt: 4, #pkts digest: 4',
    '     path mtu 1500, ip mtu 1500, ip mtu idb FastEthernet0/0',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.filter(line => line === '        Status: ACTIVE')).toHaveLength(2);
  expect(lines.find(line => line.includes('current outbound spi'))).toMatch(/spi: 0x[0-9A-F]+\(\d+\)$/);
});

test('12.2T keeps the forms of 12.2', async () => {
  const type = typistAt(await tunnel('12.2T'), 'Left');
  expect(type('show crypto isakmp sa')).toContain('conn-id    slot');
  expect(type('show crypto ipsec sa')).toContain('media mtu 1500');
});
