/**
 * NAT traversal (RFC 3947, and its drafts 02 and 03): two ends that both know of it find out whether addresses are translated
 * between them; then ISAKMP moves to port 4500, and ESP goes there too.
 */
import { ByteWriter, equalBytes } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { hashFor } from '../crypto/hash';
import { Encapsulation, PayloadType, PORT_NAT_T } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import { VENDOR_IDS, vendorNameOf } from '../wire/isakmp/vendor-ids';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, SaRequest, SuiteOffer, UdpPath } from './ipsec-port';
import { suitsUdp } from './phase2-proposal';
import type { NatTraversalForm } from './release';
import type { IkeSa } from './sa';
import { datagramFor } from './transmission';

interface Numbers {
  readonly natD: number;
  /** Encapsulation mode of ESP in UDP, in tunnel mode. */
  readonly udpTunnel: number;
}

const DRAFT: Numbers = { natD: PayloadType.natDDraft, udpTunnel: Encapsulation.udpTunnelDraft };

const NUMBERS: Readonly<Record<NatTraversalForm, Numbers>> = {
  natTRfc3947: { natD: PayloadType.natD, udpTunnel: Encapsulation.udpTunnel },
  natTDraft03: DRAFT,
  natTDraft02: DRAFT,
};

/** A packet of this one byte says nothing, but keeps a translation alive (RFC 3948 2.3). */
const KEEPALIVE = Uint8Array.of(0xff);

function ownForms({ env, traits }: IkeContext): readonly NatTraversalForm[] {
  return env.configuration().natTransparency ? traits.natTraversal : [];
}

/** The forms that go out with the first message of phase 1, told one by one. */
export function offeredForms(context: IkeContext, turn: IkeTurn, sa: IkeSa): readonly Payload[] {
  return ownForms(context).map(form => {
    turn.emit({ kind: 'nat-traversal-offered', connection: sa.connectionId, form });
    return { kind: 'vendor', data: VENDOR_IDS[form] };
  });
}

/** The best form of ours that the peer has named. A responder names it back. */
export function agreeForm(context: IkeContext, sa: IkeSa, payloads: readonly Payload[]): readonly Payload[] {
  const own = ownForms(context);
  if (own.length === 0) return [];
  const named = payloads.map(payload => (payload.kind === 'vendor' ? vendorNameOf(payload.data) : undefined));
  const form = own.find(each => named.includes(each));
  if (form === undefined) return [];
  sa.natTraversal = { form, inside: false, peerInside: false, keepaliveAt: undefined };
  return [{ kind: 'vendor', data: VENDOR_IDS[form] }];
}

/** RFC 3947 3.2: the other end as we see it, then ourselves. */
export function natDetection(sa: IkeSa): readonly Payload[] {
  if (sa.natTraversal === undefined) return [];
  const type = NUMBERS[sa.natTraversal.form].natD;
  return [
    { kind: 'other', type, data: hashOf(sa, sa.peer, sa.peerPort) },
    { kind: 'other', type, data: hashOf(sa, sa.local, sa.localPort) },
  ];
}

function hashOf(sa: IkeSa, address: Ipv4, port: number): Uint8Array {
  const place = new ByteWriter();
  place.u32(address);
  place.u16(port);
  return hashFor(sa.policy?.hash ?? 'sha').digest(sa.initiatorCookie, sa.responderCookie, place.whole());
}

/** Holds the peer's NAT-D payloads against the addresses and ports of the datagram that brought them. */
export function detectNat(turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram, payloads: readonly Payload[]): void {
  const { natTraversal } = sa;
  if (natTraversal === undefined) return;
  const type = NUMBERS[natTraversal.form].natD;
  const [ours, ...theirs] = payloads.flatMap(each => (each.kind === 'other' && each.type === type ? [each.data] : []));
  if (ours === undefined || theirs.length === 0) {
    // It names a form and does not follow it.
    sa.natTraversal = undefined;
    return;
  }
  const own = hashOf(sa, datagram.destination, datagram.destinationPort);
  const peer = hashOf(sa, datagram.source, datagram.sourcePort);
  natTraversal.inside = !equalBytes(ours, own);
  natTraversal.peerInside = !theirs.some(hash => equalBytes(hash, peer));
  const { inside, peerInside } = natTraversal;
  turn.emit({ kind: 'nat-detected', connection: sa.connectionId, inside, peerInside });
}

