import type { Ms } from '../base/event-queue';
import { formatIpv4 } from '../base/ipv4-address';
import { type TcpConnection, WINDOW } from '../net/tcp/connection';

/** `show tcp brief`. The number in front names the connection's control block. */
export function tcpBrief(connections: readonly TcpConnection[]): readonly string[] {
  if (connections.length === 0) return [];
  return [
    'TCB       Local Address           Foreign Address        (state)',
    ...connections.map(({ ends: { local, remote }, state, sending }) => {
      const [from, to] = [local, remote].map(({ address, port }) => `${formatIpv4(address)}.${port}`) as [
        string,
        string,
      ];
      return `${controlBlock(sending.initial)}  ${from.padEnd(22)}  ${to.padEnd(22)} ${state}`;
    }),
  ];
}

/** `show tcp`: what each connection counts. */
export function tcp(connections: readonly TcpConnection[], now: Ms): readonly string[] {
  return connections.flatMap(connection => connectionLines(connection, now));
}

function connectionLines(connection: TcpConnection, now: Ms): readonly string[] {
  const { state, sending, receiving, counters, timeouts, sendWindow, mss } = connection;
  const { local, remote } = connection.ends;
  return [
    `Connection state is ${state}, I/O status: 1, unread input bytes: 0`,
    `Local host: ${formatIpv4(local.address)}, Local port: ${local.port}`,
    `Foreign host: ${formatIpv4(remote.address)}, Foreign port: ${remote.port}`,
    '',
    `iss: ${sending.initial}  snduna: ${sending.unacknowledged}  sndnxt: ${sending.next}     sndwnd: ${sendWindow}`,
    `irs: ${receiving.initial}  rcvnxt: ${receiving.next}  rcvwnd: ${WINDOW}  delrcvwnd: 0`,
    '',
    `SRTT: ${Math.round(timeouts.roundTrip)} ms, RTTO: ${Math.round(timeouts.timeout)} ms, RTV: ${Math.round(timeouts.deviation)} ms`,
    `uptime: ${Math.round(now - connection.createdAt)} ms`,
    '',
    `Datagrams (max data segment is ${mss} bytes):`,
    `Rcvd: ${counters.segmentsReceived}, total data bytes: ${counters.bytesReceived}`,
    `Sent: ${counters.segmentsSent} (retransmit: ${counters.retransmitted}), total data bytes: ${counters.bytesSent}`,
    '',
  ];
}

function controlBlock(initial: number): string {
  return (initial >>> 0).toString(16).toUpperCase().padStart(8, '0');
}
