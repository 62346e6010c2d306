import { address, integer, mask, word } from '../../../src/syntax/argument-types';
import {
  anyOrder,
  argument,
  choice,
  converted,
  enumeration,
  flag,
  keyword,
  keywords,
  optional,
  repeated,
  rest,
  sequence,
  type Syntax,
} from '../../../src/syntax/grammar';
import { print } from '../../../src/syntax/print';
import type { Command } from '../../../src/syntax/states';
import { CommandTree } from '../../../src/syntax/tree';

interface Named extends Command {
  readonly name: string;
}

function named(name: string, syntax: Syntax<unknown>, more: Partial<Command> = {}): Named {
  return { name, syntax, ...more };
}

const encryption = sequence(
  keyword('encryption', 'Set encryption algorithm'),
  choice('cipher', {
    des: keyword('des', 'DES'),
    '3des': keyword('3des', 'Three key triple DES'),
    aes: sequence(keyword('aes', 'AES'), optional(argument('bits', integer(128, 256), 'key size'))),
  }),
);
const hash = sequence(keyword('hash', 'Set hash'), enumeration('hash', { sha: 'SHA', md5: 'MD5' }));
const ipAddress = sequence(
  keywords(['ip', 'IP'], ['address', 'Set the IP address']),
  argument('address', address, 'IP address'),
  argument('mask', mask, 'IP subnet mask'),
  flag('secondary', 'secondary', 'Make it a secondary address'),
);
const description = sequence(keyword('description', 'Text'), rest('text', 'Up to 240 characters'));
const sets = sequence(keyword('set', 'Sets'), repeated('names', word, 'Name', { min: 1, max: 3 }));
const hostOrAny = choice('form', {
  any: keyword('any', 'Any'),
  host: sequence(keyword('host', 'A host'), argument('address', address, 'Host')),
});
const permit = sequence(
  keyword('permit', 'Permit'),
  converted('from', hostOrAny, {
    decode: form => (form.form === 'any' ? 0 : form.address),
    encode: from => (from === 0 ? { form: 'any' as const } : { form: 'host' as const, address: from }),
  }),
  converted('to', hostOrAny, {
    decode: form => (form.form === 'any' ? 0 : form.address),
    encode: to => (to === 0 ? { form: 'any' as const } : { form: 'host' as const, address: to }),
  }),
);
const ping = sequence(
  keyword('ping', 'Ping'),
  argument('target', word, 'Target'),
  anyOrder(
    sequence(keyword('repeat', 'Count'), argument('count', integer(1, 99), 'Count')),
    sequence(keyword('size', 'Size'), argument('size', integer(36, 1500), 'Size')),
    flag('df', 'df-bit', "Don't fragment"),
  ),
);

const tree = new CommandTree(
  [
    named('encryption', encryption),
    named('hash', hash),
    named('ip address', ipAddress),
    named('description', description),
    named('set', sets),
    named('permit', permit),
    named('ping', ping, { level: 1 }),
    named('reload', keyword('reload', 'Halt and restart'), { level: 15 }),
  ],
  { negatable: true },
);

function matched(line: string): unknown {
  const match = tree.match(line);
  return match.kind === 'ok' ? [match.command.name, match.value, match.prefix] : match;
}

test('a full line and every unique abbreviation yield the same record', () => {
  expect(matched('encryption aes 256')).toEqual(['encryption', { cipher: 'aes', bits: 256 }, undefined]);
  expect(matched('e a 256')).toEqual(['encryption', { cipher: 'aes', bits: 256 }, undefined]);
  expect(matched('IP ADDR 10.0.0.1 255.0.0.0 sec')).toEqual([
    'ip address',
    { address: 0x0a000001, mask: 0xff000000, secondary: true },
    undefined,
  ]);
});

