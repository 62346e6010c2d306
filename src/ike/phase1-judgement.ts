import { ProtocolError } from '../base/errors';
import type { Payload, ProposalBody } from '../wire/isakmp/message';
import { NotifyType, PayloadType, Protocol } from '../wire/isakmp/constants';
import type { PresharedKey } from './configuration';
import type { IkeContext } from './context';
import type { AgreedPolicy } from './agreed-policy';
import type { PolicyDifference } from './events/phase1';
import type { Phase1Mode } from './events/states';
import { sendClearNotify } from './informational';
import type { IkeTurn } from './ipsec-port';
import { checkedPolicies, compare, offeredPolicies } from './phase1-proposal';
import type { IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';

export interface ChosenTransform {
  readonly policy: AgreedPolicy;
  /** The proposal with the chosen transform alone, as MM2 sends it back. */
  readonly proposal: ProposalBody;
}

/**
 * The peer's transforms against our policies: each transform against each policy in order of priority, the first that
 * agrees wins, else the last difference counts. An initiator judges the answer against what it offered, a responder against the default suite too.
 */
function judgeOffer(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  offer: Extract<Payload, { readonly kind: 'sa' }>,
  key: PresharedKey | undefined,
): ChosenTransform | 'no-key-pair' | PolicyDifference | undefined {
  const connection = sa.connectionId;
  const configuration = context.env.configuration();
  if (key === undefined) turn.emit({ kind: 'key-missing', connection, peer: sa.peer });
  else turn.emit({ kind: 'key-found', connection, peer: sa.peer });
  const policies = sa.role === 'initiator' ? offeredPolicies(configuration) : checkedPolicies(configuration);
  let last: PolicyDifference | undefined;
  for (const policy of policies) {
    for (const proposal of offer.proposals) {
      if (proposal.protocol !== Protocol.isakmp) continue;
      for (const [i, transform] of proposal.transforms.entries()) {
        const { number, attributes } = transform;
        turn.emit({ kind: 'transform-checked', connection, transform: number, priority: policy.priority, attributes });
        const agreed = compare(transform, policy);
        const nextPayload = i === proposal.transforms.length - 1 ? PayloadType.none : PayloadType.transform;
        // Without a key for this peer a policy with pre-shared keys has no means to authenticate it.
        const without = typeof agreed === 'object' && agreed.authentication === 'pre-share' && key === undefined;
        const difference = typeof agreed === 'string' ? agreed : without ? 'authentication' : undefined;
        if (difference === undefined && typeof agreed !== 'string') {
          turn.emit({ kind: 'transform-judged', connection, acceptable: true, nextPayload });
          if (agreed.authentication !== 'pre-share') return 'no-key-pair';
          return { policy: agreed, proposal: { ...proposal, transforms: [transform] } };
        }
        last = difference ?? last;
        if (difference !== undefined) turn.emit({ kind: 'transform-differs', connection, in: difference });
        turn.emit({ kind: 'transform-judged', connection, acceptable: false, nextPayload });
      }
    }
  }
  return last;
}

/**
 * The transform that both sides agree on; undefined: why not has been told, and a responder has said so and is done. There are
 * no RSA keys here: a policy that asks for them agrees, and fails for want of them.
 */
export function acceptOffer(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  offer: Extract<Payload, { readonly kind: 'sa' }>,
  key: PresharedKey | undefined,
  mode: Phase1Mode,
): ChosenTransform | undefined {
  const chosen = judgeOffer(context, turn, sa, offer, key);
  if (typeof chosen === 'object') return chosen;
  const { connectionId: connection, peer } = sa;
  if (chosen === 'no-key-pair') turn.emit({ kind: 'key-pair-missing', connection, peer, mode });
  else turn.emit({ kind: 'no-offers-accepted', connection, peer, mode });
  if (sa.role === 'initiator')
    turn.emit({ kind: 'not-offered', peer, in: chosen === 'no-key-pair' ? 'authentication' : chosen });
  else {
    sendClearNotify(turn, sa, NotifyType.noProposalChosen);
    deleteSa(context, turn, sa, 'delete_me flag/throw');
  }
  return undefined;
}

/** RFC 2409 5: the responder must send one proposal with one transform back. @throws ProtocolError */
export function requireOneChoice(proposals: readonly ProposalBody[]): void {
  if (proposals.length === 1 && proposals[0]?.transforms.length === 1) return;
  throw new ProtocolError('SA payload', 'does not choose one transform', NotifyType.badProposalSyntax);
}
