import type { ArgumentType } from '../syntax/argument-types';

/** `5%` or `5`: a share, 0..1 once read. */
export const percent: ArgumentType<number> = {
  show: '<0-100>%',
  rank: 2,
  parse: text => {
    const [, digits] = /^(\d{1,3}(?:\.\d+)?)%?$/.exec(text) ?? [];
    const value = Number(digits);
    return digits === undefined || value > 100 ? undefined : value / 100;
  },
  print: value => `${value * 100}%`,
};

/** A number of seconds or milliseconds with an optional fraction. */
export function decimal(low: number, high: number): ArgumentType<number> {
  return {
    show: `<${low}-${high}>`,
    rank: 2,
    parse: text => {
      const value = /^\d{1,10}(?:\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
      return value >= low && value <= high ? value : undefined;
    },
    print: String,
  };
}

/** An interface as users type it: `FastEthernet0/0`, `f0/0`, `fa 0/0`. Which one it is, the device knows. */
export const interfaceWord: ArgumentType<string> = {
  show: 'INTERFACE',
  rank: 1,
  parse: text => (/^[A-Za-z-]+[\d/.:]*$/.test(text) ? text : undefined),
  head: text => /^[A-Za-z-]+$/.test(text),
  print: text => text,
};

/** @returns the only one of `names` that `typed` is short for; undefined where none or several are */
export function findInterface(names: Iterable<string>, typed: string): string | undefined {
  const [, letters, numbers] = /^([A-Za-z-]+)(.*)$/.exec(typed) ?? [];
  if (letters === undefined || numbers === undefined) return undefined;
  const lower = letters.toLowerCase();
  const fitting = [...names].filter(name => {
    const at = name.search(/\d/);
    return name.slice(at) === numbers && name.slice(0, at).toLowerCase().startsWith(lower);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
