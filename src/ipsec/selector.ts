import { BROADCAST, inSubnet, type Ipv4 } from '../base/ipv4-address';
import type { Proxy, ProxyPair } from '../ike/ipsec-port';
import { destinationOf, IP_PROTOCOL, protocolOf, sourceOf } from '../wire/ipv4';
import { portsOf } from '../wire/ports';

/** Addresses that agree with `address` in the bits that are ones in `mask` (which need not be contiguous). */
export interface AddressSelector {
  readonly address: Ipv4;
  readonly mask: Ipv4;
}

export type PortSelector =
  | { readonly operator: 'eq' | 'neq' | 'lt' | 'gt'; readonly port: number }
  | { readonly operator: 'range'; readonly first: number; readonly last: number };

/** One line of a crypto access list, read for traffic that leaves: `local` is its source, `remote` its destination. */
export interface SelectorRule {
  readonly action: 'permit' | 'deny';
  /** IP protocol, 0: any */
  readonly protocol: number;
  readonly local: AddressSelector;
  readonly remote: AddressSelector;
  readonly localPort: PortSelector | undefined;
  readonly remotePort: PortSelector | undefined;
  /** To be told of each packet that leaves under this line: the list counts its matches. */
  matched?(): void;
}

/** What selectors look at in a packet, from this router's side. Ports are undefined where the packet shows none. */
export interface Traffic {
  readonly local: Ipv4;
  readonly remote: Ipv4;
  readonly protocol: number;
  readonly localPort: number | undefined;
  readonly remotePort: number | undefined;
}

function hasPorts(protocol: number): boolean {
  return protocol === IP_PROTOCOL.tcp || protocol === IP_PROTOCOL.udp;
}

/** A packet that leaves: its source is on the local side. */
export function leaving(packet: Uint8Array): Traffic {
  const protocol = protocolOf(packet);
  const ports = hasPorts(protocol) ? portsOf(packet) : undefined;
  return {
    local: sourceOf(packet),
    remote: destinationOf(packet),
    protocol,
    localPort: ports?.sourcePort,
    remotePort: ports?.destinationPort,
  };
}

/** A packet that arrives: the same selectors, mirrored. */
export function arriving(packet: Uint8Array): Traffic {
  const protocol = protocolOf(packet);
  const ports = hasPorts(protocol) ? portsOf(packet) : undefined;
  return {
    local: destinationOf(packet),
    remote: sourceOf(packet),
    protocol,
    localPort: ports?.destinationPort,
    remotePort: ports?.sourcePort,
  };
}

function portMatches(selector: PortSelector, port: number): boolean {
  switch (selector.operator) {
    case 'eq':
      return port === selector.port;
    case 'neq':
      return port !== selector.port;
    case 'lt':
      return port < selector.port;
    case 'gt':
      return port > selector.port;
    case 'range':
      return port >= selector.first && port <= selector.last;
  }
}

/** Fragments without a port are taken by permit lines and passed over by deny lines, as in every access list of IOS. */
function portAgrees(rule: SelectorRule, selector: PortSelector | undefined, port: number | undefined): boolean {
  if (selector === undefined) return true;
  return port === undefined ? rule.action === 'permit' : portMatches(selector, port);
}

export function ruleMatches(rule: SelectorRule, traffic: Traffic): boolean {
  return (
    inSubnet(traffic.local, rule.local.address, rule.local.mask) &&
    inSubnet(traffic.remote, rule.remote.address, rule.remote.mask) &&
    (rule.protocol === 0 || rule.protocol === traffic.protocol) &&
    portAgrees(rule, rule.localPort, traffic.localPort) &&
    portAgrees(rule, rule.remotePort, traffic.remotePort)
  );
}

/** The first line that speaks about this traffic, as in an access list; undefined: the implicit deny. */
export function firstMatch(rules: readonly SelectorRule[], traffic: Traffic): SelectorRule | undefined {
  for (const rule of rules) if (ruleMatches(rule, traffic)) return rule;
  return undefined;
}

/**
 * The permit line that covers a flow of which only the addresses are known: a TED probe is UDP whatever it asks for.
 * A deny line counts only where it denies the addresses altogether.
 */
