import type { Ms } from '../../base/event-queue';
import { IP_PROTOCOL } from '../../wire/ipv4';
import type { NatRule, NatTimeout, StaticTranslation } from '../model/nat';
import type { End, Flow } from './flow';

/**
 * One line of the translation table. Local is how the inside sees an address, global how the outside sees it.
 * A simple one has the two addresses of one side; one with a protocol and one side is a static port; an extended one has
 * all four ends and stands for one flow.
 */
export interface Translation {
  /** Undefined: addresses alone. */
  readonly protocol: number | undefined;
  readonly inside: Pair | undefined;
  readonly outside: Pair | undefined;
  /** What made it: a line of the configuration. */
  readonly origin: NatRule | StaticTranslation;
  /** The line itself rather than a child of it; it stays. */
  readonly isStatic: boolean;
  readonly createdAt: Ms;
  usedAt: Ms;
  /** Infinity: it stays. */
  expiresAt: Ms;
  /** Of TCP: the first segment has passed, both ends talk, one has ended. */
  phase: 'opening' | 'open' | 'closing';
}

export interface Pair {
  readonly local: End;
  readonly global: End;
}

export function isExtended({ protocol, inside, outside }: Translation): boolean {
  return protocol !== undefined && inside !== undefined && outside !== undefined;
}

const DNS_PORT = 53;
const TCP_FIN_OR_RST = 0x05;
const TCP_ACK = 0x10;

/** Notes what a packet of the flow says of its state. */
export function notePhase(translation: Translation, flow: Flow | undefined): void {
  if (translation.protocol !== IP_PROTOCOL.tcp || flow === undefined) return;
  if ((flow.tcpFlags & TCP_FIN_OR_RST) !== 0) translation.phase = 'closing';
  else if (translation.phase === 'opening' && (flow.tcpFlags & TCP_ACK) !== 0) translation.phase = 'open';
}

/** Which timeout a translation lives by. */
export function timeoutOf(translation: Translation): NatTimeout {
  if (!isExtended(translation)) return 'timeout';
  switch (translation.protocol) {
    case IP_PROTOCOL.tcp:
      if (translation.phase === 'closing') return 'finrst-timeout';
      return translation.phase === 'opening' ? 'syn-timeout' : 'tcp-timeout';
    case IP_PROTOCOL.udp:
      return translation.outside?.global.port === DNS_PORT ? 'dns-timeout' : 'udp-timeout';
    case IP_PROTOCOL.icmp:
      return 'icmp-timeout';
    default:
      return 'timeout';
  }
}

/** Seconds, where `ip nat translation` does not say otherwise. */
export const USUAL_TIMEOUTS: Readonly<Record<NatTimeout, number>> = {
  timeout: 86_400,
  'udp-timeout': 300,
  'dns-timeout': 60,
  'tcp-timeout': 86_400,
  'finrst-timeout': 60,
  'syn-timeout': 60,
  'icmp-timeout': 60,
};
