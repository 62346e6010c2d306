import { ProtocolError } from './errors';

/** Reads big-endian fields from bytes; every read past the end is a ProtocolError that names the field. */
export class ByteReader {
  private position = 0;

  /**
   * @param where  what is being read, for the error text ("UDP header")
   * @param notify the NOTIFY that a short read is answered with, where the protocol has one
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly where: string,
    private readonly notify?: number,
  ) {}

  get offset(): number {
    return this.position;
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  u8(field: string): number {
    this.need(1, field);
    return this.bytes[this.position++] as number;
  }

  u16(field: string): number {
    this.need(2, field);
    const value = readU16(this.bytes, this.position);
    this.position += 2;
    return value;
  }

  u32(field: string): number {
    this.need(4, field);
    const value = readU32(this.bytes, this.position);
    this.position += 4;
    return value;
  }

  /** A view (not a copy) of the next `length` bytes. */
  take(length: number, field: string): Uint8Array {
    this.need(length, field);
    const view = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    return view;
  }

  rest(): Uint8Array {
    return this.take(this.remaining, 'rest');
  }

  private need(length: number, field: string): void {
    if (length < 0 || this.remaining < length) {
      throw new ProtocolError(
        `${this.where} ${field}`,
        `needs ${length} bytes, ${this.remaining} are left`,
        this.notify,
      );
    }
  }
}

/** Typed arrays of more bytes than this have a malloc of their own each, outside of the heap. */
const IN_HEAP = 64;
const PIECE_BYTES = 4096;
let piece = new ArrayBuffer(PIECE_BYTES);
let taken = 0;

/** Bytes of zero, nobody else's. Arrays of a packet's size share a piece of memory, as node's small Buffers do. */
export function newBytes(length: number): Uint8Array {
  if (length <= IN_HEAP || length > PIECE_BYTES / 2) return new Uint8Array(length);
  if (taken + length > PIECE_BYTES) {
    piece = new ArrayBuffer(PIECE_BYTES);
    taken = 0;
  }
  taken += length;
  return new Uint8Array(piece, taken - length, length);
}

/** Enough for most messages of ISAKMP. */
const FIRST_ROOM = 192;

/** Writes big-endian fields one behind the other into one buffer, whose length need not be known before. */
export class ByteWriter {
  /** Bytes written. */
  length = 0;
  private bytes = newBytes(FIRST_ROOM);

  u8(value: number): void {
    const at = this.advance(1);
    this.bytes[at] = value;
  }

  u16(value: number): void {
    const at = this.advance(2);
    writeU16(this.bytes, at, value);
  }

  u32(value: number): void {
    const at = this.advance(4);
    writeU32(this.bytes, at, value);
  }

  put(part: Uint8Array): void {
    const at = this.advance(part.length);
    this.bytes.set(part, at);
  }

  /** Writes again where something was written: a length, once it is known. */
  u16At(at: number, value: number): void {
    writeU16(this.bytes, at, value);
  }

  u32At(at: number, value: number): void {
    writeU32(this.bytes, at, value);
  }

  /** All that was written: nothing more may be. */
  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private advance(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const larger = newBytes(2 * this.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    return at;
  }
}

/** Big-endian reads without a bounds check of their own: the caller has checked the length. */
export function readU16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

export function readU32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)) >>>
    0
  );
}

export function writeU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function writeU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

export function u32Bytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  writeU32(bytes, 0, value);
  return bytes;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = newBytes(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Compares without an early exit; for MACs and hashes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

export function isZero(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** @throws RangeError on an odd number of digits or a character that is no hex digit; blanks are skipped */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  if (!/^([0-9a-fA-F]{2})*$/.test(digits)) throw new RangeError(`not hex: ${text}`);
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

/** Bytes of text as latin1, one byte a character: what IOS does with keys typed on its console. */
export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
