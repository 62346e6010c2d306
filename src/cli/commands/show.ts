import type { ExecCommand } from '../exec-command';
import { SHOW_CRYPTO_COMMANDS } from './show-crypto';
import { SHOW_HARDWARE_COMMANDS } from './show-hardware';
import { SHOW_IP_COMMANDS } from './show-ip';
import { SHOW_SYSTEM_COMMANDS } from './show-system';
import { SHOW_TERMINAL_COMMANDS } from './show-terminal';
import { SHOW_TECH_COMMANDS } from './show-tech';

/** Every `show` command; what each prints is worked out in src/show. */
export const SHOW_COMMANDS: readonly ExecCommand[] = [
  ...SHOW_CRYPTO_COMMANDS,
  ...SHOW_IP_COMMANDS,
  ...SHOW_HARDWARE_COMMANDS,
  ...SHOW_SYSTEM_COMMANDS,
  ...SHOW_TERMINAL_COMMANDS,
  ...SHOW_TECH_COMMANDS,
];
