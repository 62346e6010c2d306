/** RFC 2408 section 5, by hand: what breaks a rule of a message opens nothing, and its sender is told which (3.14.1). */
import { ipv4 } from '../../src/base/ipv4-address';
import { basic } from '../../src/wire/isakmp/attributes';
import { decodeMessage } from '../../src/wire/isakmp/decode';
import { encodeMessage } from '../../src/wire/isakmp/encode';
import type { Payload, ProposalBody, TransformBody } from '../../src/wire/isakmp/message';
import { responder } from './responder';

const MAIN_MODE = 2;
const ATTRIBUTES = [basic(1, 1), basic(2, 2), basic(4, 1), basic(3, 1), basic(11, 1), basic(12, 3600)];
const TRANSFORM: TransformBody = { number: 1, id: 1, attributes: ATTRIBUTES };
const PROPOSAL: ProposalBody = { number: 1, protocol: 1, spi: new Uint8Array(0), transforms: [TRANSFORM] };
const SA: Payload = { kind: 'sa', doi: 1, situation: 1, proposals: [PROPOSAL] };

const [NEXT_PAYLOAD, VERSION, EXCHANGE, FLAGS, MESSAGE_ID] = [16, 17, 18, 19, 20];
/** Of MM1: where its SA payload, the proposal in it and the transform in that begin. */
const [SA_AT, PROPOSAL_AT, TRANSFORM_AT] = [28, 40, 48];

let cookies = 0;

/** MM1 that Right would take, under new cookies, with what is wrong about it. */
function mm1(change: (bytes: Uint8Array) => void = () => undefined, payloads: readonly Payload[] = [SA]): Uint8Array {
  const header = {
    initiatorCookie: Uint8Array.from([1, 1, 1, 1, 1, 1, 1, ++cookies]),
    responderCookie: new Uint8Array(8),
    version: 0x10,
    exchangeType: MAIN_MODE,
    flags: 0,
    messageId: 0,
  };
  const bytes = encodeMessage(header, payloads);
  change(bytes);
  return bytes;
}

const set =
  (at: number, value: number) =>
  (bytes: Uint8Array): void => {
    bytes[at] = value;
  };

const withTransform = (change: Partial<TransformBody>): Payload => ({
  ...SA,
  proposals: [{ ...PROPOSAL, transforms: [{ ...TRANSFORM, ...change }] }],
});

/** The types of the NOTIFYs in the clear among these messages. */
function notifies(messages: readonly Uint8Array[]): readonly number[] {
  return messages.map(bytes => {
    const { header, payloads } = decodeMessage(bytes);
    expect([header.exchangeType, header.flags, payloads.length]).toEqual([5, 0, 1]);
    expect(header.messageId).not.toBe(0);
    const [notify] = payloads;
    if (notify?.kind !== 'notify') throw new Error('no NOTIFY');
    return notify.type;
  });
}

it('the message that all others are made of is taken', async () => {
  const { exchange, states } = await responder();
  const [mm2] = exchange(mm1());
  expect(decodeMessage(mm2 as Uint8Array).payloads.map(({ kind }) => kind)).toEqual(['sa']);
  expect(states()).toEqual(['MM_SA_SETUP']);
});

