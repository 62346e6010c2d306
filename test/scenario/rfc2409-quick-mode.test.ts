/** RFC 2409 5.5 and RFC 2407 4.5, read section by section, against an initiator by hand. */
import { ipv4 } from '../../src/base/ipv4-address';
import { basic, type Attribute } from '../../src/wire/isakmp/attributes';
import { ExchangeType, NotifyType, Protocol } from '../../src/wire/isakmp/constants';
import { ipv4Id, subnetId } from '../../src/wire/isakmp/id';
import type { Payload, ProposalBody } from '../../src/wire/isakmp/message';
import { AggressiveInitiator } from '../support/aggressive-initiator';
import { leftBehind } from '../support/both-ends';
import type { GatewayOptions } from './configs';
import { LEFT, responder, type Responder } from './responder';

const ID = 0x61616161;
const MASK = ipv4('255.255.255.0');
const IDS: readonly Payload[] = [
  { kind: 'id', id: subnetId(ipv4('10.1.1.0'), MASK) },
  { kind: 'id', id: subnetId(ipv4('10.2.2.0'), MASK) },
];
const NONCE: Payload = { kind: 'nonce', data: new Uint8Array(16).fill(7) };
const SPI = Uint8Array.of(1, 2, 3, 4);

const LIFE = [basic(1, 1), basic(2, 3600)];
const esp = (id: number, ...attributes: readonly Attribute[]): ProposalBody['transforms'][number] => ({
  number: 1,
  id,
  attributes,
});
const proposal = (
  number: number,
  protocol: number,
  ...transforms: readonly ProposalBody['transforms'][number][]
): ProposalBody => ({
  number,
  protocol,
  spi: SPI,
  transforms: transforms.map((transform, i) => ({ ...transform, number: i + 1 })),
});
/** Tunnel, an hour, SHA. */
const GOOD = [basic(4, 1), ...LIFE, basic(5, 2)];

interface Peer {
  readonly right: Responder;
  readonly hand: AggressiveInitiator;
  /** Sends a first message of quick mode. @returns what comes back */
  send(payloads: readonly Payload[], messageId?: number): readonly Uint8Array[];
  offer(...proposals: readonly ProposalBody[]): readonly Uint8Array[];
}

async function peer(options: GatewayOptions = {}): Promise<Peer> {
  const right = await responder({ peer: '192.168.0.1', policy: ['encryption 3des', 'group 2'], ...options });
  const hand = new AggressiveInitiator(ipv4Id(LEFT, 17, 500), 'secret');
  const [am2] = right.exchange(hand.am1());
  hand.readAm2(am2 ?? new Uint8Array(0));
  right.exchange(hand.am3(true));
  const send = (payloads: readonly Payload[], messageId = ID): readonly Uint8Array[] =>
    right.exchange(hand.quickMode(messageId, payloads));
  return { right, hand, send, offer: (...proposals) => send([hand.sa(proposals), NONCE, ...IDS]) };
}

/** The type of the NOTIFY that comes back. */
function told({ hand }: Peer, answers: readonly Uint8Array[]): number | undefined {
  const [answer] = answers;
  if (answer?.[18] !== ExchangeType.informational) return undefined;
  const notify = hand.read(answer).find(payload => payload.kind === 'notify');
  return notify?.kind === 'notify' ? notify.type : undefined;
}

/** The transform that was chosen of each protocol, in the order of QM2. */
function chosen({ hand }: Peer, answers: readonly Uint8Array[]): readonly (readonly [number, number])[] | undefined {
  const [answer] = answers;
  if (answer?.[18] !== ExchangeType.quickMode) return undefined;
  const sa = hand.read(answer).find(payload => payload.kind === 'sa');
  if (sa?.kind !== 'sa') return undefined;
  return sa.proposals.map(({ protocol, transforms }) => [protocol, transforms[0]?.id ?? 0]);
}

function expectNothing(at: Peer): void {
  expect(at.right.run.router('Right').cryptoCensus()).toMatchObject({ bundles: 0, reservedSpis: 0, openNodes: 0 });
  expect(leftBehind(at.right.run.lab.simulator, [at.right.run.router('Right')])).toEqual([]);
}

