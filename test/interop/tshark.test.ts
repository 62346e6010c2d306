/** Wireshark's opinion of a capture of the golden run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';
import { tshark } from './wireshark';

const folder = mkdtempSync(join(tmpdir(), 'tedlab-tshark-'));
const file = join(folder, 'golden.pcapng');

const script = [
  `lab>capture start ${file} --keys`,
  'lab>ping 13.13.13.14 12.12.12.13 count 12',
  'lab>expect /9\\/12/',
  'lab>capture stop',
].join('\n');

beforeAll(async () => {
  const { status, out, err } = await cliRun(['run', '-', '--seed', '7', '--platform', 'fred=c2600'], script);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(/\d+ packets in /);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('no packet is malformed, and all checksums are right', () => {
  expect(tshark(file, '_ws.malformed || _ws.expert.severity == error', ['frame.number'])).toEqual([]);
  expect(
    tshark(file, 'ip.checksum.status == 0 || udp.checksum.status == 0 || icmp.checksum.status == 0', ['frame.number']),
  ).toEqual([]);
  expect(tshark(file, 'frame', ['frame.number']).length).toBeGreaterThan(40);
});

test('interfaces are named after the links', () => {
  const names = new Set(tshark(file, 'frame', ['frame.interface_name']).map(([name]) => name));
  expect([...names].sort()).toEqual([
    'Daphne FastEthernet0/0 - fred FastEthernet0/0',
    'Daphne FastEthernet0/1',
    'fred FastEthernet0/1',
  ]);
});

test('time begins on the first of March 1993', () => {
  const [first] = tshark(file, 'frame', ['frame.time_epoch']);
  expect(Number(first?.[0])).toBeGreaterThanOrEqual(730944000);
  expect(Number(first?.[0])).toBeLessThan(730944001);
});

test('the exchanges of a set-up: TED, main mode, quick mode', () => {
  const types = tshark(file, 'isakmp', ['isakmp.exchangetype']).map(([type]) => Number(type));
  expect(types).toEqual([240, 241, 2, 2, 2, 2, 2, 2, 32, 32, 32]);
});

test('the keys decrypt MM5 and MM6, and quick mode', () => {
  // Identification, type 5, stands inside the encryption.
  const mainMode = tshark(file, 'isakmp.exchangetype == 2 && isakmp.flag_e == 1', [
    'isakmp.typepayload',
    'isakmp.id.data.ipv4_addr',
  ]);
  expect(mainMode).toHaveLength(2);
  for (const [payloads] of mainMode) expect(payloads).toMatch(/\b5\b.*\b8\b/);
  const quickMode = tshark(file, 'isakmp.exchangetype == 32', ['isakmp.typepayload']);
  expect(quickMode.map(([payloads]) => payloads?.split(',')[0])).toEqual(['8', '8', '8']);
  const spis = tshark(file, 'isakmp.exchangetype == 32 && isakmp.spi', ['isakmp.spi']).map(([spi]) => spi);
  expect(spis).toHaveLength(2);
});

test('without the keys nothing of that can be read', () => {
  expect(
    tshark(file, 'isakmp.exchangetype == 2 && isakmp.id.type && isakmp.flag_e == 1', ['frame.number'], false),
  ).toEqual([]);
  expect(tshark(file, 'esp && icmp', ['frame.number'], false)).toEqual([]);
});

test('the keys decrypt the pings inside ESP, and every ICV is right', () => {
  const inside = tshark(file, 'esp && icmp', ['icmp.type', 'esp.icv_good', 'ip.src', 'icmp.checksum.status']);
  expect(inside).toHaveLength(18);
  for (const [, icvGood, , checksum] of inside) expect([icvGood, checksum]).toEqual(['1', '1']);
  expect(inside.map(([type]) => type)).toEqual(Array.from({ length: 9 }, () => ['8', '0']).flat());
  expect(inside[0]?.[2]).toBe('11.11.11.1,13.13.13.14');
  expect(tshark(file, 'esp && !icmp', ['frame.number'])).toEqual([]);
});

test('no ping crosses the link between the routers in the clear', () => {
  const between = 'frame.interface_name == "Daphne FastEthernet0/0 - fred FastEthernet0/0"';
  expect(tshark(file, `${between} && icmp && !esp`, ['frame.number'])).toEqual([]);
});