it.each<[string, Uint8Array, number]>([
  ['5.2: major version 2: INVALID-MAJOR-VERSION', mm1(set(VERSION, 0x20)), 5],
  ['5.2: an exchange that nobody knows: UNSUPPORTED-EXCHANGE-TYPE', mm1(set(EXCHANGE, 99)), 29],
  ['5.2: the base exchange: UNSUPPORTED-EXCHANGE-TYPE', mm1(set(EXCHANGE, 1)), 29],
  ['5.2: a message id in phase 1: INVALID-MESSAGE-ID', mm1(set(MESSAGE_ID, 1)), 9],
  ["5.2: a length that is not the datagram's: UNEQUAL-PAYLOAD-LENGTHS", mm1().subarray(0, -1), 30],
  [
    '5.3: an assigned payload out of place: INVALID-PAYLOAD-TYPE',
    mm1(undefined, [SA, { kind: 'nonce', data: new Uint8Array(16) }]),
    1,
  ],
  [
    '5.3: a payload type that nobody knows: INVALID-PAYLOAD-TYPE',
    mm1(undefined, [SA, { kind: 'other', type: 99, data: new Uint8Array(4) }]),
    1,
  ],
  ['5.3: a reserved field that is not zero: PAYLOAD-MALFORMED', mm1(set(SA_AT + 1, 1)), 16],
  ['5.3: a payload longer than the message: PAYLOAD-MALFORMED', mm1(set(SA_AT + 2, 2)), 16],
  [
    '3.1: a first payload other than the SA: PAYLOAD-MALFORMED',
    mm1(undefined, [{ kind: 'vendor', data: new Uint8Array(16) }, SA]),
    16,
  ],
  ['5.4: another DOI: DOI-NOT-SUPPORTED', mm1(set(SA_AT + 7, 2)), 2],
  ['5.4: another situation: SITUATION-NOT-SUPPORTED', mm1(set(SA_AT + 11, 2)), 3],
  ['5.5: more transforms promised than sent: BAD-PROPOSAL-SYNTAX', mm1(set(PROPOSAL_AT + 7, 2)), 15],
  [
    '5.5: a proposal of another protocol: NO-PROPOSAL-CHOSEN',
    mm1(undefined, [{ ...SA, proposals: [{ ...PROPOSAL, protocol: 3 }] }]),
    14,
  ],
  ['5.6: a transform other than KEY_IKE: NO-PROPOSAL-CHOSEN', mm1(set(TRANSFORM_AT + 5, 2)), 14],
  ['3.3: an attribute that does not end inside its transform: BAD-PROPOSAL-SYNTAX', mm1(set(TRANSFORM_AT + 8, 0)), 15],
  [
    'RFC 2409 appendix A: a PRF of its own: NO-PROPOSAL-CHOSEN',
    mm1(undefined, [withTransform({ attributes: [...ATTRIBUTES, basic(13, 1)] })]),
    14,
  ],
  [
    'RFC 2409 appendix A: a group without a number: NO-PROPOSAL-CHOSEN',
    mm1(undefined, [withTransform({ attributes: ATTRIBUTES.filter(({ type }) => type !== 4) })]),
    14,
  ],
  [
    'RFC 2409 appendix A: a key length for DES: NO-PROPOSAL-CHOSEN',
    mm1(undefined, [withTransform({ attributes: [...ATTRIBUTES, basic(14, 64)] })]),
    14,
  ],
])('%s', async (_, message, type) => {
  const { run, exchange, states } = await responder();
  expect(notifies(exchange(message))).toEqual([type]);
  // A refused offer has had an SA, which is on its way out.
  expect(states().filter(state => !state.endsWith('(deleted)'))).toEqual([]);
  run.advance(61);
  expect(Object.entries(run.router('Right').cryptoCensus()).filter(([, count]) => count !== 0)).toEqual([]);
});

it.each<[string, Uint8Array]>([
  ['3.1: minor version 1', mm1(set(VERSION, 0x11))],
  ['5.3: a payload of private use', mm1(undefined, [SA, { kind: 'other', type: 200, data: new Uint8Array(4) }])],
  [
    '5.3: several vendor IDs',
    mm1(undefined, [SA, { kind: 'vendor', data: new Uint8Array(8) }, { kind: 'vendor', data: new Uint8Array(4) }]),
  ],
])('%s changes nothing: the offer is taken', async (_, message) => {
  const { exchange, states } = await responder();
  expect(exchange(message)).toHaveLength(1);
  expect(states()).toEqual(['MM_SA_SETUP']);
});

it('5.2: a message under keys before there are any: INVALID-FLAGS is not said under keys, and nothing opens', async () => {
  const { exchange, states } = await responder();
  expect(exchange(mm1(set(FLAGS, 1)))).toEqual([]);
  expect(states()).toEqual([]);
});

it.each([
  ['in the clear', 0],
  ['encrypted', 1],
])('5.1: a NOTIFY or DELETE %s that breaks the rules is not answered', async (_, flags) => {
  const { exchange } = await responder();
  const bytes = mm1(set(NEXT_PAYLOAD, 11));
  bytes[EXCHANGE] = 5;
  bytes[FLAGS] = flags;
  expect(exchange(bytes)).toEqual([]);
});

it('rubbish in a stream is told of once a second, and other peers are still told', async () => {
  const { run, exchange } = await responder();
  const wrong = (): Uint8Array => mm1(set(VERSION, 0x20));
  expect(notifies(exchange(wrong()))).toEqual([5]);
  expect(exchange(wrong())).toEqual([]);
  expect(notifies(exchange(wrong(), ipv4('10.1.1.5')))).toEqual([5]);
  run.advance(1);
  expect(notifies(exchange(wrong()))).toEqual([5]);
});
