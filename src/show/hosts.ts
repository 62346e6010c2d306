import { formatIpv4 } from '../base/ipv4-address';
import type { RouterConfig } from '../router/model/router-config';
import { nameServersOf } from '../router/name-lookup';

/** `show hosts`: the static host table. Nothing is learned: no name server answers in a lab. */
export function hosts(
  config: Pick<RouterConfig, 'hosts' | 'domainLookup' | 'domainName' | 'nameServers'>,
): readonly string[] {
  const rows = config.hosts.entries.flatMap(({ name, addresses }) =>
    addresses.map((address, i) => {
      const head = i === 0 ? `${name.padEnd(24)} ${'(perm, OK)'.padEnd(11)} 0   IP` : '';
      return `${head.padEnd(HEAD_WIDTH)}${formatIpv4(address)}`;
    }),
  );
  return [
    `Default domain is ${config.domainName ?? 'not set'}`,
    `Name/address lookup uses ${config.domainLookup ? 'domain service' : 'static mappings'}`,
    ...(config.domainLookup ? [`Name servers are ${nameServersOf(config).map(formatIpv4).join(', ')}`] : []),
    '',
    'Host                     Flags      Age Type   Address(es)',
    ...rows,
  ];
}

const HEAD_WIDTH = 47;
