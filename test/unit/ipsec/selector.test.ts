import { ipv4 } from '../../../src/base/ipv4-address';
import type { Rng } from '../../../src/base/rng';
import { Sad } from '../../../src/ipsec/sad';
import {
  firstMatch,
  permitAround,
  proxiesCover,
  proxiesOf,
  type SelectorRule,
  type Traffic,
} from '../../../src/ipsec/selector';
import { line } from './support';

const A = '13.13.13.0/24';
const B = '12.12.12.0/24';

function traffic(more: Partial<Traffic> = {}): Traffic {
  const ports = { localPort: undefined, remotePort: undefined };
  return { local: ipv4('13.13.13.14'), remote: ipv4('12.12.12.13'), protocol: 1, ...ports, ...more };
}

const telnet = line('permit', A, B, { protocol: 6, remotePort: { operator: 'eq', port: 23 } });

describe('proxies cover', () => {
  const any = proxiesOf(line('permit', A, B));

  test('traffic of both networks, whatever it is, where nothing else is said', () => {
    expect(proxiesCover(any, traffic())).toBe(true);
    expect(proxiesCover(any, traffic({ protocol: 6, localPort: 1, remotePort: 2 }))).toBe(true);
  });

  test('not another address on either side', () => {
    expect(proxiesCover(any, traffic({ local: ipv4('13.13.14.14') }))).toBe(false);
    expect(proxiesCover(any, traffic({ remote: ipv4('12.12.13.13') }))).toBe(false);
  });

  test('one protocol and port', () => {
    const proxies = proxiesOf(telnet);
    expect(proxiesCover(proxies, traffic({ protocol: 6, localPort: 1024, remotePort: 23 }))).toBe(true);
    expect(proxiesCover(proxies, traffic({ protocol: 17, localPort: 1024, remotePort: 23 }))).toBe(false);
    expect(proxiesCover(proxies, traffic({ protocol: 6, localPort: 1024, remotePort: 24 }))).toBe(false);
    expect(proxiesCover(proxies, traffic({ protocol: 6 }))).toBe(true);
  });
});

describe('a permit line holds proxies', () => {
  const fits = (rule: SelectorRule, offered: SelectorRule): boolean =>
    permitAround([rule], proxiesOf(offered)) !== undefined;

  test('equal ones and narrower ones', () => {
    expect(fits(line('permit', A, B), line('permit', A, B))).toBe(true);
    expect(fits(line('permit', A, B), line('permit', '13.13.13.7/32', '12.12.12.64/26'))).toBe(true);
    expect(fits(line('permit', '0.0.0.0/0', '0.0.0.0/0'), line('permit', A, B))).toBe(true);
  });

  test('not wider ones, not others, not under a deny', () => {
    expect(fits(line('permit', A, B), line('permit', '13.13.12.0/23', B))).toBe(false);
    expect(fits(line('permit', A, B), line('permit', A, '12.12.13.0/24'))).toBe(false);
    expect(fits(line('deny', A, B), line('permit', A, B))).toBe(false);
  });

  test('a line with a port holds only that port', () => {
    expect(fits(telnet, telnet)).toBe(true);
    expect(fits(telnet, line('permit', A, B, { protocol: 6 }))).toBe(false);
    expect(fits(telnet, { ...telnet, remotePort: { operator: 'eq', port: 24 } })).toBe(false);
    expect(fits({ ...telnet, remotePort: { operator: 'lt', port: 24 } }, telnet)).toBe(true);
    expect(fits(line('permit', A, B), telnet)).toBe(true);
  });

  test('a deny line above takes what it holds whole, and nothing else', () => {
    const rules = [line('deny', '13.13.13.7/32', B), line('deny', A, B, { protocol: 6 }), line('permit', A, B)];
    const held = (offered: SelectorRule): boolean => permitAround(rules, proxiesOf(offered)) !== undefined;
    expect(held(line('permit', '13.13.13.7/32', B))).toBe(false);
    expect(held(line('permit', '13.13.13.7/32', '12.12.12.1/32'))).toBe(false);
    expect(held(line('permit', '13.13.13.6/31', B))).toBe(true);
    expect(held(telnet)).toBe(false);
    expect(held({ ...telnet, protocol: 17 })).toBe(true);
    expect(held(line('permit', A, B))).toBe(true);
  });

  test('a range of ports cannot be said in proxies: the line takes what it would ask for itself, and no more', () => {
    const range = line('permit', A, B, { protocol: 17, remotePort: { operator: 'range', first: 20, last: 30 } });
    expect(fits(range, range)).toBe(true);
    expect(fits(range, line('permit', '13.13.13.7/32', B, { protocol: 17 }))).toBe(false);
    expect(fits(range, { ...telnet, protocol: 17 })).toBe(true);
    expect(fits(range, { ...telnet, protocol: 17, remotePort: { operator: 'eq', port: 31 } })).toBe(false);
  });

  test('halves of two protocols are nothing that a line could permit', () => {
    const { local, remote } = proxiesOf(line('permit', A, B));
    expect(permitAround([line('permit', A, B)], { local: { ...local, protocol: 6 }, remote })).toBeUndefined();
  });

  test('masks need not be contiguous', () => {
    const odd = { ...line('permit', A, B), local: { address: ipv4('13.13.0.1'), mask: ipv4('255.255.0.255') } };
    expect(fits(odd, line('permit', '13.13.7.1/32', B))).toBe(true);
    expect(fits(odd, line('permit', '13.13.7.2/32', B))).toBe(false);
    expect(fits(odd, line('permit', '13.13.7.0/24', B))).toBe(false);
  });
});

describe('fragments without ports', () => {
  const piece = traffic({ protocol: 6 });

  test('are taken by permit lines and passed over by deny lines', () => {
    expect(firstMatch([telnet], piece)?.action).toBe('permit');
    expect(firstMatch([{ ...telnet, action: 'deny' }], piece)).toBeUndefined();
  });
});

test.each([
  ['eq', { operator: 'eq', port: 10 }, [10]],
  ['neq', { operator: 'neq', port: 10 }, [9, 11, 12]],
  ['lt', { operator: 'lt', port: 10 }, [9]],
  ['gt', { operator: 'gt', port: 10 }, [11, 12]],
  ['range', { operator: 'range', first: 10, last: 11 }, [10, 11]],
] as const)('port operator %s', (_name, remotePort, expected) => {
  const rule = line('permit', A, B, { protocol: 17, remotePort });
  const taken = [9, 10, 11, 12].filter(port =>
    firstMatch([rule], traffic({ protocol: 17, localPort: 1, remotePort: port })),
  );
  expect(taken).toEqual(expected);
});

test('SPIs are neither reserved ones nor taken ones', () => {
  const drawn = [0, 255, 4000, 4000, 4001];
  const rng: Pick<Rng, 'u32'> = { u32: () => drawn.shift()! };
  const sad = new Sad();
  expect([sad.reserveSpi(rng), sad.reserveSpi(rng)]).toEqual([4000, 4001]);
  sad.releaseSpi(4000);
  drawn.push(4000);
  expect(sad.reserveSpi(rng)).toBe(4000);
});
