import { newBytes, readU16, writeU16 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { checksum, headerLengthOf, IP_PROTOCOL, protocolOf } from './ipv4';

/** ICMP (RFC 792, RFC 1191 for the MTU). `original`: header and first bytes of the packet it is about. */
export type IcmpMessage =
  | { readonly kind: 'echo' | 'echo-reply'; readonly id: number; readonly sequence: number; readonly data: Uint8Array }
  | { readonly kind: 'unreachable'; readonly code: number; readonly mtu: number; readonly original: Uint8Array }
  | { readonly kind: 'source-quench'; readonly original: Uint8Array }
  | { readonly kind: 'time-exceeded'; readonly code: number; readonly original: Uint8Array }
  | { readonly kind: 'other'; readonly type: number; readonly code: number; readonly rest: Uint8Array };

export const ICMP_TYPE = {
  echoReply: 0,
  unreachable: 3,
  sourceQuench: 4,
  redirect: 5,
  echo: 8,
  timeExceeded: 11,
  parameterProblem: 12,
} as const;

export const UNREACHABLE = {
  network: 0,
  host: 1,
  protocol: 2,
  port: 3,
  fragmentationNeeded: 4,
  administrativelyProhibited: 13,
} as const;

const HEADER_BYTES = 8;

export function encodeIcmp(message: IcmpMessage): Uint8Array {
  switch (message.kind) {
    case 'echo':
    case 'echo-reply':
      return build(
        message.kind === 'echo' ? ICMP_TYPE.echo : ICMP_TYPE.echoReply,
        0,
        message.id,
        message.sequence,
        message.data,
      );
    case 'unreachable':
      return build(ICMP_TYPE.unreachable, message.code, 0, message.mtu, message.original);
    case 'source-quench':
      return build(ICMP_TYPE.sourceQuench, 0, 0, 0, message.original);
    case 'time-exceeded':
      return build(ICMP_TYPE.timeExceeded, message.code, 0, 0, message.original);
    case 'other': {
      const bytes = new Uint8Array(4 + message.rest.length);
      bytes[0] = message.type;
      bytes[1] = message.code;
      bytes.set(message.rest, 4);
      writeU16(bytes, 2, checksum(bytes));
      return bytes;
    }
  }
}

/** @throws ProtocolError when it is short or the checksum is wrong */
export function decodeIcmp(bytes: Uint8Array): IcmpMessage {
  if (bytes.length < HEADER_BYTES) throw new ProtocolError('ICMP header', `${bytes.length} bytes`);
  if (checksum(bytes) !== 0) throw new ProtocolError('ICMP checksum', 'wrong');
  const type = bytes[0] as number;
  const code = bytes[1] as number;
  const body = bytes.subarray(HEADER_BYTES);
  switch (type) {
    case ICMP_TYPE.echo:
    case ICMP_TYPE.echoReply:
      return {
        kind: type === ICMP_TYPE.echo ? 'echo' : 'echo-reply',
        id: readU16(bytes, 4),
        sequence: readU16(bytes, 6),
        data: body,
      };
    case ICMP_TYPE.unreachable:
      return { kind: 'unreachable', code, mtu: readU16(bytes, 6), original: body };
    case ICMP_TYPE.sourceQuench:
      return { kind: 'source-quench', original: body };
    case ICMP_TYPE.timeExceeded:
      return { kind: 'time-exceeded', code, original: body };
    default:
      return { kind: 'other', type, code, rest: bytes.subarray(4) };
  }
}

/** ICMP messages about which no ICMP message may be made (RFC 1122 3.2.2): all but queries and replies. */
export function isIcmpError(packet: Uint8Array): boolean {
  if (protocolOf(packet) !== IP_PROTOCOL.icmp) return false;
  const type = packet[headerLengthOf(packet)];
  return (
    type === ICMP_TYPE.unreachable ||
    type === ICMP_TYPE.sourceQuench ||
    type === ICMP_TYPE.redirect ||
    type === ICMP_TYPE.timeExceeded ||
    type === ICMP_TYPE.parameterProblem
  );
}

function build(type: number, code: number, first: number, second: number, data: Uint8Array): Uint8Array {
  const bytes = newBytes(HEADER_BYTES + data.length);
  bytes[0] = type;
  bytes[1] = code;
  writeU16(bytes, 4, first);
  writeU16(bytes, 6, second);
  bytes.set(data, HEADER_BYTES);
  writeU16(bytes, 2, checksum(bytes));
  return bytes;
}