/** Is there a translator between the ends, and do both know? */
export function isTranslated({ natTraversal }: IkeSa): boolean {
  return natTraversal !== undefined && (natTraversal.inside || natTraversal.peerInside);
}

/** RFC 3947 4: the initiator moves with the first message after NAT has been found. */
export function moveToNatPort(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  if (!isTranslated(sa)) return;
  sa.localPort = PORT_NAT_T;
  sa.peerPort = PORT_NAT_T;
  scheduleKeepalive(context, turn, sa);
}

/**
 * A genuine message has come: what it came from is where the peer is now. Only an end whose own address is not translated may
 * move (RFC 3947 7), and with the first message to port 4500 the ends move there.
 */
export function followPeer(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram): void {
  const { natTraversal, local, localPort, peer, peerPort } = sa;
  if (natTraversal === undefined || !isTranslated(sa)) return;
  const { sourcePort, destinationPort } = datagram;
  if (sourcePort === peerPort && destinationPort === localPort) return;
  const moves = localPort !== PORT_NAT_T && destinationPort === PORT_NAT_T;
  if (!moves && (!natTraversal.peerInside || destinationPort !== localPort)) return;
  sa.localPort = destinationPort;
  sa.peerPort = sourcePort;
  if (moves) scheduleKeepalive(context, turn, sa);
  else context.env.ipsec.portChanged(local, peer, peerPort, sourcePort);
  turn.emit({ kind: 'peer-port-changed', connection: sa.connectionId, peer, from: peerPort, to: sourcePort });
}

function scheduleKeepalive({ env }: IkeContext, turn: IkeTurn, { natTraversal }: IkeSa): void {
  const seconds = env.configuration().natKeepalive;
  if (natTraversal?.inside !== true) return;
  natTraversal.keepaliveAt = seconds === undefined ? undefined : turn.now + seconds * 1000;
}

/** `crypto isakmp nat keepalive`: it is for the end behind the translator, whose table it keeps from forgetting us. */
export function keepTranslation(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  scheduleKeepalive(context, turn, sa);
  if (sa.natTraversal?.keepaliveAt !== undefined) turn.send(datagramFor(sa, KEEPALIVE));
}

/** The number by which ESP in UDP is proposed to this peer; undefined: nothing is translated on the way. */
export function udpTunnelOf(sa: IkeSa): number | undefined {
  return sa.natTraversal !== undefined && isTranslated(sa) ? NUMBERS[sa.natTraversal.form].udpTunnel : undefined;
}

/** Must this suite go in UDP? */
export function goesInUdp(sa: IkeSa, suite: SuiteOffer): boolean {
  return isTranslated(sa) && suitsUdp(suite);
}

/** Where ESP of this suite goes. */
export function udpPathOf(sa: IkeSa, suite: SuiteOffer): UdpPath | undefined {
  if (!goesInUdp(sa, suite)) return undefined;
  const { localPort, peerPort, natTraversal } = sa;
  return { localPort, peerPort, follows: natTraversal?.peerInside === true };
}

/**
 * Transport mode would have to tell the addresses that were there before (NAT-OA); a set of that mode takes tunnel mode too, so
 * that is what is asked for.
 */
export function withoutTransport(sa: IkeSa, request: SaRequest): SaRequest {
  if (!isTranslated(sa)) return request;
  const suites = request.suites.map(suite => suite.map(offer => ({ ...offer, encapsulation: Encapsulation.tunnel })));
  return { ...request, suites };
}

/** Behind a translator several peers have one address: they are told apart by the port. */
export function sharedPort(sa: IkeSa): number | undefined {
  return sa.natTraversal?.peerInside === true ? sa.peerPort : undefined;
}

/** @param port undefined: any */
export function isAt(sa: IkeSa, port: number | undefined): boolean {
  return port === undefined || sa.peerPort === port;
}
