/** What the screen is sent for each key, on Daphne's console. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { keyConsole } from '../support/key-console';
import { decodeKeys, encodeScreen, readKeyTranscript } from '../support/key-transcript';

const FOLDER = join(__dirname, 'keys');

test.each(readdirSync(FOLDER))('%s', async name => {
  const steps = readKeyTranscript(readFileSync(join(FOLDER, name), 'utf8'));
  const { press } = await keyConsole();
  const played = steps.map(({ keys }) => ({ keys, screen: encodeScreen(press(decodeKeys(keys))) }));
  expect(played).toEqual(steps);
});
