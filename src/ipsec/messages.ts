import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import type { Proxy, ProxyPair, SaRequest, TransformOffer } from '../ike/ipsec-port';
import type { SaLifetime } from './configuration';
import { KEY_FLAG, type KeyMessage, type SaName } from './events/key-engine';
import type { SecurityAssociation } from './security-association';
import { transformName, TUNNEL } from './transforms';

/** The "key eng. msg." of an event, from what it is about. */

const NOTHING_YET: Readonly<SaLifetime> = { seconds: 0, kilobytes: 0 };

interface MessageParts {
  readonly direction: KeyMessage['direction'];
  readonly local: Ipv4;
  readonly remote: Ipv4;
  readonly proxies: ProxyPair;
  readonly offer: TransformOffer;
  readonly lifetime?: Readonly<SaLifetime>;
  readonly spi?: number;
  readonly connectionId?: number;
  readonly request?: boolean;
}

export function keyMessage(parts: MessageParts): KeyMessage {
  const { direction, local, remote, proxies, offer } = parts;
  const { seconds, kilobytes } = parts.lifetime ?? NOTHING_YET;
  let flags = 0;
  if (offer.encapsulation === TUNNEL) flags |= KEY_FLAG.tunnel;
  if (direction === 'OUTBOUND') flags |= KEY_FLAG.outbound;
  if (parts.request === true) flags |= KEY_FLAG.request;
  return {
    direction,
    local,
    remote,
    localProxy: proxies.local,
    remoteProxy: proxies.remote,
    protocol: offer.protocol,
    transform: transformName(offer),
    seconds,
    kilobytes,
    spi: parts.spi ?? 0,
    connectionId: parts.connectionId ?? 0,
    keySize: offer.keyLength,
    flags,
  };
}

/**
 * A request for discovery is told of with the flow's addresses, and with our own gateway in the place of the remote proxy,
 * which nobody knows yet.
 */
export function discoverMessage(request: SaRequest, offer: TransformOffer): KeyMessage {
  const gateway: Proxy = { type: 1, address: request.local, mask: BROADCAST, protocol: 0, port: 0 };
  return keyMessage({
    direction: 'INBOUND',
    local: request.flow.source,
    remote: request.flow.destination,
    proxies: { local: request.proxies.local, remote: gateway },
    offer,
    lifetime: request.lifetime,
    request: true,
  });
}

export function saName(sa: SecurityAssociation): SaName {
  return {
    destination: sa.destination,
    protocol: sa.protocol,
    spi: sa.spi,
    transform: transformName(sa.offer),
    connectionId: sa.connectionId,
  };
}
