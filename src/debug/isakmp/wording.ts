import { IdType } from '../../wire/isakmp/constants';
import type { Wording } from '../../router/narration';

/** The forms of lines that the debugs of ISAKMP have. Blanks inside and at the ends of lines are IOS's own. */

type Lines<Event> = (event: Event) => string | readonly string[];

function debug<Event>(flag: 'crypto isakmp' | 'crypto engine', lines: Lines<Event>): Wording<Event> {
  return {
    form: 'debug',
    flag,
    lines: event => {
      const told = lines(event);
      return typeof told === 'string' ? [told] : told;
    },
  };
}

export const isakmp = <Event>(lines: Lines<Event>): Wording<Event> => debug('crypto isakmp', lines);
export const engine = <Event>(lines: Lines<Event>): Wording<Event> => debug('crypto engine', lines);

/** `ISAKMP (0:2): ...`: slot 0, connection 2. */
export function ofSa<Event extends { readonly connection: number }>(lines: Lines<Event>): Wording<Event> {
  return isakmp(event => {
    const told = lines(event);
    return (typeof told === 'string' ? [told] : told).map(line => `ISAKMP (0:${event.connection}): ${line}`);
  });
}

export function log<Event>(severity: number, mnemonic: string, text: (event: Event) => string): Wording<Event> {
  return { form: 'log', facility: 'CRYPTO', severity, mnemonic, text };
}

/** Message ids are printed signed. */
export const signed = (value: number): number => value | 0;

export const ID_NAMES: Readonly<Record<number, string>> = {
  [IdType.ipv4Addr]: 'ID_IPV4_ADDR',
  [IdType.fqdn]: 'ID_FQDN',
  [IdType.ipv4Subnet]: 'ID_IPV4_ADDR_SUBNET',
};
