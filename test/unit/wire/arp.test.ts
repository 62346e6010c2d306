import { fromHex, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { ipv4 } from '../../../src/base/ipv4-address';
import { decodeArp, encodeArp } from '../../../src/wire/arp';

/** Who has 192.168.0.1? Tell 192.168.0.77, put together by hand from RFC 826. */
const REQUEST = '0001080006040001' + '001422334455' + 'c0a8004d' + '000000000000' + 'c0a80001';

const message = {
  operation: 'request',
  senderHardware: 0x001422334455,
  sender: ipv4('192.168.0.77'),
  targetHardware: 0,
  target: ipv4('192.168.0.1'),
} as const;

it('is written and read as in RFC 826, padding or not', () => {
  expect(toHex(encodeArp(message))).toBe(REQUEST);
  expect(decodeArp(fromHex(REQUEST))).toEqual(message);
  expect(decodeArp(fromHex(`${REQUEST}${'00'.repeat(18)}`))).toEqual(message);
  const reply = { ...message, operation: 'reply', targetHardware: 0xfffffffffffe } as const;
  expect(decodeArp(encodeArp(reply))).toEqual(reply);
});

it.each([
  ['short', REQUEST.slice(0, -2)],
  ['of another medium', REQUEST.replace(/^0001/, '0006')],
  ['for another protocol', REQUEST.replace(/^00010800/, '000186dd')],
  ['with other lengths', REQUEST.replace(/^000108000604/, '000108000804')],
  ['of RARP', REQUEST.replace(/^0001080006040001/, '0001080006040003')],
])('%s: refused', (_, bytes) => {
  expect(() => decodeArp(fromHex(bytes))).toThrow(ProtocolError);
});
