import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { InputError } from '../../../src/base/errors';
import { readConfigText } from '../../../src/config/config-text';
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import type { RouterConfig } from '../../../src/router/model/router-config';

const CONFIGS = join(__dirname, '../../../configs');
const golden = (name: string): string => readFileSync(join(CONFIGS, `${name}.cfg`), 'utf8');
const text = (config: RouterConfig): string => `${renderConfig(config).join('\n')}\n`;
const load = (lines: readonly string[]): ReturnType<typeof loadConfig> => loadConfig(`${lines.join('\n')}\n`, 'a.cfg');

/** As it comes out of a terminal program after a copy through a mail. */
function pasted(config: string): string {
  const lines = config.split('\n').map(line => line.trim());
  return [
    'Daphne#terminal length 24',
    'Daphne#show running-config',
    'Building configuration...',
    '',
    'Current configuration : 1177 bytes',
    '!---- the router that starts',
    ...lines.flatMap((line, i) =>
      i % 20 === 19 ? [` --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b${line}`] : [line, ''],
    ),
    'Daphne#',
    'Daphne#show clock',
    '*00:00:01.000 UTC Mon Mar 1 1993',
  ].join('\r\n');
}

describe.each(['daphne', 'fred'])('%s.cfg', name => {
  it('is wholly known', () => {
    const { counts, diagnostics } = loadConfig(golden(name), name);
    expect(diagnostics.filter(each => each.state === 'unknown')).toEqual([]);
    expect(counts.lines).toBe(counts.full + counts.partial + counts.stored);
    expect(counts.lines).toBeGreaterThan(30);
  });

  it('is printed byte for byte', () => {
    expect(text(loadConfig(golden(name), name).config)).toBe(`${golden(name).trimEnd()}\n`);
  });

  it('gives the same model in the form in which people paste it', () => {
    expect(loadConfig(pasted(golden(name)), name).config).toEqual(loadConfig(golden(name), name).config);
  });
});

