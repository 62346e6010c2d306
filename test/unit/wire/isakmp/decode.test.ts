import { fromHex, toHex, writeU32 } from '../../../../src/base/bytes';
import { ProtocolError } from '../../../../src/base/errors';
import { attributeValue } from '../../../../src/wire/isakmp/attributes';
import { Flag, NotifyType, PayloadType } from '../../../../src/wire/isakmp/constants';
import { decodeHeader, decodeMessage, decodePayloads } from '../../../../src/wire/isakmp/decode';
import { encodeEncrypted, encodeMessage } from '../../../../src/wire/isakmp/encode';

const COOKIES = '0123456789abcdef 0000000000000000';

/** A first message of main mode: one proposal, DES, MD5, pre-shared key, group 1, 86400 s. */
const MM1 = fromHex(`${COOKIES} 01100200 00000000 00000054
  00000038 00000001 00000001
  0000002c 01010001
  00000024 01010000 80010001 80020001 80040001 80030001 800b0001 000c0004 00015180`);

function mutated(at: number, ...values: readonly number[]): Uint8Array {
  const bytes = MM1.slice();
  bytes.set(values, at);
  return bytes;
}

function failure(decode: () => unknown): ProtocolError {
  try {
    decode();
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('a first message of main mode, byte for byte', () => {
  const { header, payloads, raw } = decodeMessage(MM1);
  expect(header).toMatchObject({ version: 0x10, exchangeType: 2, flags: 0, messageId: 0 });
  expect(toHex(header.initiatorCookie)).toBe('0123456789abcdef');
  const [sa] = payloads;
  if (sa?.kind !== 'sa') throw new Error('no SA');
  const [proposal] = sa.proposals;
  expect(proposal).toMatchObject({ number: 1, protocol: 1, spi: new Uint8Array(0) });
  const [transform] = proposal!.transforms;
  expect(transform).toMatchObject({ number: 1, id: 1 });
  expect(transform!.attributes.map(attribute => [attribute.type, attribute.form, attributeValue(attribute)])).toEqual([
    [1, 'basic', 1],
    [2, 'basic', 1],
    [4, 'basic', 1],
    [3, 'basic', 1],
    [11, 'basic', 1],
    [12, 'variable', 86400],
  ]);
  expect(raw).toEqual([MM1.subarray(28)]);
  expect(encodeMessage(header, payloads)).toEqual(MM1);
});

test('a payload is hashed as it was sent: raw keeps a reserved field that decoding skips', () => {
  // RESERVED2 of the transform (RFC 2408 3.6).
  const odd = mutated(54, 0xab, 0xcd);
  expect(decodeMessage(odd).raw[0]).toEqual(odd.subarray(28));
});

const malformed: readonly (readonly [string, Uint8Array, RegExp, number | undefined])[] = [
  ['no bytes', new Uint8Array(0), /header/, undefined],
  ['one byte less than a header', MM1.subarray(0, 27), /header/, undefined],
  ['a byte after the message', new Uint8Array([...MM1, 0]), /length/, NotifyType.unequalPayloadLengths],
  ['a byte cut off', MM1.subarray(0, -1), /length/, NotifyType.unequalPayloadLengths],
  ['major version 2', mutated(17, 0x20), /version/, NotifyType.invalidMajorVersion],
  ['a payload shorter than its header', mutated(30, 0, 3), /length 3/, NotifyType.payloadMalformed],
  ['a payload of no length', mutated(30, 0, 0), /length 0/, NotifyType.payloadMalformed],
  ['a payload longer than the message', mutated(30, 0, 0x39), /length 57/, NotifyType.payloadMalformed],
  ['a next payload that is not there', mutated(28, 13), /VENDOR/, NotifyType.payloadMalformed],
  ['a reserved byte', mutated(29, 1), /reserved not zero on SA payload/, NotifyType.payloadMalformed],
  ['another DOI', mutated(35, 2), /DOI/, NotifyType.doiNotSupported],
  ['the situation secrecy', mutated(39, 2), /situation/, NotifyType.situationNotSupported],
  ['a proposal followed by a transform', mutated(40, 3), /followed by/, NotifyType.payloadMalformed],
  ['a second proposal that is not there', mutated(40, 2), /proposal/, NotifyType.payloadMalformed],
  ['bytes after the last transform', mutated(51, 0x20), /4 bytes after/, NotifyType.payloadMalformed],
  ['two transforms promised, one there', mutated(47, 2), /says 2/, NotifyType.badProposalSyntax],
  ['an SPI longer than the proposal', mutated(46, 200), /SPI/, NotifyType.badProposalSyntax],
  ['a transform followed by a proposal', mutated(48, 2), /followed by/, NotifyType.payloadMalformed],
  ['an attribute longer than its transform', mutated(79, 5), /attribute/, NotifyType.badProposalSyntax],
];

test.each(malformed)('refused: %s', (_name, bytes, reason, notify) => {
  const error = failure(() => decodeMessage(bytes));
  expect(error.message).toMatch(reason);
  expect(error.notify).toBe(notify);
});

test('bytes after the last payload: padding of an encrypted body, a fault in a clear message', () => {
  const body = fromHex('00000008 aabbccdd 00000000 00000003');
  expect(decodePayloads(PayloadType.nonce, body).payloads).toEqual([{ kind: 'nonce', data: body.subarray(4, 8) }]);
  const clear = encodeEncrypted({ ...decodeHeader(MM1), flags: 0 }, PayloadType.nonce, body);
  expect(failure(() => decodeMessage(clear))).toMatchObject({ notify: NotifyType.payloadMalformed });
});

test('a wrong key shows as a reserved byte that is not zero', () => {
  const garbage = fromHex('9c4f2d71a0b3c2d1');
  const names: readonly (readonly [number, string])[] = [
    [PayloadType.hash, 'HASH'],
    [PayloadType.id, 'ID'],
    [PayloadType.nonce, 'NONCE'],
    [200, '200'],
  ];
  for (const [type, name] of names) {
    expect(failure(() => decodePayloads(type, garbage)).reason).toBe(`reserved not zero on ${name} payload`);
  }
});

test('a header of an encrypted message is read without its body', () => {
  const clear = decodeHeader(MM1);
  const header = { ...clear, flags: Flag.encryption, messageId: 0x89382474, exchangeType: 32 };
  const decoded = decodeHeader(encodeEncrypted(header, PayloadType.hash, new Uint8Array(24)));
  expect(decoded).toMatchObject({ nextPayload: 8, length: 52, flags: 1, messageId: 0x89382474, exchangeType: 32 });
});

test('a message without payloads is whole', () => {
  expect(decodeMessage(encodeMessage(decodeHeader(MM1), [])).payloads).toEqual([]);
});

const bodies: readonly (readonly [string, number, string, RegExp])[] = [
  ['an ID of three bytes', PayloadType.id, '00000007 010000', /ID payload/],
  ['a NOTIFY of seven bytes', PayloadType.notify, '0000000b 00000001 010000', /NOTIFY payload type/],
  ['a NOTIFY with an SPI past its end', PayloadType.notify, '00000010 00000001 01080001 aabbccdd', /SPI/],
  [
    'a DELETE of more SPIs than it holds',
    PayloadType.delete,
    '00000014 00000001 03040003 aabbccdd eeff0011',
    /3 SPIs of 4/,
  ],
  ['a DELETE of fewer', PayloadType.delete, '00000014 00000001 03040001 aabbccdd eeff0011', /1 SPIs of 4/],
  ['a DELETE of 65535 SPIs of no length', PayloadType.delete, '0000000c 00000001 0100ffff', /no length/],
  ['TED proxies of 27 bytes', PayloadType.tedProxies, `0000001f ${'00'.repeat(27)}`, /27 bytes/],
  ['TED proxies that are no subnets', PayloadType.tedProxies, `00000020 ${'00'.repeat(28)}`, /ID type 0/],
];

test.each(bodies)('refused: %s', (_name, type, hex, reason) => {
  const error = failure(() => decodePayloads(type, fromHex(hex)));
  expect(error.message).toMatch(reason);
  expect(error.notify).toBe(NotifyType.payloadMalformed);
});

test('a DELETE of two ESP SPIs', () => {
  const body = fromHex('00000014 00000001 03040002 aabbccdd eeff0011');
  expect(decodePayloads(PayloadType.delete, body).payloads).toEqual([
    { kind: 'delete', doi: 1, protocol: 3, spis: [fromHex('aabbccdd'), fromHex('eeff0011')] },
  ]);
});

test('the longest message of the smallest payloads ends', () => {
  const count = 16_000;
  const bytes = new Uint8Array(28 + 4 * count);
  bytes.set(MM1.subarray(0, 28));
  bytes[16] = PayloadType.vendor;
  writeU32(bytes, 24, bytes.length);
  for (let i = 0; i < count; i++) bytes.set([i === count - 1 ? 0 : PayloadType.vendor, 0, 0, 4], 28 + 4 * i);
  expect(decodeMessage(bytes).payloads).toHaveLength(count);
});
