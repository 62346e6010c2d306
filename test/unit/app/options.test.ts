import { remarkLines } from '../../../src/app/diagnostics';
import { findInterface, interfaceWord, percent } from '../../../src/app/lab-arguments';
import { pick, readPace, readPerDevice, readSeed, refuseStrangers, valueFor } from '../../../src/app/options';
import { InputError } from '../../../src/base/errors';

test('a seed is a whole number', () => {
  expect(readSeed('0')).toBe(0);
  expect(readSeed('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  for (const text of ['', '-1', '1.5', '1e3', 'x', '9007199254740993', '99999999999999999']) {
    expect(() => readSeed(text)).toThrow(InputError);
  }
});

test('a pace is fast or real', () => {
  expect([readPace('fast'), readPace('real')]).toEqual(['fast', 'real']);
  expect(() => readPace('slow')).toThrow(InputError);
});

test('a value for a device counts more than one for all, a later one more than an earlier', () => {
  const choices = ['c2600', 'fred=ideal', 'c2600xm', 'fred=c2600'].map(readPerDevice);
  expect(valueFor(choices, 'fred')).toBe('c2600');
  expect(valueFor(choices, 'Daphne')).toBe('c2600xm');
  expect(valueFor([], 'Daphne')).toBeUndefined();
});

test('a name that is no router, and a value that does not exist, are refused', () => {
  expect(() => refuseStrangers('--platform', [readPerDevice('wilma=c2600')], ['Daphne', 'fred'])).toThrow(
    '--platform: wilma=c2600: there is no router wilma (Daphne, fred)',
  );
  expect(() => pick('--release', '15.0', { '12.2': 1 })).toThrow('--release: there is no 15.0 (12.2)');
  expect(() => pick('--release', 'toString', { '12.2': 1 })).toThrow(InputError);
});

test('a hundred remarks a file, then a count', () => {
  const many = (file: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ file, line: i + 1, text: 'x' }));
  expect(remarkLines(many('a', 100))).toHaveLength(100);
  const lines = remarkLines([...many('a', 250), ...many('b', 2)]);
  expect(lines).toHaveLength(103);
  expect(lines.slice(-2)).toEqual(['b:2: x', 'a: 150 more of this kind, 250 in all']);
});

test('interfaces by short names, where only one fits', () => {
  const names = ['FastEthernet0/0', 'FastEthernet0/1', 'Ethernet0/0', 'Loopback0', 'Loopback00'];
  expect(findInterface(names, 'f0/1')).toBe('FastEthernet0/1');
  expect(findInterface(names, 'ETH0/0')).toBe('Ethernet0/0');
  expect(findInterface(names, 'lo0')).toBe('Loopback0');
  expect(findInterface(names, 'f0/2')).toBeUndefined();
  expect(findInterface(['Fast1', 'Fddi1'], 'f1')).toBeUndefined();
  expect(findInterface(names, '0/0')).toBeUndefined();
  expect(interfaceWord.head?.('FastEthernet')).toBe(true);
});

test('shares are percents with or without the sign', () => {
  expect([percent.parse('5%'), percent.parse('12.5'), percent.parse('100%')]).toEqual([0.05, 0.125, 1]);
  expect([percent.parse('101%'), percent.parse('-1'), percent.parse('x')]).toEqual([undefined, undefined, undefined]);
});
