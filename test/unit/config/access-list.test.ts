/** Access lists as IOS 12.2 prints them: every line comes back as it is, and is taken once. */
import { loadConfig, type LoadedConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import { modeNamed } from '../../../src/config/modes';
import { accessLists } from '../../../src/show/access-lists';

const load = (...lines: readonly string[]): LoadedConfig =>
  loadConfig(['hostname A', ...lines, ''].join('\n'), 'a.cfg');
const printed = (...lines: readonly string[]): readonly string[] =>
  renderConfig(load(...lines).config).filter(line => line.includes('access-list') || line.startsWith(' '));

const NUMBERED = [
  'access-list 10 remark who may manage us',
  'access-list 10 permit 10.1.1.7',
  'access-list 10 permit 10.2.0.0 0.0.255.255',
  'access-list 10 deny   any log',
  'access-list 1300 permit any',
  'access-list 101 permit tcp any host 10.1.1.1 eq telnet established log',
  'access-list 101 permit tcp 10.0.0.0 0.255.255.255 gt 1023 any range ftp-data ftp',
  'access-list 101 deny   tcp any any ack fin psh rst syn urg',
  'access-list 101 permit udp any eq isakmp any neq ntp log-input',
  'access-list 101 permit icmp any any echo',
  'access-list 101 permit icmp any any reassembly-timeout',
  'access-list 101 permit icmp any any 200 7',
  'access-list 101 deny   igmp any any host-report',
  'access-list 101 permit esp host 1.1.1.1 host 2.2.2.2',
  'access-list 101 permit 77 any any precedence critical tos max-throughput',
  'access-list 101 permit ip any any dscp ef log',
  'access-list 101 deny   ip any any fragments',
  'access-list 101 dynamic guests timeout 120 permit ip any host 10.3.3.3',
  'access-list 101 permit ip any any time-range office',
  'access-list 2001 permit ip any any',
];

test('numbered lists come back as they are, deny padded to the length of permit', () => {
  const standardFirst = [...NUMBERED].sort((a, b) => kindOf(a) - kindOf(b));
  expect(printed(...NUMBERED)).toEqual(standardFirst);
  const { counts } = load(...NUMBERED);
  expect(counts.unknown).toBe(0);
});

const kindOf = (line: string): number => {
  const number = Number(line.split(' ')[1]);
  return number < 100 || (number >= 1300 && number < 2000) ? 0 : 1;
};

test('named lists come back as they are', () => {
  const named = [
    'ip access-list standard MANAGERS',
    ' remark the fifth floor',
    ' permit 10.5.0.0 0.0.255.255',
    ' deny   any',
    'ip access-list extended INBOUND',
    ' evaluate sessions',
    ' permit tcp any any eq www reflect sessions timeout 300',
    ' deny   ip any any log',
  ];
  expect(printed(...named)).toEqual(named);
});

test('a line typed twice is there once, and a numbered list entered by its mode stays one', () => {
  const twice = [
    'access-list 7 permit 1.1.1.1',
    'access-list 7 permit host 1.1.1.1',
    'access-list 7 permit 1.1.1.1 0.0.0.0',
  ];
  expect(printed(...twice)).toEqual(['access-list 7 permit 1.1.1.1']);
  expect(printed('ip access-list extended 150', 'deny udp any any', 'permit ip any any')).toEqual([
    'access-list 150 deny   udp any any',
    'access-list 150 permit ip any any',
  ]);
});

test('no takes one line out of a named list, and the whole of a numbered one', () => {
  const named = ['ip access-list extended E', 'permit tcp any any', 'deny ip any any', 'no permit tcp any any'];
  expect(printed(...named)).toEqual(['ip access-list extended E', ' deny   ip any any']);
  const numbered = ['access-list 9 permit 1.1.1.1', 'access-list 9 permit 2.2.2.2'];
  expect(printed(...numbered, 'no access-list 9 permit 1.1.1.1')).toEqual([]);
});

test('options are taken in any order', () => {
  expect(printed('access-list 101 permit tcp any any log established tos 8 precedence 0')).toEqual([
    'access-list 101 permit tcp any any established precedence routine tos min-delay log',
  ]);
});

test('what a line asks and is not done is said', () => {
  const { diagnostics } = load(
    'access-list 101 permit ip any any time-range office',
    'access-list 101 permit tcp any any established',
    'ip access-list extended E',
    ' evaluate back',
  );
  expect(diagnostics.map(({ line, state, reason }) => `${line} ${state}: ${reason}`)).toEqual([
    '2 partial: the time range is not looked at: the rule always holds',
    '5 partial: a reflexive list has no entries here',
  ]);
});

test('lists of other protocols are kept', () => {
  const { counts, config } = load(
    'access-list 700 permit 0000.0c00.0000 0000.00ff.ffff',
    'access-list 801 deny 5A0.11',
  );
  expect([counts.stored, counts.unknown]).toEqual([2, 0]);
  expect(renderConfig(config)).toContain('access-list 700 permit 0000.0c00.0000 0000.00ff.ffff');
});

test('help of a port is a number, or the names with what they are', () => {
  const help = modeNamed('config').tree.help('access-list 101 permit tcp any any eq ');
  const entries = help.kind === 'entries' ? help.entries.map(each => [each.text, each.help]) : [];
  expect(entries[0]).toEqual(['<0-65535>', 'Port number']);
  expect(entries).toContainEqual(['www', 'World Wide Web (HTTP, 80)']);
});

test('lines of later releases: numbers, several ports, states of flags, groups', () => {
  const later = [
    'ip access-list extended LATER',
    ' 10 permit tcp any any eq www 443 8080',
    ' 15 permit tcp any neq telnet 22 any match-all +ack -syn',
    ' 20 remark the rest',
    ' 30 permit ip any any ttl lt 5',
    ' 40 permit ip any any option any-options log COOKIE',
    ' 50 permit tcp object-group HERE object-group THERE eq 22',
    ' 60 deny   ip any any',
  ];
  expect(printed(...later)).toEqual(later);
  expect(load(...later).counts).toMatchObject({ unknown: 0, partial: 1 });
  const [head = '', first = '', ...others] = later;
  expect(printed(head, ...others, first)).toEqual(later);
  expect(printed(...later, ' no 20', ' no deny ip any any')).toEqual(later.filter((_, i) => i !== 3 && i !== 7));
});

describe('numbers of lines', () => {
  const LIST = [
    'ip access-list extended E',
    'remark web',
    'permit tcp any any eq www',
    'permit icmp any any',
    'deny ip any any',
  ];
  const numbered = (...lines: readonly string[]): readonly string[] =>
    accessLists(load(...lines).config.accessLists.values(), () => 0).slice(1);

  test('are 10, 20, ... in the order of typing, for lists of all kinds; remarks have none', () => {
    expect(numbered(...LIST)).toEqual([
      '    10 permit tcp any any eq www',
      '    20 permit icmp any any',
      '    30 deny ip any any',
    ]);
    expect(numbered('access-list 7 permit 10.0.0.0 0.0.0.255', 'access-list 7 deny any log')).toEqual([
      '    10 permit 10.0.0.0, wildcard bits 0.0.0.255',
      '    20 deny   any log',
    ]);
  });

  test('a number says where a line goes; the others keep theirs', () => {
    expect(numbered(...LIST, '15 permit udp any any', 'no 20', 'permit ahp any any')).toEqual([
      '    10 permit tcp any any eq www',
      '    15 permit udp any any',
      '    30 deny ip any any',
      '    40 permit ahp any any',
    ]);
  });

  test('a number that another line has is refused', () => {
    expect(numbered(...LIST, '20 permit udp any any')).toEqual(numbered(...LIST));
  });

  test('a remark may have the number of the rule that it stands before', () => {
    const lines = [
      'ip access-list extended E',
      ' 10 remark web',
      ' 10 permit tcp any any eq www',
      ' 20 permit ip any any',
    ];
    expect(printed(...lines)).toEqual(lines);
    expect(printed(...lines, ' no 10')).toEqual(lines.filter((_, at) => at !== 2));
  });
});

test('no of half a line is incomplete', () => {
  const half = ['no permit', 'no permit tcp any', 'no remark', 'no evaluate'];
  for (const line of half)
    expect([line, printed('ip access-list extended E', 'permit ip any any', line)]).toEqual([
      line,
      ['ip access-list extended E', ' permit ip any any', ` ${line}`],
    ]);
});
