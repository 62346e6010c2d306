/** Tunnel Endpoint Discovery: probe and answer (draft-fluhrer-ted-00; the bytes that it leaves open are ours). */
import { ProtocolError } from '../base/errors';
import { isForwardable, type Ipv4 } from '../base/ipv4-address';
import { ExchangeType, IdType, NotifyType, PORT_ISAKMP } from '../wire/isakmp/constants';
import { encodeMessage } from '../wire/isakmp/encode';
import { idAddress, ipv4Id, subnetId } from '../wire/isakmp/id';
import type { IdBody, IsakmpMessage, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import { IOS_VENDOR_ID, tedVendorId, tedVersionOf } from '../wire/isakmp/ted';
import type { IkeContext } from './context';
import type { ProbeFault } from './events/discovery';
import { tellIdentity } from './identity';
import type { IkeDatagram, IkeTurn, Proxy, ProxyPair, SaRequest } from './ipsec-port';
import { startPhase1 } from './negotiation';
import { payloadsOf, requirePayload, tellVendorId, tellVendorIds } from './payloads';
import { headerOf } from './protection';
import { isDiscovery, type IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';
import { transmit } from './transmission';

const UDP = 17;
/** An answer that comes later than this is none. */
const ANSWER_WITHIN = 60_000;
/** From this version on the answer goes from gateway to gateway. */
const GATEWAY_TO_GATEWAY = 3;

/** Sends a probe into the flow's own addresses. */
export function startDiscovery(context: IkeContext, turn: IkeTurn, request: SaRequest): void {
  tellRequest(turn, request);
  for (const sa of context.table.all()) {
    // IPsec asks again when no answer came: the newest probe counts.
    if (isDiscovery(sa) && sa.role === 'initiator' && sa.requests[0]?.id === request.id) {
      deleteSa(context, turn, sa, 'delete_me flag/throw');
    }
  }
  const sa = context.table.add({
    role: 'initiator',
    local: request.local,
    peer: request.flow.destination,
    peerPort: PORT_ISAKMP,
    initiatorCookie: turn.rng.bytes(8),
    responderCookie: new Uint8Array(8),
    state: 'PEER_DISCOVERY',
    via: request.egress,
  });
  sa.requests.push(request);
  sa.expiresAt = turn.now + ANSWER_WITHIN;
  const connection = sa.connectionId;
  const { local: proxy } = request.proxies;
  const gateway = ipv4Id(request.local, UDP, PORT_ISAKMP);
  turn.emit({ kind: 'no-interface-in-request', connection });
  tellIdentity(turn, connection, gateway, 'id');
  turn.emit({ kind: 'probe-identities', gateway: request.local, proxy });
  turn.emit({ kind: 'discovery-begins', connection });
  const payloads: Payload[] = [
    { kind: 'vendor', data: IOS_VENDOR_ID },
    { kind: 'id', id: gateway },
    { kind: 'id', id: subnetId(proxy.address, proxy.mask, proxy.protocol, proxy.port) },
    { kind: 'vendor', data: tedVendorId(context.traits.tedVersion) },
  ];
  const bytes = encodeMessage(headerOf(sa, ExchangeType.tedProbe, 0), payloads);
  transmit(turn, sa, betweenPorts(request.flow.source, request.flow.destination, bytes));
}

function tellRequest(turn: IkeTurn, request: SaRequest): void {
  const offer = request.suites[0]?.[0];
  turn.emit({
    kind: 'discovery-request',
    flow: request.flow,
    protocol: offer?.protocol === 'ah' ? 2 : 3,
    transform: offer?.transformId ?? 0,
    hmac: offer?.hmac ?? 0,
    proxy: request.proxies.local,
    gateway: request.local,
  });
  turn.emit({ kind: 'ports', local: PORT_ISAKMP, remote: PORT_ISAKMP });
}

/** Somebody's probe, caught on its way: answered if IPsec's policy has an answer. @throws ProtocolError */
export function receiveProbe(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void {
  checkRules('ted-probe', message.payloads);
  const [gatewayId, proxyId] = payloadsOf(message.payloads, 'id');
  if (gatewayId === undefined || proxyId === undefined) return;
  const gateway = gatewayOf(gatewayId.id);
  const proxy = proxyOf(proxyId.id);
  const fault = probeFault(context, gateway);
  if (fault !== undefined) {
    turn.emit({ kind: 'probe-ignored', from: datagram.source, gateway, fault });
    return;
  }
  const sa = context.table.add({
    role: 'responder',
    local: datagram.destination,
    peer: gateway,
    peerPort: datagram.sourcePort,
    initiatorCookie: message.header.initiatorCookie.slice(),
    responderCookie: turn.rng.bytes(8),
    state: 'PEER_DISCOVERY',
  });
  sa.hasNodeZero = true;
  const version = tellProbe(turn, sa, message, proxy);
  const answer = context.env.ipsec.answerProbe(turn, {
    flow: { source: datagram.source, destination: datagram.destination },
    gateway,
    proxy,
    interfaceName: datagram.interfaceName ?? '',
  });
  if (answer === undefined) turn.emit({ kind: 'probe-unanswered', connection: sa.connectionId });
  else sendAnswer(turn, sa, datagram, version, gateway, proxy, answer);
  const reason = 'delete_me flag/throw';
  deleteSa(context, turn, sa, reason);
  turn.emit({ kind: 'node-deleted', connection: sa.connectionId, messageId: 0, error: true, reason });
}

/**
 * What a probe asks for goes to the gateway that it names, whoever that is: a forged one must not make us answer ourselves,
 * a whole network, or one victim without end.
 */
function probeFault(context: IkeContext, gateway: Ipv4): ProbeFault | undefined {
  if (!isPeerAddress(context, gateway)) return 'gateway';
  return context.table.mayAnswerProbe(gateway) ? undefined : 'too-many';
}

/** Can this be the address of another gateway? */
function isPeerAddress({ env }: IkeContext, address: Ipv4): boolean {
  return isForwardable(address) && !env.isLocal(address) && !env.isBroadcast(address);
}

/** Payload by payload, as they come. @returns the prober's version; 1 without a TED vendor ID */
function tellProbe(turn: IkeTurn, sa: IkeSa, message: IsakmpMessage, proxy: Proxy): number {
  const connection = sa.connectionId;
  let version = 1;
  let ids = 0;
  for (const payload of message.payloads) {
    if (payload.kind === 'vendor') {
      tellVendorId(turn, sa, payload.data);
      version = tedVersionOf(payload.data) ?? version;
    } else if (payload.kind === 'id') {
      // The header's message id is 0; for the second ID the golden log shows one that the router drew itself.
      turn.emit({ kind: 'processing', connection, payload: 'ID', messageId: ids++ === 0 ? 0 : turn.rng.u32() });
      if (ids === 2) turn.emit({ kind: 'probe-proxy', connection, proxy });
    } else if (payload.kind === 'other') turn.emit({ kind: 'payload-type', type: payload.type });
  }
  return version;
}

function sendAnswer(
  turn: IkeTurn,
  sa: IkeSa,
  probe: IkeDatagram,
  version: number,
  peer: Ipv4,
  proxy: Proxy,
  answer: { readonly local: Proxy; readonly gateway: Ipv4 },
): void {
  const connection = sa.connectionId;
  turn.emit({ kind: 'probe-answered', connection, gateway: peer, proxy });
  const modern = version >= GATEWAY_TO_GATEWAY;
  if (modern) {
    turn.emit({
      kind: 'ted-version',
      connection,
      version: GATEWAY_TO_GATEWAY,
      source: peer,
      destination: answer.gateway,
    });
  }
  const gateway = ipv4Id(answer.gateway, UDP, PORT_ISAKMP);
  tellIdentity(turn, connection, gateway, modern ? 'tedProxies' : 'id');
  const own = proxyId(answer.local);
  const payloads: Payload[] = modern
    ? [
        { kind: 'vendor', data: IOS_VENDOR_ID },
        { kind: 'id', id: gateway },
        {
          kind: 'ted-proxies',
          body: {
            version: GATEWAY_TO_GATEWAY,
            protocol: answer.local.protocol,
            initiator: proxyId(proxy),
            responder: own,
          },
        },
      ]
    : [
        { kind: 'id', id: gateway },
        { kind: 'id', id: own },
      ];
  const bytes = encodeMessage(headerOf(sa, ExchangeType.tedAnswer, 0), payloads);
  const datagram = modern
    ? betweenPorts(answer.gateway, peer, bytes)
    : betweenPorts(probe.destination, probe.source, bytes);
  transmit(turn, sa, datagram);
}

/** The answer to a probe of ours. Whatever does not fit a probe that is out opens nothing. @throws ProtocolError */
export function receiveAnswer(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  message: IsakmpMessage,
): void {
  checkRules('ted-answer', message.payloads);
  const [request] = sa.requests;
  const connection = sa.connectionId;
  if (!isDiscovery(sa) || sa.role !== 'initiator' || sa.purgeAt !== undefined || request === undefined) {
    turn.emit({ kind: 'discovery-answer-ignored', connection, from: datagram.source });
    return;
  }
  const gateway = gatewayOf(requirePayload(message.payloads, 'id').id);
  tellAnswer(turn, sa, message);
  const proxies = joinedProxies(request, message);
  if (!isPeerAddress(context, gateway)) throw mistaken('names a gateway that is none');
  if (!mayAnswer(request, datagram, message, gateway)) throw mistaken('does not come from the gateway that it names');
  turn.emit({ kind: 'discovery-answered', connection, protocol: proxies.remote.protocol, proxies });
  const negotiation = context.env.ipsec.acceptDiscovered(turn, request.id, gateway, proxies);
  if (negotiation === 'late') {
    turn.emit({ kind: 'discovery-answer-ignored', connection, from: datagram.source });
    return;
  }
  if (negotiation === undefined) {
    turn.emit({ kind: 'discovery-refused', connection });
    return;
  }
  if (negotiation !== 'served') {
    turn.emit({ kind: 'discovery-initiates', connection, peer: gateway });
    startPhase1(context, turn, negotiation, () => {
      turn.emit({ kind: 'ports', local: PORT_ISAKMP, remote: PORT_ISAKMP });
      turn.emit({ kind: 'sa-after-discovery', connection, peer: gateway });
    });
  }
  deleteSa(context, turn, sa, 'delete_me flag/throw');
}

function mistaken(reason: string): ProtocolError {
  return new ProtocolError('TED answer', reason, NotifyType.invalidIdInformation);
}

/** Old versions turn the probe's addresses round: the answer seems to come from the host that was probed. */
function mayAnswer(request: SaRequest, { source }: IkeDatagram, message: IsakmpMessage, gateway: Ipv4): boolean {
  if (source === gateway) return true;
  const [modern] = payloadsOf(message.payloads, 'ted-proxies');
  return modern === undefined && source === request.flow.destination;
}

function tellAnswer(turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  for (const payload of message.payloads) {
    if (payload.kind === 'id') {
      turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'ID', messageId: 0 });
    } else tellVendorIds(turn, sa, [payload]);
  }
}

/** From this router's side. The older form names the responder's half alone: ours is what we asked with. */
function joinedProxies(request: SaRequest, message: IsakmpMessage): ProxyPair {
  const [modern] = payloadsOf(message.payloads, 'ted-proxies');
  if (modern !== undefined) {
    const { protocol, initiator, responder } = modern.body;
    return { local: { ...proxyOf(initiator), protocol }, remote: { ...proxyOf(responder), protocol } };
  }
  const second = payloadsOf(message.payloads, 'id')[1];
  if (second === undefined) throw new ProtocolError('TED answer', 'names no proxies', NotifyType.payloadMalformed);
  return { local: request.proxies.local, remote: proxyOf(second.id) };
}

function gatewayOf(id: IdBody): Ipv4 {
  const address = id.type === IdType.ipv4Addr ? idAddress(id)?.address : undefined;
  if (address === undefined || address === 0) {
    throw new ProtocolError('ID payload', 'names no gateway', NotifyType.invalidIdInformation);
  }
  return address;
}

export function proxyOf(id: IdBody): Proxy {
  const found = idAddress(id);
  if (found === undefined) throw new ProtocolError('ID payload', `type ${id.type}`, NotifyType.invalidIdInformation);
  const type = id.type === IdType.ipv4Addr ? IdType.ipv4Addr : IdType.ipv4Subnet;
  return { type, address: found.address, mask: found.mask, protocol: id.protocol, port: id.port };
}

/** In TED a host proxy keeps type 4, with a mask of ones. */
function proxyId(proxy: Proxy): IdBody {
  return subnetId(proxy.address, proxy.mask, proxy.protocol, proxy.port);
}

function betweenPorts(source: Ipv4, destination: Ipv4, bytes: Uint8Array): IkeDatagram {
  return { source, destination, sourcePort: PORT_ISAKMP, destinationPort: PORT_ISAKMP, bytes };
}
