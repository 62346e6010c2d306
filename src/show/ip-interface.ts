import { formatIpv4, type Ipv4, prefixLength } from '../base/ipv4-address';
import type { Interface } from '../router/interface';
import type { InterfaceAddress, InterfaceConfig } from '../router/model/router-config';

export type IpInterface = Pick<
  Interface,
  'name' | 'status' | 'protocol' | 'config' | 'mtu' | 'address' | 'addressOrigin'
>;

/** The lines of an interface that are kept without effect, as they are printed. */
export type KeptTexts = (port: Pick<Interface, 'name' | 'config'>) => readonly string[];

/** `show ip interface [IF]`: what IP does on each interface. */
export function ipInterfaces(interfaces: readonly IpInterface[], keptOf: KeptTexts): readonly string[] {
  return interfaces.flatMap(each => {
    const kept = keptOf(each);
    return [
      `${each.name} is ${each.status}, line protocol is ${each.protocol}`,
      ...(each.address === undefined && negotiatedLines(each.config).length === 0
        ? ['  Internet protocol processing disabled']
        : addressLines(each, kept)),
    ];
  });
}

function addressLines(
  { config, mtu, address, addressOrigin }: IpInterface,
  kept: readonly string[],
): readonly string[] {
  return [
    ...(config.unnumbered === undefined ? [] : [`  ${unnumberedText(config.unnumbered, address)}`]),
    ...(config.address === undefined ? [] : [`  Internet address is ${addressText(config.address)}`]),
    ...negotiatedLines(config),
    '  Broadcast address is 255.255.255.255',
    ...(config.address === undefined
      ? []
      : [`  Address determined by ${addressOrigin === 'manual' ? 'setup command' : 'non-volatile memory'}`]),
    `  MTU is ${mtu} bytes`,
    ...helperLines(kept),
    `  Directed broadcast forwarding is ${config.directedBroadcast ? 'enabled' : 'disabled'}`,
    ...config.secondaries.map(secondary => `  Secondary address ${addressText(secondary)}`),
    `  Outgoing access list is ${config.accessGroupOut ?? 'not set'}`,
    `  Inbound  access list is ${config.accessGroupIn ?? 'not set'}`,
    `  Proxy ARP is ${config.proxyArp ? 'enabled' : 'disabled'}`,
    '  Security level is default',
    '  Split horizon is enabled',
    `  ICMP redirects are ${config.redirects ? 'always' : 'never'} sent`,
    `  ICMP unreachables are ${config.unreachables ? 'always' : 'never'} sent`,
    '  ICMP mask replies are never sent',
    ...ABSENT_FEATURES,
    `  Network address translation is ${config.nat === undefined ? 'disabled' : `enabled, interface in domain ${config.nat}`}`,
    ...ABSENT_BEHIND,
  ];
}

const NEGOTIATION: Readonly<Record<string, string>> = { negotiated: 'IPCP', dhcp: 'DHCP', slarp: 'SLARP' };

/** Nobody gives one here, but it is configured to be asked for. */
export function negotiatedLines({ addressFrom }: Pick<InterfaceConfig, 'addressFrom'>): readonly string[] {
  const protocol = NEGOTIATION[addressFrom?.protocol ?? ''];
  return protocol === undefined ? [] : [`  Internet address will be negotiated using ${protocol}`];
}

/** Nothing is forwarded to them, but they are configured. */
function helperLines(kept: readonly string[]): readonly string[] {
  const helpers = kept.flatMap(text => /^ip helper-address (?:.* )?(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1] ?? []);
  const [first, ...others] = helpers;
  if (first === undefined) return ['  Helper address is not set'];
  if (others.length === 0) return [`  Helper address is ${first}`];
  return [`  Helper addresses are ${first}`, ...others.map(each => `                       ${each}`)];
}

/** What this router does not do on any interface, and how it switches. */
const ABSENT_FEATURES = [
  '  IP fast switching is enabled',
  '  IP fast switching on the same interface is disabled',
  '  IP Flow switching is disabled',
  '  IP Null turbo vector',
  '  IP multicast fast switching is disabled',
  '  IP multicast distributed fast switching is disabled',
  '  IP route-cache flags are Fast',
  '  Router Discovery is disabled',
  '  IP output packet accounting is disabled',
  '  IP access violation accounting is disabled',
  '  TCP/IP header compression is disabled',
  '  RTP/IP header compression is disabled',
  '  Probe proxy name replies are disabled',
  '  Policy routing is disabled',
];

const ABSENT_BEHIND = [
  '  WCCP Redirect outbound is disabled',
  '  WCCP Redirect inbound is disabled',
  '  WCCP Redirect exclude is disabled',
  '  BGP Policy Mapping is disabled',
];

/** @param address the one that is borrowed, if there is one */
export function unnumberedText(from: string, address: Ipv4 | undefined): string {
  return `Interface is unnumbered. Using address of ${from} (${address === undefined ? '0.0.0.0' : formatIpv4(address)})`;
}

export function addressText({ address, mask }: InterfaceAddress): string {
  return `${formatIpv4(address)}/${prefixLength(mask) ?? formatIpv4(mask)}`;
}
