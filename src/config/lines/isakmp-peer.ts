import { formatIpv4 } from '../../base/ipv4-address';
import type { IsakmpPeer, Release } from '../../ike/configuration';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, word } from '../../syntax/argument-types';
import { argument, choice, enumeration, keyword, keywords, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';
import { toggle } from '../toggle';

const ISAKMP = [
  ['crypto', 'Encryption module'],
  ['isakmp', 'Configure ISAKMP policy'],
] as const;

/** Lines about peers and clients that no exchange of ours asks for yet: kept in the model, to the letter. */

const FROM_12_2T: readonly Release[] = ['12.2T', '12.4'];

interface PeerValue {
  readonly by: 'address' | 'hostname';
  readonly address?: number;
  readonly hostname?: string;
}

const nameOf = ({ address, hostname }: Partial<PeerValue>): string =>
  address === undefined ? (hostname ?? '') : formatIpv4(address);

const peer = line<RouterConfig, PeerValue>({
  mode: 'config',
  section: 'isakmp',
  support: 'partial',
  reason: 'only --release 12.2T and 12.4 begin aggressive mode',
  fullIn: FROM_12_2T,
  syntax: sequence(
    keywords(...ISAKMP, ['peer', 'Set Peer Policy']),
    choice('by', {
      address: sequence(keyword('address', 'IP address of the peer'), argument('address', address, 'Peer IP address')),
      hostname: sequence(keyword('hostname', 'Name of the peer'), argument('hostname', word, 'Peer hostname')),
    }),
  ),
  apply: ({ isakmp: { peers } }, value) => {
    const name = nameOf(value);
    if (!peers.has(name)) peers.set(name, { by: value.by, name, clientEndpoint: undefined, password: undefined });
  },
  no: ({ isakmp: { peers } }, value) => {
    if (value.by === undefined) peers.clear();
    else peers.delete(nameOf(value));
  },
  read: ({ isakmp: { peers } }) =>
    [...peers.values()].map(({ by, name }) =>
      by === 'hostname' ? { by, hostname: name } : { by, address: address.parse(name) ?? 0 },
    ),
  block: ({ isakmp: { peers } }, value) => {
    const target = peers.get(nameOf(value));
    return target && { mode: 'config-isakmp-peer', target };
  },
});

const AGGRESSIVE = [
  ['set', 'Set values for the peer'],
  ['aggressive-mode', 'Set aggressive mode parameters'],
] as const;

const peerLine = {
  mode: 'config-isakmp-peer',
  section: 'block',
  support: 'partial',
  reason: 'only --release 12.2T and 12.4 begin aggressive mode',
  fullIn: FROM_12_2T,
} as const;

const clientEndpoint = line<IsakmpPeer, NonNullable<IsakmpPeer['clientEndpoint']>>({
  ...peerLine,
  syntax: sequence(
    keywords(...AGGRESSIVE, ['client-endpoint', 'Identity to offer']),
    enumeration('type', {
      'ipv4-address': 'IPV4 address',
      fqdn: 'Fully qualified domain name',
      'user-fqdn': 'Name of a user at a domain',
    }),
    argument('name', word, 'Identity'),
  ),
  apply: (target, { type, name }) => {
    target.clientEndpoint = { type, name };
  },
  no: target => {
    target.clientEndpoint = undefined;
  },
  read: ({ clientEndpoint: endpoint }) => (endpoint === undefined ? [] : [endpoint]),
});

const password = line<IsakmpPeer, { readonly password: string }>({
  ...peerLine,
  syntax: sequence(
    keywords(...AGGRESSIVE, ['password', 'Pre-shared key for aggressive mode']),
    argument('password', word, 'Password'),
  ),
  apply: (target, { password }) => {
    target.password = password;
  },
  no: target => {
    target.password = undefined;
  },
  read: ({ password }) => (password === undefined ? [] : [{ password }]),
});

const natKeepalive = line<RouterConfig, { readonly seconds: number }>({
  mode: 'config',
  section: 'isakmp',
  support: 'partial',
  reason: 'only --release 12.2T and 12.4 know NAT traversal',
  fullIn: FROM_12_2T,
  syntax: sequence(
    keywords(
      ...ISAKMP,
      ['nat', 'Set a nat  keepalive interval for use with IOS peers'],
      ['keepalive', 'Set a nat keepalive interval for use with IOS peers'],
    ),
    argument('seconds', integer(5, 3600), 'Number of seconds between keep alives'),
  ),
  apply: ({ isakmp }, { seconds }) => {
    isakmp.natKeepalive = seconds;
  },
  no: ({ isakmp }) => {
    isakmp.natKeepalive = undefined;
  },
  read: ({ isakmp: { natKeepalive: seconds } }) => (seconds === undefined ? [] : [{ seconds }]),
});

const natTransparency = toggle<RouterConfig>({
  mode: 'config',
  section: 'transform-set',
  support: 'partial',
  reason: 'only --release 12.2T and 12.4 know NAT traversal',
  fullIn: FROM_12_2T,
  words: [
    ['crypto', 'Encryption module'],
    ['ipsec', 'Configure IPSEC policy'],
    ['nat-transparency', 'IPsec NAT transparency model'],
    ['udp-encapsulation', 'UDP encapsulation of IPsec protocols'],
  ],
  usual: true,
  get: ({ isakmp }) => isakmp.natTransparency,
  set: ({ isakmp }, on) => {
    isakmp.natTransparency = on;
  },
});

const clientPool = line<RouterConfig, { readonly pool: string }>({
  mode: 'config',
  section: 'isakmp',
  support: 'partial',
  reason: 'clients are not given an address',
  syntax: sequence(
    keywords(
      ...ISAKMP,
      ['client', 'Set client configuration policy'],
      ['configuration', 'Set client mode configuration'],
      ['address-pool', 'Set the pool of addresses for clients'],
      ['local', 'A pool of this router'],
    ),
    argument('pool', word, 'Name of the pool'),
  ),
  apply: ({ isakmp }, { pool }) => {
    isakmp.clientPool = pool;
  },
  no: ({ isakmp }) => {
    isakmp.clientPool = undefined;
  },
  read: ({ isakmp: { clientPool: pool } }) => (pool === undefined ? [] : [{ pool }]),
});

export const ISAKMP_PEER_LINES: readonly ConfigLine[] = [
  natKeepalive,
  natTransparency,
  clientPool,
  peer,
  password,
  clientEndpoint,
];
