/** TFTP (RFC 1350): one packet a datagram. */
import { readU16, writeU16 } from '../base/bytes';
import { ProtocolError } from '../base/errors';

export const PORT_TFTP = 69;
export const BLOCK_BYTES = 512;

const OPCODE = { read: 1, write: 2, data: 3, ack: 4, error: 5 } as const;

/** Error codes of RFC 1350. */
export const TFTP_ERROR = {
  undefined: 0,
  fileNotFound: 1,
  accessViolation: 2,
  diskFull: 3,
  unknownTransfer: 5,
} as const;

export type TftpPacket =
  | { readonly kind: 'read' | 'write'; readonly name: string; readonly mode: string }
  /** Fewer than 512 bytes: the last one. Blocks are counted from 1. */
  | { readonly kind: 'data'; readonly block: number; readonly data: Uint8Array }
  | { readonly kind: 'ack'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly text: string };

export function encodeTftp(packet: TftpPacket): Uint8Array {
  switch (packet.kind) {
    case 'read':
    case 'write':
      return joined(OPCODE[packet.kind], strings(packet.name, packet.mode));
    case 'data':
      return joined(OPCODE.data, u16(packet.block), packet.data);
    case 'ack':
      return joined(OPCODE.ack, u16(packet.block));
    case 'error':
      return joined(OPCODE.error, u16(packet.code), strings(packet.text));
  }
}

/** @throws ProtocolError on what is no TFTP packet */
export function decodeTftp(bytes: Uint8Array): TftpPacket {
  if (bytes.length < 4) throw new ProtocolError('TFTP packet', `${bytes.length} bytes`);
  const opcode = readU16(bytes, 0);
  switch (opcode) {
    case OPCODE.read:
    case OPCODE.write: {
      const [name, mode] = stringsOf(bytes, 2, 2);
      return { kind: opcode === OPCODE.read ? 'read' : 'write', name: name ?? '', mode: (mode ?? '').toLowerCase() };
    }
    case OPCODE.data:
      if (bytes.length > 4 + BLOCK_BYTES) throw new ProtocolError('TFTP data', `${bytes.length - 4} bytes`);
      return { kind: 'data', block: readU16(bytes, 2), data: bytes.subarray(4) };
    case OPCODE.ack:
      return { kind: 'ack', block: readU16(bytes, 2) };
    case OPCODE.error:
      return { kind: 'error', code: readU16(bytes, 2), text: stringsOf(bytes, 4, 1)[0] ?? '' };
    default:
      throw new ProtocolError('TFTP opcode', String(opcode));
  }
}

function joined(opcode: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([u16(opcode), ...parts]));
}

function u16(value: number): Uint8Array {
  const bytes = new Uint8Array(2);
  writeU16(bytes, 0, value);
  return bytes;
}

/** Each with a zero behind it. */
function strings(...texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map(text => `${text}\0`).join(''), 'latin1');
}

function stringsOf(bytes: Uint8Array, start: number, count: number): readonly string[] {
  const texts: string[] = [];
  let at = start;
  while (texts.length < count) {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new ProtocolError('TFTP string', 'has no end');
    texts.push(Buffer.from(bytes.subarray(at, end)).toString('latin1'));
    at = end + 1;
  }
  return texts;
}
