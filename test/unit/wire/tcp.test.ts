import { fromHex, latin1, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { ipv4 } from '../../../src/base/ipv4-address';
import { decodeTcp, encodeTcp, TCP_FLAG } from '../../../src/wire/tcp';

const source = ipv4('11.11.11.1');
const destination = ipv4('11.11.11.2');

/** A SYN as IOS sends it: window 4128, maximum segment size 536. The checksum is that of another program. */
const SYN = '2af80017 01020304 00000000 60021020 30750000 02040218'.replace(/ /g, '');

it('encodes a SYN with its option and checksum', () => {
  const bytes = encodeTcp({
    source,
    destination,
    sourcePort: 11000,
    destinationPort: 23,
    sequence: 0x01020304,
    acknowledgment: 0,
    flags: TCP_FLAG.syn,
    window: 4128,
    mss: 536,
    payload: new Uint8Array(0),
  });
  expect(toHex(bytes)).toBe(SYN);
});

it('reads it back', () => {
  expect(decodeTcp(source, destination, fromHex(SYN))).toMatchObject({
    sourcePort: 11000,
    destinationPort: 23,
    flags: TCP_FLAG.syn,
    window: 4128,
    mss: 536,
  });
});

it('sees every flipped bit, and the addresses that the checksum covers', () => {
  const bytes = fromHex(SYN);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
    expect(() => decodeTcp(source, destination, damaged)).toThrow(ProtocolError);
  }
  expect(() => decodeTcp(ipv4('11.11.11.3'), destination, bytes)).toThrow(ProtocolError);
});

it('carries an odd number of bytes', () => {
  const segment = {
    sourcePort: 23,
    destinationPort: 11000,
    sequence: 0xffffffff,
    acknowledgment: 7,
    flags: TCP_FLAG.ack | TCP_FLAG.psh,
    window: 0,
    mss: undefined,
    payload: latin1('fred>'),
  };
  expect(decodeTcp(source, destination, encodeTcp({ ...segment, source, destination }))).toEqual(segment);
});
