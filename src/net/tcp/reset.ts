import { TCP_FLAG, type TcpSegment } from '../../wire/tcp';
import { plus } from './sequence';

const NOTHING = new Uint8Array(0);

/** Sequence numbers that a segment takes. */
export function lengthOf({ payload, flags }: TcpSegment): number {
  return payload.length + ((flags & TCP_FLAG.fin) !== 0 ? 1 : 0) + ((flags & TCP_FLAG.syn) !== 0 ? 1 : 0);
}

/** RFC 793 3.4: what belongs to no connection is answered by a reset. @returns undefined: a reset is not answered */
export function resetOf(segment: TcpSegment): TcpSegment | undefined {
  const { flags, sequence, acknowledgment } = segment;
  if ((flags & TCP_FLAG.rst) !== 0) return undefined;
  const acknowledges = (flags & TCP_FLAG.ack) !== 0;
  return {
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    sequence: acknowledges ? acknowledgment : 0,
    acknowledgment: acknowledges ? 0 : plus(sequence, lengthOf(segment)),
    flags: acknowledges ? TCP_FLAG.rst : TCP_FLAG.rst | TCP_FLAG.ack,
    window: 0,
    mss: undefined,
    payload: NOTHING,
  };
}
