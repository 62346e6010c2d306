/**
 * Wireshark's opinion of NAT traversal: ISAKMP and ESP on port 4500, on either side of the translator. (In one capture each
 * message would stand twice, and Wireshark, which goes on from one to the next, could not decrypt the second one.)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';
import { Folder } from '../support/folder';
import { left, right } from '../scenario/configs';
import { tshark } from './wireshark';

const folder = new Folder(mkdtempSync(join(tmpdir(), 'tedlab-tshark-')));
const MIDDLE = [
  'hostname Middle',
  'interface FastEthernet0/0',
  ' ip address 192.168.0.2 255.255.255.0',
  ' ip nat inside',
  'interface FastEthernet0/1',
  ' ip address 192.168.9.1 255.255.255.0',
  ' ip nat outside',
  'access-list 1 permit 192.168.0.0 0.0.0.255',
  'ip nat inside source list 1 interface FastEthernet0/1 overload',
  '',
].join('\n');

const aggressive = [
  'crypto isakmp peer address 192.168.9.2',
  ' set aggressive-mode client-endpoint fqdn spoke.example.com',
];

describe.each([
  ['12.2T', 'main', 'Left', []],
  ['12.2T', 'main', 'Right', []],
  ['12.4', 'main', 'Right', []],
  ['12.4', 'aggressive', 'Left', aggressive],
  ['12.4', 'aggressive', 'Right', aggressive],
] as const)('%s, %s mode, at %s', (release, mode, end, extra) => {
  const file = folder.at(`${release}-${mode}-${end}.pcapng`);
  /** What Left is seen as. */
  const source = end === 'Left' ? '192.168.0.1' : '192.168.9.1';

  beforeAll(async () => {
    const configs = [
      folder.write('left.cfg', left({ peer: '192.168.9.2', extra: ['crypto isakmp nat keepalive 10', ...extra] })),
      folder.write(
        'right.cfg',
        right({ peer: '192.168.9.1' })
          .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
          .replace('0.0.0.0 192.168.0.1', '0.0.0.0 192.168.9.1'),
      ),
      folder.write('middle.cfg', MIDDLE),
    ];
    const script = [
      `lab>capture start ${file} ${end} FastEthernet0/0 --keys`,
      'lab>ping 10.1.1.5 10.2.2.7 count 4',
      'lab>wait 25',
      'lab>capture stop',
    ].join('\n');
    const { status, err } = await cliRun(['run', '-', '--seed', '7', '--release', release, ...configs], script);
    expect([status, err.replace(/.*only in part supported.*\n/g, '')]).toEqual([0, '']);
  });

  test('no packet is malformed, and all checksums are right', () => {
    expect(
      tshark(file, '_ws.malformed || _ws.expert.severity == error', ['frame.number', '_ws.expert.message']),
    ).toEqual([]);
    expect(tshark(file, 'ip.checksum.status == 0 || udp.checksum.status == 0', ['frame.number'])).toEqual([]);
  });

  test('messages move to port 4500, behind the marker, and are read with the keys', () => {
    const phase1 = mode === 'main' ? 2 : 4;
    const ports = tshark(file, `isakmp.exchangetype == ${phase1} && ip.src == ${source}`, [
      'udp.srcport',
      'udp.dstport',
    ]);
    expect(ports).toEqual(
      mode === 'main'
        ? [
            ['500', '500'],
            ['500', '500'],
            ['4500', '4500'],
          ]
        : [
            ['500', '500'],
            ['4500', '4500'],
          ],
    );
    const quick = tshark(file, 'isakmp.exchangetype == 32 && isakmp.ipsec.attr.encap_mode', [
      'isakmp.ipsec.attr.encap_mode',
    ]);
    const agreed = release === '12.4' ? '3' : '61443';
    expect(quick.length).toBeGreaterThan(0);
    for (const [value] of quick) expect(value).toBe(agreed);
  });

  test('ESP travels in UDP, and the pings inside are read on both links with good ICVs', () => {
    expect(tshark(file, 'esp && !udp', ['frame.number'])).toEqual([]);
    const inside = tshark(file, 'esp && icmp', ['udp.dstport', 'esp.icv_good', 'ip.src']);
    expect(inside).toHaveLength(6);
    for (const [port, good] of inside) expect([port, good]).toEqual(['4500', '1']);
    expect(new Set(inside.map(([, , outer]) => outer?.split(',')[0]))).toEqual(new Set([source, '192.168.9.2']));
  });

  test('keepalives are what they look like', () => {
    expect(tshark(file, 'udpencap.nat_keepalive', ['udp.length']).length).toBeGreaterThan(1);
  });
});

afterAll(() => rmSync(folder.path, { recursive: true }));
