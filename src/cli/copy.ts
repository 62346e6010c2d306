import { formatIpv4 } from '../base/ipv4-address';
import type { Router } from '../router/router';
import { confirm } from './confirm';
import { copyForeground, type CopyPlan } from './copy-foreground';
import type { ExecContext, ExecResult } from './exec-command';
import { listFiles } from './file-access';
import type { FileUrl } from './file-url';
import { withHost } from './resolve';
import { saveConfiguration } from './startup';

/** What was answered last: it is offered the next time. */
interface Remembered {
  readonly host: string;
  readonly name: string;
}

const remembered = new WeakMap<Router, Remembered>();

/** `copy FROM TO`: asks for what is not named yet, then for the destination, then copies. */
export function copy(context: ExecContext, from: FileUrl, to: FileUrl): ExecResult {
  return askSource(context, from, source => askDestination(context, source, to));
}

function askSource(context: ExecContext, from: FileUrl, then: (source: FileUrl) => ExecResult): ExecResult {
  const last = remembered.get(context.router);
  const name = (host: string): ExecResult =>
    from.name !== ''
      ? then({ ...from, host })
      : ask('Source filename', last?.name ?? '', typed => then({ ...from, host, name: typed }));
  if (from.system !== 'tftp' || from.host !== '') return name(from.host);
  return ask('Address or name of remote host', last?.host ?? '', name);
}

function askDestination(context: ExecContext, from: FileUrl, to: FileUrl): ExecResult {
  if (to.system === 'null') return checked(context, from, { ...to, name: from.name });
  const host = to.host === '' ? (remembered.get(context.router)?.host ?? '') : to.host;
  const name = (answered: string): ExecResult =>
    ask('Destination filename', to.name === '' ? usualName(context.router, from, to) : to.name, typed =>
      checked(context, from, { ...to, host: answered, name: typed }),
    );
  return to.system === 'tftp' ? ask('Address or name of remote host', host, name) : name('');
}

/** A configuration on a server is called after its router. */
function usualName({ hostname }: Router, from: FileUrl, to: FileUrl): string {
  const isConfiguration = from.name === 'running-config' || from.name === 'startup-config';
  return to.system === 'tftp' && isConfiguration ? `${hostname.toLowerCase()}-confg` : from.name;
}

const NO_SUCH_HOST = ['?Invalid host address or name', '%Error parsing filename (Bad hostname)'];

/** All is named: who is the server, and may what is there be lost? */
function checked({ router, console }: ExecContext, from: FileUrl, to: FileUrl): ExecResult {
  const plan = { router, console, from, to, server: undefined };
  const remote = from.system === 'tftp' ? from : to.system === 'tftp' ? to : undefined;
  if (remote === undefined) return confirmed(plan);
  return withHost(router, remote.host, NO_SUCH_HOST, server => {
    remembered.set(router, { host: formatIpv4(server), name: remote.name });
    return confirmed({ ...plan, server });
  });
}

function confirmed(plan: CopyPlan): ExecResult {
  const { router, to } = plan;
  const isStartup = to.system === 'nvram' && to.name === 'startup-config';
  const isThere = to.system === 'flash' || to.system === 'nvram' ? isFile(router, to) : false;
  if (!isThere || isStartup) return begin(plan);
  const warning = '%Warning:There is a file already existing with this name ';
  return withLines(
    [warning],
    confirm('Do you want to over write? ', () => begin(plan)),
  );
}

function isFile(router: Router, { system, name }: FileUrl): boolean {
  return listFiles(router, system).some(each => each.name === name);
}

function begin(plan: CopyPlan): ExecResult {
  const { router, from, to } = plan;
  const saves = from.system === 'system' && from.name === 'running-config' && to.system === 'nvram';
  if (saves && to.name === 'startup-config') return saveConfiguration(router);
  return { foreground: copyForeground(plan) };
}

function ask(what: string, usual: string, then: (answer: string) => ExecResult): ExecResult {
  return {
    dialogue: {
      question: `${what} [${usual}]? `,
      answer: line => then(line.trim() === '' ? usual : line.trim()),
    },
  };
}

/** Puts lines before a question. */
export function withLines(lines: readonly string[], result: ExecResult): ExecResult {
  if (result === undefined || !('dialogue' in result)) return result;
  return { ...result, lines: [...lines, ...(result.lines ?? [])] };
}
