import type { Ipv4 } from '../../base/ipv4-address';
import type { End } from './flow';
import { isExtended, type Translation } from './translation';

const ANY_END: End = { address: 0, port: 0 };

/** `protocol` 0: addresses alone. The far end is all zeros where the translation holds for all. */
function key(protocol: number, near: End, far: End): string {
  return `${protocol} ${near.address} ${near.port} ${far.address} ${far.port}`;
}

function portKey(protocol: number, global: End): string {
  return `${protocol} ${global.address} ${global.port}`;
}

/** Who has a port of a global address, and in how many flows. */
interface PortUse {
  readonly owner: End;
  flows: number;
}

/** The translations that there are, found from either side of the router. */
export class TranslationTable {
  private readonly all = new Set<Translation>();
  /** What goes out, by the ends that the inside sees; what comes in, by those that the outside sees. */
  private readonly byLocal = new Map<string, Translation>();
  private readonly byGlobal = new Map<string, Translation>();
  private readonly ports = new Map<string, PortUse>();

  get entries(): ReadonlySet<Translation> {
    return this.all;
  }

  add(translation: Translation): void {
    this.all.add(translation);
    const { protocol = 0, inside, outside } = translation;
    const keys = keysOf(translation);
    // Of several static lines for one address the first holds.
    if (!this.byLocal.has(keys.local)) this.byLocal.set(keys.local, translation);
    if (!this.byGlobal.has(keys.global)) this.byGlobal.set(keys.global, translation);
    if (inside === undefined || !hasPorts(translation)) return;
    const use = this.ports.get(portKey(protocol, inside.global));
    if (use === undefined) this.ports.set(portKey(protocol, inside.global), { owner: inside.local, flows: 1 });
    else if (outside !== undefined) use.flows++;
  }

  remove(translation: Translation): void {
    if (!this.all.delete(translation)) return;
    const { protocol = 0, inside } = translation;
    const keys = keysOf(translation);
    if (this.byLocal.get(keys.local) === translation) this.byLocal.delete(keys.local);
    if (this.byGlobal.get(keys.global) === translation) this.byGlobal.delete(keys.global);
    if (inside === undefined || !hasPorts(translation)) return;
    const use = this.ports.get(portKey(protocol, inside.global));
    if (use !== undefined && --use.flows === 0) this.ports.delete(portKey(protocol, inside.global));
  }

  /** One flow, as the inside sees it. */
  flowFromInside(protocol: number, local: End, outsideLocal: End): Translation | undefined {
    return this.byLocal.get(key(protocol, local, outsideLocal));
  }

  /** One flow, as the outside sees it. */
  flowFromOutside(protocol: number, global: End, outsideGlobal: End): Translation | undefined {
    return this.byGlobal.get(key(protocol, global, outsideGlobal));
  }

  /** A static port, or the whole address. */
  insideLocal(protocol: number, local: End): Translation | undefined {
    return (
      this.byLocal.get(key(protocol, local, ANY_END)) ??
      this.byLocal.get(key(0, { address: local.address, port: 0 }, ANY_END))
    );
  }

  insideGlobal(protocol: number, global: End): Translation | undefined {
    return (
      this.byGlobal.get(key(protocol, global, ANY_END)) ??
      this.byGlobal.get(key(0, { address: global.address, port: 0 }, ANY_END))
    );
  }

  outsideLocal(protocol: number, local: End): Translation | undefined {
    return (
      this.byLocal.get(key(protocol, ANY_END, local)) ??
      this.byLocal.get(key(0, ANY_END, { address: local.address, port: 0 }))
    );
  }

  outsideGlobal(protocol: number, global: End): Translation | undefined {
    return (
      this.byGlobal.get(key(protocol, ANY_END, global)) ??
      this.byGlobal.get(key(0, ANY_END, { address: global.address, port: 0 }))
    );
  }

  /** May this end of the inside be known by that port? Flows of one end share one. */
  portIsFree(protocol: number, global: End, owner: End): boolean {
    const use = this.ports.get(portKey(protocol, global));
    return use === undefined || (use.owner.address === owner.address && use.owner.port === owner.port);
  }

  /** Is the address in the table as one that the outside sees? */
  hasInsideGlobal(address: Ipv4): boolean {
    for (const { inside } of this.all) if (inside?.global.address === address) return true;
    return false;
  }
}

function hasPorts(translation: Translation): boolean {
  return translation.protocol !== undefined && translation.inside !== undefined;
}

function keysOf(translation: Translation): { readonly local: string; readonly global: string } {
  const { protocol = 0, inside, outside } = translation;
  const far = isExtended(translation) || inside === undefined ? outside : undefined;
  return {
    local: key(protocol, inside?.local ?? ANY_END, far?.local ?? ANY_END),
    global: key(protocol, inside?.global ?? ANY_END, far?.global ?? ANY_END),
  };
}
