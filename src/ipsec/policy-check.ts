import type { IpsecRefusal, ProxyPair, SaProposal } from '../ike/ipsec-port';
import type { GroupId } from '../ike/configuration';
import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import type { TransformSet } from './configuration';
import { permitAround, sameProxies } from './selector';
import { peersOf, type SpdEntry } from './spd';
import type { IpsecState } from './state';
import { sameSuite, suiteOf, TRANSPORT, TUNNEL } from './transforms';

/** What a peer proposes, against the crypto maps. */

export type Judgement =
  { readonly accepted: true; readonly entry: SpdEntry } | { readonly accepted: false; readonly refusal: IpsecRefusal };

function refused(refusal: IpsecRefusal): Judgement {
  return { accepted: false, refusal };
}

/** Does this entry deal with this gateway? A dynamic entry without `set peer` deals with all. */
export function dealsWith(state: IpsecState, entry: SpdEntry, peer: Ipv4): boolean {
  if (entry.manual !== undefined) return false;
  const peers = peersOf(state.env, entry.policy);
  if (entry.dynamic !== undefined) return entry.policy.peers.length === 0 || peers.includes(peer);
  return entry.rules !== undefined && peers.includes(peer);
}

/** Transport mode protects traffic between the gateways themselves, nothing else. */
export function transportPossible(local: Ipv4, remote: Ipv4, proxies: ProxyPair): boolean {
  const { local: ours, remote: theirs } = proxies;
  return ours.mask === BROADCAST && ours.address === local && theirs.mask === BROADCAST && theirs.address === remote;
}

/** The transform sets of an entry that exist, in its order. */
export function transformSetsOf(state: IpsecState, entry: SpdEntry): readonly TransformSet[] {
  const { transformSets } = state.env.configuration();
  const sets: TransformSet[] = [];
  for (const name of entry.policy.transformSets) {
    const set = transformSets.get(name);
    if (set !== undefined) sets.push(set);
  }
  return sets;
}

/** A set of mode transport takes either mode, one of mode tunnel only tunnel. */
function modeAgrees(set: TransformSet, proposal: SaProposal): boolean {
  // What is compressed goes inside ESP or AH: theirs is the mode that counts.
  const protecting = proposal.suite.filter(offer => offer.protocol !== 'ipcomp');
  if (protecting.every(offer => offer.encapsulation === TUNNEL)) return true;
  return (
    set.mode === 'transport' &&
    protecting.every(offer => offer.encapsulation === TRANSPORT) &&
    transportPossible(proposal.local, proposal.remote, proposal.proxies)
  );
}

/** PFS is a matter of the responder's policy; one that demands group 1, the default, is content with group 2. */
function pfsAgrees(demanded: GroupId | undefined, offered: GroupId | undefined): boolean {
  if (demanded === undefined || demanded === offered) return true;
  return demanded === 1 && offered === 2;
}

function proxiesAgree(entry: SpdEntry, proxies: ProxyPair): boolean {
  if (entry.rules === undefined) return entry.dynamic !== undefined;
  return permitAround(entry.rules, proxies) !== undefined;
}

/** In the order in which an entry is tested. */
const TESTS = ['local-address', 'peer', 'transform', 'mode', 'pfs'] as const;

/** The first test that an entry fails; undefined: it would take the suite from this peer. */
function failedTest(state: IpsecState, entry: SpdEntry, proposal: SaProposal): (typeof TESTS)[number] | undefined {
  if (entry.localAddress !== proposal.local) return 'local-address';
  if (!dealsWith(state, entry, proposal.remote)) return 'peer';
  const sets = transformSetsOf(state, entry).filter(set => sameSuite(suiteOf(set, TUNNEL), proposal.suite));
  if (sets.length === 0) return 'transform';
  if (!sets.some(set => modeAgrees(set, proposal))) return 'mode';
  return pfsAgrees(entry.policy.pfs, proposal.pfs) ? undefined : 'pfs';
}

/** Entries that would take the suite from this peer; when there is none, the test that the best of them fails. */
function candidates(state: IpsecState, proposal: SaProposal): readonly SpdEntry[] | IpsecRefusal {
  const found: SpdEntry[] = [];
  let best = 0;
  for (const entry of state.entries()) {
    const failed = failedTest(state, entry, proposal);
    if (failed === undefined) found.push(entry);
    else best = Math.max(best, TESTS.indexOf(failed));
  }
  return found.length > 0 ? found : (TESTS[best] ?? 'local-address');
}

/** Responder: the suite and the peer alone, as `IPSEC(validate_proposal)` looks at them. */
export function judgeSuite(state: IpsecState, proposal: SaProposal): IpsecRefusal | undefined {
  const found = candidates(state, proposal);
  return typeof found === 'string' ? found : undefined;
}

/** Responder: all of it. The first entry of the map that takes it is the one that it is for. */
export function judge(state: IpsecState, proposal: SaProposal): Judgement {
  const found = candidates(state, proposal);
  if (typeof found === 'string') return refused(found);
  const entry = found.find(candidate => proxiesAgree(candidate, proposal.proxies));
  return entry === undefined ? refused('proxies') : { accepted: true, entry };
}

/** Initiator: what the responder chose must be something that we offered. */
export function judgeAnswer(state: IpsecState, proposal: SaProposal): Judgement {
  const acquisition = state.acquisitions.get(proposal.requestId);
  if (acquisition === undefined) return refused('proxies');
  const { request, entry } = acquisition;
  if (request.local !== proposal.local) return refused('local-address');
  if (request.remote !== proposal.remote) return refused('peer');
  const offered = request.suites.filter(suite => sameSuite(suite, proposal.suite));
  if (offered.length === 0) return refused('transform');
  // A set of mode transport takes tunnel mode too: where addresses are translated that is what is proposed of it.
  const modes = offered.some(
    suite =>
      proposal.suite[0]?.encapsulation === TUNNEL || suite[0]?.encapsulation === proposal.suite[0]?.encapsulation,
  );
  if (!modes) return refused('mode');
  return sameProxies(request.proxies, proposal.proxies) ? { accepted: true, entry } : refused('proxies');
}
