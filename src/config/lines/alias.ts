import type { RouterConfig } from '../../router/model/router-config';
import { word } from '../../syntax/argument-types';
import { argument, keywords, rest, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';

interface AliasValue {
  readonly name: string;
  readonly text: string;
}

/** Aliases of other modes are kept. */
const exec = line<RouterConfig, AliasValue>({
  mode: 'config',
  section: 'banner',
  syntax: sequence(
    keywords(['alias', 'Create command alias'], ['exec', 'Exec mode']),
    argument('name', word, 'Alias name'),
    rest('text', 'Alias text'),
  ),
  apply: ({ aliases }, { name, text }) => {
    aliases.set(name, text);
  },
  no: ({ aliases }, { name }) => {
    if (name === undefined) aliases.clear();
    else aliases.delete(name);
  },
  read: ({ aliases }) => [...aliases].map(([name, text]) => ({ name, text })),
});

export const ALIAS_LINES: readonly ConfigLine[] = [exec];
