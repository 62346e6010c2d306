import type { SaLifetime, TransformSet } from '../ipsec/configuration';

/** How the shows spell a cipher of several key lengths. */
const SHOWN_CIPHERS: Readonly<Record<string, string>> = {
  'esp-aes 192': 'esp-192-aes',
  'esp-aes 256': 'esp-256-aes',
};

/** `show crypto ipsec transform-set [tag NAME]`: one group of transforms for each protocol of the set. */
export function transformSets(sets: Iterable<TransformSet>): readonly string[] {
  return [...sets].flatMap(set => {
    const groups = protocolGroups(set);
    return groups.flatMap((group, index) => [
      `${index === 0 ? `Transform set ${set.name}: ` : '   '}{ ${group.join(' ')}  } `,
      `   will negotiate = { ${set.mode === 'tunnel' ? 'Tunnel' : 'Transport'},  }, `,
      ...(index === groups.length - 1 ? ['   '] : []),
    ]);
  });
}

function protocolGroups({ ah, esp, espAuth, compression }: TransformSet): readonly (readonly string[])[] {
  const cipher = esp === undefined ? [] : [SHOWN_CIPHERS[esp] ?? esp];
  const groups = [
    ah === undefined ? [] : [ah],
    [...cipher, ...(espAuth === undefined ? [] : [espAuth])],
    compression === undefined ? [] : [compression],
  ];
  return groups.filter(group => group.length > 0);
}

/** `show crypto ipsec security-association lifetime`: what is proposed where a map entry says nothing else. */
export function globalLifetime(lifetime: Readonly<SaLifetime>): readonly string[] {
  return [lifetimeText(lifetime)];
}

export function lifetimeText({ kilobytes, seconds }: Readonly<SaLifetime>): string {
  return `Security association lifetime: ${kilobytes} kilobytes/${seconds} seconds`;
}
