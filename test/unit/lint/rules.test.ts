import path from 'node:path';

import { ESLint, type Linter } from 'eslint';

import config from '../../../eslint.config';

/**
 * Each rule of the house must fire, or it is only a wish. The snippets are linted as if they stood in the file named;
 * type-aware rules are left out, since the snippets belong to no project.
 */
const root = path.resolve(__dirname, '../../..');

const withoutTypes = config.map(part => ({
  ...part,
  ...(part.rules && {
    rules: Object.fromEntries(Object.entries(part.rules).filter(([rule]) => !rule.startsWith('@typescript-eslint/'))),
  }),
  ...(part.languageOptions && {
    languageOptions: { ...part.languageOptions, parserOptions: { projectService: false } },
  }),
}));
const linter = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: withoutTypes as Linter.Config[] });

async function rulesThatFire(file: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await linter.lintText(code, { filePath: path.join(root, file) });
  return result?.messages.map(message => message.ruleId) ?? [];
}

const clocks: readonly (readonly [string, string])[] = [
  ['Date', 'export const now = Date.now();'],
  ['globalThis.Date', 'export const now = globalThis.Date.now();'],
  ['new Date', 'export const now = new Date();'],
  ['setTimeout', 'setTimeout(() => undefined, 1);'],
  ['globalThis.setInterval', 'globalThis.setInterval(() => undefined, 1);'],
  ['performance', 'export const now = performance.now();'],
  ['Math.random', 'export const dice = Math.random();'],
  ['crypto global', 'export const dice = crypto.getRandomValues(new Uint8Array(1));'],
  ['node:timers', "import { setTimeout as later } from 'node:timers';\nlater(() => undefined, 1);"],
  ['node:perf_hooks', "import { performance as clock } from 'node:perf_hooks';\nexport const now = clock.now();"],
  ['randomBytes', "import { randomBytes } from 'node:crypto';\nexport const dice = randomBytes(1);"],
  ['node:fs', "import { readFileSync } from 'node:fs';\nexport const file = readFileSync('x');"],
];

test.each(clocks)('%s is refused below src/app', async (_name, code) => {
  for (const layer of ['base', 'wire', 'ike', 'ipsec', 'net', 'router', 'config', 'cli', 'show', 'debug']) {
    expect(await rulesThatFire(`src/${layer}/snippet.ts`, code)).toEqual([
      expect.stringMatching(/^no-restricted-(globals|properties|imports)$/),
    ]);
  }
});

test.each(clocks)('%s is allowed in src/app', async (_name, code) => {
  expect(await rulesThatFire('src/app/snippet.ts', code)).toEqual([]);
});

const upward: readonly (readonly [string, string])[] = [
  ['src/base/snippet.ts', '../wire/isakmp/message'],
  ['src/ike/snippet.ts', '../ipsec/configuration'],
  ['src/ipsec/snippet.ts', '../router/model/router-config'],
  ['src/wire/snippet.ts', '../ike/configuration'],
  ['src/syntax/snippet.ts', '../cli/exec-command'],
];

test.each(upward)('an import upward from %s to %s is refused', async (file, target) => {
  const code = `import type * as Higher from '${target}';\nexport type Seen = keyof typeof Higher;`;
  expect(await rulesThatFire(file, code)).toEqual(['import-x/no-restricted-paths']);
});

test('an import downward is allowed', async () => {
  const code = "import type * as Lower from '../base/bytes';\nexport type Seen = keyof typeof Lower;";
  expect(await rulesThatFire('src/ike/snippet.ts', code)).toEqual([]);
});

test('default exports are refused', async () => {
  expect(await rulesThatFire('src/base/snippet.ts', 'export default 1;')).toEqual(['import-x/no-default-export']);
});
