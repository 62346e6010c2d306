import { readFileSync } from 'node:fs';
import path from 'node:path';

import { compareLogs } from './compare';

/** The comparison is what the golden tests stand on: it must see every kind of difference. */
const daphne = readFileSync(path.join(__dirname, 'data', 'daphne.debug.txt'), 'utf8');
const show = readFileSync(path.join(__dirname, 'data', 'daphne.show.txt'), 'utf8');

const debug = { debugOnly: true, gapFactor: 1.5 };

test('a log agrees with itself, and with itself under other drawn values', () => {
  expect(compareLogs(daphne, daphne, debug)).toEqual([]);
  const other = daphne.replaceAll('0xF800D61F', '0x12345678').replaceAll('4160804383', String(0x12345678));
  expect(compareLogs(daphne, other, debug)).toEqual([]);
  expect(compareLogs(show, show, { freeLifetimes: true })).toEqual([]);
});

const changes: readonly (readonly [string, (log: string) => string])[] = [
  ['a line left out', log => log.replace(/^.*SKEYID state generated\n/m, '')],
  ['a line too many', log => log.replace(/^(.*SKEYID state generated\n)/m, '$1$1')],
  ['another word', log => log.replace('hash SHA', 'hash MD5')],
  ['two lines changed over', log => log.replace(/^(.*hash SHA\n)(.*default group 1\n)/m, '$2$1')],
  ['a continuation line that differs', log => log.replace('protocol     : 17', 'protocol     : 6')],
  ['an SPI that differs in one of its places', log => log.replace('has spi 0xF800D61F', 'has spi 0xF800D61E')],
  ['an outbound SPI printed unsigned', log => log.replace('has spi -1535570016', `has spi 2759397280`)],
  ['a message id that differs in one of its places', log => log.replace('M-ID of 409419560', 'M-ID of 409419561')],
  ['a gap too short', log => log.replaceAll('02:07:20.781', '02:07:20.620')],
  ['time that runs backwards', log => log.replace('02:07:20.781', '02:07:19.000')],
];

test.each(changes)('%s is seen', (_name, change) => {
  expect(change(daphne)).not.toBe(daphne);
  expect(compareLogs(daphne, change(daphne), debug)).not.toEqual([]);
});

test('log messages and typed lines may stand between debug lines', () => {
  const mixed = daphne.replace(
    /^(\*Mar {2}1 02:07:20\.608.*)$/m,
    'Daphne#show clock\n*Mar  1 02:07:20.000: %SYS-5-CONFIG_I: Configured from console by console\n$1',
  );
  expect(compareLogs(daphne, mixed, debug)).toEqual([]);
});

test('counters and lifetimes in shows', () => {
  const free = { freeLifetimes: true };
  expect(compareLogs(show, show.replaceAll('4414715/2524', '4500000/3590'), free)).toEqual([]);
  expect(compareLogs(show, show.replace('4414715/2524', '4500000/3590'), free)).not.toEqual([]);
  expect(compareLogs(show, show.replaceAll('4414715/2524', '4608001/3590'), free)).not.toEqual([]);
  expect(compareLogs(show, show.replace('#pkts encaps: 9', '#pkts encaps: 8'), free)).not.toEqual([]);
});
