import { parseIpv4 } from '../../base/ipv4-address';
import { kindOf } from '../../router/interface-kinds';
import type { InterfaceConfig, TunnelConfig } from '../../router/model/router-config';
import { address, type ArgumentType, integer } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  choice,
  enumeration,
  flag,
  keyword,
  keywords,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { line, type ConfigLine } from '../line';
import { setting } from './interface-field';

/** What an interface's packets travel in: VLAN tags, the frames of a line, tunnels. */

const ENCAPSULATION = ['encapsulation', 'Set encapsulation type for an interface'] as const;
const TUNNEL = ['tunnel', 'protocol-over-protocol tunneling'] as const;

const dot1q = line<InterfaceConfig, { readonly id: number; readonly native?: true }>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(ENCAPSULATION, ['dot1Q', 'IEEE 802.1Q Virtual LAN']),
    argument('id', integer(1, 4094), 'IEEE 802.1Q VLAN ID'),
    flag('native', 'native', 'Make this as native vlan'),
  ),
  apply: (target, { id, native }, { interactive }) => {
    if (interactive && !target.name.includes('.')) return { refused: ['% Invalid encapsulation for this interface'] };
    target.vlan = { id, native: native === true };
    return undefined;
  },
  no: target => {
    target.vlan = undefined;
  },
  read: ({ vlan }) => (vlan === undefined ? [] : [{ id: vlan.id, ...(vlan.native && { native: true as const }) }]),
});

/** HDLC is what a line does by itself; what else it may carry is kept as it stands. */
const serial = line<InterfaceConfig, { readonly kind: 'hdlc' | 'ppp' }>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keyword(...ENCAPSULATION),
    enumeration('kind', { hdlc: 'Serial HDLC synchronous', ppp: 'Point-to-Point protocol' }),
  ),
  apply: (target, { kind }) => {
    target.encapsulation = kind === 'hdlc' ? undefined : kind;
  },
  no: target => {
    target.encapsulation = undefined;
  },
  read: ({ encapsulation: kind }) => (kind === undefined ? [] : [{ kind }]),
});

function tunnelField<Field extends keyof TunnelConfig>(
  field: Field,
  syntax: Syntax<Readonly<Record<'value', NonNullable<TunnelConfig[Field]>>>>,
  help: string,
): ConfigLine {
  return line<InterfaceConfig, Readonly<Record<'value', NonNullable<TunnelConfig[Field]>>>>({
    mode: 'config-if',
    section: 'block',
    syntax: sequence(keywords(TUNNEL, [field, help]), syntax),
    apply: ({ name, tunnel }, { value }, { interactive }) => {
      if (interactive && kindOf(name).medium !== 'tunnel')
        return { refused: ["% Invalid input detected at '^' marker."] };
      tunnel[field] = value;
      return undefined;
    },
    no: ({ tunnel }) => {
      tunnel[field] = NO_TUNNEL[field];
    },
    read: ({ tunnel }) => {
      const value = tunnel[field];
      return value === undefined ? [] : [{ value }];
    },
  });
}

const NO_TUNNEL: TunnelConfig = {
  source: undefined,
  destination: undefined,
  key: undefined,
  checksum: false,
  mode: undefined,
};

const addressAsText: ArgumentType<string> = {
  ...address,
  parse: text => (parseIpv4(text) === undefined ? undefined : text),
  print: text => text,
};

const tunnelChecksum = line<InterfaceConfig, unknown>({
  mode: 'config-if',
  section: 'block',
  syntax: keywords(TUNNEL, ['checksum', 'enable end to end checksumming of packets']),
  apply: ({ tunnel }) => {
    tunnel.checksum = true;
  },
  no: ({ tunnel }) => {
    tunnel.checksum = false;
  },
  read: ({ tunnel }) => (tunnel.checksum ? [{}] : []),
});

type TunnelMode = { readonly over: 'ip' | 'multipoint' } | { readonly kind: string };

/** GRE over IP is what a tunnel does by itself; one of another kind is kept, and does not come up. */
const tunnelMode = line<InterfaceConfig, TunnelMode>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(TUNNEL, ['mode', 'tunnel encapsulation method']),
    alternatives(
      sequence(
        keyword('gre', 'generic route encapsulation protocol'),
        enumeration('over', { ip: 'over IP', multipoint: 'over IP (multipoint)' }),
      ),
      choice('kind', {
        aurp: keyword('aurp', 'AURP TunnelTalk AppleTalk encapsulation'),
        cayman: keyword('cayman', 'Cayman TunnelTalk AppleTalk encapsulation'),
        dvmrp: keyword('dvmrp', 'DVMRP multicast tunnel'),
        eon: keyword('eon', 'EON compatible CLNS tunnel'),
        ipip: keyword('ipip', 'IP over IP encapsulation'),
        ipsec: keywords(['ipsec', 'IPSec tunnel encapsulation'], ['ipv4', 'over IPv4']),
        iptalk: keyword('iptalk', 'Apple IPTalk encapsulation'),
        ipv6ip: keyword('ipv6ip', 'IPv6 over IP encapsulation'),
        nos: keyword('nos', 'IP over IP encapsulation (KA9Q/NOS compatible)'),
      }),
    ),
  ),
  partly: value =>
    'over' in value && value.over === 'ip' ? undefined : 'the tunnel does not come up: only GRE over IP is modelled',
  apply: ({ tunnel }, value) => {
    tunnel.mode = 'over' in value ? (value.over === 'ip' ? undefined : value.over) : value.kind;
  },
  no: ({ tunnel }) => {
    tunnel.mode = undefined;
  },
  read: ({ tunnel: { mode } }) => (mode === undefined ? [] : [mode === 'multipoint' ? { over: mode } : { kind: mode }]),
});

export const DOT1Q_LINES: readonly ConfigLine[] = [
  setting(
    'delay',
    sequence(
      keyword('delay', 'Specify interface throughput delay'),
      argument('value', integer(1, 16777215), 'Throughput delay (tens of microseconds)'),
    ),
  ),
  dot1q,
];

export const LINK_LINES: readonly ConfigLine[] = [
  serial,
  tunnelField(
    'source',
    alternatives(argument('value', addressAsText, 'ip address'), argument('value', interfaceName, '')),
    'source of tunnel packets',
  ),
  tunnelField('destination', argument('value', address, 'ip address'), 'destination of tunnel'),
  tunnelField('key', argument('value', integer(0, 4294967295), 'key'), 'security or selector key'),
  tunnelChecksum,
  tunnelMode,
];
