import { concat, fromHex, toHex } from '../../../../src/base/bytes';
import { ipv4 } from '../../../../src/base/ipv4-address';
import { decodeMessage } from '../../../../src/wire/isakmp/decode';
import { encodeMessage } from '../../../../src/wire/isakmp/encode';
import { ipv4Id, subnetId } from '../../../../src/wire/isakmp/id';
import type { IsakmpMessage, Payload } from '../../../../src/wire/isakmp/message';
import { IOS_VENDOR_ID, isIosVendorId, tedVendorId, tedVersionOf } from '../../../../src/wire/isakmp/ted';

const MASK = ipv4('255.255.255.0');
const UDP = 17;

function header(exchangeType: number, responderCookie: string): IsakmpMessage['header'] {
  return {
    initiatorCookie: fromHex('0123456789abcdef'),
    responderCookie: fromHex(responderCookie),
    version: 0x10,
    exchangeType,
    flags: 0,
    messageId: 0,
  };
}

const vectors: readonly (readonly [string, IsakmpMessage['header'], readonly Payload[], string])[] = [
  [
    'probe',
    header(240, '0000000000000000'),
    [
      { kind: 'vendor', data: IOS_VENDOR_ID },
      { kind: 'id', id: ipv4Id(ipv4('11.11.11.1'), UDP, 500) },
      { kind: 'id', id: subnetId(ipv4('13.13.13.0'), MASK) },
      { kind: 'vendor', data: tedVendorId(3) },
    ],
    `0123456789abcdef 0000000000000000 0d10f000 00000000 00000060
     05000014 3e984048101e66cc659fd002b0ed3655
     0500000c 011101f4 0b0b0b01
     0d000010 04000000 0d0d0d00 ffffff00
     00000014 905ab82d5625cbf28cea7a3566c6df03`,
  ],
  [
    'answer',
    header(241, 'fedcba9876543210'),
    [
      { kind: 'vendor', data: IOS_VENDOR_ID },
      { kind: 'id', id: ipv4Id(ipv4('11.11.11.2'), UDP, 500) },
      {
        kind: 'ted-proxies',
        body: {
          version: 3,
          protocol: 0,
          initiator: subnetId(ipv4('13.13.13.0'), MASK),
          responder: subnetId(ipv4('12.12.12.0'), MASK),
        },
      },
    ],
    `0123456789abcdef fedcba9876543210 0d10f100 00000000 0000005c
     05000014 3e984048101e66cc659fd002b0ed3655
     ef00000c 011101f4 0b0b0b02
     00000020 03000000 04000000 0d0d0d00 ffffff00 04000000 0c0c0c00 ffffff00`,
  ],
  [
    'answer in the form of the draft',
    header(241, 'fedcba9876543210'),
    [
      { kind: 'id', id: ipv4Id(ipv4('11.11.11.2'), UDP, 500) },
      { kind: 'id', id: subnetId(ipv4('12.12.12.0'), MASK) },
    ],
    `0123456789abcdef fedcba9876543210 0510f100 00000000 00000038
     0500000c 011101f4 0b0b0b02
     00000010 04000000 0c0c0c00 ffffff00`,
  ],
];

test.each(vectors)('%s is encoded and decoded byte for byte', (_name, head, payloads, hex) => {
  const bytes = fromHex(hex);
  expect(toHex(encodeMessage(head, payloads))).toBe(toHex(bytes));
  const decoded = decodeMessage(bytes);
  expect(decoded.payloads).toEqual(payloads);
  expect(decoded.header).toMatchObject(head);
});

test('vendor IDs tell an IOS box and the version of TED', () => {
  expect(isIosVendorId(fromHex('3e984048aaaa'))).toBe(true);
  expect(isIosVendorId(fromHex('3e9840'))).toBe(false);
  expect(tedVersionOf(tedVendorId(2))).toBe(2);
  expect(tedVersionOf(IOS_VENDOR_ID)).toBeUndefined();
  expect(tedVersionOf(tedVendorId(3).subarray(0, 15))).toBeUndefined();
  expect(tedVersionOf(concat([tedVendorId(3), new Uint8Array(1)]))).toBeUndefined();
});
