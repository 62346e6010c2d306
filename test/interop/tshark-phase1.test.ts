/** Wireshark's opinion of phase 1 beyond main mode: aggressive mode, lifetimes told, dead peer detection. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';
import { Folder } from '../support/folder';
import { left, right } from '../scenario/configs';
import { tshark } from './wireshark';

const folder = new Folder(mkdtempSync(join(tmpdir(), 'tedlab-tshark-')));
const file = folder.at('phase1.pcapng');

beforeAll(async () => {
  const peer = [
    'crypto isakmp peer address 192.168.0.2',
    ' set aggressive-mode client-endpoint fqdn spoke.example.com',
  ];
  const extra = [...peer, 'crypto isakmp keepalive 10 3'];
  const configs = [
    folder.write('left.cfg', left({ peer: '192.168.0.2', extra })),
    folder.write('right.cfg', right({ peer: '192.168.0.1', policy: ['lifetime 600'] })),
  ];
  const script = [
    `lab>capture start ${file} --keys`,
    'lab>ping 10.1.1.5 10.2.2.7 count 4',
    'lab>wait 25',
    'lab>capture stop',
  ].join('\n');
  const { status, err } = await cliRun(['run', '-', '--seed', '7', '--release', '12.2T', ...configs], script);
  expect([status, err.replace(/.*only in part supported.*\n/g, '')]).toEqual([0, '']);
});

afterAll(() => rmSync(folder.path, { recursive: true }));

test('no packet is malformed', () => {
  expect(tshark(file, '_ws.malformed || _ws.expert.severity == error', ['frame.number', '_ws.expert.message'])).toEqual(
    [],
  );
  expect(tshark(file, 'isakmp', ['frame.number']).length).toBeGreaterThan(8);
});

test('aggressive mode: three messages, the last one encrypted and read with the key', () => {
  const messages = tshark(file, 'isakmp.exchangetype == 4', ['isakmp.flag_e', 'isakmp.typepayload']);
  expect(messages.map(([encrypted]) => Number(encrypted === 'True' || encrypted === '1'))).toEqual([0, 0, 1]);
  // HASH, INITIAL-CONTACT in a NOTIFY, and two NAT-D payloads of draft 03.
  expect(messages[2]?.[1]).toBe('8,11,130,130');
  const [types] = tshark(file, 'isakmp.exchangetype == 4 && isakmp.notify.msgtype', ['isakmp.notify.msgtype']);
  expect(types).toEqual(['24578']);
});

test('RESPONDER-LIFETIME and the questions of dead peer detection with their answers are read under the keys', () => {
  const notifies = tshark(file, 'isakmp.exchangetype == 5', ['isakmp.notify.msgtype', 'ip.src']);
  expect(notifies).toEqual([
    ['24576', '192.168.0.2'],
    ['36136', '192.168.0.1'],
    ['36137', '192.168.0.2'],
    ['36136', '192.168.0.1'],
    ['36137', '192.168.0.2'],
  ]);
});
