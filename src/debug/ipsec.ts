import { formatIpv4 } from '../base/ipv4-address';
import type { Proxy, SecurityProtocol } from '../ike/ipsec-port';
import type { IpsecEvent, KeyMessage, SaName } from '../ipsec/events';
import type { Wording, WordingTable } from '../router/narration';

/** How IOS 12.2 tells IPsec's events. Blanks at the ends of lines are IOS's own. */

const PROTOCOLS: Readonly<Record<SecurityProtocol, { ip: number; isakmp: number; name: string }>> = {
  ah: { ip: 51, isakmp: 2, name: 'AH' },
  esp: { ip: 50, isakmp: 3, name: 'ESP' },
};

function ipsec<Event>(line: (event: Event) => string): Wording<Event> {
  return { form: 'debug', flag: 'crypto ipsec', lines: event => [line(event)] };
}

function engine<Event>(line: (event: Event) => string): Wording<Event> {
  return { form: 'debug', flag: 'crypto engine', lines: event => [line(event)] };
}

function warning<Event>(mnemonic: string, text: (event: Event) => string): Wording<Event> {
  return { form: 'log', facility: 'CRYPTO', severity: 4, mnemonic, text };
}

/** Hexadecimal without leading zeros, and decimal in brackets. */
function spiText(spi: number): string {
  return `0x${spi.toString(16).toUpperCase()}(${spi})`;
}

function proxyText({ address, mask, protocol, port }: Proxy): string {
  return `${formatIpv4(address)}/${formatIpv4(mask)}/${protocol}/${port}`;
}

function typedProxy(proxy: Proxy): string {
  return `${proxyText(proxy)} (type=${proxy.type})`;
}

function keyMessageText(message: KeyMessage): string {
  const { direction, local, remote, localProxy, remoteProxy, protocol, transform } = message;
  const { seconds, kilobytes, spi, connectionId, keySize, flags } = message;
  return [
    `  (key eng. msg.) ${direction} local= ${formatIpv4(local)}, remote= ${formatIpv4(remote)}, `,
    `    local_proxy= ${typedProxy(localProxy)}, `,
    `    remote_proxy= ${typedProxy(remoteProxy)},`,
    `    protocol= ${PROTOCOLS[protocol].name}, transform= ${transform} , `,
    `    lifedur= ${seconds}s and ${kilobytes}kb, `,
    `    spi= ${spiText(spi)}, conn_id= ${connectionId}, keysize= ${keySize}, flags= 0x${flags.toString(16).toUpperCase()}`,
  ].join('\n');
}

function saText({ destination, protocol, spi, transform, connectionId }: SaName): string {
  return [
    `  (sa) sa_dest= ${formatIpv4(destination)}, sa_prot= ${PROTOCOLS[protocol].ip}, `,
    `    sa_spi= ${spiText(spi)}, `,
    `    sa_trans= ${transform} , sa_conn_id= ${connectionId}`,
  ].join('\n');
}

export const IPSEC_WORDS: WordingTable<IpsecEvent> = {
  'tunnel-discover-request': ipsec(
    ({ message, egress }) =>
      `IPSEC(tunnel discover request): ,\n${keyMessageText(message)} ` +
      `dest=${egress.interfaceName}:${formatIpv4(egress.nextHop)}`,
  ),
  'sa-request': ipsec(({ message }) => `IPSEC(sa_request): ,\n${keyMessageText(message)}`),
  'request-timer-fired': ipsec(({ count, local, remote, proxies }) =>
    [
      `IPSEC(key_engine): request timer fired: count = ${count},`,
      `  (identity) local= ${formatIpv4(local)}, remote= ${formatIpv4(remote)}, `,
      `    local_proxy= ${typedProxy(proxies.local)}, `,
      `    remote_proxy= ${typedProxy(proxies.remote)}`,
    ].join('\n'),
  ),
  'key-engine-event': ipsec(() => 'IPSEC(key_engine): got a queue event...'),
  'spi-response': ipsec(
    ({ spi, local, remote, protocol }) =>
      `IPSEC(spi_response): getting spi ${spi} for SA \n` +
      `        from ${formatIpv4(local).padEnd(15)} to ${formatIpv4(remote).padEnd(15)} ` +
      `for prot ${PROTOCOLS[protocol].isakmp}`,
  ),
  'validate-proposal': engine(() => 'validate proposal 0'),
  'proposal-part': ipsec(
    ({ part, message }) => `IPSEC(validate_proposal_request): proposal part #${part},\n${keyMessageText(message)}`,
  ),
  'validate-proposal-request': engine(() => 'validate proposal request 0'),
  'transform-not-supported': ipsec(
    ({ protocol, transformId, hmac }) =>
      `IPSEC(validate_proposal): transform proposal (prot ${PROTOCOLS[protocol].isakmp}, ` +
      `trans ${transformId}, hmac_alg ${hmac}) not supported`,
  ),
  'proxies-not-supported': ipsec(() => 'IPSEC(validate_transform_proposal): proxy identities not supported'),
  'invalid-local-address': ipsec(
    ({ address }) => `IPSEC(validate_proposal): invalid local address ${formatIpv4(address)}`,
  ),
  'peer-not-found': ipsec(({ address }) => `IPSEC(validate_proposal): peer address ${formatIpv4(address)} not found`),
  'flow-allocated': engine(() => 'ipsec allocate flow 0'),
  'initialize-sa': ipsec(({ message }) => `IPSEC(initialize_sas): ,\n${keyMessageText(message)}`),
  'ipsec-sa-created': ipsec(({ sa }) => `IPSEC(create_sa): sa created,\n${saText(sa)}`),
  'ipsec-sa-deleted': ipsec(({ sa }) => `IPSEC(delete_sa): deleting SA,\n${saText(sa)}`),
  'delete-notify-received': ipsec(() => `IPSEC(key_engine_delete_sas): rec'd delete notify from ISAKMP`),
  'delete-all-shared': ipsec(
    ({ peer }) => `IPSEC(key_engine_delete_sas): delete all SAs shared with ${formatIpv4(peer)}`,
  ),
  'esp-keys': { form: 'silent' },
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
  'packet-malformed': { form: 'silent' },
};