describe('what copying and pasting leaves', () => {
  const config = golden('daphne');
  const lines = config.trimEnd().split('\n');
  const same = (bytes: string): void => {
    const { config: model, diagnostics } = loadConfig(readConfigText(Buffer.from(bytes, 'latin1'), 'a'), 'a');
    expect(diagnostics).toEqual([]);
    expect(text(model)).toBe(text(loadConfig(config, 'a').config));
  };
  const paged = (mark: string): string => lines.map((each, i) => (i % 9 === 8 ? `${mark}${each}` : each)).join('\r\n');

  it.each([
    ['wiped out with backspaces', ` --More-- ${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`],
    ['wiped out from the left', '--More--\r         \r'],
    ['erased', ' --More-- \r\x1b[K'],
    ['erased where it ends, over the line', ' --More-- \b\b\b\b\b\b\b\b\b\b\x1b[K'],
    ['on a line of its own', ' --More-- \r\n        '],
    ['on a line of its own, wiped out on the next', ` --More-- \r\n${'\b'.repeat(9)}${' '.repeat(9)}${'\b'.repeat(9)}`],
    ['with arrows', '<--- More --->\r              \r'],
    ['without what wiped it out', ' --More--         '],
  ])('the mark of the pager, %s', (_, mark) => same(paged(mark)));

  it('the mark of the pager inside a banner, whose indentation stays', () => {
    const body = (second: string): string => `hostname A\nbanner motd ^C\n  first\n${second}\n^C\nend\n`;
    const mark = ` --More-- ${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;
    expect(text(loadConfig(body(`${mark}   second`), 'a').config).replace(/ +$/gm, '')).toBe(
      text(loadConfig(body('   second'), 'a').config),
    );
  });

  it('ends of line of any kind', () => {
    same(lines.join('\r'));
    same(lines.join('\r\n'));
    same(lines.join('\r\r\n'));
    same(`\xef\xbb\xbf${config}`);
  });

  it('the head of old releases, and whatever the console said before it', () => {
    const banner = ['************', '* Keep out *', '************', '', 'User Access Verification', '', 'Password: '];
    same([...banner, 'Daphne>en', 'Password:', 'Daphne#wr t', 'Current configuration:', ...lines].join('\n'));
  });

  it('log messages, and the greeting of configuration mode', () => {
    const session = ['A#conf t', 'Enter configuration commands, one per line.  End with CNTL/Z.'];
    const log = [
      '*Mar  1 00:00:05.123: %SYS-5-CONFIG_I: Configured from console by console',
      '3d04h: %LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/0, changed state to up',
      '%LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to up',
    ];
    same([...session, ...lines.flatMap((each, i) => (i === 20 ? [...log, each] : [each]))].join('\n'));
  });

  it('a header does not make anything forgotten that was understood', () => {
    const { config: model } = load(['hostname A', 'frobnicate', 'Building configuration...', 'ip http server']);
    expect(model.hostname).toBe('A');
    expect(text(model)).toContain('\nfrobnicate\n');
  });

  it('long runs of blanks cost no more than their length', () => {
    const blanks = ' '.repeat(300_000);
    const begin = process.cpuUsage().user;
    load(['hostname A', `x${blanks}More`, `${blanks}-- More`, `${'-'.repeat(300_000)} More`]);
    expect(process.cpuUsage().user - begin).toBeLessThan(1_000_000);
  });
});

describe('a text whose end is missing', () => {
  it('does not swallow what follows, and prints the same again', () => {
    const first = load(['hostname A', 'banner motd #', 'hello', 'ip http server', 'line con 0', ' length 7', 'end']);
    expect(first.diagnostics).toMatchObject([
      { line: 2, state: 'unknown', text: 'banner motd #', reason: 'the end of its text is missing' },
      { line: 3, state: 'unknown', text: 'hello' },
    ]);
    expect(first.config.httpServer).toBe(true);
    expect(text(first.config)).toContain('line con 0\n length 7\n');
    expect(text(loadConfig(text(first.config), 'a').config)).toBe(text(first.config));
  });

  it('a file full of them is read in time', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `certificate 0${i}`);
    const begin = process.cpuUsage().user;
    expect(() => load(['hostname A', 'crypto ca certificate chain x', ...many])).toThrow('is no configuration');
    expect(process.cpuUsage().user - begin).toBeLessThan(4_000_000);
  });
});

describe('lines', () => {
  it('keeps what nobody knows in its place, and says where it stands', () => {
    const loaded = load([
      'hostname A',
      'frobnicate 7',
      'interface FastEthernet0/0',
      ' wibble on',
      ' ip address 1.1.1.1 255.0.0.0',
      'end',
    ]);
    expect(loaded.diagnostics).toMatchObject([
      { line: 2, mode: 'config', state: 'unknown', text: 'frobnicate 7' },
      { line: 4, mode: 'config-if', state: 'unknown', text: 'wibble on' },
    ]);
    expect(loaded.counts).toEqual({ lines: 6, full: 4, partial: 0, stored: 0, unknown: 2 });
    const printed = renderConfig(loaded.config);
    expect(printed.indexOf('frobnicate 7')).toBe(printed.indexOf('hostname A') + 1);
    expect(printed).toContain(' wibble on');
  });

  it('takes a word that is whole in the mode around for that, not for one that it is short for in a kept block', () => {
    const lines = ['router ospf 1', ' network 10.0.0.0 0.0.0.255 area 0', 'router bgp 65000', ' no synchronization'];
    const printed = text(load(['hostname A', ...lines]).config);
    expect(printed).toContain(`\n${lines.slice(0, 2).join('\n')}\n!\n${lines.slice(2).join('\n')}\n`);
    expect(text(load(['hostname A', ...lines.map(each => each.trim())]).config)).toBe(printed);
  });

  it('remembers where hostname and addresses stand', () => {
    const loaded = load([
      'hostname A',
      'interface FastEthernet0/0',
      'ip address 1.1.1.1 255.0.0.0',
      'ip address 2.1.1.1 255.0.0.0 secondary',
    ]);
    expect(loaded.hostnameLine).toBe(1);
    expect([...loaded.addressLines.values()]).toEqual([3, 4]);
  });

  it('takes a banner whole, with lines that look like commands', () => {
    const loaded = load([
      'hostname A',
      'banner motd #',
      'hostname B',
      '! not a comment',
      'A>show',
      '#',
      'ip http server',
    ]);
    expect(loaded.config.hostname).toBe('A');
    const printed = renderConfig(loaded.config).join('\n');
    expect(printed).toContain('banner motd ^C\nhostname B\n! not a comment\nA>show\n^C\n');
    expect(loadConfig(printed, 'b').config).toEqual(loaded.config);
    expect(loaded.counts.full).toBe(6);
  });

  it('keeps a line or its `no` form, whichever is not what IOS does by itself', () => {
    const text = (...lines: readonly string[]): string =>
      renderConfig(load(['hostname A', ...lines]).config).join('\n');
    expect(text('no ip cef')).toContain('\nno ip cef\n');
    expect(text('no ip cef', 'ip cef')).toBe(text('ip cef'));
    expect(text('snmp-server community x', 'no snmp-server community x')).toBe(text());
    expect(text('interface Loopback0', 'no cdp enable', 'cdp enable')).toBe(text('interface Loopback0', 'cdp enable'));
    expect(text('no router rip', 'router rip', 'network 10.0.0.0')).toContain('\nrouter rip\n network 10.0.0.0\n');
  });

  it('says when the file is cut off', () => {
    expect(loadConfig('hostname A\nip addr', 'a').cutOffAt).toBe(2);
    expect(loadConfig('hostname A\nend', 'a').cutOffAt).toBeUndefined();
  });

  it('takes what was typed at configuration prompts', () => {
    const loaded = load([
      'Router>enable',
      'Router#conf t',
      'Router(config)#hostname A',
      'A(config)#int f0/0',
      'A(config-if)#ip address 1.1.1.1 255.0.0.0',
      'A(config-if)#^Z',
    ]);
    expect(loaded.config.interfaces.get('FastEthernet0/0')?.address).toBeDefined();
  });
});

describe('what is no configuration', () => {
  const bytes = (content: string): Uint8Array => Buffer.from(content, 'latin1');

  it.each([
    ['empty', bytes(''), 'a.cfg: is empty'],
    ['blank', bytes(' \r\n\n'), 'a.cfg: is empty'],
    ['binary', bytes('hostname A\n\0\x01'), 'a.cfg:2: holds a NUL byte'],
    ['oversized', new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20), 'a.cfg: 16777217 bytes are more than 16 MiB'],
  ])('refuses a file that is %s', (_, content, message) => {
    expect(() => readConfigText(content, 'a.cfg')).toThrow(InputError);
    expect(() => readConfigText(content, 'a.cfg')).toThrow(message);
  });

  it('refuses prose', () => {
    const prose = Array.from({ length: 20 }, (_, i) => `This is sentence ${i} of a letter.`);
    expect(() => load(prose)).toThrow('a.cfg:1: is no configuration: 20 of its 20 lines are unknown');
    expect(() => load(['!', '! only a comment'])).toThrow('a.cfg: holds no configuration line');
  });
});

describe('a block that nobody knows', () => {
  const lines = [
    'hostname A',
    'interface FastEthernet0/0',
    ' ip address 1.1.1.1 255.0.0.0',
    'wibble-port 1/0',
    ' shutdown',
    ' wobble 2',
    '  description deep',
    ' hostname B',
    'ip http server',
    'interface FastEthernet0/1',
    ' wibble pvc',
    '  shutdown',
    ' ip address 2.2.2.2 255.0.0.0',
    'end',
  ];

  it('keeps its lines to itself, however deep, and none of them acts on what stood before', () => {
    const { config, counts, diagnostics } = load(lines);
    expect(config.hostname).toBe('A');
    expect([...config.interfaces.values()].map(port => [port.shutdown, port.address !== undefined])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(text(config)).toContain(`\n${lines.slice(3, 8).join('\n')}\n`);
    expect(text(config)).toContain(`\n ip address 2.2.2.2 255.0.0.0\n${lines.slice(10, 12).join('\n')}\n`);
    expect(counts).toEqual({ lines: 14, full: 6, partial: 0, stored: 1, unknown: 7 });
    expect(diagnostics.map(each => [each.line, each.mode])).toEqual([
      [4, 'config'],
      [5, 'config'],
      [6, 'config'],
      [7, 'config'],
      [8, 'config'],
      [11, 'config-if'],
      [12, 'config-if'],
    ]);
  });

  it('prints the same again, and is the same with tabs', () => {
    const printed = text(load(lines).config);
    expect(text(loadConfig(printed, 'a').config)).toBe(printed);
    const tabbed = lines.map(each => each.replace(/^ +/, blanks => '\t'.repeat(blanks.length)));
    expect(text(load(tabbed).config)).toBe(printed);
  });

  it('where nothing is indented, a mark between blocks tells that an unknown line is not of the block before', () => {
    const flush = ['hostname A', 'interface FastEthernet0/0', 'wibble on', '!', 'frobnicate 7', 'end'];
    const { diagnostics } = load(flush);
    expect(diagnostics.map(({ mode, text }) => [mode, text])).toEqual([
      ['config-if', 'wibble on'],
      ['config', 'frobnicate 7'],
    ]);
  });
});
