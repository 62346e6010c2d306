import { formatIpv4 } from '../../base/ipv4-address';
import type { NatTraversalEvent } from '../../ike/events/nat-traversal';
import type { NatTraversalForm } from '../../ike/release';
import type { WordingTable } from '../../router/narration';
import { ofSa } from './wording';

const OFFERED: Readonly<Record<NatTraversalForm, string>> = {
  natTRfc3947: 'rfc3947',
  natTDraft03: '03',
  natTDraft02: '02',
};

export const NAT_TRAVERSAL_WORDS: WordingTable<NatTraversalEvent> = {
  'nat-traversal-offered': ofSa(e => `constructed NAT-T vendor-${OFFERED[e.form]} ID`),
  'nat-detected': ofSa(({ inside, peerInside }) => {
    if (inside) return peerInside ? 'NAT found, both nodes inside NAT' : 'NAT found, the node inside NAT';
    return peerInside ? 'His hash no match - this node outside NAT' : 'No NAT Found for self or peer';
  }),
  'peer-port-changed': ofSa(e => `peer ${formatIpv4(e.peer)} moved from port ${e.from} to port ${e.to}`),
};
