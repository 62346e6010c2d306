/** Wireshark's opinion of IPComp inside ESP: it reads the header, and the CPI is the one that quick mode agreed on. */
import { spawnSync } from 'node:child_process';

import { cliRun } from '../support/cli-run';
import { inFolder } from '../support/folder';

function gateway(own: number, other: number): string {
  return [
    `hostname R${own}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    `crypto isakmp key secret address 192.168.0.${other}`,
    'crypto ipsec transform-set set esp-3des esp-sha-hmac comp-lzs',
    'crypto map m 10 ipsec-isakmp',
    ` set peer 192.168.0.${other}`,
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

test('quick mode offers IPComp with a CPI of two bytes, and packets go under it', async () => {
  await inFolder(async folder => {
    const file = folder.at('compressed.pcapng');
    const script = [
      `lab>capture start ${file} --keys`,
      'lab>ping 10.1.1.5 10.2.2.7 count 6 size 1000',
      'lab>capture stop',
    ].join('\n');
    const configs = [folder.write('r1.cfg', gateway(1, 2)), folder.write('r2.cfg', gateway(2, 1))];
    const { status, err } = await cliRun(['run', '-', '--seed', '1', ...configs], script);
    expect([status, err]).toEqual([0, '']);
    const read = (filter: string, ...fields: readonly string[]): readonly string[][] => {
      const {
        status: code,
        stdout,
        stderr,
        error,
      } = spawnSync('tshark', ['-r', file, '-Y', filter, '-T', 'fields', ...fields.flatMap(field => ['-e', field])], {
        encoding: 'utf8',
        env: { ...process.env, WIRESHARK_CONFIG_DIR: `${file}.keys` },
      });
      if (error !== undefined || code !== 0) throw new Error(`tshark must be installed: ${error?.message ?? stderr}`);
      return stdout
        .split('\n')
        .filter(line => line !== '')
        .map(line => line.split('\t'));
    };
    expect(read('_ws.malformed', 'frame.number')).toEqual([]);
    const offers = read(
      'isakmp.exchangetype == 32 && isakmp.spi',
      'isakmp.prop.protoid',
      'isakmp.spisize',
      'isakmp.spi',
    );
    expect(offers.map(([protocols, sizes]) => [protocols, sizes])).toEqual([
      ['3,4', '4,2'],
      ['3,4', '4,2'],
    ]);
    const cpis = offers.map(([, , spis]) => Number.parseInt(spis!.split(',')[1]!, 16));
    const packets = read('ipcomp', 'ip.src', 'ipcomp.cpi', 'ipcomp.next_header', 'esp.icv_good', 'frame.len');
    expect(packets.length).toBeGreaterThanOrEqual(8);
    for (const [source, cpi, next, good, length] of packets) {
      // Each end sends under the CPI that the other one chose: R1's offer came first.
      expect(Number(cpi)).toBe(source!.startsWith('192.168.0.1') ? cpis[1] : cpis[0]);
      expect([next, good]).toEqual(['0x04', '1']);
      expect(Number(length)).toBeLessThan(500);
    }
  });
});
