/** The image that a router runs, by the name of its file. */
import type { RouterConfig } from './model/router-config';

const DEFAULT_IMAGE = 'c2600-jk9s-mz.122-27.bin';

/** What `boot system` names first. */
export function imageOf(config: RouterConfig): string {
  return keptWord(config, /^boot system (?:flash:? ?)?(?:[a-z]+:)?(\S+)/) ?? DEFAULT_IMAGE;
}

/** The first word that a kept line gives for a pattern. */
export function keptWord({ kept }: RouterConfig, pattern: RegExp): string | undefined {
  for (const { text } of kept) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Name, version and copyright, as IOS says them at its start and in `show version`. */
export function softwareLines(image: string): readonly string[] {
  const { family, features, version: number } = softwareOf(image);
  return [
    'Cisco Internetwork Operating System Software ',
    `IOS (tm) ${family} Software (${family}-${features}-M), Version ${number}, RELEASE SOFTWARE (fc3)`,
    'Copyright (c) 1986-2004 by cisco Systems, Inc.',
  ];
}

interface Software {
  readonly family: string;
  readonly features: string;
  readonly version: string;
}

/** `c2600-jk9s-mz.122-15.T5.bin` is C2600-JK9S-M, 12.2(15)T5. Names of another form say nothing: the default speaks. */
export function softwareOf(image: string): Software {
  const parts = /^(c\d+\w*)-(\w+)-m\w*\.(\d\d)(\d)-(\d+\w?)(?:\.(?!bin$)(\w+))?(?:\.bin)?$/i.exec(image);
  if (parts === null) return softwareOf(DEFAULT_IMAGE);
  const [, family = '', features = '', major = '', minor = '', maintenance = '', train = ''] = parts;
  return {
    family: family.toUpperCase(),
    features: features.toUpperCase(),
    version: `${major}.${minor}(${maintenance})${train}`,
  };
}
