import { type ArgumentType, decimal, type Hint } from '../syntax/argument-types';

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

/** What other boxes and later releases have: lines of their files may name it, help does not. */
const FOREIGN_TYPES: readonly string[] = [
  'Analysis-Module',
  'AppGigabitEthernet',
  'AppNav-Compress',
  'AppNav-UnCompress',
  'ATM-ACR',
  'BDI',
  'Bluetooth',
  'Cable',
  'CDMA-Ix',
  'Channel',
  'Cellular',
  'CEM',
  'Content-Engine',
  'CTunnel',
  'Dot11Radio',
  'Embedded-Service-Engine',
  'EOBC',
  'ESCON',
  'Ethernet-Internal',
  'Fddi',
  'Filter',
  'Filtergroup',
  'FiveGigabitEthernet',
  'FortyGigabitEthernet',
  'FourHundredGigE',
  'GMPLS',
  'Group-VI',
  'HundredGigE',
  'IDS-Sensor',
  'In-Band',
  'Integrated-Service-Engine',
  'InternalInterface',
  'ISM',
  'Lex',
  'LISP',
  'LongReachEthernet',
  'Management',
  'MFR',
  'Mgmt',
  'Multiservice',
  'NAM',
  'NVI',
  'nve',
  'overlay',
  'pseudowire',
  'Satellite',
  'SDCC',
  'Sonet',
  'SM',
  'SYSCLOCK',
  'Transparent',
  'TwentyFiveGigE',
  'TwoGigabitEthernet',
  'TwoHundredGigE',
  'ucse',
  'vasileft',
  'vasiright',
  'Video',
  'Vif',
  'Virtual-Dot11Radio',
  'Virtual-PPP',
  'Virtual-TokenRing',
  'VirtualPortGroup',
  'VLAN-ACL',
  'vmi',
  'voaBypassIn',
  'voaBypassOut',
  'voaFilterIn',
  'voaFilterOut',
  'voaIn',
  'voaOut',
  'VSL',
  'Wideband-Cable',
  'Wlan-ap',
  'Wlan-Controller',
  'Wlan-GigabitEthernet',
];

/** Number, slot/port, slot/subslot/port, with a channel group or subinterface. */
const NUMBER = /^\d+(\/\d+){0,4}(:\d+)?(\.\d+)?$/;

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
  'BDI',
  'LISP',
  'MFR',
  'NVI',
  'nve',
  'pseudowire',
  'VirtualPortGroup',
  'vmi',
]);

const typesByWord = new Map<string, string | undefined>();
const MOST_REMEMBERED = 500;

function typeOf(word: string): string | undefined {
  if (typesByWord.has(word)) return typesByWord.get(word);
  const lower = word.toLowerCase();
  const isMeant = (name: string): boolean => name.toLowerCase().startsWith(lower);
  const type = TYPES.find(([name]) => isMeant(name))?.[0] ?? FOREIGN_TYPES.find(isMeant);
  if (typesByWord.size < MOST_REMEMBERED) typesByWord.set(word, type);
  return type;
}

/** The full name for what was typed: `f0/0`, `fa0/0`, `FastEthernet0/0`. @returns undefined when it is none */
export function parseInterfaceName(text: string): string | undefined {
  const end = lettersOf(text);
  if (end === 0 || end === text.length) return undefined;
  const number = text.slice(end);
  if (Number.isNaN(decimal(number, MOST_DIGITS)) && !NUMBER.test(number)) return undefined;
  const type = typeOf(text.slice(0, end));
  return type === undefined ? undefined : `${type}${number}`;
}

/** Most numbers are no longer: they need no closer look. */
const MOST_DIGITS = 10;
const ONE = 0x31;
const HYPHEN = 0x2d;

/** How many characters at its beginning name a type; the digits of `Dot11Radio` are among them. */
function lettersOf(text: string): number {
  if (!isLetter(text.charCodeAt(0))) return 0;
  let end = 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (!isLetter(code) && code !== HYPHEN && !(code === ONE && /[Dd]ot1?$/.test(text.slice(0, end)))) break;
  }
  return end;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/**
 * The names that `FastEthernet0/1 - 4, Vlan1` stands for.
 * @returns undefined when it is no list of interfaces
 */
export function parseInterfaceRange(text: string): readonly string[] | undefined {
  const names: string[] = [];
  for (const part of text.split(',')) {
    const [, from = '', to] = RANGE.exec(part) ?? [];
    const first = parseInterfaceName(from.replace(/\s+/g, ''));
    const [, head = '', low = ''] = LAST_NUMBER.exec(first ?? '') ?? [];
    const high = Number(to ?? low);
    if (first === undefined || high < Number(low) || names.length + high - Number(low) > MOST_IN_RANGE)
      return undefined;
    for (let n = Number(low); n <= high; n++) names.push(`${head}${n}`);
  }
  return names;
}

/** `FastEthernet 0/1 - 4`, also with the whole name of the last one. */
const RANGE =
  /^\s*([A-Za-z][A-Za-z-]*(?:11[A-Za-z]*)?\s*[\d/.:]+)\s*(?:-\s*(?:[A-Za-z-]*\s*(?:\d+\/)*)?(\d{1,5}))?\s*$/;
const LAST_NUMBER = /^(.*?)(\d+)$/;
const MOST_IN_RANGE = 4096;

export function isVirtual(name: string): boolean {
  return VIRTUAL.has(interfaceType(name)) || name.includes('.');
}

/** `FastEthernet` of `FastEthernet0/0`. */
export function interfaceType(name: string): string {
  const end = lettersOf(name);
  return end === 0 ? name : name.slice(0, end);
}

/** Users write type and number as one word or as two. */
export const interfaceName: ArgumentType<string> = {
  show: 'INTERFACE',
  rank: 2,
  parse: parseInterfaceName,
  print: name => name,
  head: word => word !== '' && lettersOf(word) === word.length && typeOf(word) !== undefined,
  hints: (typed): readonly Hint[] =>
    TYPES.filter(([name]) => name.toLowerCase().startsWith(typed.toLowerCase())).map(([text, help]) => ({
      text,
      help,
      literal: true,
    })),
};
