import type { Interface } from '../../router/interface';
import type { Router } from '../../router/router';
import { interfaceName } from '../../config/interface-name';
import { argument, keyword, sequence, type Syntax } from '../../syntax/grammar';
import type { ExecResult } from '../exec-command';

export const show = keyword('show', 'Show running system information');
export const showIp = sequence(show, keyword('ip', 'IP information'));
export const showCrypto = sequence(show, keyword('crypto', 'Encryption module'));

/** The name of an interface, at the end of a command. */
export const interfaceArgument: Syntax<{ readonly interfaceName: string }> = argument(
  'interfaceName',
  interfaceName,
  'Interface name',
);

/** Only interfaces that the router has can be shown. */
export function withInterface(router: Router, name: string, result: (port: Interface) => ExecResult): ExecResult {
  const port = router.interfaces.get(name);
  if (port === undefined) return { error: 'failed', lines: ['%Invalid interface type and number'] };
  return result(port);
}
