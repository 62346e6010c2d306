/** Judges from outside, which must be installed: .ci/run installs them and runs these tests; `npm test` does not. */
const own = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...own,
  rootDir: '../..',
  roots: ['<rootDir>/test/interop'],
  testPathIgnorePatterns: ['/node_modules/'],
};
