/** Wireshark's opinion of packets that are cut before they are encrypted: each piece is whole ESP, and inside stands an IP fragment. */
import { left, right } from '../scenario/configs';
import { cliRun } from '../support/cli-run';
import { inFolder } from '../support/folder';
import { tshark } from './wireshark';

test.each([
  ['12.2T', 0, 8],
  ['12.2', 8, 0],
])('%s: %i fragments outside, %i inside', async (release, outside, inside) => {
  await inFolder(async folder => {
    const file = folder.at('fragments.pcapng');
    const script = [
      'lab>ping 10.1.1.5 10.2.2.7',
      `lab>capture start ${file} Left FastEthernet0/0 --keys`,
      'lab>ping 10.1.1.5 10.2.2.7 count 2 size 1490',
      'lab>capture stop',
    ].join('\n');
    const configs = [
      folder.write('l.cfg', left({ peer: '192.168.0.2' })),
      folder.write('r.cfg', right({ peer: '192.168.0.1' })),
    ];
    const { status, err } = await cliRun(['run', '-', '--seed', '1', '--release', release, ...configs], script);
    expect([status, err]).toEqual([0, '']);
    const count = (filter: string): number => tshark(file, filter, ['frame.number']).length;
    expect(count('_ws.malformed')).toBe(0);
    expect(count('ip.flags.mf#1 == 1 || ip.frag_offset#1 > 0')).toBe(outside);
    expect(count('esp && (ip.flags.mf#2 == 1 || ip.frag_offset#2 > 0)')).toBe(inside);
  });
});
