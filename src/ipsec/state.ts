import type { Ipv4 } from '../base/ipv4-address';
import type { ProxyPair } from '../ike/ipsec-port';
import { type Acquisition, Acquisitions } from './acquisitions';
import type { IpsecEnvironment } from './environment';
import { Identity } from './identity';
import type { SaBundle } from './sa-bundle';
import { Sad } from './sad';
import { permitAround, proxiesOf, sameProxies } from './selector';
import { currentPeer } from './peer-list';
import { compileSpd, peersOf, sameEntry, type Spd, type SpdEntry } from './spd';

/** What the configuration has taken away: SAs to delete, acquisitions to forget. */
export interface Lost {
  readonly bundles: readonly { readonly bundle: SaBundle; readonly identity: Identity }[];
}

/** The databases, which the data plane and the key engine share. */
export class IpsecState {
  readonly sad = new Sad();
  readonly acquisitions = new Acquisitions();
  private compiled: Spd | undefined;

  constructor(readonly env: IpsecEnvironment) {}

  get spd(): Spd {
    if (this.compiled === undefined) {
      this.compiled = compileSpd(this.env);
      this.addStaticIdentities();
    }
    return this.compiled;
  }

  /** Every entry once, in the order of interfaces and sequence numbers. */
  *entries(): Iterable<SpdEntry> {
    for (const policy of this.spd.values()) {
      for (const entry of policy.entries) if (entry.interfaces[0] === policy.name) yield entry;
    }
  }

  /** Reads the configuration anew and carries over what still has a place in it. */
  recompile(): Lost {
    const before = this.compiled === undefined ? [] : [...this.entries()];
    this.compiled = compileSpd(this.env);
    const after = [...this.entries()];
    const bundles: { bundle: SaBundle; identity: Identity }[] = [];
    for (const old of before) {
      const entry = after.find(candidate => sameEntry(candidate, old));
      if (entry !== undefined) entry.peering.current = old.peering.current;
      for (const identity of old.identities) {
        if (entry !== undefined && stillPermitted(entry, identity)) {
          identity.entry = entry;
          entry.identities.push(identity);
          const peers = entry.dynamic === undefined ? peersOf(this.env, entry.policy) : undefined;
          if (peers === undefined) continue;
          const gone = identity.bundles.filter(bundle => !peers.includes(bundle.peer));
          bundles.push(...gone.map(bundle => ({ bundle, identity })));
          if (identity.bundles.length === gone.length) identity.peer = currentPeer(this, entry);
        } else {
          bundles.push(...identity.bundles.map(bundle => ({ bundle, identity })));
        }
      }
    }
    this.moveAcquisitions(after);
    this.addStaticIdentities();
    this.renumberRunTimeEntries();
    return { bundles };
  }

  /** A new identity of a dynamic entry, under the next free number of the map; or a narrower one of a static entry. */
  addIdentity(entry: SpdEntry, proxies: ProxyPair, peer: Ipv4): Identity {
    const runTime =
      entry.dynamic === undefined
        ? undefined
        : {
            sequence: this.freeSequence(entry),
            template: entry.dynamic.template,
            templateSequence: entry.dynamic.templateSequence,
          };
    const identity = new Identity(entry, proxies, peer, false, runTime);
    entry.identities.push(identity);
    return identity;
  }

  /** A run-time entry goes with its last SA. */
  dropIfIdle(identity: Identity): void {
    if (identity.fromAccessList || identity.bundles.length > 0 || identity.pending !== undefined) return;
    const at = identity.entry.identities.indexOf(identity);
    if (at >= 0) identity.entry.identities.splice(at, 1);
  }

  private freeSequence(entry: SpdEntry): number {
    const taken = new Set(this.env.configuration().maps.get(entry.mapName)?.entries.keys() ?? []);
    for (const other of this.entries()) {
      if (other.mapName !== entry.mapName) continue;
      for (const identity of other.identities) if (identity.runTime !== undefined) taken.add(identity.runTime.sequence);
    }
    let sequence = entry.sequence + 1;
    while (taken.has(sequence)) sequence++;
    return sequence;
  }

  /** Every permit line of a static entry is an identity, with SAs or without. */
  private addStaticIdentities(): void {
    for (const entry of this.entries()) {
      if (entry.dynamic !== undefined || entry.policy.perHost) continue;
      const [peer] = peersOf(this.env, entry.policy);
      for (const rule of entry.rules ?? []) {
        if (rule.action !== 'permit') continue;
        const proxies = proxiesOf(rule);
        if (entry.identities.some(identity => sameProxies(identity.proxies, proxies))) continue;
        entry.identities.push(new Identity(entry, proxies, peer, true, undefined));
      }
    }
  }

  private moveAcquisitions(entries: readonly SpdEntry[]): void {
    const lost: Acquisition[] = [];
    for (const acquisition of this.acquisitions.all()) {
      const entry = entries.find(candidate => sameEntry(candidate, acquisition.entry));
      const permitted = entry?.rules === undefined || permitAround(entry.rules, acquisition.request.proxies);
      if (entry === undefined || permitted === undefined) lost.push(acquisition);
      else acquisition.entry = entry;
    }
    for (const acquisition of lost) this.forget(acquisition);
  }

  forget(acquisition: Acquisition): void {
    this.acquisitions.remove(acquisition);
    for (const spi of acquisition.spis) this.sad.releaseSpi(spi);
  }

  /** A configured entry that takes a run-time entry's number has the right to it. */
  private renumberRunTimeEntries(): void {
    for (const entry of this.entries()) {
      const configured = this.env.configuration().maps.get(entry.mapName)?.entries;
      for (const { runTime } of entry.identities) {
        if (runTime !== undefined && configured?.has(runTime.sequence) === true) {
          runTime.sequence = this.freeSequence(entry);
        }
      }
    }
  }
}

function stillPermitted(entry: SpdEntry, identity: Identity): boolean {
  if (entry.rules === undefined) return entry.dynamic !== undefined;
  if (identity.fromAccessList && identity.bundles.length === 0) {
    return entry.rules.some(rule => rule.action === 'permit' && sameProxies(proxiesOf(rule), identity.proxies));
  }
  return permitAround(entry.rules, identity.proxies) !== undefined;
}
