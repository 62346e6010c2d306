import type { IcmpCounts, IpTraffic } from '../router/ip-traffic';

const ICMP = {
  echoReply: 0,
  unreachable: 3,
  quench: 4,
  redirect: 5,
  echo: 8,
  timeExceeded: 11,
  parameter: 12,
  timestamp: 13,
  timestampReply: 14,
  information: 15,
  maskRequest: 17,
  maskReply: 18,
} as const;

function of(counts: IcmpCounts, type: keyof typeof ICMP): number {
  return counts[ICMP[type]] ?? 0;
}

/** `show ip traffic`: what has come in and gone out since the router started, by what became of it. */
export function ipTraffic(traffic: IpTraffic): readonly string[] {
  return [...ipLines(traffic), '', ...icmpLines(traffic), '', ...transportLines(traffic), '', ...arpLines(traffic)];
}

function ipLines(t: IpTraffic): readonly string[] {
  return [
    'IP statistics:',
    `  Rcvd:  ${t.received} total, ${t.delivered} local destination`,
    `         ${t.formatErrors} format errors, 0 checksum errors, ${t.badHopCount} bad hop count`,
    `         ${t.unknownProtocol} unknown protocol, 0 not a gateway`,
    '         0 security failures, 0 bad options, 0 with options',
    '  Opts:  0 end, 0 nop, 0 basic security, 0 loose source route',
    '         0 timestamp, 0 extended security, 0 record route',
    '         0 stream ID, 0 strict source route, 0 alert, 0 cipso',
    '         0 other',
    `  Frags: ${t.reassembled} reassembled, ${t.reassemblyTimeouts} timeouts, 0 couldn't reassemble`,
    `         ${t.fragmented} fragmented, ${t.couldNotFragment} couldn't fragment`,
    `  Bcast: ${t.broadcastsReceived} received, 0 sent`,
    '  Mcast: 0 received, 0 sent',
    `  Sent:  ${t.generated} generated, ${t.forwarded} forwarded`,
    `  Drop:  ${t.encapsulationFailed} encapsulation failed, 0 unresolved, 0 no adjacency`,
    `         ${t.noRoute} no route, 0 unicast RPF, 0 forced drop`,
  ];
}

function icmpLines({ icmpReceived: received, icmpSent: sent }: IpTraffic): readonly string[] {
  const known: readonly number[] = Object.values(ICMP);
  const others = Object.entries(received).reduce((sum, [type, n]) => sum + (known.includes(Number(type)) ? 0 : n), 0);
  return [
    'ICMP statistics:',
    `  Rcvd: 0 format errors, 0 checksum errors, ${of(received, 'redirect')} redirects, ${of(received, 'unreachable')} unreachable`,
    `        ${of(received, 'echo')} echo, ${of(received, 'echoReply')} echo reply, ${of(received, 'maskRequest')} mask requests, ${of(received, 'maskReply')} mask replies, ${of(received, 'quench')} quench`,
    `        ${of(received, 'parameter')} parameter, ${of(received, 'timestamp')} timestamp, ${of(received, 'information')} info request, ${others + of(received, 'timeExceeded')} other`,
    '        0 irdp solicitations, 0 irdp advertisements',
    `  Sent: ${of(sent, 'redirect')} redirects, ${of(sent, 'unreachable')} unreachable, ${of(sent, 'echo')} echo, ${of(sent, 'echoReply')} echo reply`,
    `        ${of(sent, 'maskRequest')} mask requests, ${of(sent, 'maskReply')} mask replies, ${of(sent, 'quench')} quench, ${of(sent, 'timestamp')} timestamp`,
    `        0 info reply, ${of(sent, 'timeExceeded')} time exceeded, ${of(sent, 'parameter')} parameter problem`,
    '        0 irdp solicitations, 0 irdp advertisements',
  ];
}

function transportLines(t: IpTraffic): readonly string[] {
  return [
    'UDP statistics:',
    `  Rcvd: ${t.udpReceived} total, 0 checksum errors, ${t.udpNoPort} no port`,
    `  Sent: ${t.udpSent} total, 0 forwarded broadcasts`,
    '',
    'TCP statistics:',
    `  Rcvd: ${t.tcpReceived} total, 0 checksum errors, 0 no port`,
    `  Sent: ${t.tcpSent} total`,
  ];
}

function arpLines(t: IpTraffic): readonly string[] {
  return [
    'ARP statistics:',
    `  Rcvd: ${t.arpRequestsReceived} requests, ${t.arpRepliesReceived} replies, 0 reverse, 0 other`,
    `  Sent: ${t.arpRequestsSent} requests, ${t.arpRepliesSent} replies (0 proxy), 0 reverse`,
  ];
}
