import { ProtocolError } from '../base/errors';
import { decodeIpcomp, encodeIpcomp, IPCOMP_HEADER_BYTES } from '../wire/ipcomp';
import { IP_PROTOCOL, MAX_PACKET } from '../wire/ipv4';
import type * as Lzs from '../wire/lzs';
import { malformed, type OpenFailure, type Opened } from './esp-processing';
import type { SecurityAssociation } from './security-association';

/** IPComp (RFC 3173) with LZS (RFC 2395): inside ESP or AH, packet by packet, and only where it makes them smaller. */

/** RFC 2395 2.3: below this many bytes LZS hardly ever gains anything. */
const LEAST_BYTES = 90;
/** RFC 3173 2.2: after so many packets that would not shrink, the next ones go as they are without a try. */
const FAILURES_BEFORE_PAUSE = 8;
const PAUSE_PACKETS = 32;

/** What becomes of a payload: `small` and `paused` were not tried, `larger` was in vain. */
export type Compressed = Uint8Array | 'small' | 'paused' | 'larger';

const lzs = (): typeof Lzs => require('../wire/lzs') as typeof Lzs;

/** The outbound half of a bundle. */
export class Compressor {
  private failures = 0;
  private pause = 0;

  constructor(private readonly sa: SecurityAssociation) {}

  /** @returns IPComp around the compressed payload, shorter than the payload itself; or why not */
  compress(payload: Uint8Array, protocol: number): Compressed {
    if (payload.length < LEAST_BYTES || protocol === IP_PROTOCOL.ipcomp) return 'small';
    if (this.pause > 0) {
      this.pause--;
      return 'paused';
    }
    const compressed = lzs().compressLzs(payload, payload.length - IPCOMP_HEADER_BYTES - 1);
    if (compressed === undefined) {
      this.failures++;
      if (this.failures >= FAILURES_BEFORE_PAUSE) {
        this.failures = 0;
        this.pause = PAUSE_PACKETS;
      }
      return 'larger';
    }
    this.failures = 0;
    return encodeIpcomp({ nextHeader: protocol, cpi: this.sa.spi, compressed });
  }
}

/** @param opened what ESP or AH held, with IPComp as its next header */
export function decompress(sa: SecurityAssociation, opened: Opened): Opened | OpenFailure {
  try {
    const { nextHeader, cpi, compressed } = decodeIpcomp(opened.payload);
    if (cpi !== sa.spi) return malformed('a CPI that was not agreed', 'decompressFailed');
    return { kind: 'opened', nextHeader, payload: lzs().decompressLzs(compressed, MAX_PACKET) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return malformed(error.message, 'decompressFailed');
  }
}
