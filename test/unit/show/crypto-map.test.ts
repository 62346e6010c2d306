import { ipv4 } from '../../../src/base/ipv4-address';
import { type DynamicMapEntry, newEntryPolicy } from '../../../src/ipsec/configuration';
import type { MapEntryView } from '../../../src/ipsec/views';
import { cryptoMaps, dynamicMaps } from '../../../src/show/crypto-map';
import { goldenShow, withoutEnd } from './golden-shows';
import { staticEntry, subnet, TED_LIST } from './states';

const LISTS = new Map([['101', TED_LIST]]);

const reference: MapEntryView = {
  kind: 'dynamic',
  mapName: 'tedtag',
  sequence: 10,
  template: 'ted-map',
  discover: true,
  interfaces: ['FastEthernet0/0'],
};

const runTime = staticEntry({
  mapName: 'tedtag',
  sequence: 11,
  peers: [ipv4('11.11.11.2')],
  accessList: undefined,
  proxies: { local: subnet('13.13.13.0'), remote: subnet('12.12.12.0') },
  createdFrom: { template: 'ted-map', sequence: 10 },
  currentPeer: ipv4('11.11.11.2'),
  transformSets: ['ted-transforms'],
});

function shown(name: string, ...entries: readonly MapEntryView[]) {
  return { name, localAddress: undefined, entries };
}

describe('show crypto map', () => {
  test('a dynamic entry and what discovery made of it read byte for byte as on the real router', () => {
    const lines = cryptoMaps([shown('tedtag', reference, runTime)], LISTS);
    expect(withoutEnd(lines)).toEqual(goldenShow('show crypto map'));
  });

  test('no maps', () => {
    expect(cryptoMaps([], LISTS)).toEqual(['No crypto maps found.']);
  });

  test('a dynamic entry without discovery, alone, carries the interfaces itself', () => {
    expect(cryptoMaps([shown('tedtag', { ...reference, discover: false })], LISTS)).toEqual([
      'Crypto Map "tedtag" 10 ipsec-isakmp',
      '        Dynamic map template tag: ted-map',
      '        Interfaces using crypto map tedtag:',
      '                FastEthernet0/0',
      '',
    ]);
  });

  test('a static entry names its access list, peers, PFS group and own lifetimes', () => {
    const entry = staticEntry({
      description: 'to the branch',
      peers: [ipv4('10.0.0.2'), 'backup.example.com'],
      pfs: 2,
      lifetime: { seconds: 120, kilobytes: 2560 },
      transformSets: ['strong', 'weak'],
      interfaces: ['FastEthernet0/0', 'Serial0/0'],
    });
    expect(cryptoMaps([shown('vpn', entry)], LISTS)).toEqual([
      'Crypto Map "vpn" 10 ipsec-isakmp',
      '        Description: to the branch',
      '        Peer = 10.0.0.2',
      '        Peer = backup.example.com',
      '        Extended IP access list 101',
      '            access-list 101 permit ip 13.13.13.0 0.0.0.255 12.12.12.0 0.0.0.255',
      '        Current peer: 10.0.0.2',
      '        Security association lifetime: 2560 kilobytes/120 seconds',
      '        PFS (Y/N): Y',
      '        DH group:  group2',
      '        Transform sets={ strong, weak, }',
      '        Interfaces using crypto map vpn:',
      '                FastEthernet0/0',
      '                Serial0/0',
      '',
    ]);
  });

  test('an incomplete entry on no interface', () => {
    const entry = staticEntry({
      peers: [],
      currentPeer: undefined,
      accessList: undefined,
      transformSets: [],
      interfaces: [],
    });
    expect(cryptoMaps([shown('vpn', entry)], LISTS).slice(1)).toEqual([
      '        No matching address list set.',
      '        Current peer: 0.0.0.0',
      '        Security association lifetime: 4608000 kilobytes/3600 seconds',
      '        PFS (Y/N): N',
      '        Transform sets={ }',
      '        Interfaces using crypto map vpn:',
      '',
    ]);
  });

  test('an access list that does not exist has a name and no lines', () => {
    const lines = cryptoMaps([shown('vpn', staticEntry({ accessList: '199' }))], LISTS);
    expect(lines).toContain('        Extended IP access list 199');
    expect(lines.join('\n')).not.toContain('access-list 199');
  });

  test('a run-time entry for hosts and one port', () => {
    const host = (address: string, port: number) => ({ ...subnet(address, '255.255.255.255'), protocol: 47, port });
    const entry = { ...runTime, proxies: { local: host('10.1.2.2', 0), remote: host('10.1.4.4', 0) } };
    expect(cryptoMaps([shown('tedtag', entry)], LISTS)).toContain(
      '            access-list  permit gre host 10.1.2.2 host 10.1.4.4',
    );
  });

  test('several maps, one of them with a local address of its own', () => {
    const localAddress = { interfaceName: 'Loopback0', address: ipv4('1.1.1.1') };
    const lines = cryptoMaps([shown('tedtag', reference), { ...shown('vpn', staticEntry()), localAddress }], LISTS);
    expect(lines.filter(line => line.startsWith('Crypto Map'))).toEqual([
      'Crypto Map "tedtag" 10 ipsec-isakmp',
      'Crypto Map: "vpn" idb: Loopback0 local address: 1.1.1.1',
      'Crypto Map "vpn" 10 ipsec-isakmp',
    ]);
  });
});

