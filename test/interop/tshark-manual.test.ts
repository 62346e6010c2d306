/** Wireshark's opinion of tunnels whose keys are typed: it reads by the keys of the configuration, and finds nothing amiss. */

import { cliRun } from '../support/cli-run';
import { type Folder, inFolder } from '../support/folder';
import { tshark } from './wireshark';

const HEX = '0123456789abcdef00112233445566778899aabbccddeefffedcba9876543210';

interface Case {
  readonly transform: string;
  readonly esp?: string;
  readonly ah?: string;
}

function gateway(own: number, other: number, { transform, esp, ah }: Case): string {
  const keys = (['inbound', 'outbound'] as const).flatMap(way => {
    const to = 1000 + (way === 'inbound' ? own : other);
    return [
      ...(esp === undefined ? [] : [` set session-key ${way} esp ${to} ${esp}`]),
      ...(ah === undefined ? [] : [` set session-key ${way} ah ${to} ${ah}`]),
    ];
  });
  return [
    `hostname R${own}`,
    `crypto ipsec transform-set set ${transform}`,
    'crypto map m 10 ipsec-manual',
    ` set peer 192.168.0.${other}`,
    ...keys,
    ' set transform-set set',
    ' match address 101',
    'interface FastEthernet0/0',
    ` ip address 192.168.0.${own} 255.255.255.0`,
    ' crypto map m',
    'interface FastEthernet0/1',
    ` ip address 10.${own}.${own}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 192.168.0.${other}`,
    `access-list 101 permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`,
    '',
  ].join('\n');
}

async function captured(folder: Folder, which: Case): Promise<string> {
  const file = folder.at('typed.pcapng');
  const configs = [folder.write('r1.cfg', gateway(1, 2, which)), folder.write('r2.cfg', gateway(2, 1, which))];
  const script = [
    `lab>capture start ${file} --keys`,
    'lab>ping 10.1.1.5 10.2.2.7 count 3',
    'lab>expect /3\\/3/',
    'lab>capture stop',
  ].join('\n');
  const { status, err } = await cliRun(['run', '-', '--seed', '1', ...configs], script);
  expect([status, err]).toEqual([0, '']);
  return file;
}

const AUTH = `authenticator ${HEX}`;

test.each<Case>([
  { transform: 'esp-3des esp-sha-hmac', esp: `cipher ${HEX} ${AUTH}` },
  { transform: 'esp-des esp-md5-hmac', esp: `cipher ${HEX} ${AUTH}` },
  { transform: 'esp-aes 256 esp-sha-hmac', esp: `cipher ${HEX} ${AUTH}` },
  { transform: 'esp-null esp-md5-hmac', esp: AUTH },
])('$transform: the typed keys read the pings, and every ICV is right', async which => {
  await inFolder(async folder => {
    const file = await captured(folder, which);
    expect(tshark(file, '_ws.malformed || _ws.expert.severity == error', ['frame.number'])).toEqual([]);
    const inside = tshark(file, 'esp && icmp', ['icmp.type', 'esp.icv_good', 'esp.spi']);
    expect(inside).toHaveLength(6);
    expect([...new Set(inside.map(row => row.join(' ')))].sort()).toEqual(['0 1 0x000003e9', '8 1 0x000003ea']);
    expect(tshark(file, 'isakmp', ['frame.number'])).toEqual([]);
  });
});

test('AH around ESP is well-formed, and each has its SPI', async () => {
  await inFolder(async folder => {
    const file = await captured(folder, {
      transform: 'ah-sha-hmac esp-3des',
      esp: `cipher ${HEX}`,
      ah: HEX,
    });
    expect(tshark(file, '_ws.malformed || _ws.expert.severity == error', ['frame.number'])).toEqual([]);
    const packets = tshark(file, 'ah && esp', ['ah.spi', 'esp.spi', 'icmp.type']);
    expect([...new Set(packets.map(row => row.join(' ')))].sort()).toEqual([
      '0x000003e9 0x000003e9 0',
      '0x000003ea 0x000003ea 8',
    ]);
  });
});
