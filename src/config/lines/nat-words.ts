import type { NatSide } from '../../router/model/nat';
import { argument, keyword, keywords, sequence, type Syntax } from '../../syntax/grammar';
import { interfaceName } from '../interface-name';

/** Words that several `ip nat` lines begin with or hold. */

export const IP_NAT = [
  ['ip', 'Global IP configuration subcommands'],
  ['nat', 'NAT configuration commands'],
] as const;

const SIDE_HELP: Readonly<Record<NatSide, string>> = {
  inside: 'Inside address translation',
  outside: 'Outside address translation',
};

export function sourceWords(side: NatSide): Syntax<unknown> {
  return keywords(...IP_NAT, [side, SIDE_HELP[side]], ['source', 'Source address translation']);
}

export const fromInterface = sequence(
  keyword('interface', 'Specify interface for global address'),
  argument('interfaceName', interfaceName, ''),
);
