/**
 * The sample labs under configs/labs: every fault, both ways round, tells on both consoles what its golden log holds. The
 * golden logs were read against what is known of IOS's words (docs/ios-lines.md) before they were taken.
 * `GOLDEN=write npx jest test/golden/labs` writes them anew: read the difference before you keep it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { leftBehind } from '../support/both-ends';
import { gatewaysOf, LAB_NAMES, type PlayedLab, playLab } from '../support/fault-lab';
import { compareLogs } from './compare';

const GOLDEN = join(__dirname, 'labs');
const WRITE = process.env['GOLDEN'] === 'write';

/** How the two ends differ when the script is over; where a lab is not named they are equal. */
const APART: Readonly<Record<string, readonly string[]>> = {
  '20-esp-blocked': ['Right read 0 of the 9 packets that Left sent'],
  '26-esp-where-clear-is-due': ['Left would send ESP that Right cannot read'],
  '28-bad-mac': ['the ends of an SA differ in key', 'Right read 0 of the 4 packets that Left sent'],
  '41-typed-spi-differs': ['Left would send ESP that Right cannot read'],
  '42-typed-key-missing': ['Left would send ESP that Right cannot read'],
  // Nobody has told Left that the SAs of before are no more: it keeps them to their end, as 12.2 does without keepalives.
  '24-peer-reloaded': ['Left alone holds an ISAKMP SA', 'Left would send ESP that Right cannot read'],
  // Right has lost its SAs with the interface, and nothing has passed since that Left could have found out by.
  '38-flap': ['Left would send ESP that Right cannot read'],
  '39-loss': ['Right read 14 of the 22 packets that Left sent', 'Left read 22 of the 29 packets that Right sent'],
};

describe.each(LAB_NAMES)('%s', name => {
  let played: PlayedLab;

  beforeAll(async () => {
    played = await playLab(name);
  });

  it.each(['Left', 'Right', 'lab'])('the console of %s', which => {
    const file = join(GOLDEN, name, `${which}.log`);
    const log = played.console(which);
    if (WRITE) {
      mkdirSync(join(GOLDEN, name), { recursive: true });
      writeFileSync(file, log);
    }
    expect(existsSync(file)).toBe(true);
    expect(compareLogs(readFileSync(file, 'utf8'), log, { everything: true, gapFactor: 1.05 })).toEqual([]);
  });

  it('the two ends', () => {
    expect(played.ends.differences()).toEqual(APART[name] ?? []);
  });

  it('leaves nothing behind when all is cleared', () => {
    expect(leftBehind(played.lab.simulator, gatewaysOf(played.lab), played.atFirst)).toEqual([]);
  });
});
