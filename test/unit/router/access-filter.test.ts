/** Which line of an access list speaks about a packet. The packets are made byte by byte, the lists from their text. */
import { ipv4 } from '../../../src/base/ipv4-address';
import { loadConfig } from '../../../src/config/load';
import { AccessFilter } from '../../../src/router/access-filter';
import { encodeIpv4 } from '../../../src/wire/ipv4';

interface Sample {
  readonly protocol?: number;
  readonly tos?: number;
  readonly offset?: number;
  readonly payload?: readonly number[];
  readonly source?: string;
}

const packet = ({ protocol = 6, tos = 0, offset = 0, payload = [], source = '10.0.0.1' }: Sample): Uint8Array => {
  const body = new Uint8Array(20);
  body.set(payload);
  const address = { source: ipv4(source), destination: ipv4('10.9.9.9') };
  return encodeIpv4({ tos, id: 1, df: false, mf: false, fragmentOffset: offset, ttl: 9, protocol, ...address }, body);
};

/** A TCP header with its ports and flags. */
const tcp = (from: number, to: number, flags: number): readonly number[] => {
  const header = new Array<number>(20).fill(0);
  [header[0], header[1], header[2], header[3], header[13]] = [from >>> 8, from & 255, to >>> 8, to & 255, flags];
  return header;
};

/** What a list of these rules does with a packet: the action, and which line decided (from 1, 0 the implicit deny). */
const verdict = (rules: readonly string[], sample: Sample): string => {
  const { config } = loadConfig(`hostname A\nip access-list extended T\n${rules.join('\n')}\n`, 'a.cfg');
  const { action, rule } = new AccessFilter(() => config.accessLists).check('T', packet(sample));
  const entries = config.accessLists.get('T')?.entries ?? [];
  return `${action} ${rule === undefined ? 0 : entries.indexOf(rule) + 1}`;
};

test('established: ACK or RST is set', () => {
  const rules = ['permit tcp any any established'];
  expect(verdict(rules, { payload: tcp(1, 2, 0x02) })).toBe('deny 0');
  expect(verdict(rules, { payload: tcp(1, 2, 0x12) })).toBe('permit 1');
  expect(verdict(rules, { payload: tcp(1, 2, 0x04) })).toBe('permit 1');
});

test('a flag is set', () => {
  const rules = ['deny tcp any any syn', 'permit ip any any'];
  expect(verdict(rules, { payload: tcp(1, 2, 0x02) })).toBe('deny 1');
  expect(verdict(rules, { payload: tcp(1, 2, 0x10) })).toBe('permit 2');
});

test('precedence, type of service and dscp are parts of one byte', () => {
  const byte = 0b101_0100_0;
  expect(verdict(['permit ip any any precedence critical'], { tos: byte })).toBe('permit 1');
  expect(verdict(['permit ip any any precedence flash'], { tos: byte })).toBe('deny 0');
  expect(verdict(['permit ip any any tos max-throughput'], { tos: byte })).toBe('permit 1');
  expect(verdict(['permit ip any any tos normal'], { tos: byte })).toBe('deny 0');
  expect(verdict(['permit ip any any dscp ef'], { tos: 46 << 2 })).toBe('permit 1');
  expect(verdict(['permit ip any any dscp ef'], { tos: byte })).toBe('deny 0');
});

test('later fragments: fragments asks for them, permit of a port takes them, deny of a port passes them over', () => {
  const later = { offset: 800 };
  expect(verdict(['deny ip any any fragments', 'permit ip any any'], later)).toBe('deny 1');
  expect(verdict(['deny ip any any fragments', 'permit ip any any'], { payload: tcp(1, 2, 0) })).toBe('permit 2');
  expect(verdict(['permit tcp any any eq telnet'], later)).toBe('permit 1');
  expect(verdict(['deny tcp any any eq telnet', 'permit ip any any'], later)).toBe('permit 2');
  expect(verdict(['deny tcp any any established', 'permit ip any any'], later)).toBe('permit 2');
});

test('ports by name, number and range, on either side', () => {
  const telnet = { payload: tcp(1024, 23, 0x10) };
  expect(verdict(['permit tcp any gt 1023 any eq telnet'], telnet)).toBe('permit 1');
  expect(verdict(['permit tcp any lt 1024 any'], telnet)).toBe('deny 0');
  expect(verdict(['permit tcp any any range 20 23'], telnet)).toBe('permit 1');
  expect(verdict(['permit tcp any any neq 23'], telnet)).toBe('deny 0');
});

test('types of ICMP and IGMP', () => {
  const time = { protocol: 1, payload: [11, 1] };
  expect(verdict(['permit icmp any any ttl-exceeded'], time)).toBe('deny 0');
  expect(verdict(['permit icmp any any reassembly-timeout'], time)).toBe('permit 1');
  expect(verdict(['permit icmp any any time-exceeded'], time)).toBe('permit 1');
  expect(verdict(['permit igmp any any host-query'], { protocol: 2, payload: [0x11] })).toBe('permit 1');
  expect(verdict(['permit igmp any any host-query'], { protocol: 2, payload: [0x12] })).toBe('deny 0');
});

test('wildcards need not be contiguous, and a dynamic entry holds for nobody', () => {
  expect(verdict(['permit ip 10.0.0.1 0.255.0.254 any'], { source: '10.77.0.3' })).toBe('permit 1');
  expect(verdict(['permit ip 10.0.0.1 0.255.0.254 any'], { source: '10.77.0.4' })).toBe('deny 0');
  expect(verdict(['dynamic guests permit ip any any'], {})).toBe('deny 0');
});

test('a list without a rule, or none of that name, permits', () => {
  expect(verdict(['remark nothing yet'], {})).toBe('permit 0');
});

test('later forms: several ports, flags by their states, TTL', () => {
  const web = { payload: tcp(1, 443, 0x12) };
  expect(verdict(['permit tcp any any eq www 443'], web)).toBe('permit 1');
  expect(verdict(['permit tcp any any neq www 443'], web)).toBe('deny 0');
  expect(verdict(['permit tcp any any match-all +ack -syn'], web)).toBe('deny 0');
  expect(verdict(['permit tcp any any match-any +ack -syn'], web)).toBe('permit 1');
  expect(verdict(['permit ip any any ttl lt 10'], {})).toBe('permit 1');
  expect(verdict(['permit ip any any ttl gt 10'], {})).toBe('deny 0');
  expect(verdict(['permit ip object-group HERE any', 'permit object-group WEB any any'], web)).toBe('deny 0');
});
