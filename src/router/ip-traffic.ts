import type { ArpEvent } from '../net/arp-cache';

/** What `show ip traffic` counts, incremented where each thing is decided. */
export class IpTraffic {
  received = 0;
  delivered = 0;
  formatErrors = 0;
  badHopCount = 0;
  unknownProtocol = 0;
  fragmented = 0;
  couldNotFragment = 0;
  reassembled = 0;
  reassemblyTimeouts = 0;
  broadcastsReceived = 0;
  generated = 0;
  forwarded = 0;
  encapsulationFailed = 0;
  noRoute = 0;
  readonly icmpReceived: IcmpCounts = {};
  readonly icmpSent: IcmpCounts = {};
  udpReceived = 0;
  udpNoPort = 0;
  udpSent = 0;
  tcpReceived = 0;
  tcpSent = 0;
  arpRequestsReceived = 0;
  arpRepliesReceived = 0;
  arpRequestsSent = 0;
  arpRepliesSent = 0;
}

/** A message that was filtered was counted when it came. */
export function countArp(traffic: IpTraffic, event: ArpEvent): void {
  if (event.kind === 'arp-received') {
    if (event.message.operation === 'request') traffic.arpRequestsReceived++;
    else traffic.arpRepliesReceived++;
  } else if (event.kind === 'arp-sent') {
    if (event.message.operation === 'request') traffic.arpRequestsSent++;
    else traffic.arpRepliesSent++;
  }
}

/** ICMP messages by type. */
export type IcmpCounts = Record<number, number>;

export function countIcmp(counts: IcmpCounts, message: Uint8Array): void {
  const type = message[0] ?? 0;
  counts[type] = (counts[type] ?? 0) + 1;
}
