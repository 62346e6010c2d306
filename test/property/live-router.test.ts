/** Packets that were altered and then given right checksums again, on every interface of two routers with a tunnel. */
import { SeededRng } from '../../src/base/rng';
import { checksum, headerLengthOf, protocolOf } from '../../src/wire/ipv4';
import { left, right } from '../scenario/configs';
import { labOf, type LabRun } from '../support/lab';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const PACKETS = 1500;
/** ICMP, IP in IP, TCP, UDP, GRE, ESP, AH */
const PROTOCOLS = [1, 4, 6, 17, 47, 50, 51] as const;

function writeChecksum(bytes: Uint8Array, at: number, start: number, end = bytes.length): void {
  bytes.fill(0, at, at + 2);
  const sum = checksum(bytes, start, end);
  bytes[at] = sum >>> 8;
  bytes[at + 1] = sum & 255;
}

/** Lengths and checksums put right, so that the packet gets past the first checks. */
function mended(packet: Uint8Array): Uint8Array {
  if (packet.length < 20) return packet;
  packet[0] = 0x40 | Math.max(5, (packet[0] as number) & 15);
  packet[2] = packet.length >>> 8;
  packet[3] = packet.length & 255;
  const payload = Math.min(packet.length, headerLengthOf(packet));
  writeChecksum(packet, 10, 0, payload);
  if (packet.length < payload + 8) return packet;
  if (protocolOf(packet) === 1) writeChecksum(packet, payload + 2, payload);
  if (protocolOf(packet) === 17)
    packet.set([(packet.length - payload) >>> 8, (packet.length - payload) & 255, 0, 0], payload + 4);
  return packet;
}

function altered(sample: Uint8Array, rng: SeededRng): Uint8Array {
  const oneIn = (n: number): boolean => rng.between(1, n) === 1;
  const packet = sample.slice(0, oneIn(4) ? rng.between(0, sample.length) : sample.length);
  for (let n = rng.between(0, 3); n > 0 && packet.length > 0; n--) {
    packet[rng.between(0, packet.length - 1)] = rng.between(0, 255);
  }
  if (packet.length <= 20) return packet;
  if (oneIn(4)) packet[9] = PROTOCOLS[rng.between(0, PROTOCOLS.length - 1)] as number;
  if (oneIn(6)) packet.set([rng.between(0, 0x3f), rng.between(0, 255)], 6);
  if (oneIn(6)) packet.copyWithin(12, 16, 20);
  return mended(packet);
}

function tunnelTraffic(run: LabRun): readonly Uint8Array[] {
  const seen = [run.watch(run.link('Left FastEthernet0/0')), run.watch(run.link('Left FastEthernet0/1'))];
  expect(run.ping(HOST, FAR, { count: 10, size: 400 }).stats.received).toBeGreaterThan(0);
  run.ping(HOST, FAR, { count: 1, size: 2000 });
  run.ping(HOST, '192.168.0.2', { count: 1, size: 2000 });
  return seen.flat();
}

it.each([1, 2, 3, 4, 5, 6])('nothing is thrown, the links fall silent, and the tunnel carries on (%i)', async seed => {
  const run = await labOf([left(), right()], { seed });
  const samples = tunnelTraffic(run);
  const rng = new SeededRng(seed, 'noise');
  const ports = ['Left', 'Right'].flatMap(name => [...run.router(name).interfaces.values()]);
  for (let i = 0; i < PACKETS; i++) {
    const sample = samples[rng.between(0, samples.length - 1)] as Uint8Array;
    ports[rng.between(0, ports.length - 1)]?.receive(altered(sample, rng));
    if (i % 100 === 0) run.advance(0.2);
  }
  run.advance(300);
  const later = run.watch(run.link('Left FastEthernet0/0'));
  run.advance(60);
  expect(later).toEqual([]);
  for (const name of ['Left', 'Right']) expect(run.router(name).ike.sas().length).toBeLessThan(3);
  expect(run.ping(HOST, FAR, { count: 10 }).stats.received).toBeGreaterThan(5);
});
