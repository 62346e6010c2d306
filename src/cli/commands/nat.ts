import type { End } from '../../router/nat/flow';
import type { Translation } from '../../router/nat/translation';
import type * as IpNat from '../../show/ip-nat';
import { address, integer } from '../../syntax/argument-types';
import { alternatives, argument, enumeration, flag, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { showIp } from './show-words';

// Each is loaded when it is first shown.
const showIpNat = (): typeof IpNat => require('../../show/ip-nat') as typeof IpNat;

const showNat = sequence(showIp, keyword('nat', 'IP NAT information'));

const port = integer(1, 65_535);
const inside = keyword('inside', 'Inside addresses (and ports)');
const outside = keyword('outside', 'Outside addresses (and ports)');

const insidePair = sequence(
  inside,
  argument('insideGlobal', address, 'Inside global IP address'),
  argument('insideLocal', address, 'Inside local IP address'),
);
const outsidePair = sequence(
  outside,
  argument('outsideLocal', address, 'Outside local IP address'),
  argument('outsideGlobal', address, 'Outside global IP address'),
);
const withPorts = sequence(
  enumeration('protocol', { tcp: 'Transmission Control Protocol', udp: 'User Datagram Protocol' }),
  inside,
  argument('insideGlobal', address, 'Inside global IP address'),
  argument('insideGlobalPort', port, 'Global port'),
  argument('insideLocal', address, 'Inside local IP address'),
  argument('insideLocalPort', port, 'Local port'),
  optional(
    sequence(
      outside,
      argument('outsideLocal', address, 'Outside local IP address'),
      argument('outsideLocalPort', port, 'Local port'),
      argument('outsideGlobal', address, 'Outside global IP address'),
      argument('outsideGlobalPort', port, 'Global port'),
    ),
  ),
);

/** Which translations are meant: what is not named counts for all. */
interface Meant {
  readonly protocol?: 'tcp' | 'udp';
  readonly insideGlobal?: number;
  readonly insideGlobalPort?: number;
  readonly insideLocal?: number;
  readonly insideLocalPort?: number;
  readonly outsideLocal?: number;
  readonly outsideLocalPort?: number;
  readonly outsideGlobal?: number;
  readonly outsideGlobalPort?: number;
}

const NUMBERS = { icmp: 1, tcp: 6, udp: 17, esp: 50 } as const;

function isMeant(meant: Meant, { protocol, inside, outside }: Translation): boolean {
  const end = (is: End | undefined, address: number | undefined, port: number | undefined): boolean =>
    (address === undefined || is?.address === address) && (port === undefined || is?.port === port);
  return (
    (meant.protocol === undefined || protocol === NUMBERS[meant.protocol]) &&
    end(inside?.local, meant.insideLocal, meant.insideLocalPort) &&
    end(inside?.global, meant.insideGlobal, meant.insideGlobalPort) &&
    end(outside?.local, meant.outsideLocal, meant.outsideLocalPort) &&
    end(outside?.global, meant.outsideGlobal, meant.outsideGlobalPort)
  );
}

const clearNat = keywords(['clear', 'Reset functions'], ['ip', 'IP'], ['nat', 'Clear NAT']);
const clearTranslation = sequence(clearNat, keyword('translation', 'Clear dynamic translation'));
const forced = flag('forced', 'forced', 'Delete even if in use');

const CLEAR_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(clearTranslation, keyword('*', 'Delete all dynamic translations')),
    run: ({ router }) => void router.nat.translations.clear(() => true),
  }),
  exec({
    syntax: sequence(
      clearTranslation,
      alternatives(withPorts, sequence(insidePair, optional(outsidePair)), outsidePair),
      forced,
    ),
    run: ({ router }, meant: Meant) =>
      router.nat.translations.clear(each => isMeant(meant, each))
        ? undefined
        : { error: 'failed', lines: ['%Translation not found'] },
  }),
  exec({
    syntax: sequence(clearNat, keyword('statistics', 'Clear translation statistics')),
    run: ({ router }) => router.nat.translations.clearCounters(),
  }),
];

export const NAT_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(
      showNat,
      keyword('translations', 'Translation entries'),
      optional(
        enumeration('protocol', {
          esp: 'Encapsulating Security Payload',
          icmp: 'Internet Control Message Protocol',
          tcp: 'Transmission Control Protocol',
          udp: 'User Datagram Protocol',
        }),
      ),
      flag('verbose', 'verbose', 'Show extra information'),
    ),
    run: ({ router, now }, { protocol, verbose }) => {
      const all = [...router.nat.translations.table.entries];
      const meant = protocol === undefined ? all : all.filter(each => each.protocol === NUMBERS[protocol]);
      return showIpNat().ipNatTranslations(meant, now, verbose === true);
    },
  }),
  exec({
    level: 1,
    syntax: sequence(showNat, keyword('statistics', 'Translation statistics')),
    run: ({ router }) =>
      showIpNat().ipNatStatistics({
        config: router.config.nat,
        entries: router.nat.translations.table.entries,
        counters: router.nat.translations.counters,
        poolMisses: router.nat.translations.poolMisses,
        interfaces: [...router.interfaces.values()],
      }),
  }),
  ...CLEAR_COMMANDS,
];
