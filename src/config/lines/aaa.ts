import type { RouterConfig } from '../../router/model/router-config';
import { word } from '../../syntax/argument-types';
import { argument, choice, keyword, keywords, rest, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';
import { toggle } from '../toggle';

const AAA = ['aaa', 'Authentication, Authorization and Accounting.'] as const;

const newModel = toggle<RouterConfig>({
  mode: 'config',
  section: 'boot',
  words: [AAA, ['new-model', 'Enable NEW access control commands and functions.(Disables OLD commands.)']],
  usual: false,
  said: ({ said }) => said,
  get: ({ aaa }) => aaa.newModel,
  set: ({ aaa, lines }, on, { interactive }) => {
    aaa.newModel = on;
    if (!on || interactive) return;
    // A file that says it behind its lines means what it says there, too.
    for (const each of lines) {
      const isUsual = each.login === (each.kind === 'vty' ? 'password' : 'none');
      if (!isUsual && each.login !== 'none') each.loginSaid = true;
    }
  },
});

interface AuthenticationValue {
  readonly what: 'login' | 'enable';
  readonly list?: string;
  readonly methods: string;
}

const methods = rest('methods', 'Authentication methods, in the order in which they are tried');
const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

const authentication = line<RouterConfig, AuthenticationValue>({
  mode: 'config',
  section: 'boot',
  syntax: sequence(
    keywords(AAA, ['authentication', 'Authentication configurations parameters.']),
    choice('what', {
      enable: sequence(
        keywords(['enable', 'Set authentication list for enable.'], ['default', 'The default authentication list.']),
        methods,
      ),
      login: sequence(
        keyword('login', 'Set authentication lists for logins.'),
        argument('list', word, 'Named authentication list.'),
        methods,
      ),
    }),
  ),
  apply: ({ aaa }, { what, list, methods: text }) => {
    if (what === 'enable') aaa.enableMethods = wordsOf(text);
    else if (list !== undefined) aaa.loginLists.set(list, wordsOf(text));
  },
  no: ({ aaa }, { what, list }) => {
    if (what === 'enable') aaa.enableMethods = undefined;
    else if (list !== undefined) aaa.loginLists.delete(list);
  },
  read: ({ aaa: { loginLists, enableMethods } }) => [
    ...[...loginLists].map(([list, words]) => ({ what: 'login' as const, list, methods: words.join(' ') })),
    ...(enableMethods === undefined ? [] : [{ what: 'enable' as const, methods: enableMethods.join(' ') }]),
  ],
});

export const AAA_LINES: readonly ConfigLine[] = [newModel, authentication];
