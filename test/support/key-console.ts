import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Console } from '../../src/cli/console';
import { Session } from '../../src/cli/session';
import { labOf } from './lab';

const CONFIGS = ['daphne.cfg', 'fred.cfg'].map(name => readFileSync(join(__dirname, '../../configs', name), 'utf8'));

/** Daphne's console in the default lab. `press` types keys, lets what they begin come to its end, and tells what the screen got. */
export async function keyConsole(): Promise<{ press(keys: string): string }> {
  const { lab } = await labOf(CONFIGS);
  const [daphne] = lab.routers;
  if (daphne === undefined) throw new Error('no router');
  let screen = '';
  const console: Console = new Console(
    daphne.router,
    { write: text => session.output(text), log: text => session.log(text), settled: () => session.settled() },
    {},
  );
  const session: Session = new Session(console, {
    write: text => void (screen += text),
    escaped: () => {},
    elsewhere: () => {},
    acted: () => lab.flush(),
  });
  session.attach();
  return {
    press: keys => {
      session.input(keys);
      lab.simulator.runUntil(() => console.expecting !== 'nothing');
      const text = screen;
      screen = '';
      return text;
    },
  };
}
