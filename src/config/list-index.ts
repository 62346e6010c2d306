interface Indexed<Item> {
  /** By hash: the position of an item that has it. */
  readonly positions: Map<number, number>;
  count: number;
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
    if (list.length < SHORT) return this.scan(list, item);
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

  private search({ positions }: Indexed<Item>, list: readonly Item[], item: Item, hash: number): number {
    const at = positions.get(hash);
    if (at === undefined) return -1;
    // Another item of the same hash may stand there, or somebody has sorted the list.
    return this.same(list[at] as Item, item) ? at : this.scan(list, item);
  }

  private scan(list: readonly Item[], item: Item): number {
    for (let at = 0; at < list.length; at++) if (this.same(list[at] as Item, item)) return at;
    return -1;
  }

  private indexOf(list: readonly Item[]): Indexed<Item> {
    let index = this.known.get(list);
    if (index === undefined || index.count > list.length || list[index.count - 1] !== index.newest) {
      index = { positions: new Map(), count: 0, newest: undefined };
      this.known.set(list, index);
    }
    while (index.count < list.length) {
      const item = list[index.count] as Item;
      this.take(index, item, this.hashOf(item));
    }
    return index;
  }

  private take(index: Indexed<Item>, item: Item, hash: number): void {
    index.newest = item;
    if (!index.positions.has(hash)) index.positions.set(hash, index.count);
    index.count++;
  }
}

type Part = number | undefined;

/** One hash of several numbers; what is undefined counts as -1. */
export function hashOf(a: Part, b: Part, c: Part, d?: Part, e?: Part): number {
  return mixed(mixed(mixed(mixed(mixed(17, a), b), c), d), e);
}

function mixed(hash: number, part: Part): number {
  return Math.imul(hash ^ (part ?? -1), 0x01000193) ^ (hash >>> 15);
}

export function hashOfText(text: string): number {
  let hash = 17;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
