/** The program: from source as it is, in what `bin` ships as one file, which tedlab.ts starts. */
import { main } from '../src/app/command-line';
import { processStreams } from '../src/app/process-streams';

void main(process.argv.slice(2), processStreams()).then(status => {
  process.exitCode = status;
});
