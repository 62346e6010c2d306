import { formatIpv4, inSubnet, network, type Ipv4, prefixLength } from '../../base/ipv4-address';
import type { AddressSource, InterfaceAddress, InterfaceConfig } from '../../router/model/router-config';
import type { NatSide } from '../../router/model/nat';
import { kindOf } from '../../router/interface-kinds';
import { address, integer, word } from '../../syntax/argument-types';
import { argument, enumeration, flag, keyword, keywords, optional, rest, sequence } from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { KEPT_HELP } from '../kept';
import { line, type ConfigLine, type LineContext, type Refusal } from '../line';
import { onOff, setting } from './interface-field';
import { DOT1Q_LINES, LINK_LINES } from './interface-links';
import { MEDIA_LINES } from './interface-media';

const IP = ['ip', 'Interface Internet Protocol config commands'] as const;

interface AddressValue extends InterfaceAddress {
  readonly secondary?: true;
}

function overlap({ config }: LineContext, self: InterfaceConfig, wanted: InterfaceAddress): string | undefined {
  for (const other of config.interfaces.values()) {
    if (other === self || other.shutdown) continue;
    for (const { address, mask } of [...(other.address ? [other.address] : []), ...other.secondaries]) {
      const inside = inSubnet(wanted.address, address, mask) || inSubnet(address, wanted.address, wanted.mask);
      if (inside) return `% ${formatIpv4(network(wanted.address, wanted.mask))} overlaps with ${other.name}`;
    }
  }
  return undefined;
}

const isHost = ({ address, mask }: InterfaceAddress): boolean =>
  mask === 0xffffffff || mask === 0xfffffffe || ((address & ~mask) !== 0 && (address | mask) >>> 0 !== 0xffffffff);

const badMask = (mask: string, address: Ipv4): Refusal => ({
  refused: [`Bad mask ${mask} for address ${formatIpv4(address)}`],
});

const ipAddress = line<InterfaceConfig, AddressValue>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(['ip', 'Interface Internet Protocol config commands'], ['address', 'Set the IP address of an interface']),
    argument('address', address, 'IP address'),
    argument('mask', address, 'IP subnet mask'),
    flag('secondary', 'secondary', 'Make this IP address a secondary address'),
  ),
  apply: (target, { address, mask, secondary }, context): Refusal | undefined => {
    const wanted = { address, mask };
    if (prefixLength(mask) === undefined) return badMask(`0x${mask.toString(16).toUpperCase()}`, address);
    if (context.interactive) {
      if (!isHost(wanted)) return badMask(`/${prefixLength(mask)}`, address);
      const overlapping = overlap(context, target, wanted);
      if (overlapping !== undefined) return { refused: [overlapping] };
    }
    if (secondary === true) {
      removeSecondary(target, address);
      target.secondaries.push(wanted);
    } else {
      target.address = wanted;
      target.addressFrom = undefined;
      target.unnumbered = undefined;
    }
    return undefined;
  },
  no: (target, { address, secondary }) => {
    if (secondary === true && address !== undefined) removeSecondary(target, address);
    else if (address === undefined) removeAddresses(target);
    else if (target.address?.address === address) target.address = undefined;
  },
  read: ({ address, secondaries }) => {
    const first = address === undefined ? [] : [address];
    return secondaries.length === 0
      ? first
      : [...secondaries.map(each => ({ ...each, secondary: true as const })), ...first];
  },
});

const ipUnnumbered = line<InterfaceConfig, { readonly name: string }>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(IP, ['unnumbered', 'Enable IP processing without an explicit address']),
    argument('name', interfaceName, ''),
  ),
  apply: (target, { name }, { config, interactive }): Refusal | undefined => {
    if (interactive) {
      if (kindOf(target.name).medium === 'ethernet' || kindOf(target.name).medium === 'virtual') {
        return { refused: ['Point-to-point (non-multi-access) interfaces only'] };
      }
      if (!config.interfaces.has(name)) return { refused: ['% Invalid interface type and number', ''] };
      if (name === target.name) return { refused: ['Cannot use an unnumbered interface as its own reference'] };
    }
    removeAddresses(target);
    target.unnumbered = name;
    return undefined;
  },
  no: target => {
    target.unnumbered = undefined;
  },
  read: ({ unnumbered: name }) => (name === undefined ? [] : [{ name }]),
});

function removeSecondary(target: InterfaceConfig, address: Ipv4): void {
  const at = target.secondaries.findIndex(each => each.address === address);
  if (at >= 0) target.secondaries.splice(at, 1);
}

function removeAddresses(target: InterfaceConfig): void {
  target.address = undefined;
  target.addressFrom = undefined;
  target.secondaries.length = 0;
}

interface SourceValue {
  readonly protocol: AddressSource['protocol'];
  readonly more?: string;
}

