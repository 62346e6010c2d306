/** The last step of the build: keeps V8's code of the program, with all functions that this run has called. */
import { rmSync, writeFileSync } from 'node:fs';

import { CODE, programScript, runProgram } from './program-script';

// Code of another build is never read: V8 knows a text by its length alone.
rmSync(CODE, { force: true });
const script = programScript();
runProgram(script);
process.on('exit', () => {
  if (script !== undefined) writeFileSync(CODE, script.createCachedData());
});
