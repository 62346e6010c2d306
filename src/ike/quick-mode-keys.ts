/** What both halves of quick mode share: telling a proposal, the keys of the SAs, their installation. */
import { sharedSecret } from '../crypto/dh';
import { ProtocolError } from '../base/errors';
import { ipsecKeymat } from '../crypto/keymat';
import { Encapsulation, NotifyType } from '../wire/isakmp/constants';
import type { IkeContext } from './context';
import type { IkeTurn, NegotiatedSas, SaKeys, TransformOffer } from './ipsec-port';
import { udpPathOf } from './nat-traversal';
import { keyLengths, PROTOCOL_NUMBER, type Choice } from './phase2-proposal';
import { keysOf } from './protection';
import type { AcceptedSuite, QuickMode } from './quick-mode-exchange';
import type { IkeSa } from './sa';

const TUNNEL_FLAG = 0x4;
const OUTBOUND_FLAG = 0x8;

export function tellChoice(turn: IkeTurn, connection: number, number: number, choice: Choice): void {
  turn.emit({ kind: 'proposal-checked', connection, proposal: number });
  for (const { body, transform } of choice.bodies) {
    const { number: transformNumber, id, attributes } = transform;
    turn.emit({ kind: 'proposal-transform', transform: transformNumber, protocol: body.protocol, id, attributes });
  }
}

/** g(qm)^xy. @throws ProtocolError */
export function sharedSecretOf(turn: IkeTurn, sa: IkeSa, exchange: QuickMode, peerPublic: Uint8Array): Uint8Array {
  if (exchange.dh === undefined) throw new ProtocolError('KE payload', 'without a group', NotifyType.payloadMalformed);
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'KE', messageId: exchange.messageId });
  turn.emit({ kind: 'dh-computing' });
  const secret = sharedSecret(exchange.dh.group, exchange.dh.pair.privateValue, peerPublic);
  turn.spend('dh-compute');
  return secret;
}

/** Numbers and keys for the SAs of an exchange that has come to its end. */
export function negotiatedSas(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  accepted: AcceptedSuite,
): NegotiatedSas {
  const { proposal, lifetime, peerSpis } = accepted;
  const { suite } = proposal;
  exchange.peerSpis = peerSpis;
  if (exchange.role === 'initiator') {
    turn.emit({ kind: 'hmac-context', connection: sa.connectionId });
    turn.spend('hmac-context');
  }
  const connections = context.env.ipsec.allocateConnections(
    turn,
    suite.map(offer => offer.protocol),
  );
  turn.spend('create-sa');
  const inbound = suite.map(offer => keysFor(sa, exchange, offer, exchange.spis[offer.protocol] ?? 0));
  const outbound = suite.map(offer => keysFor(sa, exchange, offer, peerSpis[offer.protocol] ?? 0));
  suite.forEach((offer, i) => {
    const flags = offer.encapsulation === Encapsulation.tunnel ? TUNNEL_FLAG : 0;
    turn.emit({
      kind: 'sas-created',
      connection: sa.connectionId,
      local: proposal.local,
      remote: proposal.remote,
      proxies: proposal.proxies,
      inbound: { spi: (inbound[i] as SaKeys).spi, connectionId: connections.inbound[i] as number, flags },
      outbound: {
        spi: (outbound[i] as SaKeys).spi,
        connectionId: connections.outbound[i] as number,
        flags: flags | OUTBOUND_FLAG,
      },
      seconds: lifetime.seconds,
      kilobytes: lifetime.kilobytes,
    });
  });
  return {
    proposal,
    role: exchange.role,
    inbound,
    outbound,
    lifetime,
    connections,
    udp: udpPathOf(sa, suite),
    ikeConnectionId: sa.connectionId,
    beganAt: exchange.beganAt,
    awaitsConnected: exchange.awaitsConnected,
    establishedAt: turn.now,
  };
}

/** KEYMAT of one SA: the SPI is that of its receiver. */
function keysFor(sa: IkeSa, exchange: QuickMode, offer: TransformOffer, spi: number): SaKeys {
  const { hash, skeyidD } = keysOf(sa);
  const lengths = keyLengths(offer);
  const initiates = exchange.role === 'initiator';
  const keymat = ipsecKeymat(
    hash,
    skeyidD,
    PROTOCOL_NUMBER[offer.protocol],
    spi,
    initiates ? exchange.ownNonce : exchange.peerNonce,
    initiates ? exchange.peerNonce : exchange.ownNonce,
    lengths.encryption + lengths.authentication,
    exchange.secret,
  );
  return {
    protocol: offer.protocol,
    spi,
    encryptionKey: keymat.subarray(0, lengths.encryption),
    authenticationKey: keymat.subarray(lengths.encryption),
  };
}

/** The SPIs now belong to IPsec. */
export function installSas(context: IkeContext, turn: IkeTurn, sas: NegotiatedSas): void {
  context.env.ipsec.install(turn, sas);
}
