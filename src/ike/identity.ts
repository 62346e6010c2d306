import type { Ipv4 } from '../base/ipv4-address';
import { IdType, PayloadType, PORT_ISAKMP } from '../wire/isakmp/constants';
import { fqdnId, idAddress, ipv4Id } from '../wire/isakmp/id';
import type { IdBody } from '../wire/isakmp/message';
import type { IkeContext, IkeEnvironment } from './context';
import type { IkeTurn } from './ipsec-port';
import type { IkeSa } from './sa';

export const UDP = 17;

/** Without certificates a distinguished name is the address. */
export function ownIdentityType({ env }: IkeContext): number {
  return env.configuration().identity === 'hostname' ? IdType.fqdn : IdType.ipv4Addr;
}

/**
 * What we call ourselves: `crypto isakmp identity {address | hostname}`, the name with its domain where there is one.
 * @param port 0 where a translator changes it on the way (RFC 3947 4)
 */
export function ownIdentity(context: IkeContext, local: Ipv4, port: number = PORT_ISAKMP): IdBody {
  return ownIdentityType(context) === IdType.fqdn
    ? fqdnId(context.env.fullName(), UDP, port)
    : ipv4Id(local, UDP, port);
}

/**
 * Does the name fit the address whose key was used (RFC 2409 5.4)? An address must be the peer's own. A host name that we
 * can look up must lead there; one that nobody knows says no more than the key has proved.
 */
export function identityFits(
  env: Pick<IkeEnvironment, 'hostAddress'>,
  id: IdBody,
  { peer, natTraversal }: Pick<IkeSa, 'peer' | 'natTraversal'>,
): boolean {
  if (!isOfIsakmp(id, natTraversal !== undefined)) return false;
  // Behind a translator the peer does not know by which address we see it.
  if (natTraversal?.peerInside === true) return id.type === IdType.ipv4Addr || id.type === IdType.fqdn;
  if (id.type === IdType.ipv4Addr) return idAddress(id)?.address === peer;
  if (id.type !== IdType.fqdn) return false;
  const known = env.hostAddress(Buffer.from(id.data).toString('latin1'));
  return known === undefined || known === peer;
}

/**
 * RFC 2407 4.6.2: in phase 1 protocol and port are zero or those of ISAKMP, or the SA must not come about; RFC 3947 4
 * has UDP without a port too.
 */
export function isOfIsakmp({ protocol, port }: IdBody, knowsNat: boolean): boolean {
  if (knowsNat && protocol === UDP && port === 0) return true;
  return (protocol === UDP && port === PORT_ISAKMP) || (protocol === 0 && port === 0);
}

/** Tells of an ID payload that is about to be sent. `next`: what follows it. */
export function tellIdentity(turn: IkeTurn, connection: number, id: IdBody, next: keyof typeof PayloadType): void {
  turn.emit({
    kind: 'id-payload',
    connection,
    nextPayload: PayloadType[next],
    type: id.type,
    protocol: id.protocol,
    port: id.port,
    length: 4 + id.data.length,
  });
}
