/**
 * Which payloads may stand in which message: a table, not a chain of ifs. RFC 2409 5 for the exchanges of IKE, RFC 2408
 * for the order ("SA first", "HASH first"); vendor IDs and private types may stand anywhere.
 */
import { ProtocolError } from '../../base/errors';
import { NotifyType, PayloadType } from './constants';
import type { Payload } from './message';

export type MessageName =
  | 'ted-probe'
  | 'ted-answer'
  | 'mm1'
  | 'mm2'
  | 'mm3'
  | 'mm4'
  | 'mm5'
  | 'mm6'
  | 'am1'
  | 'am2'
  | 'am3'
  | 'qm1'
  | 'qm2'
  | 'qm3'
  | 'informational-clear'
  | 'informational';

type Kind = Payload['kind'];

interface Rule {
  /** Must stand first. */
  readonly first?: Kind;
  /** [least, most] of each kind; a kind that is not named may not stand there. */
  readonly counts: Partial<Readonly<Record<Kind, readonly [least: number, most: number]>>>;
  /** Stands there as often as may be, or not at all. */
  readonly allOrNone?: Kind;
  /** Payloads without a form of their own may stand there, whatever their type. */
  readonly ignoresUnknown?: boolean;
}

/** The first type that is left to private use (RFC 2408 3.1). */
const PRIVATE_USE = 128;

/** Assigned types that a peer may add to an exchange with pre-shared keys, and that nobody here needs to read. */
const IGNORED: ReadonlySet<number> = new Set([
  PayloadType.cert,
  PayloadType.certRequest,
  PayloadType.natD,
  PayloadType.natOa,
]);

const ONE = [1, 1] as const;
const MAYBE = [0, 1] as const;
const ANY = [0, Infinity] as const;

const KEY_EXCHANGE = { counts: { ke: ONE, nonce: ONE } } as const;
const IDENTITY = { counts: { id: ONE, hash: ONE, notify: ANY } } as const;
const QUICK = {
  first: 'hash',
  // RFC 2409 5.5 lets one exchange make several SAs: nobody here does, and to answer the first alone would be wrong.
  counts: { hash: ONE, sa: ONE, nonce: ONE, ke: MAYBE, id: [0, 2], notify: ANY },
  // One identity would leave the other proxy to a guess (RFC 2409 5.5).
  allOrNone: 'id',
} as const;

const RULES: Readonly<Record<MessageName, Rule>> = {
  'ted-probe': { counts: { id: [2, 2] }, ignoresUnknown: true },
  // The draft's form has two IDs, version 3 one and payload 239.
  'ted-answer': { counts: { id: [1, 2], 'ted-proxies': MAYBE }, ignoresUnknown: true },
  mm1: { first: 'sa', counts: { sa: ONE } },
  mm2: { first: 'sa', counts: { sa: ONE } },
  mm3: KEY_EXCHANGE,
  mm4: KEY_EXCHANGE,
  mm5: IDENTITY,
  mm6: IDENTITY,
  am1: { first: 'sa', counts: { sa: ONE, ke: ONE, nonce: ONE, id: ONE } },
  am2: { first: 'sa', counts: { sa: ONE, ke: ONE, nonce: ONE, id: ONE, hash: ONE } },
  am3: { counts: { hash: ONE, notify: ANY } },
  qm1: QUICK,
  qm2: QUICK,
  qm3: { first: 'hash', counts: { hash: ONE, notify: ANY } },
  'informational-clear': { counts: { notify: ANY, delete: ANY } },
  informational: { first: 'hash', counts: { hash: ONE, notify: ANY, delete: ANY } },
};

/** The counts of each message as a list: walking a record anew for each message costs more than the check. */
const COUNTS = new Map(
  Object.entries(RULES).map(([name, { counts }]) => [
    name,
    Object.entries(counts) as [Kind, readonly [least: number, most: number]][],
  ]),
);

/** @throws ProtocolError INVALID-PAYLOAD-TYPE for a kind out of place, PAYLOAD-MALFORMED for too few or too many */
export function checkRules(name: MessageName, payloads: readonly Payload[]): void {
  const rule = RULES[name];
  for (const payload of payloads) {
    if (payload.kind === 'other' && rule.ignoresUnknown !== true) checkUnknown(name, payload.type);
  }
  if (rule.first !== undefined && payloads[0]?.kind !== rule.first) {
    throw new ProtocolError(name, `does not begin with the ${rule.first} payload`, NotifyType.payloadMalformed);
  }
  for (const { kind } of payloads) {
    if (kind === 'vendor' || kind === 'other' || rule.counts[kind] !== undefined) continue;
    throw new ProtocolError(name, `has a ${kind} payload`, NotifyType.invalidPayloadType);
  }
  for (const [kind, [least, most]] of COUNTS.get(name) ?? []) {
    const count = countOf(payloads, kind);
    if (count < least || count > most || (kind === rule.allOrNone && count !== 0 && count !== most)) {
      throw new ProtocolError(name, `has ${count} ${kind} payloads`, NotifyType.payloadMalformed);
    }
  }
}

function countOf(payloads: readonly Payload[], kind: Kind): number {
  let count = 0;
  for (const payload of payloads) if (payload.kind === kind) count++;
  return count;
}

function checkUnknown(name: MessageName, type: number): void {
  if (type >= PRIVATE_USE || IGNORED.has(type)) return;
  throw new ProtocolError(name, `has a payload of type ${type}`, NotifyType.invalidPayloadType);
}
