import { formatIpv4, type Ipv4, parseIpv4 } from '../base/ipv4-address';
import { parseInterfaceName } from '../config/interface-name';
import { nameServersOf } from '../router/name-lookup';
import type { Router } from '../router/router';
import type { ExecResult, Foreground } from './exec-command';

/** A name of the host table or an address. */
export function resolveHost(router: Router, text: string): Ipv4 | undefined {
  return parseIpv4(text) ?? router.config.hosts.address(text);
}

/** An address of the router itself, or the address of one of its interfaces. */
export function resolveSource(router: Router, text: string): Ipv4 | undefined {
  const address = parseIpv4(text);
  if (address !== undefined) return router.isLocal(address) ? address : undefined;
  const name = parseInterfaceName(text);
  const port = name === undefined ? undefined : router.interfaces.get(name);
  return port?.isUp === true ? port.address : undefined;
}

/**
 * Goes on with the address of a host. A name that the host table does not know is asked of the name servers, which takes
 * the time that they have to answer.
 * @param failure what IOS says where there is no such host
 */
export function withHost(
  router: Router,
  text: string,
  failure: readonly string[],
  then: (address: Ipv4) => ExecResult,
): ExecResult {
  const address = resolveHost(router, text);
  if (address !== undefined) return then(address);
  if (text === '') return { error: 'unknown-host', lines: failure };
  if (router.config.domainLookup) return { foreground: lookUp(router, text, failure) };
  return { error: 'unknown-host', lines: [`Translating "${text}"`, ...failure] };
}

function lookUp(router: Router, name: string, failure: readonly string[]): Foreground {
  let fail: (said: readonly string[]) => void = () => undefined;
  return {
    start: output => {
      const servers = nameServersOf(router.config).map(server => `(${formatIpv4(server)})`);
      output.write(`Translating "${name}"...domain server ${servers.join(' ')}\n`);
      const stop = router.lookUp(name, () => fail(failure));
      fail = said => {
        stop();
        output.write(`${said.join('\n')}\n`);
        output.end('unknown-host');
      };
    },
    interrupt: () => fail(['% Name lookup aborted']),
  };
}
