import { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import { LowestFree } from '../base/lowest-free';
import { PORT_ISAKMP } from '../wire/isakmp/constants';
import { decodeHeader } from '../wire/isakmp/decode';
import { type IkeCensus, ikeCensus } from './census';
import type { IkeContext, IkeEnvironment } from './context';
import { ErrorNotifier } from './error-notify';
import { dispatch } from './exchanges';
import { sendDeleteIsakmp, sendDeleteSpis } from './informational';
import type { IkeDatagram, IkeTurn, SaRequest, SecurityProtocol } from './ipsec-port';
import { askPeer } from './liveness';
import { isTranslated, keepTranslation, sharedPort } from './nat-traversal';
import { startPhase1 } from './negotiation';
import { settle } from './phase1-end';
import { protocolsOf, type Spis } from './phase2-proposal';
import type { QuickMode } from './quick-mode-exchange';
import { sendQm1, widestSuite } from './quick-mode-initiator';
import { sendQm2 } from './quick-mode-responder';
import { RELEASE_TRAITS } from './release';
import { isDeleted, isDiscovery, isEstablished, roleLetter, type IkeSa } from './sa';
import { deleteSa, purgeSa } from './sa-lifecycle';
import { SaTable } from './sa-table';
import { startDiscovery } from './ted';
import { retransmitPhase1, retransmitPhase2 } from './transmission';
import type { IkeSaView } from './views';

/**
 * One router's ISAKMP: bytes, time and randomness come in with each call's Turn, datagrams and events go out by it, and
 * SAs by IpsecPort. No clock, no socket, no dice of its own. Malformed or hostile datagrams end here as events.
 */
export class IkeEndpoint {
  private readonly context: IkeContext;
  private readonly notifier = new ErrorNotifier();

  constructor(env: IkeEnvironment) {
    this.context = {
      env,
      traits: RELEASE_TRAITS[env.release],
      table: new SaTable(),
      awaitingSpis: new Map(),
      nextHandle: 1,
      dhNumbers: new LowestFree(1),
      contacted: new Set(),
    };
  }

  /** A datagram to UDP 500 of this router, or a TED probe or old answer caught on its way through. */
  receive(turn: IkeTurn, datagram: IkeDatagram): void {
    if (!this.context.env.configuration().enabled) return;
    turn.spend('receive-ike');
    let sa: IkeSa | undefined;
    try {
      const header = decodeHeader(datagram.bytes);
      sa = this.context.table.find(header.initiatorCookie, header.responderCookie);
      this.tellReceived(turn, sa, datagram);
      dispatch(this.context, turn, sa, datagram, header);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const connection = sa?.connectionId ?? 0;
      turn.emit({ kind: 'malformed', connection, from: datagram.source, where: error.where, reason: error.reason });
      if (sa !== undefined) turn.emit({ kind: 'error-counted', connection, reason: 'PAYLOAD_MALFORMED' });
      this.notifier.answer(turn, sa, datagram, error);
    }
  }

  /** IPsec wants SAs, or a peer to make them with. */
  request(turn: IkeTurn, request: SaRequest): void {
    turn.emit({ kind: 'ke-message', number: 1, count: 1 });
    if (!this.context.env.configuration().enabled) {
      this.context.env.ipsec.negotiationEnded(request.id, 'cancelled');
      return;
    }
    if (request.kind === 'discover') startDiscovery(this.context, turn, request);
    else {
      startPhase1(this.context, turn, request, sa => {
        turn.emit({ kind: 'ports', local: PORT_ISAKMP, remote: PORT_ISAKMP });
        turn.emit({
          kind: 'phase1-begins',
          connection: sa.connectionId,
          mode: sa.awaits === 'am2' ? 'Aggressive' : 'Main',
        });
      });
    }
  }

  /** IPsec's answer to `getSpis`: one SPI for each protocol of the suite. */
  spiResponse(turn: IkeTurn, handle: number, spis: readonly number[]): void {
    turn.emit({ kind: 'ke-message', number: 2, count: 1 });
    const waiting = this.context.awaitingSpis.get(handle);
    this.context.awaitingSpis.delete(handle);
    if (waiting === undefined || isDeleted(waiting.sa)) {
      this.context.env.ipsec.releaseSpis(spis);
      return;
    }
    const { sa, exchange } = waiting;
    exchange.spis = assign(exchange, spis);
    turn.spend('quick-mode-keying');
    if (exchange.role === 'initiator') sendQm1(turn, sa, exchange);
    else sendQm2(turn, sa, exchange);
  }

  /** IPsec gave up inbound SAs: the peer is told, if there is an ISAKMP SA to tell it by. */
  sendDelete(
    turn: IkeTurn,
    local: Ipv4,
    peer: Ipv4,
    protocol: SecurityProtocol,
    spis: readonly number[],
    peerPort?: number,
  ): void {
    sendDeleteSpis(this.context, turn, local, peer, protocol, spis, peerPort);
  }

  /** IPsec's packets show that a translator has given the peer another port. */
  portChanged(local: Ipv4, peer: Ipv4, from: number, to: number): void {
    for (const sa of this.context.table.all()) {
      if (sa.local === local && sa.peer === peer && sharedPort(sa) === from) sa.peerPort = to;
    }
  }

  /** `clear crypto isakmp [conn-id]`. */
  clear(turn: IkeTurn, connectionId?: number): void {
    for (const sa of [...this.context.table.all()]) {
      if (connectionId !== undefined && sa.connectionId !== connectionId) continue;
      if (isEstablished(sa)) sendDeleteIsakmp(turn, sa);
      deleteSa(this.context, turn, sa, 'clear crypto isakmp');
    }
  }

  /** ISAKMP is switched off: its SAs go, and the peers are told. The SAs of IPsec need it no more. */
  stop(turn: IkeTurn): void {
    for (const sa of [...this.context.table.all()]) {
      if (isEstablished(sa)) sendDeleteIsakmp(turn, sa);
      deleteSa(this.context, turn, sa, 'delete_me flag/throw');
    }
  }

  /** When `handleTimeout` is due. */
  nextTimeout(): Ms | undefined {
    let earliest = Infinity;
    for (const sa of this.context.table.all()) {
      if (sa.purgeAt !== undefined) {
        earliest = Math.min(earliest, sa.purgeAt);
        continue;
      }
      earliest = Math.min(
        earliest,
        sa.expiresAt ?? Infinity,
        sa.settlesAt ?? Infinity,
        sa.retransmission?.nextAt ?? Infinity,
        sa.liveness?.nextAt ?? Infinity,
        sa.natTraversal?.keepaliveAt ?? Infinity,
      );
      for (const exchange of sa.quickModes.values()) {
        earliest = Math.min(earliest, exchange.purgeAt ?? Infinity, exchange.retransmission?.nextAt ?? Infinity);
      }
    }
    return earliest === Infinity ? undefined : earliest;
  }

  /** Does all that is due at `turn.now`. */
  handleTimeout(turn: IkeTurn): void {
    for (const sa of [...this.context.table.all()]) {
      if (sa.purgeAt !== undefined) {
        if (sa.purgeAt <= turn.now) purgeSa(this.context, turn, sa);
        continue;
      }
      this.handleQuickModes(turn, sa);
      const { retransmission } = sa;
      if (retransmission !== undefined && retransmission.nextAt <= turn.now) {
        retransmitPhase1(this.context, turn, sa, retransmission);
      }
      if (sa.settlesAt !== undefined && sa.settlesAt <= turn.now) settle(sa);
      if (sa.liveness !== undefined && sa.liveness.nextAt <= turn.now) askPeer(this.context, turn, sa);
      if ((sa.natTraversal?.keepaliveAt ?? Infinity) <= turn.now) keepTranslation(this.context, turn, sa);
      if (sa.expiresAt !== undefined && sa.expiresAt <= turn.now) {
        if (isEstablished(sa)) sendDeleteIsakmp(turn, sa);
        deleteSa(this.context, turn, sa, isDiscovery(sa) ? 'delete_me flag/throw' : 'SA lifetime exceeded');
      }
    }
  }

  /** Is this the answer to a probe of ours? Old versions address it to the flow's host: it is caught on its way. */
  awaitsAnswer(bytes: Uint8Array): boolean {
    try {
      const { initiatorCookie, responderCookie } = decodeHeader(bytes);
      const sa = this.context.table.find(initiatorCookie, responderCookie);
      return sa !== undefined && isDiscovery(sa) && !isDeleted(sa);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return false;
    }
  }

  sas(): readonly IkeSaView[] {
    return [...this.context.table.all()].map(viewOf);
  }

  census(): IkeCensus {
    return ikeCensus(this.context);
  }

  private handleQuickModes(turn: IkeTurn, sa: IkeSa): void {
    for (const exchange of [...sa.quickModes.values()]) {
      if (exchange.purgeAt !== undefined && exchange.purgeAt <= turn.now) {
        sa.quickModes.delete(exchange.messageId);
        turn.emit({ kind: 'node-purged', connection: sa.connectionId, messageId: exchange.messageId });
        continue;
      }
      const { retransmission } = exchange;
      if (retransmission !== undefined && retransmission.nextAt <= turn.now) {
        if (!retransmitPhase2(this.context, turn, sa, exchange, retransmission)) return this.endUnanswered(turn, sa);
      }
    }
  }

  /** The peer has forgotten the SA, or is gone: whatever else is asked of it would be asked in vain. */
  private endUnanswered(turn: IkeTurn, sa: IkeSa): void {
    sendDeleteIsakmp(turn, sa);
    deleteSa(this.context, turn, sa, 'death by retransmission P2');
  }

  private tellReceived(turn: IkeTurn, sa: IkeSa | undefined, datagram: IkeDatagram): void {
    const { source: from, sourcePort, destinationPort } = datagram;
    if (sa !== undefined) {
      const { connectionId: connection, state } = sa;
      turn.emit({ kind: 'received', connection, from, role: roleLetter(sa), state });
      return;
    }
    turn.emit({ kind: 'received', connection: 0, from, role: 'N', state: 'NEW SA' });
    turn.emit({ kind: 'ports', local: destinationPort, remote: sourcePort });
  }
}

/** IPsec gives the SPIs in the order in which it was asked for protocols. */
function assign(exchange: QuickMode, spis: readonly number[]): Spis {
  const suite = exchange.accepted?.proposal.suite ?? widestSuite(exchange.request?.suites ?? []);
  return Object.fromEntries(protocolsOf([suite]).map((protocol, i) => [protocol, spis[i]]));
}

function viewOf(sa: IkeSa): IkeSaView {
  const initiates = sa.role === 'initiator';
  return {
    destination: initiates ? sa.peer : sa.local,
    source: initiates ? sa.local : sa.peer,
    state: sa.state,
    connectionId: sa.connectionId,
    slot: 0,
    role: sa.role,
    local: sa.local,
    peer: sa.peer,
    initiatorCookie: sa.initiatorCookie,
    responderCookie: sa.responderCookie,
    policy: sa.policy,
    keyExchange: sa.exchange,
    deadPeerDetection: sa.peerAnswersDpd,
    natTraversal: isTranslated(sa),
    deleted: isDeleted(sa),
    establishedAt: sa.establishedAt,
  };
}
