import { equalBytes } from '../base/bytes';

/** The pieces of one payload while they come in. Pieces may not overlap, but the same piece may come twice. */
export class FragmentList {
  private readonly pieces: { readonly at: number; readonly data: Uint8Array }[] = [];
  private total: number | undefined;
  private received = 0;
  private reach = 0;

  /**
   * @param at   where the piece begins in the payload
   * @param last nothing follows it
   * @returns false when the piece contradicts those that are there
   */
  add(at: number, data: Uint8Array, last: boolean): boolean {
    const end = at + data.length;
    const twin = this.pieces.find(piece => piece.at === at && piece.data.length === data.length);
    if (twin !== undefined) return equalBytes(twin.data, data) && last === (this.total === end);
    // A piece in the middle ends at a multiple of 8 and holds something; else a flood of empty ones would pile up.
    if (!last && (data.length === 0 || data.length % 8 !== 0)) return false;
    if (this.total !== undefined && (last || end > this.total)) return false;
    if (last && end < this.reach) return false;
    if (this.pieces.some(piece => at < piece.at + piece.data.length && end > piece.at)) return false;
    if (last) this.total = end;
    this.reach = Math.max(this.reach, end);
    this.received += data.length;
    this.pieces.push({ at, data });
    return true;
  }

  /** The whole payload, once every byte of it is there. */
  joined(): Uint8Array | undefined {
    if (this.total === undefined || this.received < this.total) return undefined;
    const payload = new Uint8Array(this.total);
    for (const piece of this.pieces) payload.set(piece.data, piece.at);
    return payload;
  }
}
