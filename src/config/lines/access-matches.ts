import type { AddressMatch, PortMatch } from '../../router/model/access-list';
import { address, type ArgumentType, word } from '../../syntax/argument-types';
import {
  argument,
  choice,
  type Codec,
  converted,
  keyword,
  optional,
  repeated,
  sequence,
  type Syntax,
} from '../../syntax/grammar';

/** What rules of access lists say of addresses and ports. */

const ALL = 0xffffffff;
/** Long lists hold it thousands of times. */
export const ANY: AddressMatch = { address: 0, wildcard: ALL };

/** A host has wildcard 0, which is left out. */
interface MatchForm {
  readonly form: 'any' | 'host' | 'single' | 'pair' | 'group';
  readonly group?: string;
  readonly address?: number;
  readonly wildcard?: number;
}

/**
 * `any`, `host A`, `A WILDCARD`.
 * @param end whose address it is; undefined: of a standard list, where an address without a wildcard is a host
 */
export function addressMatch<Name extends string>(
  name: Name,
  end: 'source' | 'destination' | undefined,
): Syntax<Readonly<Record<Name, AddressMatch>>> {
  const alone = end === undefined;
  const any = keyword('any', alone ? 'Any source host' : `Any ${end} host`);
  const host = sequence(
    keyword('host', alone ? 'A single host address' : `A single ${end} host`),
    argument('address', address, alone ? 'Host address' : `${end === 'source' ? 'Source' : 'Destination'} address`),
  );
  const own = argument(
    'address',
    address,
    alone ? 'Address to match' : `${end === 'source' ? 'Source' : 'Destination'} address`,
  );
  const pair = sequence(
    own,
    argument(
      'wildcard',
      address,
      alone ? 'Wildcard bits' : `${end === 'source' ? 'Source' : 'Destination'} wildcard bits`,
    ),
  );
  const group = sequence(
    keyword('object-group', `${end === 'source' ? 'Source' : 'Destination'} network object group`),
    argument('group', word, 'Network object group name'),
  );
  const forms: Syntax<MatchForm> = alone
    ? choice('form', { any, host, single: own, pair })
    : choice('form', { any, host, group, pair });
  return converted(name, forms, {
    decode: ({ form, address = 0, wildcard = 0, group }): AddressMatch => {
      if (group !== undefined) return { address: 0, wildcard: 0, group };
      return form === 'any' ? ANY : maskedMatch(address, wildcard);
    },
    encode: ({ address, wildcard, group }): MatchForm => {
      if (group !== undefined) return { form: 'group', group };
      if (wildcard === ALL) return { form: 'any' };
      if (wildcard === 0) return { form: alone ? 'single' : 'host', address };
      return { form: 'pair', address, wildcard };
    },
  });
}

/** IOS stores the address with the bits that do not count set to zero. */
function maskedMatch(address: number, wildcard: number): AddressMatch {
  return { address: (address & ~wildcard) >>> 0, wildcard };
}

interface PortForm {
  readonly operator: 'eq' | 'neq' | 'lt' | 'gt' | 'range';
  readonly ports?: readonly number[];
  readonly first?: number;
  readonly last?: number;
}

const PORT_CODEC: Codec<PortForm, PortMatch> = {
  decode: ({ operator, ports: [port = 0, ...more] = [], first = 0, last = 0 }) => {
    if (operator === 'range') return { operator, first, last };
    return more.length === 0 ? { operator, port } : { operator, port, more };
  },
  encode: match =>
    match.operator === 'range' ? match : { operator: match.operator, ports: [match.port, ...(match.more ?? [])] },
};

/** What a number is compared with. @param most values that `eq` and `neq` take; later releases take ten ports */
export function numberMatch<Name extends string>(
  name: Name,
  type: ArgumentType<number>,
  what: string,
  most: number,
): Syntax<Readonly<Record<Name, PortMatch>>> {
  const one = (word: string, help: string, max = 1): Syntax<{ readonly ports: readonly number[] }> =>
    sequence(keyword(word, help), repeated('ports', type, upper(what), { min: 1, max }));
  const forms: Syntax<PortForm> = choice('operator', {
    eq: one('eq', `Match only packets on a given ${what}`, most),
    gt: one('gt', `Match only packets with a greater ${what}`),
    lt: one('lt', `Match only packets with a lower ${what}`),
    neq: one('neq', `Match only packets not on a given ${what}`, most),
    range: sequence(
      keyword('range', `Match only packets in the range of ${what}s`),
      argument('first', type, upper(what)),
      argument('last', type, upper(what)),
    ),
  });
  return converted(name, forms, PORT_CODEC);
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function portMatch<Name extends string>(
  name: Name,
  type: ArgumentType<number>,
): Syntax<Partial<Readonly<Record<Name, PortMatch>>>> {
  return optional(numberMatch(name, type, 'port number', 10));
}
