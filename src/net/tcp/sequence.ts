/** Sequence numbers of TCP: 32 bits that wrap (RFC 793 3.3). */

export function plus(sequence: number, count: number): number {
  return (sequence + count) >>> 0;
}

/** How far `a` lies behind `b`; negative where it lies before. Right for distances below 2^31. */
export function distance(a: number, b: number): number {
  return (a - b) | 0;
}
