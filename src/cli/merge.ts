import { decodeText } from '../base/text';
import type { Router } from '../router/router';
import { ConfigurationMode } from './configuration-mode';
import { History } from './history';

const PRIVILEGED = 15;

/** Adds the lines of a file to the running configuration, as if they were typed. @returns what IOS says to them */
export function mergeConfiguration(router: Router, content: Uint8Array): readonly string[] {
  const said: string[] = [];
  const at = { line: '', left: false };
  const mode = new ConfigurationMode(router, PRIVILEGED, new History(), {
    print: lines => said.push(...lines),
    refuse: ({ lines }) => {
      if (lines.length > 0) said.push(at.line, ...lines);
    },
    invite: () => {},
    execute: () => {},
    isExec: () => false,
    left: () => {
      at.left = true;
    },
  });
  for (const line of decodeText(content).split(/\r?\n/)) {
    if (at.left) break;
    // In a file, `exit` on the outermost level goes nowhere.
    if (/^\s*exit\s*$/.test(line) && mode.promptWord === 'config') continue;
    at.line = line;
    mode.submit(mode.gathering ? line : line.trim(), 0);
  }
  return said;
}
