import { configText } from '../config/render';
import { loadStartup } from '../config/load';
import { encodeText } from '../base/text';
import type { FileFault } from '../base/files';
import { STARTUP_CONFIG } from '../router/nvram';
import type { Router } from '../router/router';
import { confirm } from './confirm';
import type { ExecResult } from './exec-command';
import { printThen } from './exec-result';

/** What IOS calls the faults of a file system. */
export const FAULT_TEXT: Readonly<Record<FileFault, string>> = {
  'no space': 'Not enough space',
  'not permitted': 'Permission denied',
  'no such file': 'No such file or directory',
  'input/output error': 'I/O error',
};

/** The running configuration becomes the one that a restart begins with. */
export function saveConfiguration(router: Router): ExecResult {
  const fault = router.nvram.write(STARTUP_CONFIG, encodeText(configText(router.config)));
  const building = 'Building configuration...';
  if (fault === undefined) return [building, '[OK]'];
  return { error: 'failed', lines: [building, `startup-config file open failed (${FAULT_TEXT[fault]})`] };
}

/** Would a restart lose something? */
export function isModified(router: Router): boolean {
  const { startup } = router.nvram;
  return startup === undefined || configText(loadStartup(startup)) !== configText(router.config);
}

/** `erase nvram:`, `erase startup-config`, `write erase`. */
export function eraseNvram(router: Router): ExecResult {
  return confirm('Erasing the nvram filesystem will remove all files! Continue? ', () => {
    const fault = router.nvram.erase();
    if (fault !== undefined) {
      return { error: 'failed', lines: [`%Error erasing nvram: (${FAULT_TEXT[fault]})`] };
    }
    return printThen(['[OK]', 'Erase of nvram: complete'], () => {
      router.report({ kind: 'nvram-erased' });
    });
  });
}

/** `show startup-config`, `show configuration`. */
export function startupLines(router: Router): ExecResult {
  const { nvram } = router;
  const { startup } = nvram;
  if (startup === undefined) return { error: 'failed', lines: ['startup-config is not present'] };
  const lines = startup.split(/\r?\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  return [`Using ${encodeText(startup).length} out of ${nvram.capacity} bytes`, ...lines];
}
