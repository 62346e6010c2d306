import { formatIpv4 } from '../../base/ipv4-address';
import type { Proxy, SecurityProtocol } from '../../ike/ipsec-port';
import type { KeyEngineEvent, KeyMessage, SaName } from '../../ipsec/events/key-engine';
import type { WordingTable } from '../../router/narration';
import { engine, ipsec, proxyText, spiText } from './wording';

const PROTOCOLS: Readonly<Record<SecurityProtocol, { ip: number; isakmp: number; name: string }>> = {
  ah: { ip: 51, isakmp: 2, name: 'AH' },
  esp: { ip: 50, isakmp: 3, name: 'ESP' },
  ipcomp: { ip: 108, isakmp: 4, name: 'PCP' },
};

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

export const KEY_ENGINE_WORDS: WordingTable<KeyEngineEvent> = {
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
};
