import { formatIpv4, parseIpv4, prefixLength, type Ipv4 } from '../base/ipv4-address';

/** A word, or what may stand at its place, in `?` help. `literal`: Tab may complete to it. */
export interface Hint {
  readonly text: string;
  readonly help: string;
  readonly literal: boolean;
}

/** The type of one argument: how it is read, printed and named in help. */
export interface ArgumentType<T> {
  /** What `?` shows: `<1-10000>`, `WORD`, `A.B.C.D`. */
  readonly show: string;
  /** Where several types take a word, the highest rank wins: 2 numbers and addresses, 1 words. */
  readonly rank: number;
  /** @returns undefined when the word is not of this type */
  parse(word: string): T | undefined;
  print(value: T): string;
  /** The word is the first half of an argument that users type as two ("FastEthernet 0/0"). */
  head?(word: string): boolean;
  /** Instead of `show`: what may stand here, given the letters typed so far. */
  hints?(typed: string, help: string): readonly Hint[];
}

/** Of up to `most` decimal digits and nothing else. @returns NaN when the word is no such number */
export function decimal(word: string, most: number): number {
  if (word.length === 0 || word.length > most) return NaN;
  let value = 0;
  for (let i = 0; i < word.length; i++) {
    const digit = word.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** A decimal number from `low` to `high`, both included. */
export function integer(low: number, high: number): ArgumentType<number> {
  return {
    show: `<${low}-${high}>`,
    rank: 2,
    parse: word => {
      const value = decimal(word, 10);
      return value >= low && value <= high ? value : undefined;
    },
    print: String,
  };
}

/** Any word without blanks. */
export const word: ArgumentType<string> = {
  show: 'WORD',
  rank: 1,
  parse: text => text,
  print: text => text,
};

/** A word of limited form, shown as `show`. */
export function wordMatching(show: string, pattern: RegExp): ArgumentType<string> {
  return { show, rank: 1, parse: text => (pattern.test(text) ? text : undefined), print: text => text };
}

export const address: ArgumentType<Ipv4> = {
  show: 'A.B.C.D',
  rank: 2,
  parse: parseIpv4,
  print: formatIpv4,
};

/** An address, or a name that stands for one. */
export function hostOrAddress(addressHelp: string, nameHelp: string): ArgumentType<Ipv4 | string> {
  return {
    ...word,
    parse: text => parseIpv4(text) ?? text,
    print: host => (typeof host === 'number' ? formatIpv4(host) : host),
    hints: () => [
      { text: 'A.B.C.D', help: addressHelp, literal: false },
      { text: 'WORD', help: nameHelp, literal: false },
    ],
  };
}

/** A subnet mask: ones contiguous from the left. */
export const mask: ArgumentType<Ipv4> = {
  show: 'A.B.C.D',
  rank: 2,
  parse: text => {
    const value = parseIpv4(text);
    return value === undefined || prefixLength(value) === undefined ? undefined : value;
  },
  print: formatIpv4,
};

/** `deadbeef`, eight hexadecimal digits at most; printed in upper case as IOS prints them. */
export const hex32: ArgumentType<number> = {
  show: 'HEX',
  rank: 1,
  parse: text => (/^(0x)?[0-9a-fA-F]{1,8}$/.test(text) ? parseInt(text.replace(/^0x/, ''), 16) : undefined),
  print: value => value.toString(16).toUpperCase(),
};
