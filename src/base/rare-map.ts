/** A map that is empty for most of its life, and costs next to nothing then. */
export class RareMap<Key, Value> {
  private map: Map<Key, Value> | undefined;

  get size(): number {
    return this.map?.size ?? 0;
  }

  get(key: Key): Value | undefined {
    return this.map?.get(key);
  }

  set(key: Key, value: Value): void {
    (this.map ??= new Map()).set(key, value);
  }

  delete(key: Key): void {
    this.map?.delete(key);
    if (this.map?.size === 0) this.map = undefined;
  }

  /** In the order in which they were put in. */
  values(): Iterable<Value> {
    return this.map?.values() ?? [];
  }
}
