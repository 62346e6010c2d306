interface Indexed<Item> {
  readonly positions: Map<string, number>;
  count: number;
  last: Item | undefined;
}

/** Short lists are searched faster than they are indexed. */
const SHORT = 16;

/**
 * Where the items of a list stand, by a key: so that the ten-thousandth line is found as fast as the first. It stands
 * beside the list, takes in what is appended, and is made anew when items have gone.
 */
export class ListIndex<Item> {
  private readonly known = new WeakMap<readonly Item[], Indexed<Item>>();

  /** @param keyOf two items are the same when their keys are; the key of an item that stands in a list does not change */
  constructor(private readonly keyOf: (item: Item) => string) {}

  /** @returns -1 when there is none */
  position(list: readonly Item[], item: Item): number {
    if (list.length < SHORT) {
      const key = this.keyOf(item);
      return list.findIndex(known => this.keyOf(known) === key);
    }
    return this.indexOf(list).positions.get(this.keyOf(item)) ?? -1;
  }

  /** Appends the item unless the list holds one of its key. */
  add(list: Item[], item: Item): void {
    if (list.length < SHORT) {
      if (this.position(list, item) < 0) list.push(item);
      return;
    }
    const index = this.indexOf(list);
    const key = this.keyOf(item);
    if (index.positions.has(key)) return;
    index.positions.set(key, list.length);
    list.push(item);
    index.last = item;
    index.count = list.length;
  }

  private indexOf(list: readonly Item[]): Indexed<Item> {
    let index = this.known.get(list);
    if (index === undefined || index.count > list.length || list[index.count - 1] !== index.last) {
      index = { positions: new Map(), count: 0, last: undefined };
      this.known.set(list, index);
    }
    for (; index.count < list.length; index.count++) {
      index.last = list[index.count] as Item;
      const key = this.keyOf(index.last);
      if (!index.positions.has(key)) index.positions.set(key, index.count);
    }
    return index;
  }
}
