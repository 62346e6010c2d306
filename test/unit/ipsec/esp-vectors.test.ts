import { fromHex } from '../../../src/base/bytes';
import { ipv4 } from '../../../src/base/ipv4-address';
import { type Opened, openEsp } from '../../../src/ipsec/esp-processing';
import { SecurityAssociation } from '../../../src/ipsec/security-association';
import { hex } from './support';

/** ESP packets of RFC 3602 section 4: AES-128-CBC, no authentication. */
function inboundSa(key: string, spi: number): SecurityAssociation {
  return new SecurityAssociation({
    direction: 'inbound',
    offer: { protocol: 'esp', transformId: 12, hmac: 0, keyLength: 128, encapsulation: 1 },
    keys: { protocol: 'esp', spi, encryptionKey: fromHex(key), authenticationKey: new Uint8Array(0) },
    source: ipv4('192.168.123.3'),
    destination: ipv4('192.168.123.100'),
    connectionId: 2000,
    flowId: 1,
  });
}

const COUNTING = '08090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637';

const CASE_5 = fromHex(`
  00004321 00000001 e96e8c08 ab465763 fd098d45 dd3ff893
  f663c25d 325c18c6 a9453e19 4e120849 a4870b66 cc6b9965 330013b4 898dc856
  a4699e52 3a55db08 0b59ec3a 8e4b7e52 775b07d1 db34ed9c 538ab50c 551b874a
  a269add0 47ad2d59 13ac19b7 cfbad4a6`);

const CASE_7 = fromHex(`
  00008765 00000002 f4e76524 4f6407ad f13dc138 0f673f37
  773b5241 a4c44922 5e4f3ce5 ed611b0c 237ca96c f74a9301 3c1b0ea1 a0cf70f8
  e4ecaec7 8ac53aad 7a0f022b 859243c6 47752e94 a859352b 8a4d4d2d ecd136e5
  c177f132 ad3fbfb2 201ac990 4c74ee0a 109e0ca1 e4dfe9d5 a100b842 f1c22f0d`);

function opened(sa: SecurityAssociation, esp: Uint8Array): Opened {
  const result = openEsp(sa, esp, 0);
  if (result.kind !== 'opened') throw new Error(result.kind);
  return result;
}

test('case 5: a transport mode packet gives the ICMP echo', () => {
  const { payload, nextHeader } = opened(inboundSa('90d382b410eeba7ad938c46cec1a82bf', 0x4321), CASE_5);
  expect(hex(payload)).toBe(`08000ebda70a00008e9c083db95b0700${COUNTING}`);
  expect(nextHeader).toBe(1);
});

test('case 7: a tunnel mode packet gives the whole inner packet', () => {
  const { payload, nextHeader } = opened(inboundSa('0123456789abcdef0123456789abcdef', 0x8765), CASE_7);
  const inner = '45000054090400004001f988c0a87b03c0a87bc808009f76a90a0100b49c083d02a20400';
  expect(hex(payload)).toBe(inner + COUNTING);
  expect(nextHeader).toBe(4);
});

test('one context opens packets in any order: each brings its own IV', () => {
  const sa = inboundSa('0123456789abcdef0123456789abcdef', 0x8765);
  const once = hex(opened(sa, CASE_7).payload);
  openEsp(sa, CASE_5, 0);
  expect(hex(opened(sa, CASE_7).payload)).toBe(once);
});

test('another key gives no packet: the padding tells', () => {
  const sa = inboundSa('0123456789abcdef0123456789abcdee', 0x8765);
  expect(openEsp(sa, CASE_7, 0).kind).toBe('malformed');
});

test('half a block is refused before the cipher sees it', () => {
  const sa = inboundSa('0123456789abcdef0123456789abcdef', 0x8765);
  expect(openEsp(sa, CASE_7.subarray(0, CASE_7.length - 8), 0).kind).toBe('malformed');
  expect(openEsp(sa, CASE_7.subarray(0, 24), 0).kind).toBe('malformed');
});
