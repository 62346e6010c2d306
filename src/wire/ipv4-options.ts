/** Options of an IPv4 header (RFC 791 3.1): walked, never made. */

const END = 0;
const NO_OPERATION = 1;
/** The bit of an option's type that says "into every fragment". */
const COPIED = 0x80;

/**
 * Options that routers leave alone on the way (RFC 2402 appendix A1): no operation, the security options, router
 * alert, sender directed multi-destination delivery.
 */
const IMMUTABLE: ReadonlySet<number> = new Set([NO_OPERATION, 130, 133, 134, 148, 149]);

interface Option {
  readonly type: number;
  /** Where the option begins and ends in the packet. */
  readonly start: number;
  readonly end: number;
}

/** The options up to the end mark; one that claims to be longer than the header takes what is left. */
function optionsOf(packet: Uint8Array, headerLength: number): readonly Option[] {
  const options: Option[] = [];
  for (let at = 20; at < headerLength;) {
    const type = packet[at] as number;
    if (type === END) break;
    const length = type === NO_OPERATION ? 1 : Math.max(packet[at + 1] as number, 2);
    const end = Math.min(at + length, headerLength);
    options.push({ type, start: at, end });
    at = end;
  }
  return options;
}

/** The options that stand in every fragment, padded to whole words. */
export function copiedOptions(packet: Uint8Array, headerLength: number): Uint8Array {
  const kept = optionsOf(packet, headerLength).filter(option => (option.type & COPIED) !== 0);
  const length = kept.reduce((sum, option) => sum + option.end - option.start, 0);
  const bytes = new Uint8Array((length + 3) & ~3);
  let at = 0;
  for (const option of kept) {
    bytes.set(packet.subarray(option.start, option.end), at);
    at += option.end - option.start;
  }
  return bytes;
}

/** Zeroes, in place, the options that may change on the way, as AH sees them (RFC 2402 3.3.3.1.1.2). */
export function zeroMutableOptions(packet: Uint8Array, headerLength: number): void {
  for (const option of optionsOf(packet, headerLength)) {
    if (!IMMUTABLE.has(option.type)) packet.fill(0, option.start, option.end);
  }
}
