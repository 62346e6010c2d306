import type { TunnelSettings } from '../../ipsec/configuration';
import { enumeration, keywords, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type Declaration } from '../line';

/**
 * `crypto ipsec df-bit` and `crypto ipsec fragmentation`: for the whole router, and again on an interface, where they
 * count before the router's.
 */
export function tunnelSettings<Target extends object>(
  place: Pick<Declaration<Target, unknown>, 'mode' | 'section'>,
  settingsOf: (target: Target) => TunnelSettings,
): readonly ConfigLine[] {
  return [
    line<Target, { readonly dfBit: 'clear' | 'copy' | 'set' }>({
      ...place,
      syntax: sequence(
        keywords(...IPSEC, ['df-bit', 'Handling of encapsulated DF bit.']),
        enumeration('dfBit', {
          clear: 'Clear DF bit for encapsulated tunnel',
          copy: 'Copy DF bit from inner packet',
          set: 'Set DF bit for encapsulated tunnel',
        }),
      ),
      apply: (target, { dfBit }) => {
        settingsOf(target).dfBit = dfBit;
      },
      no: target => {
        settingsOf(target).dfBit = undefined;
      },
      read: target => {
        const { dfBit } = settingsOf(target);
        return dfBit === undefined ? [] : [{ dfBit }];
      },
    }),
    line<Target, { readonly when: 'after-encryption' | 'before-encryption' }>({
      ...place,
      syntax: sequence(
        keywords(...IPSEC, ['fragmentation', 'Handling of fragmentation of near-MTU sized packets']),
        enumeration('when', {
          'after-encryption': 'Perform fragmentation after encryption (at ipsec gateway)',
          'before-encryption': 'Perform fragmentation before encryption (at ipsec gateway)',
        }),
      ),
      apply: (target, { when }) => {
        settingsOf(target).fragmentation = when;
      },
      no: target => {
        settingsOf(target).fragmentation = undefined;
      },
      read: target => {
        const { fragmentation: when } = settingsOf(target);
        return when === undefined ? [] : [{ when }];
      },
    }),
  ];
}

const IPSEC = [
  ['crypto', 'Encryption module'],
  ['ipsec', 'Configure IPSEC policy'],
] as const;