const ipAddressFrom = line<InterfaceConfig, SourceValue>({
  mode: 'config-if',
  section: 'block',
  support: 'stored',
  syntax: sequence(
    keywords(IP, ['address', 'Set the IP address of an interface']),
    enumeration('protocol', {
      dhcp: 'IP Address negotiated via DHCP',
      negotiated: 'IP Address negotiated over PPP',
      pool: 'IP Address autoconfigured from a local DHCP pool',
      slarp: 'IP Address negotiated over SLARP',
    }),
    optional(rest('more', KEPT_HELP)),
  ),
  apply: (target, { protocol, more }) => {
    removeAddresses(target);
    target.unnumbered = undefined;
    target.addressFrom = { protocol, more };
  },
  no: target => {
    target.addressFrom = undefined;
  },
  read: ({ addressFrom }) =>
    addressFrom === undefined
      ? []
      : [{ protocol: addressFrom.protocol, ...(addressFrom.more !== undefined && { more: addressFrom.more }) }],
});

/** `no ip address` is printed where there is none; alone, the words are no command. */
const noIpAddress = line<InterfaceConfig, unknown>({
  mode: 'config-if',
  section: 'block',
  hidden: true,
  syntax: keywords(IP, ['address', 'Set the IP address of an interface']),
  apply: () => ({ refused: ['% Incomplete command.', ''] }),
  no: target => {
    removeAddresses(target);
    target.addressSaid = true;
  },
  read: ({ address, addressFrom, unnumbered, addressSaid }) => {
    const isSaid = address !== undefined || addressFrom !== undefined || unnumbered !== undefined;
    return isSaid || !addressSaid ? [] : [undefined];
  },
  print: text => `no ${text}`,
});

interface GroupValue {
  readonly list: string;
  readonly direction: 'in' | 'out';
}

const accessGroup = line<InterfaceConfig, GroupValue>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(IP, ['access-group', 'Specify access control for packets']),
    argument('list', word, 'Access-list number or name'),
    enumeration('direction', { in: 'inbound packets', out: 'outbound packets' }),
  ),
  apply: (target, { list, direction }) => {
    if (direction === 'in') target.accessGroupIn = list;
    else target.accessGroupOut = list;
  },
  no: (target, { direction }) => {
    if (direction !== 'out') target.accessGroupIn = undefined;
    if (direction !== 'in') target.accessGroupOut = undefined;
  },
  read: ({ accessGroupIn, accessGroupOut }) => {
    if (accessGroupIn === undefined && accessGroupOut === undefined) return [];
    return [
      ...(accessGroupIn === undefined ? [] : [{ list: accessGroupIn, direction: 'in' as const }]),
      ...(accessGroupOut === undefined ? [] : [{ list: accessGroupOut, direction: 'out' as const }]),
    ];
  },
});

const natSide = line<InterfaceConfig, { readonly side: NatSide }>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(IP, ['nat', 'NAT interface commands']),
    enumeration('side', {
      inside: 'Inside interface for address translation',
      outside: 'Outside interface for address translation',
    }),
  ),
  apply: (target, { side }) => {
    target.nat = side;
  },
  no: (target, { side }) => {
    if (side === undefined || side === target.nat) target.nat = undefined;
  },
  read: ({ nat }) => (nat === undefined ? [] : [{ side: nat }]),
});

export const INTERFACE_LINES: readonly ConfigLine[] = [
  setting(
    'description',
    sequence(
      keyword('description', 'Interface specific description'),
      rest('value', 'Up to 240 characters describing this interface'),
    ),
  ),
  setting(
    'mtu',
    sequence(
      keyword('mtu', 'Set the interface Maximum Transmission Unit (MTU)'),
      argument('value', integer(64, 18000), 'MTU size in bytes'),
    ),
  ),
  setting(
    'bandwidth',
    sequence(
      keyword('bandwidth', 'Set bandwidth informational parameter'),
      argument('value', integer(1, 10000000), 'Bandwidth in kilobits'),
    ),
  ),
  ...DOT1Q_LINES,
  ipAddress,
  ipAddressFrom,
  noIpAddress,
  ipUnnumbered,
  accessGroup,
  onOff('redirects', true, [IP, ['redirects', 'Enable sending ICMP Redirect messages']]),
  onOff('unreachables', true, [IP, ['unreachables', 'Enable sending ICMP Unreachable messages']]),
  onOff('proxyArp', true, [IP, ['proxy-arp', 'Enable proxy ARP']]),
  natSide,
  setting(
    'ipMtu',
    sequence(
      keywords(IP, ['mtu', 'Set IP Maximum Transmission Unit']),
      argument('value', integer(68, 1000000), 'MTU (bytes)'),
    ),
  ),
  onOff('routeCache', true, [IP, ['route-cache', 'Enable fast-switching cache for outgoing packets']]),
  onOff('directedBroadcast', false, [IP, ['directed-broadcast', 'Enable forwarding of directed broadcasts']]),
  ...LINK_LINES,
  onOff('shutdown', false, [['shutdown', 'Shutdown the selected interface']]),
  ...MEDIA_LINES,
];