describe('show crypto dynamic-map', () => {
  const lifetime = { seconds: 3600, kilobytes: 4608000 };

  test('templates by number, with the global lifetime where they have none', () => {
    const template = (sequence: number, more: Partial<DynamicMapEntry>): DynamicMapEntry => ({
      ...newEntryPolicy(sequence),
      kind: 'template',
      ...more,
    });
    const templates = [
      template(20, { seconds: 600, pfs: 1 }),
      template(10, { match: '101', transformSets: ['ted-transforms'] }),
    ];
    const maps = new Map([['ted-map', new Map(templates.map(each => [each.sequence, each]))]]);
    expect(dynamicMaps(maps, lifetime, LISTS)).toEqual([
      'Crypto Map Template"ted-map" 10',
      '        Extended IP access list 101',
      '            access-list 101 permit ip 13.13.13.0 0.0.0.255 12.12.12.0 0.0.0.255',
      '        Current peer: 0.0.0.0',
      '        Security association lifetime: 4608000 kilobytes/3600 seconds',
      '        PFS (Y/N): N',
      '        Transform sets={ ted-transforms, }',
      '',
      'Crypto Map Template"ted-map" 20',
      '        No matching address list set.',
      '        Current peer: 0.0.0.0',
      '        Security association lifetime: 4608000 kilobytes/600 seconds',
      '        PFS (Y/N): Y',
      '        DH group:  group1',
      '        Transform sets={ }',
      '',
    ]);
  });

  test('none', () => {
    expect(dynamicMaps(new Map(), lifetime, LISTS)).toEqual(['No crypto maps found.']);
  });
});

test('show crypto map: keys that are typed', () => {
  const entry: MapEntryView = {
    ...staticEntry(),
    kind: 'ipsec-manual',
    inbound: { ah: { spi: 300, key: '0102' }, esp: { spi: 1001, cipher: 'abcd', authenticator: '20' } },
    outbound: { ah: undefined, esp: { spi: 1000, cipher: 'ef01', authenticator: undefined } },
  };
  const shown = cryptoMaps([{ name: 'vpn', localAddress: undefined, entries: [entry] }], new Map()).map(line =>
    line.trim(),
  );
  expect(shown[0]).toBe('Crypto Map "vpn" 10 ipsec-manual');
  expect(shown.slice(shown.indexOf('Transform sets={ strong, }'), -2)).toEqual([
    'Transform sets={ strong, }',
    'Inbound esp spi: 1001,',
    'cipher key: abcd,',
    'auth_key: 20,',
    'Inbound ah spi: 300,',
    'key: 0102,',
    'Outbound esp spi: 1000,',
    'cipher key: ef01,',
    'auth_key: ,',
    'Outbound ah spi: 0,',
    'key: ,',
    'Interfaces using crypto map vpn:',
  ]);
});
