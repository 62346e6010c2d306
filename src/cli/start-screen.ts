import type { Power } from '../router/power-cycle';
import type { Router } from '../router/router';
import { bootstrapLines, startLines } from '../show/version';
import { shownVersion } from './shown-version';

/** What the console shows of each step of a start. */
export function startScreen(router: Router, power: Power): readonly string[] {
  switch (power) {
    case 'off':
      return ['', ...bootstrapLines(router.platform), ''];
    case 'starting':
      return [...startLines(shownVersion(router)), '', '', 'Press RETURN to get started!', '', ''];
    case 'up':
      return [];
  }
}
