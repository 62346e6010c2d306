/**
 * The program in one file, with what V8 made of its text when it was built: reading and compiling that text would be
 * most of a short run. V8 checks that the code is its own version's, and compiles anew where it is not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

const PROGRAM = join(__dirname, 'program.js');
/** Kept by the build, see keep-code.ts. */
export const CODE = join(__dirname, 'program.code');

/** The function that Node puts around a module, all in the first line: lines keep their numbers. */
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';
const TAIL = '\n})';

type ModuleFunction = (...scope: readonly [object, NodeJS.Require, NodeJS.Module, string, string]) => void;

/** @returns undefined where nothing was built: it runs from source */
export function programScript(): Script | undefined {
  if (!existsSync(PROGRAM)) return undefined;
  const text = HEAD + readFileSync(PROGRAM, 'utf8') + TAIL;
  const code = existsSync(CODE) ? { cachedData: readFileSync(CODE) } : {};
  return new Script(text, { filename: PROGRAM, ...code });
}

export function runProgram(script: Script | undefined): void {
  if (script === undefined) require('./program');
  else (script.runInThisContext() as ModuleFunction)(exports as object, require, module, PROGRAM, __dirname);
}
