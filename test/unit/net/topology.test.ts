import { ipv4, maskOf } from '../../../src/base/ipv4-address';
import { kindOf } from '../../../src/router/interface-kinds';
import { type AddressRow, edgeOf, inferTopology } from '../../../src/net/topology';

let line = 0;
const row = (device: string, interfaceName: string, cidr: string, more: Partial<AddressRow> = {}): AddressRow => {
  const [address = '', length = ''] = cidr.split('/');
  return {
    device,
    interfaceName,
    address: ipv4(address),
    mask: maskOf(Number(length)),
    secondary: false,
    cabled: kindOf(interfaceName).cabled,
    file: `${device}.cfg`,
    line: ++line,
    ...more,
  };
};

const lans = (...rows: readonly AddressRow[]): readonly string[] => inferTopology(rows).lans.map(lan => lan.name);

it('interfaces in one subnet share a LAN', () => {
  expect(lans(row('A', 'F0', '10.0.0.1/24'), row('B', 'F0', '10.0.0.2/24'), row('B', 'F1', '10.0.1.1/24'))).toEqual([
    'A F0 - B F0',
    'B F1',
  ]);
});

it('a secondary address joins its LAN, and what two addresses join is one', () => {
  const joined = lans(
    row('A', 'F0', '10.0.0.1/24'),
    row('A', 'F0', '10.9.9.1/24', { secondary: true }),
    row('B', 'F0', '10.0.0.2/24'),
    row('C', 'F0', '10.9.9.2/24'),
  );
  expect(joined).toEqual(['A F0 - B F0 - C F0']);
});

it('unequal masks share a LAN when one holds the other, with a diagnostic that names both', () => {
  const { lans: found, diagnostics } = inferTopology([row('A', 'F0', '10.0.0.1/24'), row('B', 'F0', '10.0.0.2/30')]);
  expect(found).toHaveLength(1);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ file: 'B.cfg' });
  expect(diagnostics[0]?.text).toContain('A.cfg:');
});

it.each(['Loopback0', 'Null0', 'Tunnel1'])('%s joins none', name => {
  expect(lans(row('A', name, '10.0.0.1/24'), row('B', 'F0', '10.0.0.2/24'))).toEqual(['B F0']);
});

it('what is shut down joins none', () => {
  expect(lans(row('A', 'F0', '10.0.0.1/24', { shutdown: true }), row('B', 'F0', '10.0.0.2/24'))).toEqual(['B F0']);
});

it('one address twice on a LAN is refused with both places', () => {
  const rows = [row('A', 'F0', '10.0.0.1/24', { line: 7 }), row('B', 'F0', '10.0.0.1/24', { line: 9 })];
  expect(() => inferTopology(rows)).toThrow(/B\.cfg:9: 10\.0\.0\.1 of B is already the address of A F0 \(A\.cfg:7\)/);
});

it('end hosts live where one router is alone, and are neither network, broadcast nor router', () => {
  const { edges } = inferTopology([
    row('A', 'F0', '10.0.0.1/24'),
    row('A', 'F1', '10.0.1.1/24'),
    row('B', 'F0', '10.0.1.2/24'),
  ]);
  expect(edgeOf(edges, ipv4('10.0.0.77'))?.gateway).toBe(ipv4('10.0.0.1'));
  for (const none of ['10.0.0.0', '10.0.0.255', '10.0.0.1', '10.0.1.9', '10.0.2.1']) {
    expect([none, edgeOf(edges, ipv4(none))]).toEqual([none, undefined]);
  }
});
