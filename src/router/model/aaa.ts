/** How somebody is known: the local database, a password of the line or of `enable`, no question, a server. */
export type AaaMethod = 'local' | 'local-case' | 'line' | 'enable' | 'none' | 'server';

/** `aaa`: as far as it decides about logins. */
export interface Aaa {
  newModel: boolean;
  /** `aaa authentication login NAME METHOD...`: the words as they are written. */
  readonly loginLists: Map<string, readonly string[]>;
  /** `aaa authentication enable default METHOD...` */
  enableMethods: readonly string[] | undefined;
}

/** @param words of a method list: `group tacacs+ local` */
export function methodsOf(words: readonly string[]): readonly AaaMethod[] {
  return words.flatMap((word, i): readonly AaaMethod[] => {
    if (words[i - 1] === 'group') return [];
    switch (word) {
      case 'local':
      case 'local-case':
      case 'line':
      case 'enable':
      case 'none':
        return [word];
      default:
        return ['server'];
    }
  });
}
