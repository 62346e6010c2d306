interface Indexed<Item> {
  /** By hash: the last item that has it. */
  readonly lastOf: Map<number, number>;
  /** By position: the item before it that has the same hash, or -1. */
  readonly before: number[];
  newest: Item | undefined;
}

/** Short lists are searched faster than they are indexed. */
const SHORT = 16;

/**
 * Where the items of a list stand: so that the ten-thousandth line is taken as fast as the first. It stands beside the
 * list, takes in what is appended, and is made anew when items have gone.
 */
export class ListIndex<Item> {
  private readonly known = new WeakMap<readonly Item[], Indexed<Item>>();

  /** @param hashOf a whole number, equal for items that are the same; `same` decides */
  constructor(
    private readonly hashOf: (item: Item) => number,
    private readonly same: (a: Item, b: Item) => boolean,
  ) {}

  /** @returns -1 when there is none */
  position(list: readonly Item[], item: Item): number {
    if (list.length < SHORT) return list.findIndex(known => this.same(known, item));
    return this.search(this.indexOf(list), list, item, this.hashOf(item));
  }

  /** Appends the item unless the list holds the same. */
  add(list: Item[], item: Item): void {
    if (list.length < SHORT) {
      if (this.position(list, item) < 0) list.push(item);
      return;
    }
    const index = this.indexOf(list);
    const hash = this.hashOf(item);
    if (this.search(index, list, item, hash) >= 0) return;
    list.push(item);
    this.take(index, item, hash);
  }

  private search({ lastOf, before }: Indexed<Item>, list: readonly Item[], item: Item, hash: number): number {
    let at = lastOf.get(hash) ?? -1;
    while (at >= 0 && !this.same(list[at] as Item, item)) at = before[at] ?? -1;
    return at;
  }

  private indexOf(list: readonly Item[]): Indexed<Item> {
    let index = this.known.get(list);
    const count = index?.before.length ?? 0;
    if (index === undefined || count > list.length || list[count - 1] !== index.newest) {
      index = { lastOf: new Map(), before: [], newest: undefined };
      this.known.set(list, index);
    }
    for (let at = index.before.length; at < list.length; at++) {
      const item = list[at] as Item;
      this.take(index, item, this.hashOf(item));
    }
    return index;
  }

  private take(index: Indexed<Item>, item: Item, hash: number): void {
    index.newest = item;
    index.before.push(index.lastOf.get(hash) ?? -1);
    index.lastOf.set(hash, index.before.length - 1);
  }
}

/** One hash of several numbers; what is undefined counts as -1. */
export function hashOf(...parts: readonly (number | undefined)[]): number {
  let hash = 17;
  for (const part of parts) hash = Math.imul(hash ^ (part ?? -1), 0x01000193) ^ (hash >>> 15);
  return hash;
}

export function hashOfText(text: string): number {
  let hash = 17;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
