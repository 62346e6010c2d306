/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian. */
import { InternalError } from '../base/errors';

/** Packets begin with their IP header. */
export const LINKTYPE_RAW = 101;

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

const OPT_END = 0;
const SHB_USERAPPL = 4;
const IF_NAME = 2;

/** Type and length before the body, the length again after it. */
const BLOCK_HEAD_BYTES = 8;
const BLOCK_BYTES = 12;
const PACKET_HEAD_BYTES = 20;

/** Section Header Block: byte order, version 1.0, length of the section not given. */
export function sectionHeader(): Uint8Array {
  const body = Buffer.alloc(16);
  body.writeUInt32LE(BYTE_ORDER_MAGIC, 0);
  body.writeUInt16LE(1, 4);
  body.writeBigInt64LE(-1n, 8);
  return block(SECTION_HEADER, Buffer.concat([body, option(SHB_USERAPPL, 'tedlab'), endOfOptions()]));
}

export interface InterfaceDescription {
  readonly name: string;
  readonly linkType: number;
  /** Bytes of a packet that a capture holds at most. */
  readonly snapLength: number;
}

/** Interface Description Block; timestamps are in microseconds, the default. */
export function interfaceDescription(description: InterfaceDescription): Uint8Array {
  const body = Buffer.alloc(8);
  body.writeUInt16LE(description.linkType, 0);
  body.writeUInt32LE(description.snapLength, 4);
  return block(INTERFACE_DESCRIPTION, Buffer.concat([body, option(IF_NAME, description.name), endOfOptions()]));
}

export interface CapturedPacket {
  /** In the order of the interface description blocks, from 0. */
  readonly interfaceIndex: number;
  /** Since 1970-01-01 00:00 UTC; a fraction of a microsecond is cut off. */
  readonly timestampMicroseconds: number | bigint;
  readonly packet: Uint8Array;
}

/** Enhanced Packet Block, the packet whole. */
export function enhancedPacket(captured: CapturedPacket): Uint8Array {
  const { interfaceIndex, timestampMicroseconds: time, packet } = captured;
  const micros = typeof time === 'bigint' ? time : BigInt(Math.floor(time));
  const bytes = emptyBlock(ENHANCED_PACKET, PACKET_HEAD_BYTES + padded(packet.length));
  bytes.writeUInt32LE(interfaceIndex, BLOCK_HEAD_BYTES);
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, micros >> 32n)), BLOCK_HEAD_BYTES + 4);
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, micros)), BLOCK_HEAD_BYTES + 8);
  bytes.writeUInt32LE(packet.length, BLOCK_HEAD_BYTES + 12);
  bytes.writeUInt32LE(packet.length, BLOCK_HEAD_BYTES + 16);
  bytes.set(packet, BLOCK_HEAD_BYTES + PACKET_HEAD_BYTES);
  return bytes;
}

function block(type: number, body: Uint8Array): Uint8Array {
  const bytes = emptyBlock(type, body.length);
  bytes.set(body, BLOCK_HEAD_BYTES);
  return bytes;
}

function emptyBlock(type: number, bodyLength: number): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES + bodyLength);
  bytes.writeUInt32LE(type, 0);
  bytes.writeUInt32LE(bytes.length, 4);
  bytes.writeUInt32LE(bytes.length, bytes.length - 4);
  return bytes;
}

function option(code: number, value: string): Uint8Array {
  const text = Buffer.from(value, 'utf8');
  if (text.length > 0xffff) throw new InternalError(`an option of ${text.length} bytes`);
  const bytes = Buffer.alloc(4 + padded(text.length));
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt16LE(text.length, 2);
  bytes.set(text, 4);
  return bytes;
}

function endOfOptions(): Uint8Array {
  return Buffer.alloc(4, OPT_END);
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
