import type { ArgumentType, Hint } from '../syntax/argument-types';

/** Types of interfaces in the order in which an abbreviation is tried, with their help. */
const TYPES: readonly (readonly [name: string, help: string])[] = [
  ['FastEthernet', 'FastEthernet IEEE 802.3'],
  ['Ethernet', 'IEEE 802.3'],
  ['GigabitEthernet', 'GigabitEthernet IEEE 802.3z'],
  ['Serial', 'Serial'],
  ['Loopback', 'Loopback interface'],
  ['Tunnel', 'Tunnel interface'],
  ['Null', 'Null interface'],
  ['Dialer', 'Dialer interface'],
  ['BRI', 'ISDN Basic Rate Interface'],
  ['ATM', 'ATM interface'],
  ['Async', 'Async interface'],
  ['Vlan', 'Catalyst Vlans'],
  ['Port-channel', 'Ethernet Channel of interfaces'],
  ['Multilink', 'Multilink-group interface'],
  ['Virtual-Template', 'Virtual Template interface'],
  ['Virtual-Access', 'Virtual Access interface'],
  ['TokenRing', 'IEEE 802.5'],
  ['TenGigabitEthernet', 'Ten Gigabit Ethernet'],
  ['Group-Async', 'Async Group interface'],
  ['POS', 'Packet over Sonet'],
  ['Hssi', 'High Speed Serial Interface'],
  ['BVI', 'Bridge-Group Virtual Interface'],
  ['Service-Engine', 'Service-Engine interface'],
];

/** Number, slot/port, slot/subslot/port, with a channel group or subinterface. */
const NUMBER = /^\d+(\/\d+){0,2}(:\d+)?(\.\d+)?$/;
const SPLIT = /^([A-Za-z][A-Za-z-]*)(.*)$/;

/** Loopback, Tunnel and the like exist as soon as somebody names them; ports are there or not. */
const VIRTUAL = new Set([
  'Loopback',
  'Tunnel',
  'Null',
  'Dialer',
  'Vlan',
  'Port-channel',
  'Multilink',
  'Virtual-Template',
  'BVI',
]);

const typesByWord = new Map<string, string | undefined>();
const MOST_REMEMBERED = 500;

function typeOf(word: string): string | undefined {
  if (typesByWord.has(word)) return typesByWord.get(word);
  const lower = word.toLowerCase();
  const type = TYPES.find(([name]) => name.toLowerCase().startsWith(lower))?.[0];
  if (typesByWord.size < MOST_REMEMBERED) typesByWord.set(word, type);
  return type;
}

/** The full name for what was typed: `f0/0`, `fa0/0`, `FastEthernet0/0`. @returns undefined when it is none */
export function parseInterfaceName(text: string): string | undefined {
  const [, letters, number] = SPLIT.exec(text) ?? [];
  if (letters === undefined || number === undefined || !NUMBER.test(number)) return undefined;
  const type = typeOf(letters);
  return type === undefined ? undefined : `${type}${number}`;
}

export function isVirtual(name: string): boolean {
  return VIRTUAL.has(interfaceType(name)) || name.includes('.');
}

/** `FastEthernet` of `FastEthernet0/0`. */
export function interfaceType(name: string): string {
  return SPLIT.exec(name)?.[1] ?? name;
}

/** Users write type and number as one word or as two. */
export const interfaceName: ArgumentType<string> = {
  show: 'INTERFACE',
  rank: 2,
  parse: parseInterfaceName,
  print: name => name,
  head: word => /^[A-Za-z][A-Za-z-]*$/.test(word) && typeOf(word) !== undefined,
  hints: (typed): readonly Hint[] =>
    TYPES.filter(([name]) => name.toLowerCase().startsWith(typed.toLowerCase())).map(([text, help]) => ({
      text,
      help,
      literal: true,
    })),
};