it('what is right is answered', async () => {
  const at = await peer();
  expect(chosen(at, at.offer(proposal(1, Protocol.esp, esp(3, ...GOOD))))).toEqual([[Protocol.esp, 3]]);
});

describe('RFC 2409 5.5: the payloads of QM1', () => {
  it.each<[string, (at: Peer) => readonly Payload[], number]>([
    [
      'two SA payloads',
      ({ hand }) => {
        const sa = hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]);
        return [sa, sa, NONCE, ...IDS];
      },
      NotifyType.payloadMalformed,
    ],
    [
      'one identity of the two',
      ({ hand }) => [hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]), NONCE, ...IDS.slice(1)],
      NotifyType.payloadMalformed,
    ],
    [
      'no nonce',
      ({ hand }) => [hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]), ...IDS],
      NotifyType.payloadMalformed,
    ],
    [
      'a nonce of seven bytes',
      ({ hand }) => [
        hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]),
        { kind: 'nonce', data: new Uint8Array(7) },
        ...IDS,
      ],
      NotifyType.payloadMalformed,
    ],
    [
      'a group without KE',
      ({ hand }) => [hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD, basic(3, 2)))]), NONCE, ...IDS],
      NotifyType.payloadMalformed,
    ],
    [
      'KE without a group',
      ({ hand }) => [
        hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]),
        NONCE,
        { kind: 'ke', data: new Uint8Array(128).fill(5) },
        ...IDS,
      ],
      NotifyType.payloadMalformed,
    ],
  ])('%s: told, and nothing comes of it', async (_, payloads, type) => {
    const at = await peer();
    expect(told(at, at.send(payloads(at)))).toBe(type);
    expectNothing(at);
  });

  it('message id 0 belongs to phase 1, and an exchange that is over is not begun again', async () => {
    const at = await peer();
    const payloads = [at.hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]), NONCE, ...IDS];
    expect(chosen(at, at.send(payloads, 0))).toBeUndefined();
    const ids = IDS.flatMap(payload => (payload.kind === 'id' ? payload.id : []));
    const [qm2] = at.right.exchange(at.hand.qm1(ID, ids));
    expect(at.right.exchange(at.hand.qm3(ID, qm2 ?? new Uint8Array(0)))).toEqual([]);
    const router = at.right.run.router('Right');
    expect(router.cryptoCensus()).toMatchObject({ bundles: 1 });
    expect(at.send(payloads)).toEqual([]);
    at.right.run.advance(60);
    expect(at.send(payloads)).toEqual([]);
    expect(router.cryptoCensus()).toMatchObject({ bundles: 1, reservedSpis: 0 });
  });
});

describe('RFC 2408 4.2: proposals and transforms', () => {
  it('the first transform that we have is taken, and what else follows is told', async () => {
    const at = await peer();
    const answers = at.offer(proposal(1, Protocol.esp, esp(2, ...GOOD), esp(12, ...GOOD), esp(3, ...GOOD)));
    expect(chosen(at, answers)).toEqual([[Protocol.esp, 3]]);
    expect(at.right.log.filter(line => line.includes('atts not acceptable. Next payload is'))).toEqual([
      'ISAKMP (0:1): atts not acceptable. Next payload is 3',
      'ISAKMP (0:1): atts not acceptable. Next payload is 3',
    ]);
  });

  it('any transform of AH goes with any of ESP', async () => {
    const ah = (id: number): ProposalBody['transforms'][number] => esp(id, basic(4, 1), ...LIFE, basic(5, id - 1));
    const at = await peer({ transform: 'ah-sha-hmac esp-des' });
    const answers = at.offer(
      proposal(1, Protocol.ah, ah(3), ah(2)),
      proposal(1, Protocol.esp, esp(3, basic(4, 1), ...LIFE), esp(2, basic(4, 1), ...LIFE)),
    );
    expect(chosen(at, answers)).toEqual([
      [Protocol.ah, 3],
      [Protocol.esp, 2],
    ]);
  });

  it('a peer that offers more than anybody could want is not served for ever', async () => {
    const at = await peer();
    const many = Array.from({ length: 200 }, () => esp(2, ...GOOD));
    expect(told(at, at.offer(proposal(1, Protocol.esp, ...many)))).toBe(NotifyType.noProposalChosen);
    expect(at.right.log.filter(line => line.includes('atts not acceptable')).length).toBeLessThanOrEqual(64);
  });

  it('of a protocol that nobody knows the peer is told as well', async () => {
    const at = await peer();
    expect(told(at, at.offer(proposal(1, 9, esp(3, ...GOOD))))).toBe(NotifyType.noProposalChosen);
    expectNothing(at);
  });
});

