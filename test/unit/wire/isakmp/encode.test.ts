import { ByteWriter, fromHex, toHex } from '../../../../src/base/bytes';
import { InternalError } from '../../../../src/base/errors';
import { ipv4 } from '../../../../src/base/ipv4-address';
import {
  attributeValue,
  basic,
  lifeDurationAttribute,
  variable,
  writeAttributes,
} from '../../../../src/wire/isakmp/attributes';
import { ExchangeType, IdType, nameOf, NotifyType, PayloadType } from '../../../../src/wire/isakmp/constants';
import { encodeMessage, encodePayloads, payloadTypeOf } from '../../../../src/wire/isakmp/encode';
import { fqdnId, idAddress, ipv4Id, subnetId } from '../../../../src/wire/isakmp/id';
import type { IsakmpHeader, Payload, ProposalBody } from '../../../../src/wire/isakmp/message';

const ESP_DES: ProposalBody = {
  number: 1,
  protocol: 3,
  spi: fromHex('f800d61f'),
  transforms: [
    { number: 1, id: 2, attributes: [basic(4, 1), basic(1, 1), basic(2, 3600), basic(5, 1)] },
    { number: 2, id: 3, attributes: [] },
  ],
};

test('an SA of two proposals, one of two transforms: each chain says what follows', () => {
  const sa: Payload = {
    kind: 'sa',
    doi: 1,
    situation: 1,
    proposals: [ESP_DES, { ...ESP_DES, protocol: 2, transforms: ESP_DES.transforms.slice(1) }],
  };
  expect(toHex(encodePayloads([sa, { kind: 'nonce', data: fromHex('0a0b') }]))).toBe(
    toHex(
      fromHex(`0a00004c 00000001 00000001
        0200002c 01030402 f800d61f
          03000018 01020000 80040001 80010001 80020e10 80050001
          00000008 02030000
        00000014 01020401 f800d61f
          00000008 02030000
        00000006 0a0b`),
    ),
  );
});

test('every payload carries its own type into the payload before it', () => {
  const payloads: readonly Payload[] = [
    { kind: 'hash', data: new Uint8Array(1) },
    { kind: 'ke', data: new Uint8Array(1) },
    { kind: 'id', id: ipv4Id(ipv4('11.11.11.1'), 17, 500) },
    { kind: 'vendor', data: new Uint8Array(0) },
    { kind: 'notify', doi: 1, protocol: 1, type: 24578, spi: new Uint8Array(16), data: new Uint8Array(0) },
    { kind: 'delete', doi: 1, protocol: 3, spis: [] },
    { kind: 'other', type: 132, data: new Uint8Array(2) },
  ];
  expect(payloads.map(payloadTypeOf)).toEqual([8, 4, 5, 13, 11, 12, 132]);
  const bytes = encodePayloads(payloads);
  const types: number[] = [];
  for (let at = 0; at < bytes.length; at += (bytes[at + 2]! << 8) | bytes[at + 3]!) types.push(bytes[at]!);
  expect(types).toEqual([4, 5, 13, 11, 12, 132, 0]);
});

const HEADER: IsakmpHeader = {
  initiatorCookie: new Uint8Array(8),
  responderCookie: new Uint8Array(8),
  version: 0x10,
  exchangeType: ExchangeType.informational,
  flags: 0,
  messageId: 0xfffffffe,
};

test('a message ID is unsigned, and an empty message has no first payload', () => {
  expect(toHex(encodeMessage(HEADER, []))).toBe(`${'00'.repeat(16)}00100500fffffffe0000001c`);
});

const unencodable: readonly (readonly [string, () => unknown])[] = [
  ['a payload over 65535 bytes', () => encodePayloads([{ kind: 'ke', data: new Uint8Array(65_532) }])],
  ['a cookie of 7 bytes', () => encodeMessage({ ...HEADER, initiatorCookie: new Uint8Array(7) }, [])],
  [
    'SPIs of unequal lengths',
    () => encodePayloads([{ kind: 'delete', doi: 1, protocol: 3, spis: [new Uint8Array(4), new Uint8Array(2)] }]),
  ],
  [
    '256 transforms',
    () => {
      const transforms = new Array(256).fill(ESP_DES.transforms[1]) as ProposalBody['transforms'];
      encodePayloads([{ kind: 'sa', doi: 1, situation: 1, proposals: [{ ...ESP_DES, transforms }] }]);
    },
  ],
];

test.each(unencodable)('our own fault: %s', (_name, encode) => {
  expect(encode).toThrow(InternalError);
});

function durationBytes(type: number, value: number): string {
  const out = new ByteWriter();
  writeAttributes(out, [lifeDurationAttribute(type, value)]);
  return toHex(out.whole());
}

test('durations: 3600 is basic, 65536 and 86400 take four bytes', () => {
  expect(durationBytes(12, 3600)).toBe('800c0e10');
  expect(durationBytes(12, 65_535)).toBe('800cffff');
  expect(durationBytes(12, 65_536)).toBe('000c000400010000');
  expect(durationBytes(12, 86_400)).toBe('000c000400015180');
  expect(durationBytes(2, 4_608_000)).toBe('0002000400465000');
});

const values: readonly (readonly [string, number])[] = [
  ['', 0],
  ['05', 5],
  ['010000', 65_536],
  ['ffffffff', 0xffffffff],
  ['0000000000000e10', 3600],
  ['0100000000', 0xffffffff],
];

test.each(values)('a variable attribute of %s counts as %d', (hex, value) => {
  expect(attributeValue(variable(12, fromHex(hex)))).toBe(value);
});

test('identities of addresses, subnets and names', () => {
  const host = ipv4Id(ipv4('11.11.11.1'), 17, 500);
  expect(idAddress(host)).toEqual({ address: ipv4('11.11.11.1'), mask: ipv4('255.255.255.255') });
  const subnet = subnetId(ipv4('13.13.13.0'), ipv4('255.255.255.0'));
  expect(idAddress(subnet)).toEqual({ address: ipv4('13.13.13.0'), mask: ipv4('255.255.255.0') });
  expect(idAddress(fqdnId('fred.example.com'))).toBeUndefined();
  expect(idAddress({ ...host, data: new Uint8Array(5) })).toBeUndefined();
  expect(idAddress({ ...subnet, data: new Uint8Array(4) })).toBeUndefined();
});

test('numbers have names, and numbers without one stand for themselves', () => {
  expect(nameOf(ExchangeType, 240)).toBe('tedProbe');
  expect(nameOf(PayloadType, 239)).toBe('tedProxies');
  expect(nameOf(NotifyType, 14)).toBe('noProposalChosen');
  expect(nameOf(IdType, 77)).toBe('77');
});
