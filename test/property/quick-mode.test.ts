/** Quick mode between all that can be configured: what comes of two configurations is known beforehand, in either direction. */
import fc from 'fast-check';

import { BothEnds, leftBehind } from '../support/both-ends';
import { labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';

const AH = ['', 'ah-md5-hmac', 'ah-sha-hmac'];
const ESP = ['', 'esp-des', 'esp-3des', 'esp-aes', 'esp-aes 192', 'esp-aes 256', 'esp-null'];
const AUTH = ['', 'esp-md5-hmac', 'esp-sha-hmac'];
const COMPRESSION = ['', 'comp-lzs'];

const words = (...names: readonly string[]): string => names.filter(name => name !== '').join(' ');

const TRANSFORMS: readonly string[] = AH.flatMap(ah =>
  ESP.flatMap(esp => (esp === '' ? [''] : AUTH).flatMap(auth => COMPRESSION.map(lzs => words(ah, esp, auth, lzs)))),
).filter(names => names !== '' && names !== 'comp-lzs');

interface Side {
  readonly sets: readonly { readonly transforms: string; readonly mode: 'tunnel' | 'transport' }[];
  readonly pfs: undefined | 1 | 2 | 5;
  /** Bits of the masks of both halves of the list; undefined: the gateways themselves. */
  readonly prefix: 24 | 25 | undefined;
}

const WILDCARD = { 24: '0.0.0.255', 25: '0.0.0.127' } as const;

function gateway(name: 'Left' | 'Right', { sets, pfs, prefix }: Side): string {
  const [ours, theirs] = name === 'Left' ? (['1', '2'] as const) : (['2', '1'] as const);
  const lan = (which: string): string =>
    prefix === undefined ? `host 192.168.0.${which}` : `10.${which}.${which}.0 ${WILDCARD[prefix]}`;
  return [
    `hostname ${name}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key secret address 0.0.0.0 0.0.0.0',
    ...sets.flatMap(({ transforms, mode }, i) => [`crypto ipsec transform-set t${i} ${transforms}`, ` mode ${mode}`]),
    'crypto map outside 10 ipsec-isakmp',
    ` set peer 192.168.0.${theirs}`,
    ` set transform-set ${sets.map((_, i) => `t${i}`).join(' ')}`,
    ...(pfs === undefined ? [] : [` set pfs group${pfs}`]),
    ' match address 101',
    'interface FastEthernet0/0',
    ` ip address 192.168.0.${ours} 255.255.255.0`,
    ' crypto map outside',
    'interface FastEthernet0/1',
    ` ip address 10.${ours}.${ours}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 192.168.0.${theirs}`,
    `access-list 101 permit ip ${lan(ours)} ${lan(theirs)}`,
    'end',
    '',
  ].join('\n');
}

type Name = 'Left' | 'Right';

/** Traffic that the list of the initiator protects; the first packet makes the SAs. */
function traffic(run: LabRun, from: Name, prefix: Side['prefix']): boolean {
  const [ours, theirs] = from === 'Left' ? [1, 2] : [2, 1];
  if (prefix === undefined) {
    const typist = typistAt(run, from);
    return /Success rate is [1-9]/.test(typist(`ping 192.168.0.${theirs}`));
  }
  return /!$/.test(run.ping(`10.${ours}.${ours}.5`, `10.${theirs}.${theirs}.7`, { count: 3, timeout: 500 }).marks);
}

/** How `show crypto ipsec sa` spells the transforms of a pair, AH apart from ESP. */
function made(run: LabRun, name: Name): { readonly transforms: string; readonly mode: string } | undefined {
  const identity = run
    .router(name)
    .ipsec.identities(run.lab.now)
    .find(({ inboundEsp, inboundAh }) => inboundEsp.length + inboundAh.length > 0);
  if (identity === undefined) return undefined;
  const [ah] = identity.inboundAh;
  const [esp] = identity.inboundEsp;
  const ciphers = (esp?.transform ?? '').replace(/esp-(192|256)-aes/, 'esp-aes $1');
  return { transforms: words(ah?.transform ?? '', ciphers), mode: (esp ?? ah)?.mode ?? '' };
}

async function expectVerdict(sides: Readonly<Record<Name, Side>>, from: Name): Promise<void> {
  const run = await labOf([gateway('Left', sides.Left), gateway('Right', sides.Right)]);
  const routers = [run.router('Left'), run.router('Right')] as const;
  const ends = new BothEnds(routers);
  const to = from === 'Left' ? 'Right' : 'Left';
  const expected = verdict(sides[from], sides[to]);
  expect(traffic(run, from, sides[from].prefix)).toBe(expected !== undefined);
  const withoutCompression = expected && {
    transforms: expected.transforms.replace(/ ?comp-lzs/, ''),
    mode: expected.mode === 'transport' ? 'Transport' : 'Tunnel',
  };
  for (const name of [from, to] as const) expect(made(run, name)).toEqual(withoutCompression);
  expect(ends.differences()).toEqual([]);
  expect(leftBehind(run.lab.simulator, routers)).toEqual([]);
}

/**
 * The rules by direction: the initiator's sets in its order; the responder must have the same transforms, a set of mode
 * transport takes either mode and one of mode tunnel only tunnel, which is what is offered unless the gateways themselves
 * are protected; PFS counts where the responder demands it, and its group 1 is content with 2; the responder takes
 * proxies inside its own.
 */
function verdict(initiator: Side, responder: Side): { transforms: string; mode: 'tunnel' | 'transport' } | undefined {
  if ((initiator.prefix === undefined) !== (responder.prefix === undefined)) return undefined;
  if ((initiator.prefix ?? 32) < (responder.prefix ?? 32)) return undefined;
  const { pfs } = responder;
  if (pfs !== undefined && initiator.pfs !== pfs && !(pfs === 1 && initiator.pfs === 2)) return undefined;
  for (const offered of initiator.sets) {
    const mode = initiator.prefix === undefined ? offered.mode : 'tunnel';
    const takes = responder.sets.some(
      own => own.transforms === offered.transforms && (mode === 'tunnel' || own.mode === 'transport'),
    );
    if (takes) return { transforms: offered.transforms, mode };
  }
  return undefined;
}

describe.each(['Left', 'Right'] as const)('%s begins', from => {
  it.each(['tunnel', 'transport'] as const)('every transform set there is, in mode %s', async mode => {
    for (const transforms of TRANSFORMS) {
      const side: Side = { sets: [{ transforms, mode }], pfs: undefined, prefix: mode === 'tunnel' ? 24 : undefined };
      await expectVerdict({ Left: side, Right: side }, from);
    }
  });

  it('two configurations come to what the rules say of them', async () => {
    const set = fc.record({
      // Few, so that both ends often have the same.
      transforms: fc.constantFrom('esp-des', 'ah-sha-hmac esp-3des', 'esp-aes esp-sha-hmac comp-lzs', 'ah-md5-hmac'),
      mode: fc.constantFrom('tunnel' as const, 'transport' as const),
    });
    const side = fc.record({
      sets: fc.array(set, { minLength: 1, maxLength: 3 }),
      pfs: fc.constantFrom(undefined, undefined, 1 as const, 2 as const, 5 as const),
      prefix: fc.constantFrom(24 as const, 25 as const, undefined),
    });
    await fc.assert(
      fc.asyncProperty(side, side, fc.boolean(), async (one, other, sameProxies) => {
        const Right = sameProxies ? { ...other, prefix: one.prefix } : other;
        await expectVerdict({ Left: one, Right }, from);
      }),
      { numRuns: 150 },
    );
  });
});
