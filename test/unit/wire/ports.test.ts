import { fromHex } from '../../../src/base/bytes';
import { encodeIpv4, IP_PROTOCOL, type Ipv4Header } from '../../../src/wire/ipv4';
import { portsOf } from '../../../src/wire/ports';

const HEADER: Ipv4Header = {
  tos: 0,
  id: 1,
  df: false,
  mf: false,
  fragmentOffset: 0,
  ttl: 64,
  protocol: IP_PROTOCOL.udp,
  source: 1,
  destination: 2,
};

const packet = (header: Partial<Ipv4Header>, hex: string): Uint8Array =>
  encodeIpv4({ ...HEADER, ...header }, fromHex(hex));

const NOTHING = {
  sourcePort: undefined,
  destinationPort: undefined,
  icmpType: undefined,
  icmpCode: undefined,
  tcpFlags: undefined,
};

test('UDP: both ports', () => {
  expect(portsOf(packet({}, '01f4 1194 0008 0000'))).toEqual({
    ...NOTHING,
    protocol: 17,
    source: 1,
    destination: 2,
    sourcePort: 500,
    destinationPort: 4500,
  });
});

test('TCP: ports and flags', () => {
  const syn = packet({ protocol: IP_PROTOCOL.tcp }, '80000017 00000000 00000000 50022000 00000000');
  expect(portsOf(syn)).toMatchObject({ sourcePort: 0x8000, destinationPort: 23, tcpFlags: 2 });
});

test('ICMP: type and code, no ports', () => {
  expect(portsOf(packet({ protocol: IP_PROTOCOL.icmp }, '0304 0000'))).toMatchObject({
    ...NOTHING,
    icmpType: 3,
    icmpCode: 4,
  });
});

test('a first fragment shows its ports, a later one nothing', () => {
  expect(portsOf(packet({ mf: true }, '01f401f4 00080000'))).toMatchObject({ sourcePort: 500 });
  expect(portsOf(packet({ fragmentOffset: 8 }, '01f401f4 00080000'))).toMatchObject(NOTHING);
});

test('a fragment too short for a field does not make one up, nor does what the link adds', () => {
  expect(portsOf(packet({ mf: true }, '01f401'))).toMatchObject(NOTHING);
  expect(portsOf(packet({ protocol: IP_PROTOCOL.icmp }, '08'))).toMatchObject(NOTHING);
  expect(portsOf(packet({ protocol: IP_PROTOCOL.tcp }, '00160017 00000000'))).toMatchObject({
    sourcePort: 22,
    tcpFlags: undefined,
  });
  expect(portsOf(new Uint8Array([...packet({}, '01f4'), 1, 2, 3, 4, 5, 6]))).toMatchObject(NOTHING);
});

test('ESP has no ports', () => {
  expect(portsOf(packet({ protocol: IP_PROTOCOL.esp }, '01f401f4 00000001'))).toMatchObject(NOTHING);
});
