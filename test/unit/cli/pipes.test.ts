import { applyPipe, readPipe } from '../../../src/cli/pipes';

const LINES = [
  'interface FastEthernet0/0',
  ' ip address 10.1.1.1 255.255.255.0',
  ' crypto map tedtag',
  '!',
  'interface Serial0/0',
  ' no ip address',
  'snmp-server community a_b{2} RO',
  'line con 0',
  'banner ]x[ \\d',
];

function kept(filter: string): readonly string[] | string {
  const reading = readPipe(`show running-config | ${filter}`);
  return reading.kind === 'pipe' ? applyPipe(LINES, reading.pipe) : reading.kind;
}

it.each([
  ['include _ip_', [LINES[1], LINES[5]]],
  ['include ^line|^snmp', [LINES[6], LINES[7]]],
  ['include 0/0$', [LINES[0], LINES[4]]],
  ['include 10\\.1\\.1\\.1_', [LINES[1]]],
  ['include (Fast|S)[A-Za-z]+0/', [LINES[0], LINES[4]]],
  ['include [0-9].[0-9].1', [LINES[1]]],
  ['include a_b', [LINES[6]]],
  ['include [_]b', [LINES[6]]],
  ['include b{2}', [LINES[6]]],
  ['include []]x', [LINES[8]]],
  ['include [\\]d', [LINES[8]]],
  ['exclude [^ ]', []],
  ['include "', []],
  ['begin ^line', LINES.slice(7)],
  ['begin nothing', []],
  ['section interface S', LINES.slice(4, 6)],
  ['section crypto', [LINES[2]]],
  ['i ^!', [LINES[3]]],
  ['include (', 'bad-pattern'],
  ['include (?=x)', 'bad-pattern'],
  ['include *', 'bad-pattern'],
  ['include', 'incomplete'],
  ['', 'incomplete'],
  ['frob x', 'invalid'],
])('| %s', (filter, expected) => {
  expect(kept(filter)).toEqual(expected);
});