export function permitForAddresses(
  rules: readonly SelectorRule[],
  local: Ipv4,
  remote: Ipv4,
): SelectorRule | undefined {
  for (const rule of rules) {
    if (!inSubnet(local, rule.local.address, rule.local.mask)) continue;
    if (!inSubnet(remote, rule.remote.address, rule.remote.mask)) continue;
    if (rule.action === 'permit') return rule;
    if (rule.protocol === 0) return undefined;
  }
  return undefined;
}

function proxyOf(selector: AddressSelector, protocol: number, port: PortSelector | undefined): Proxy {
  return {
    type: selector.mask === BROADCAST ? 1 : 4,
    address: (selector.address & selector.mask) >>> 0,
    mask: selector.mask,
    protocol,
    port: port?.operator === 'eq' ? port.port : 0,
  };
}

/** What a permit line asks to be negotiated. */
export function proxiesOf(rule: SelectorRule): ProxyPair {
  return {
    local: proxyOf(rule.local, rule.protocol, rule.localPort),
    remote: proxyOf(rule.remote, rule.protocol, rule.remotePort),
  };
}

/** A single address as a proxy, with the protocol and port of the line that it falls under. */
export function hostProxy(address: Ipv4, like: Proxy): Proxy {
  return { type: 1, address, mask: BROADCAST, protocol: like.protocol, port: like.port };
}

/** The same half in the form in which IOS negotiates it: a host is ID_IPV4_ADDR, bits outside the mask are zero. */
export function normalProxy(proxy: Proxy): Proxy {
  return {
    type: proxy.mask === BROADCAST ? 1 : 4,
    address: (proxy.address & proxy.mask) >>> 0,
    mask: proxy.mask,
    protocol: proxy.protocol,
    port: proxy.port,
  };
}

export function sameProxy(a: Proxy, b: Proxy): boolean {
  return a.mask === b.mask && inSubnet(a.address, b.address, a.mask) && a.protocol === b.protocol && a.port === b.port;
}

export function sameProxies(a: ProxyPair, b: ProxyPair): boolean {
  return sameProxy(a.local, b.local) && sameProxy(a.remote, b.remote);
}

/** Is traffic of these proxies' kind? Ports that cannot be seen (a later fragment) do not stand against it. */
export function proxiesCover(proxies: ProxyPair, traffic: Traffic): boolean {
  const { local, remote } = proxies;
  return (
    inSubnet(traffic.local, local.address, local.mask) &&
    inSubnet(traffic.remote, remote.address, remote.mask) &&
    (local.protocol === 0 || local.protocol === traffic.protocol) &&
    (local.port === 0 || traffic.localPort === undefined || local.port === traffic.localPort) &&
    (remote.port === 0 || traffic.remotePort === undefined || remote.port === traffic.remotePort)
  );
}

function halfInside(proxy: Proxy, selector: AddressSelector, port: PortSelector | undefined): boolean {
  // Every bit that the line fixes must be fixed by the proxy too, and alike.
  const fixed = (proxy.mask & selector.mask) >>> 0 === selector.mask;
  if (!fixed || !inSubnet(proxy.address, selector.address, selector.mask)) return false;
  return port === undefined || (proxy.port !== 0 && portMatches(port, proxy.port));
}

function proxiesInside({ local, remote }: ProxyPair, rule: SelectorRule): boolean {
  return (
    (rule.protocol === 0 || rule.protocol === local.protocol) &&
    halfInside(local, rule.local, rule.localPort) &&
    halfInside(remote, rule.remote, rule.remotePort)
  );
}

/**
 * The permit line that holds these proxies whole, or undefined. A deny line above it counts where it holds them whole too:
 * it leaves nothing of them. Ports other than a single one cannot be said in proxies: what a line itself asks for, it takes.
 */
export function permitAround(rules: readonly SelectorRule[], proxies: ProxyPair): SelectorRule | undefined {
  if (proxies.local.protocol !== proxies.remote.protocol) return undefined;
  for (const rule of rules) {
    if (rule.action === 'deny') {
      if (proxiesInside(proxies, rule)) return undefined;
    } else if (proxiesInside(proxies, rule) || sameProxies(proxiesOf(rule), proxies)) return rule;
  }
  return undefined;
}
