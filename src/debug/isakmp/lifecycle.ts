import { formatIpv4 } from '../../base/ipv4-address';
import type { LifecycleEvent } from '../../ike/events/lifecycle';
import type { WordingTable } from '../../router/narration';
import { engine, isakmp, log, ofSa } from './wording';

function pointer(value: number): string {
  return value.toString(16).toUpperCase();
}

export const LIFECYCLE_WORDS: WordingTable<LifecycleEvent> = {
  'isakmp-on-off': log(6, 'ISAKMP_ON_OFF', e => `ISAKMP is ${e.on ? 'ON' : 'OFF'}`),
  'ke-message': isakmp(e => `ISAKMP: received ke message (${e.number}/${e.count})`),
  ports: isakmp(e => `ISAKMP: local port ${e.local}, remote port ${e.remote}`),
  'spis-wanted': ofSa(e => `asking for ${e.count} spis from ipsec`),
  'spis-pending': ofSa(() => "had to get SPI's from ipsec."),
  'sa-deleted': ofSa(e => [
    'peer does not do paranoid keepalives.',
    `deleting SA reason "${e.reason}" state (${e.role}) ${e.state} (peer ${formatIpv4(e.peer)}) input queue 0`,
  ]),
  'sa-purged': ofSa(e => `purging SA., sa=${pointer(e.pointer)}, delme=${pointer(e.pointer)}`),
  'connection-deleted': engine(e => `CryptoEngine0: delete connection ${e.connection}`),
};
