import type { AddressMatch, PortMatch } from '../../router/model/access-list';
import { address, type ArgumentType } from '../../syntax/argument-types';
import {
  argument,
  choice,
  type Codec,
  converted,
  keyword,
  optional,
  sequence,
  type Syntax,
} from '../../syntax/grammar';

/** What rules of access lists say of addresses and ports. */

const ALL = 0xffffffff;
/** Long lists hold it thousands of times. */
export const ANY: AddressMatch = { address: 0, wildcard: ALL };

/** A host has wildcard 0, which is left out. */
interface MatchForm {
  readonly form: 'any' | 'host' | 'single' | 'pair';
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
  const forms: Syntax<MatchForm> = alone
    ? choice('form', { any, host, single: own, pair })
    : choice('form', { any, host, pair });
  return converted(name, forms, {
    decode: ({ form, address = 0, wildcard = 0 }): AddressMatch =>
      form === 'any' ? ANY : maskedMatch(address, wildcard),
    encode: ({ address, wildcard }): MatchForm => {
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
  readonly port?: number;
  readonly first?: number;
  readonly last?: number;
}

const PORT_CODEC: Codec<PortForm, PortMatch> = {
  decode: ({ operator, port, first, last }) =>
    operator === 'range' ? { operator, first: first ?? 0, last: last ?? 0 } : { operator, port: port ?? 0 },
  encode: match => match,
};

export function portMatch<Name extends string>(
  name: Name,
  type: ArgumentType<number>,
): Syntax<Partial<Readonly<Record<Name, PortMatch>>>> {
  const one = (word: string, help: string): Syntax<{ readonly port: number }> =>
    sequence(keyword(word, help), argument('port', type, 'Port number'));
  const forms: Syntax<PortForm> = choice('operator', {
    eq: one('eq', 'Match only packets on a given port number'),
    gt: one('gt', 'Match only packets with a greater port number'),
    lt: one('lt', 'Match only packets with a lower port number'),
    neq: one('neq', 'Match only packets not on a given port number'),
    range: sequence(
      keyword('range', 'Match only packets in the range of port numbers'),
      argument('first', type, 'Port number'),
      argument('last', type, 'Port number'),
    ),
  });
  return optional(converted(name, forms, PORT_CODEC));
}
