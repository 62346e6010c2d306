import { formatIpv4 } from '../base/ipv4-address';
import type { RouterConfig } from '../router/model/router-config';

/** `show hosts`: the static host table. */
export function hosts(config: Pick<RouterConfig, 'hosts' | 'domainLookup' | 'domainName'>): readonly string[] {
  const rows = [...config.hosts].map(
    ([name, address]) => `${name.padEnd(24)} ${'(perm, OK)'.padEnd(11)} 0   IP    ${formatIpv4(address)}`,
  );
  return [
    `Default domain is ${config.domainName ?? 'not set'}`,
    `Name/address lookup uses ${config.domainLookup ? 'domain service' : 'static mappings'}`,
    ...(config.domainLookup ? ['Name servers are 255.255.255.255'] : []),
    '',
    'Host                     Flags      Age Type   Address(es)',
    ...rows,
  ];
}
