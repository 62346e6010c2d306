import { keyword } from '../../syntax/grammar';
import { confirm } from '../confirm';
import { exec, type ExecCommand, type ExecResult } from '../exec-command';
import type { Router } from '../../router/router';

function restart(router: Router): ExecResult {
  router.report({ kind: 'reload-requested' });
  router.reload();
  return undefined;
}

export const RELOAD_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: keyword('reload', 'Halt and perform a cold restart'),
    run: ({ router }) => confirm('Proceed with reload? ', () => restart(router)),
  }),
];
