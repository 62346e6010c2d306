import { formatIpv4, type Ipv4 } from '../base/ipv4-address';

/** What `show crypto isakmp sa` reads of an SA. */
export interface ShownIsakmpSa {
  /** The responder of the exchange. */
  readonly destination: Ipv4;
  /** Its initiator. */
  readonly source: Ipv4;
  readonly state: string;
  readonly connectionId: number;
  readonly slot: number;
  /** Waits to be purged. */
  readonly deleted: boolean;
}

/** `show crypto isakmp sa` */
export function isakmpSas(sas: readonly ShownIsakmpSa[]): readonly string[] {
  return ['dst             src             state           conn-id    slot', ...sas.map(row), ''];
}

function row(sa: ShownIsakmpSa): string {
  const addresses = formatIpv4(sa.destination).padEnd(16) + formatIpv4(sa.source).padEnd(16);
  const numbers = String(sa.connectionId).padStart(7) + String(sa.slot).padStart(8);
  return `${addresses}${sa.state.padEnd(16)}${numbers}${sa.deleted ? ' (deleted)' : ''}`;
}
