import { ProtocolError } from '../base/errors';

/**
 * LZS (ANSI X3.241, RFC 2395 2.2): a stream of bits, the most significant first. `0` and eight bits are a byte as it is;
 * `1` is a string that stood up to 2047 bytes before, its offset and its length:
 * offset `1` and 7 bits, or `0` and 11 bits; length `00` 2, `01` 3, `10` 4, `1100` 5, `1101` 6, `1110` 7, then `1111` with
 * four bits that count from 8, where fifteen means that four more follow. The offset 0 in seven bits ends the stream.
 */

/** What RFC 2395 2.2 calls the sliding window. */
const WINDOW = 2048;
const SHORTEST_MATCH = 2;
const LAST_SHORT_OFFSET = 127;
/** How many earlier places of the same two bytes are looked at: more find little, and cost time. */
const MOST_CANDIDATES = 32;

/** Places are found by a hash of the two bytes that stand there. */
const HASH_SIZE = 4096;

/** Writes bits into a buffer of fixed size; what does not fit is dropped, and `overflowed` says so. */
class BitWriter {
  private at = 0;
  private held = 0;
  private heldBits = 0;

  constructor(private readonly out: Uint8Array) {}

  put(value: number, bits: number): void {
    this.held = (this.held << bits) | value;
    this.heldBits += bits;
    while (this.heldBits >= 8) {
      this.heldBits -= 8;
      this.out[this.at++] = this.held >>> this.heldBits;
      this.held &= (1 << this.heldBits) - 1;
    }
  }

  get overflowed(): boolean {
    return this.at >= this.out.length;
  }

  /** Bytes in all, the last one filled up with zeroes. */
  finish(): number {
    if (this.heldBits > 0) this.put(0, 8 - this.heldBits);
    return this.at;
  }
}

/** @returns the compressed bytes, or undefined when they would be more than `room` */
export function compressLzs(plain: Uint8Array, room: number): Uint8Array | undefined {
  const out = new Uint8Array(room + 1);
  const bits = new BitWriter(out);
  const history = new History(plain);
  let at = 0;
  while (at < plain.length) {
    if (bits.overflowed) return undefined;
    const { length, offset } = history.longestMatch(at);
    if (length < SHORTEST_MATCH) bits.put(plain[at] as number, 9);
    else putMatch(bits, offset, length);
    const end = at + Math.max(length, 1);
    for (; at < end; at++) history.remember(at);
  }
  bits.put(0b110000000, 9);
  const length = bits.finish();
  return length > room ? undefined : out.subarray(0, length);
}

/** What has been compressed, by the two bytes that a string begins with. */
class History {
  /** The last place of each hash, and for each place in the window the one of the same hash before it; plus one: 0 is none. */
  private readonly last = new Int32Array(HASH_SIZE);
  private readonly before = new Int32Array(WINDOW);

  constructor(private readonly plain: Uint8Array) {}

  remember(at: number): void {
    const hash = this.hashAt(at);
    this.before[at % WINDOW] = this.last[hash] as number;
    this.last[hash] = at + 1;
  }

  /** The longest string in the window that goes on at this place; of equally long ones the nearest. */
  longestMatch(at: number): { readonly length: number; readonly offset: number } {
    let length = 0;
    let offset = 0;
    const oldest = Math.max(0, at - WINDOW + 1);
    let place = (this.last[this.hashAt(at)] as number) - 1;
    for (let tries = 0; place >= oldest && tries < MOST_CANDIDATES; tries++) {
      const found = this.commonLength(place, at);
      if (found > length) {
        length = found;
        offset = at - place;
      }
      place = (this.before[place % WINDOW] as number) - 1;
    }
    return { length, offset };
  }

  private commonLength(from: number, at: number): number {
    const { plain } = this;
    let length = 0;
    while (at + length < plain.length && plain[from + length] === plain[at + length]) length++;
    return length;
  }

  private hashAt(at: number): number {
    return (((this.plain[at] as number) << 4) ^ (this.plain[at + 1] ?? 0)) & (HASH_SIZE - 1);
  }
}

function putMatch(bits: BitWriter, offset: number, length: number): void {
  if (offset <= LAST_SHORT_OFFSET) bits.put(0b110000000 | offset, 9);
  else bits.put(0b10_00000000000 | offset, 13);
  if (length <= 4) bits.put(length - 2, 2);
  else if (length <= 7) bits.put(0b1100 | (length - 5), 4);
  else {
    bits.put(0b1111, 4);
    let rest = length - 8;
    for (; rest >= 15; rest -= 15) bits.put(15, 4);
    bits.put(rest, 4);
  }
}

class BitReader {
  private at = 0;
  private held = 0;
  private heldBits = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @param bits at most 11 @throws ProtocolError at the end of the bytes */
  take(bits: number): number {
    while (this.heldBits < bits) {
      if (this.at >= this.bytes.length) throw new ProtocolError('LZS', 'no end marker');
      this.held = (this.held << 8) | (this.bytes[this.at++] as number);
      this.heldBits += 8;
    }
    this.heldBits -= bits;
    const value = this.held >>> this.heldBits;
    this.held &= (1 << this.heldBits) - 1;
    return value;
  }
}

/**
 * @param most how many bytes may come out: a few bytes can stand for very many
 * @throws ProtocolError for a string from before the beginning, a stream without end marker, or more than `most`
 */
export function decompressLzs(compressed: Uint8Array, most: number): Uint8Array {
  const bits = new BitReader(compressed);
  let out = new Uint8Array(Math.min(most, 2 * compressed.length + 64));
  let length = 0;
  const need = (more: number): void => {
    if (length + more > most) throw new ProtocolError('LZS', `more than ${most} bytes`);
    if (length + more <= out.length) return;
    const larger = new Uint8Array(Math.min(most, 2 * (length + more)));
    larger.set(out);
    out = larger;
  };
  for (;;) {
    if (bits.take(1) === 0) {
      need(1);
      out[length++] = bits.take(8);
      continue;
    }
    const short = bits.take(1) === 1;
    const offset = bits.take(short ? 7 : 11);
    if (short && offset === 0) return out.subarray(0, length);
    if (offset === 0 || offset > length) throw new ProtocolError('LZS', 'a string from before the beginning');
    const copied = takeLength(bits, most);
    need(copied);
    for (const end = length + copied; length < end; length++) out[length] = out[length - offset] as number;
  }
}

function takeLength(bits: BitReader, most: number): number {
  const two = bits.take(2);
  if (two < 3) return two + 2;
  const more = bits.take(2);
  if (more < 3) return more + 5;
  let length = 8;
  for (let four = bits.take(4); ; four = bits.take(4)) {
    length += four;
    if (four < 15 || length > most) return length;
  }
}
