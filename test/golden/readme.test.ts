/** What the README shows of the main job is what the program prints. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';

it('prints the main job as the README shows it', async () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const [block = ''] = /^ {4}\$ npm start --silent -- --seed 1 <<'END'\n(?: {4}.*\n|\n)+/m.exec(readme) ?? [];
  const [, ...lines] = block.split('\n').map(line => line.slice(4));
  const end = lines.indexOf('END');
  const script = lines.slice(0, end);
  const shown = lines.slice(end + 1).join('\n');
  expect(script.length).toBeGreaterThan(3);
  const { status, out, err } = await cliRun(['--seed', '1'], `${script.join('\n')}\n`);
  expect([status, err]).toEqual([0, '']);
  // Markdown keeps no blanks at the ends of lines.
  expect(out.replace(/[ \t]+$/gm, '').trimEnd()).toBe(shown.replace(/[ \t]+$/gm, '').trimEnd());
});
