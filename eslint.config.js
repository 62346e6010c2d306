// The rules of the house, written down so that they fire: strict types, imports that go downward only, and no clock,
// timer or random source below src/app. test/unit/lint proves that each of them fires.
const eslint = require('@eslint/js');
const { createNodeResolver, importX } = require('eslint-plugin-import-x');
const tseslint = require('typescript-eslint');

/** The layers, from the highest to the lowest: a file may import from its own layer and from those after it. */
const LAYERS = [
  'app',
  'access',
  'cli',
  'show',
  'debug',
  'config',
  'syntax',
  'router',
  'net',
  'ipsec',
  'ike',
  'crypto',
  'wire',
  'base',
];

const zones = LAYERS.flatMap((layer, rank) =>
  LAYERS.slice(0, rank).map(higher => ({
    target: `./src/${layer}`,
    from: `./src/${higher}`,
    message: `src/${layer} is below src/${higher}: imports go downward only`,
  })),
).concat([
  // show and debug only read: neither may use the other.
  { target: './src/show', from: './src/debug', message: 'show reads state, debug reads events: keep them apart' },
  { target: './src', from: './test', message: 'the product does not know its tests' },
  { target: './src', from: './bin', message: 'bin is the top: nothing imports it' },
]);

const CLOCKS = [
  'Date',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
].map(name => ({
  name,
  message: 'time and randomness come in through the interfaces passed in (Turn, Rng, Simulator)',
}));

const CLOCK_MODULES = [
  ...['node:timers', 'timers', 'node:timers/promises', 'timers/promises', 'node:perf_hooks', 'perf_hooks'].map(
    name => ({
      name,
      message: 'no clock and no timers below src/app',
    }),
  ),
  ...['node:crypto', 'crypto'].map(name => ({
    name,
    importNames: [
      'randomBytes',
      'randomInt',
      'randomUUID',
      'randomFill',
      'randomFillSync',
      'getRandomValues',
      'webcrypto',
      'generateKeyPairSync',
    ],
    message: 'randomness comes in as an Rng',
  })),
  ...['node:child_process', 'node:dgram', 'node:net', 'node:fs', 'fs', 'net', 'dgram'].map(name => ({
    name,
    message: 'the outside world belongs to src/app, src/access and the adapters of src/net',
  })),
];

module.exports = tseslint.config(
  { ignores: ['dist/', 'coverage/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Borders are interfaces of functions that share no `this`, declared as methods; they are often taken apart.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Half of a start is loading modules: these are loaded by who needs them first.
      '@typescript-eslint/no-require-imports': [
        'error',
        {
          allow: [
            '/ike/endpoint$',
            '/wire/lzs$',
            '/show/(later/)?[a-z-]+$',
            '^./(manual|interactive|parse-command|lab-commands|capture|program)$',
          ],
        },
      ],
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipComments: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
    },
  },
  {
    // Tables of words, a row a command: they are looked up, not read through.
    files: ['src/config/stored/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/app/**', 'src/access/**'],
    rules: {
      'no-restricted-globals': ['error', { globals: CLOCKS, checkGlobalObject: true }],
      'no-restricted-imports': ['error', { paths: CLOCK_MODULES }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'randomness comes in as an Rng' },
        { object: 'process', property: 'hrtime', message: 'time comes in as an argument' },
        { object: 'process', property: 'nextTick', message: 'no scheduling below src/app' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['*.config.js', 'test/**/jest.config.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
);
