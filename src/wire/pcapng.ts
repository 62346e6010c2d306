/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian. */

export const LINKTYPE_RAW = 101;

/** Section Header Block: byte order, version 1.0, length not given. */
export function sectionHeader(): Uint8Array {
  return block(0x0a0d0d0a, body => {
    body.u32(0x1a2b3c4d);
    body.u16(1);
    body.u16(0);
    body.u32(0xffffffff);
    body.u32(0xffffffff);
    body.option(4, text('tedlab'));
    body.endOfOptions();
  });
}

export interface InterfaceDescription {
  readonly name: string;
  readonly linkType: number;
  readonly snapLength: number;
}

/** Interface Description Block; timestamps are in microseconds, the default. */
export function interfaceDescription(description: InterfaceDescription): Uint8Array {
  return block(1, body => {
    body.u16(description.linkType);
    body.u16(0);
    body.u32(description.snapLength);
    body.option(2, text(description.name));
    body.endOfOptions();
  });
}

export interface CapturedPacket {
  /** In the order of the interface description blocks, from 0. */
  readonly interfaceIndex: number;
  /** Since 1970-01-01 00:00 UTC. */
  readonly timestampMicroseconds: number;
  readonly packet: Uint8Array;
}

/** Enhanced Packet Block. */
export function enhancedPacket(captured: CapturedPacket): Uint8Array {
  const time = BigInt(Math.round(captured.timestampMicroseconds));
  return block(6, body => {
    body.u32(captured.interfaceIndex);
    body.u32(Number(time >> 32n));
    body.u32(Number(time & 0xffffffffn));
    body.u32(captured.packet.length);
    body.u32(captured.packet.length);
    body.padded(captured.packet);
  });
}

function block(type: number, fill: (body: BlockBody) => void): Uint8Array {
  const body = new BlockBody();
  fill(body);
  const content = body.bytes;
  const whole = Buffer.alloc(12 + content.length);
  whole.writeUInt32LE(type, 0);
  whole.writeUInt32LE(whole.length, 4);
  content.copy(whole, 8);
  whole.writeUInt32LE(whole.length, whole.length - 4);
  return whole;
}

class BlockBody {
  private readonly parts: Buffer[] = [];

  get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }

  u16(value: number): void {
    const part = Buffer.alloc(2);
    part.writeUInt16LE(value);
    this.parts.push(part);
  }

  u32(value: number): void {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value >>> 0);
    this.parts.push(part);
  }

  padded(data: Uint8Array): void {
    this.parts.push(Buffer.from(data), Buffer.alloc(-data.length & 3));
  }

  option(code: number, value: Uint8Array): void {
    this.u16(code);
    this.u16(value.length);
    this.padded(value);
  }

  endOfOptions(): void {
    this.u32(0);
  }
}

function text(value: string): Uint8Array {
  return Buffer.from(value, 'utf8');
}
