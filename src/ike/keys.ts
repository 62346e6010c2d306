import type { Ipv4 } from '../base/ipv4-address';
import { IdType } from '../wire/isakmp/constants';
import { idAddress } from '../wire/isakmp/id';
import type { IdBody } from '../wire/isakmp/message';
import type { IsakmpConfiguration, PresharedKey } from './configuration';

/**
 * The pre-shared key for a peer: by host, network or wildcard, the longest mask first; a key by hostname counts as a host's
 * where `ip host` knows the name (RFC 2409 5.4: main mode has nothing but the address to choose by).
 */
export function presharedKeyFor(
  configuration: IsakmpConfiguration,
  peer: Ipv4,
  hostAddress: (name: string) => Ipv4 | undefined,
): PresharedKey | undefined {
  let best: PresharedKey | undefined;
  let bestMask = -1;
  for (const key of configuration.keys) {
    if (key.hidden) continue;
    const mask = matchedMask(key, peer, hostAddress);
    if (mask === undefined || mask <= bestMask) continue;
    best = key;
    bestMask = mask;
  }
  return best;
}

/**
 * The key in aggressive mode, which brings the name along: one by that very name, else one for the address that it names;
 * for a name without a key of its own, the one for where the message comes from.
 */
export function keyForIdentity(
  configuration: IsakmpConfiguration,
  id: IdBody,
  source: Ipv4,
  hostAddress: (name: string) => Ipv4 | undefined,
): PresharedKey | undefined {
  const address = id.type === IdType.ipv4Addr ? idAddress(id)?.address : undefined;
  if (address !== undefined) return presharedKeyFor(configuration, address, hostAddress);
  const name = Buffer.from(id.data).toString('latin1').toLowerCase();
  const byName = configuration.keys.find(
    ({ peer, hidden }) => !hidden && peer.kind === 'hostname' && peer.hostname.toLowerCase() === name,
  );
  return byName ?? presharedKeyFor(configuration, source, hostAddress);
}

function matchedMask(
  { peer: wanted }: PresharedKey,
  peer: Ipv4,
  hostAddress: (name: string) => Ipv4 | undefined,
): number | undefined {
  if (wanted.kind === 'hostname') return hostAddress(wanted.hostname) === peer ? 0xffffffff : undefined;
  return ((wanted.address ^ peer) & wanted.mask) === 0 ? wanted.mask : undefined;
}
