import type { Ipv4 } from '../base/ipv4-address';
import { peersOf, type SpdEntry } from './spd';
import type { IpsecState } from './state';

/**
 * The peers of a static entry (`set peer`, several times): one is the current one, for all that the entry protects, until it
 * does not answer. Then it is the turn of the next one; after the last comes the first.
 */
export function currentPeer(state: IpsecState, entry: SpdEntry): Ipv4 | undefined {
  const peers = peersOf(state.env, entry.policy);
  const { current } = entry.peering;
  return current !== undefined && peers.includes(current) ? current : peers[0];
}

/** It did not answer; another packet may already have found that out. */
export function peerFailed(state: IpsecState, entry: SpdEntry, peer: Ipv4): void {
  const peers = peersOf(state.env, entry.policy);
  if (currentPeer(state, entry) === peer) entry.peering.current = peers[(peers.indexOf(peer) + 1) % peers.length];
}

/** SAs stand with it, whoever asked for them. */
export function peerAnswered(state: IpsecState, entry: SpdEntry, peer: Ipv4): void {
  if (entry.dynamic !== undefined || entry.policy.peers.length < 2) return;
  if (peersOf(state.env, entry.policy).includes(peer)) entry.peering.current = peer;
}
