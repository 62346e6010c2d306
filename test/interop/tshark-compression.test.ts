/** Wireshark's opinion of IPComp inside ESP: it reads the header, and the CPI is the one that quick mode agreed on. */

import { cliRun } from '../support/cli-run';
import { inFolder } from '../support/folder';
import { left, right } from '../scenario/configs';
import { tshark } from './wireshark';

const SET = { transform: 'esp-3des esp-sha-hmac comp-lzs' };

test('quick mode offers IPComp with a CPI of two bytes, and packets go under it', async () => {
  await inFolder(async folder => {
    const file = folder.at('compressed.pcapng');
    const script = [
      `lab>capture start ${file} --keys`,
      'lab>ping 10.1.1.5 10.2.2.7 count 6 size 1000',
      'lab>capture stop',
    ].join('\n');
    const configs = [
      folder.write('r1.cfg', left({ ...SET, peer: '192.168.0.2' })),
      folder.write('r2.cfg', right({ ...SET, peer: '192.168.0.1' })),
    ];
    const { status, err } = await cliRun(['run', '-', '--seed', '1', ...configs], script);
    expect([status, err]).toEqual([0, '']);
    expect(tshark(file, '_ws.malformed', ['frame.number'])).toEqual([]);
    const offers = tshark(file, 'isakmp.exchangetype == 32 && isakmp.spi', [
      'isakmp.prop.protoid',
      'isakmp.spisize',
      'isakmp.spi',
    ]);
    expect(offers.map(([protocols, sizes]) => [protocols, sizes])).toEqual([
      ['3,4', '4,2'],
      ['3,4', '4,2'],
    ]);
    const cpis = offers.map(([, , spis]) => Number.parseInt(spis!.split(',')[1]!, 16));
    const packets = tshark(file, 'ipcomp', ['ip.src', 'ipcomp.cpi', 'ipcomp.next_header', 'esp.icv_good', 'frame.len']);
    expect(packets.length).toBeGreaterThanOrEqual(8);
    for (const [source, cpi, next, good, length] of packets) {
      // Each end sends under the CPI that the other one chose: Left's offer came first.
      expect(Number(cpi)).toBe(source!.startsWith('192.168.0.1') ? cpis[1] : cpis[0]);
      expect([next, good]).toEqual(['0x04', '1']);
      expect(Number(length)).toBeLessThan(500);
    }
  });
});
