import { fromHex, toHex } from '../../../src/base/bytes';
import { choicesOf, groupsOf, phase2Proposals, readChoice, type ReadSuite } from '../../../src/ike/phase2-proposal';
import type { SuiteOffer } from '../../../src/ike/ipsec-port';
import type { ProposalBody } from '../../../src/wire/isakmp/message';

/** RFC 3173 4.1: how quick mode speaks of IPComp. */

const SUITE: SuiteOffer = [
  { protocol: 'esp', transformId: 3, hmac: 2, keyLength: 0, encapsulation: 1 },
  { protocol: 'ipcomp', transformId: 3, hmac: 0, keyLength: 0, encapsulation: 1 },
];
const LIFETIME = { seconds: 3600, kilobytes: 4608000 };

function offer(): readonly ProposalBody[] {
  return phase2Proposals([SUITE], { esp: 0x11223344, ipcomp: 0x9abc }, LIFETIME, undefined);
}

function read(bodies: readonly ProposalBody[]): ReadSuite | undefined {
  return readChoice(choicesOf(groupsOf(bodies)[0]!)[0]!);
}

test('one proposal of two payloads: protocol 4, two bytes of CPI, transform 3', () => {
  expect(offer().map(({ number, protocol, spi }) => [number, protocol, toHex(spi)])).toEqual([
    [1, 3, '11223344'],
    [1, 4, '9abc'],
  ]);
  expect(read(offer())).toMatchObject({ suite: SUITE, spis: { esp: 0x11223344, ipcomp: 0x9abc } });
});

test.each([
  ['in four bytes', '00009abc', 0x9abc],
  ['that stands for LZS', '0003', 3],
  ['that stands for another algorithm', '0002', undefined],
  ['that is reserved', '0050', undefined],
  ['of nothing', '0000', undefined],
  ['too large for its field', '00019abc', undefined],
  ['of three bytes', '009abc', undefined],
])('a CPI %s', (_name, hex, cpi) => {
  const [esp, ipcomp] = offer();
  expect(read([esp!, { ...ipcomp!, spi: fromHex(hex) }])?.spis.ipcomp).toBe(cpi);
});
