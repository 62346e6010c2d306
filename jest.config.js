/** @type {import('jest').Config} */
module.exports = {
  setupFiles: ['<rootDir>/test/support/fast-check.ts'],
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/interop/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Every source of randomness and time is passed in: nothing is left to reset between tests.
  restoreMocks: true,
};