test('lines that end too early, fit nothing or fit two words', () => {
  expect(matched('encryption')).toEqual({ kind: 'incomplete' });
  expect(matched('encryption foo')).toMatchObject({ kind: 'invalid', column: 11 });
  expect(matched(' hash  sha   sha')).toMatchObject({ kind: 'invalid', column: 13 });
  expect(matched('p any any')).toEqual({ kind: 'ambiguous' });
  expect(matched('ip address 10.0.0.1 255.0.255.0')).toMatchObject({ kind: 'invalid', column: 20 });
  expect(matched('   ')).toEqual({ kind: 'empty' });
});

test('what is left of the line is taken as typed', () => {
  expect(matched('description  to  Fred, no  doubt ')).toEqual([
    'description',
    { text: 'to  Fred, no  doubt' },
    undefined,
  ]);
});

test('repeated, converted and free-order parts', () => {
  expect(matched('set a b c')).toEqual(['set', { names: ['a', 'b', 'c'] }, undefined]);
  expect(matched('set a b c d')).toMatchObject({ kind: 'invalid', column: 10 });
  expect(matched('permit host 1.2.3.4 any')).toEqual(['permit', { from: 0x01020304, to: 0 }, undefined]);
  expect(matched('ping x df size 100 rep 3')).toEqual([
    'ping',
    { target: 'x', df: true, size: 100, count: 3 },
    undefined,
  ]);
  expect(matched('ping x df df')).toMatchObject({ kind: 'invalid', column: 10 });
});

test('under no, a line may end after the words that name the command', () => {
  expect(matched('no hash')).toEqual(['hash', {}, 'no']);
  expect(matched('no ip address')).toEqual(['ip address', {}, 'no']);
  expect(matched('no ip')).toEqual({ kind: 'incomplete' });
  expect(matched('default hash')).toEqual(['hash', {}, 'default']);
  expect(matched('no ip address 1.1.1.1 255.0.0.0')).toEqual([
    'ip address',
    { address: 0x01010101, mask: 0xff000000 },
    'no',
  ]);
});

test('help after a blank lists what may follow, in a word what begins so', () => {
  expect(tree.help('encryption ')).toEqual({
    kind: 'entries',
    entries: [
      { text: '3des', help: 'Three key triple DES', literal: true },
      { text: 'aes', help: 'AES', literal: true },
      { text: 'des', help: 'DES', literal: true },
    ],
  });
  expect(tree.help('e aes ')).toMatchObject({ entries: [{ text: '<128-256>' }, { text: '<cr>' }] });
  expect(tree.help('h')).toMatchObject({ kind: 'words', words: [{ text: 'hash' }] });
  expect(tree.help('bogus ')).toEqual({ kind: 'unrecognized' });
  expect(tree.help('p ')).toEqual({ kind: 'ambiguous' });
  expect(tree.help('no ')).toMatchObject({ kind: 'entries' });
});

test('Tab completes a word that is unique and nothing else', () => {
  expect(tree.complete('enc')).toBe('encryption ');
  expect(tree.complete('encr 3')).toBe('encr 3des ');
  expect(tree.complete('p')).toBeUndefined();
  expect(tree.complete('encr ')).toBeUndefined();
});

test('commands above the privilege level do not exist', () => {
  expect(tree.match('reload', 1)).toMatchObject({ kind: 'invalid', column: 0 });
  expect(tree.match('reload', 15)).toMatchObject({ kind: 'ok' });
});

test('printing is the inverse of matching', () => {
  expect(print(encryption, { cipher: 'aes', bits: 192 })).toBe('encryption aes 192');
  expect(print(encryption, { cipher: 'aes' })).toBe('encryption aes');
  expect(print(ipAddress, { address: 0x0a000001, mask: 0xff000000, secondary: true })).toBe(
    'ip address 10.0.0.1 255.0.0.0 secondary',
  );
  expect(print(permit, { from: 0, to: 0x01020304 })).toBe('permit any host 1.2.3.4');
  expect(print(ping, { target: 'x', count: 3 })).toBe('ping x repeat 3');
});