describe('RFC 2407 4.5: attributes', () => {
  it.each<[string, readonly Attribute[]]>([
    ['one that nobody knows', [...GOOD, basic(17, 1)]],
    ['key rounds', [...GOOD, basic(7, 8)]],
    ['a key length for 3DES', [...GOOD, basic(6, 192)]],
    ['two encapsulations', [...GOOD, basic(4, 2)]],
    ['two authentication algorithms', [...GOOD, basic(5, 1)]],
    ['a life type that nobody knows', [basic(4, 1), basic(1, 3), basic(2, 3600), basic(5, 2)]],
    ['a duration of nothing said before', [basic(4, 1), basic(2, 3600), basic(5, 2)]],
    ['a life type without a duration', [basic(4, 1), basic(5, 2), basic(1, 1)]],
    ['a life of no seconds', [basic(4, 1), basic(1, 1), basic(2, 0), basic(5, 2)]],
    ['an encapsulation that nobody knows', [basic(4, 9), ...LIFE, basic(5, 2)]],
    ['an authentication algorithm that nobody has', [basic(4, 1), ...LIFE, basic(5, 4)]],
  ])('%s: the transform is refused, one beside it is taken', async (_, attributes) => {
    const alone = await peer();
    expect(told(alone, alone.offer(proposal(1, Protocol.esp, esp(3, ...attributes))))).toBe(
      NotifyType.noProposalChosen,
    );
    expectNothing(alone);
    const beside = await peer();
    const answers = beside.offer(proposal(1, Protocol.esp, esp(3, ...attributes), esp(3, ...GOOD)));
    expect(chosen(beside, answers)).toEqual([[Protocol.esp, 3]]);
  });

  it('AH whose authentication algorithm is not that of its transform is refused', async () => {
    const at = await peer({ transform: 'ah-sha-hmac' });
    const answers = at.offer(proposal(1, Protocol.ah, esp(3, basic(4, 1), ...LIFE, basic(5, 1))));
    expect(told(at, answers)).toBe(NotifyType.noProposalChosen);
  });

  it('4.5.4: who names no seconds means eight hours, and is told that we grant less', async () => {
    const at = await peer();
    const answers = at.offer(proposal(1, Protocol.esp, esp(3, basic(4, 1), basic(5, 2))));
    expect(chosen(at, answers)).toEqual([[Protocol.esp, 3]]);
    expect(at.right.log).toContain('ISAKMP (0:1): sending NOTIFY RESPONDER_LIFETIME protocol 3');
    const lenient = await peer({ mapLines: [' set security-association lifetime seconds 86400'] });
    lenient.offer(proposal(1, Protocol.esp, esp(3, basic(4, 1), basic(5, 2), basic(1, 2), basic(2, 2560))));
    expect(lenient.right.log.join('\n')).not.toContain('RESPONDER_LIFETIME');
  });
});

describe('RFC 2407 4.6.2: identities', () => {
  it.each<[string, Payload]>([
    ['a name', { kind: 'id', id: { type: 2, protocol: 0, port: 0, data: Uint8Array.of(0x61) } }],
    ['a range', { kind: 'id', id: { type: 7, protocol: 0, port: 0, data: new Uint8Array(8) } }],
    ['a subnet of five bytes', { kind: 'id', id: { type: 4, protocol: 0, port: 0, data: new Uint8Array(5) } }],
  ])('%s is none that a list could protect: INVALID-ID-INFORMATION', async (_, id) => {
    const at = await peer();
    const sa = at.hand.sa([proposal(1, Protocol.esp, esp(3, ...GOOD))]);
    expect(told(at, at.send([sa, NONCE, id, IDS[1] as Payload]))).toBe(NotifyType.invalidIdInformation);
    expectNothing(at);
  });
});
