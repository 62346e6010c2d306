import { formatIpv4 } from '../../base/ipv4-address';
import type { DataPlaneEvent } from '../../ipsec/events/data-plane';
import type { WordingTable } from '../../router/narration';
import { ipsec, proxyText, spiText, warning } from './wording';

export const DATA_PLANE_WORDS: WordingTable<DataPlaneEvent> = {
  'clear-packet-refused': warning(
    'RECVD_PKT_NOT_IPSEC',
    ({ packet }) =>
      `Rec'd packet not an IPSEC packet. (ip) dest_addr= ${formatIpv4(packet.destination)}, ` +
      `src_addr= ${formatIpv4(packet.source)}, prot= ${packet.protocol}`,
  ),
  'spi-unknown': warning(
    'RECVD_PKT_INV_SPI',
    ({ packet, spi }) =>
      `decaps: rec'd IPSEC packet has invalid spi for destaddr=${formatIpv4(packet.destination)}, ` +
      `prot=${packet.protocol}, spi=${spiText(spi)}, srcaddr=${formatIpv4(packet.source)}`,
  ),
  'mac-error': warning(
    'RECVD_PKT_MAC_ERR',
    ({ connectionId }) => `decrypt: mac verify failed for connection id=${connectionId}`,
  ),
  'replay-error': warning(
    'PKT_REPLAY_ERR',
    ({ connectionId, sequence }) =>
      `decrypt: replay check failed\n     connection id=${connectionId}, sequence number=${sequence}`,
  ),
  'identity-mismatch': warning('RECVD_PKT_INV_IDENTITY', ({ packet, local, remote, proxies }) =>
    [
      `identity doesn't match negotiated identity`,
      `     (ip) dest_addr= ${formatIpv4(packet.destination)}, src_addr= ${formatIpv4(packet.source)}, ` +
        `prot= ${packet.protocol}`,
      `     (ident) local=${formatIpv4(local)}, remote=${formatIpv4(remote)}, ` +
        `local_proxy=${proxyText(proxies.local)}, remote_proxy=${proxyText(proxies.remote)}`,
    ].join('\n'),
  ),
  'path-mtu-learned': ipsec(({ peer, mtu }) => `IPSEC(path_mtu): path mtu to ${formatIpv4(peer)} is ${mtu}`),
  'path-mtu-aged': ipsec(
    ({ peer, mtu }) => `IPSEC(path_mtu): path mtu to ${formatIpv4(peer)} aged out, ${mtu} is tried again`,
  ),
  'packet-malformed': { form: 'silent' },
};
