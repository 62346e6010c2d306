import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { PingDesk } from '../net/ping-desk';
import type { Clock } from '../net/simulator';
import { TcpStack } from '../net/tcp/stack';
import { TraceDesk } from '../net/trace-desk';
import { UdpDesk } from '../net/udp-desk';
import { IP_PROTOCOL } from '../wire/ipv4';
import { encodeUdp } from '../wire/udp';
import type { Forwarding, OwnPacket } from './forwarding';
import type { RouterConfig } from './model/router-config';

/** Segments to a neighbour fill an Ethernet frame; others are as small as every path takes them (RFC 1122 3.3.3). */
const LOCAL_MSS = 1460;
const REMOTE_MSS = 536;

export interface TransportsNode {
  readonly clock: Clock;
  readonly forwarding: Forwarding;
  readonly config: RouterConfig;
  sourceFor(destination: Ipv4): Ipv4 | undefined;
  isNeighbour(address: Ipv4): boolean;
}

/** What a router says and hears on its own behalf, above IP. */
export interface Transports {
  readonly pings: PingDesk;
  readonly traces: TraceDesk;
  readonly tcp: TcpStack;
  readonly udp: UdpDesk;
}

export function newTransports(node: TransportsNode, rng: Rng): Transports {
  const { clock, forwarding } = node;
  return {
    pings: new PingDesk(clock, ({ message, ...packet }) =>
      forwarding.originate({ ...packet, protocol: IP_PROTOCOL.icmp, payload: message }),
    ),
    traces: new TraceDesk(clock, ({ ttl, ...datagram }) => {
      const { source, destination } = datagram;
      forwarding.originate({ source, destination, ttl, protocol: IP_PROTOCOL.udp, payload: encodeUdp(datagram) });
    }),
    udp: new UdpDesk(message => {
      const { source, destination } = message;
      const from = (address: Ipv4): Omit<OwnPacket, 'source' | 'destination'> => ({
        protocol: IP_PROTOCOL.udp,
        payload: encodeUdp({ ...message, source: address }),
      });
      if (destination === BROADCAST) forwarding.broadcast(from);
      else forwarding.originate({ ...from(source), source, destination });
    }),
    tcp: new TcpStack({
      clock,
      rng: rng.fork('tcp'),
      synWait: () => node.config.tcpSynWait * 1000,
      mss: address => (node.isNeighbour(address) ? LOCAL_MSS : REMOTE_MSS),
      send: ({ source, destination, segment }) => {
        if (node.sourceFor(destination) === undefined) return false;
        forwarding.originate({ source, destination, protocol: IP_PROTOCOL.tcp, payload: segment });
        return true;
      },
    }),
  };
}
