import { formatIpv4, type Ipv4 } from '../base/ipv4-address';

/** One session on another system, for `show sessions`. */
export interface ShownRemoteSession {
  readonly number: number;
  readonly host: string;
  readonly address: Ipv4;
  /** Bytes that nobody has seen yet. */
  readonly waiting: number;
  /** Minutes since something was typed or came. */
  readonly idle: number;
  /** The one that Return leads back to. */
  readonly latest: boolean;
}

/** `show sessions`, `where` */
export function remoteSessions(sessions: readonly ShownRemoteSession[]): readonly string[] {
  if (sessions.length === 0) return ['% No connections open'];
  return [
    'Conn Host                Address             Byte  Idle Conn Name',
    ...sessions.map(
      ({ number, host, address, waiting, idle, latest }) =>
        `${latest ? '*' : ' '}${String(number).padStart(3)} ${host.padEnd(19)} ${formatIpv4(address).padEnd(16)} ` +
        `${String(waiting).padStart(7)} ${String(idle).padStart(5)} ${host}`,
    ),
    '',
  ];
}
