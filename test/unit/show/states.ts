import { ipv4 } from '../../../src/base/ipv4-address';
import type { Proxy } from '../../../src/ike/ipsec-port';
import { zeroCounters } from '../../../src/ipsec/identity';
import type { IdentityView, MapEntryView, PacketCounters, SaView } from '../../../src/ipsec/views';
import type { AccessList, AccessRule } from '../../../src/router/model/access-list';

/** States as the golden 2600 had them, to be varied by the tests. */

export function subnet(address: string, mask = '255.255.255.0'): Proxy {
  return { type: 4, address: ipv4(address), mask: ipv4(mask), protocol: 0, port: 0 };
}

export function sa(more: Partial<SaView> = {}): SaView {
  return {
    spi: 0xd8870500,
    transform: 'esp-des esp-md5-hmac',
    mode: 'Tunnel',
    slot: 0,
    connectionId: 2000,
    flowId: 1,
    mapName: 'tedtag',
    remainingKilobytes: 4414715,
    remainingSeconds: 2524,
    timed: true,
    ivBytes: 8,
    replayDetection: true,
    ...more,
  };
}

export const NO_PACKETS: PacketCounters = zeroCounters();

export function identity(more: Partial<IdentityView> = {}): IdentityView {
  return {
    interfaceName: 'FastEthernet0/0',
    mapName: 'tedtag',
    localAddress: ipv4('11.11.11.1'),
    local: subnet('13.13.13.0'),
    remote: subnet('12.12.12.0'),
    peer: ipv4('11.11.11.2'),
    flags: [],
    counters: { ...NO_PACKETS, encaps: 9, encrypt: 9, digest: 9, decaps: 9, decrypt: 9, verify: 9 },
    pathMtu: 1500,
    mediaMtu: 1500,
    currentOutboundSpi: 0xb326cbe6,
    inboundEsp: [sa()],
    inboundAh: [],
    inboundIpcomp: [],
    outboundIpcomp: [],
    outboundEsp: [sa({ spi: 0xb326cbe6, connectionId: 2001, flowId: 2 })],
    outboundAh: [],
    ...more,
  };
}

/** An identity of a static entry for which nothing has been negotiated. */
export function idleIdentity(more: Partial<IdentityView> = {}): IdentityView {
  return identity({
    counters: NO_PACKETS,
    flags: ['origin_is_acl'],
    currentOutboundSpi: 0,
    inboundEsp: [],
    outboundEsp: [],
    ...more,
  });
}

export type IsakmpMapEntryView = Extract<MapEntryView, { kind: 'ipsec-isakmp' }>;

export function staticEntry(more: Partial<IsakmpMapEntryView> = {}): IsakmpMapEntryView {
  return {
    kind: 'ipsec-isakmp',
    mapName: 'vpn',
    sequence: 10,
    description: undefined,
    peers: [ipv4('10.0.0.2')],
    accessList: '101',
    proxies: undefined,
    createdFrom: undefined,
    currentPeer: ipv4('10.0.0.2'),
    lifetime: { seconds: 3600, kilobytes: 4608000 },
    pfs: undefined,
    transformSets: ['strong'],
    perHost: false,
    interfaces: ['FastEthernet0/0'],
    ...more,
  };
}

export const ANYWHERE = { address: 0, wildcard: 0xffffffff };

export function rule(more: Partial<AccessRule> = {}): AccessRule {
  return {
    kind: 'rule',
    action: 'permit',
    protocol: undefined,
    source: ANYWHERE,
    destination: ANYWHERE,
    sourcePort: undefined,
    destinationPort: undefined,
    icmpType: undefined,
    icmpCode: undefined,
    log: undefined,
    options: undefined,
    ...more,
  };
}

export function accessList(
  name: string,
  entries: AccessList['entries'],
  kind: AccessList['kind'] = 'extended',
): AccessList {
  return { name, kind, named: false, entries };
}

export const TED_LIST = accessList('101', [
  rule({
    source: { address: ipv4('13.13.13.0'), wildcard: 0xff },
    destination: { address: ipv4('12.12.12.0'), wildcard: 0xff },
  }),
]);
