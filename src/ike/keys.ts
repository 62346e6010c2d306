import type { Ipv4 } from '../base/ipv4-address';
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

function matchedMask(
  { peer: wanted }: PresharedKey,
  peer: Ipv4,
  hostAddress: (name: string) => Ipv4 | undefined,
): number | undefined {
  if (wanted.kind === 'hostname') return hostAddress(wanted.hostname) === peer ? 0xffffffff : undefined;
  return ((wanted.address ^ peer) & wanted.mask) === 0 ? wanted.mask : undefined;
}
