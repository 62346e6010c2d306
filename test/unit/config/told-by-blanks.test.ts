/** Where the blanks of a file tell where a line stands, whatever its words mean elsewhere; and what IOS leaves unsaid. */
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const load = (lines: readonly string[]): ReturnType<typeof loadConfig> => loadConfig(text(lines), 'a.cfg');
const printed = (lines: readonly string[]): string => text(renderConfig(load(lines).config));

/** Each line with the lines that it stands under, told by blanks alone. */
function paths(config: string): readonly string[] {
  const around: { readonly indent: number; readonly text: string }[] = [];
  return config.split('\n').flatMap(raw => {
    const line = raw.trim().replace(/\s+/g, ' ');
    if (line === '' || line.startsWith('!')) return [];
    const indent = raw.length - raw.trimStart().length;
    while ((around[around.length - 1]?.indent ?? -1) >= indent) around.pop();
    around.push({ indent, text: line });
    return [around.map(each => each.text).join(' / ')];
  });
}

describe('a line deeper than the stored line before it, which opens no block', () => {
  it('stays under it, and goes with no of its own', () => {
    const config = ['hostname A', 'bridge 1 protocol ieee', ' bridge 1 route ip', '  bridge 1 priority 9', 'end'];
    expect(paths(printed(config))).toEqual(expect.arrayContaining([...paths(text(config.slice(0, -1)))]));
    expect(load(config).counts.unknown).toBe(0);
    expect(printed(printed(config).split('\n'))).toBe(printed(config));
  });

  it('is not short for a line of another mode', () => {
    const config = [
      'hostname A',
      'monitor session 1 type span',
      ' source interface Fa0/1 rx',
      '  ip address 1.1.1.1',
      'end',
    ];
    expect(paths(printed(config))).toEqual(expect.arrayContaining([...paths(text(config.slice(0, -1)))]));
  });
});

describe('a line of an interface that declarations lack', () => {
  it.each(['policy static sgt 100', 'xns network 20', 'interf x'])('%s does not close its block', words => {
    const config = [
      'hostname A',
      'interface FastEthernet0/0',
      ' duplex auto',
      ` ${words}`,
      ' shutdown',
      'ip classless',
      'end',
    ];
    expect(paths(printed(config))).toContain(`interface FastEthernet0/0 / ${words}`);
    expect(load(config).config.interfaces.get('FastEthernet0/0')?.shutdown).toBe(true);
  });
});

describe('what IOS would say by itself', () => {
  const PORT = [
    'hostname A',
    'interface FastEthernet0/1',
    ' switchport mode access',
    'interface FastEthernet0/2',
    'end',
  ];

  it('of the address of a port that never had one is said only where the file does', () => {
    expect(printed(PORT)).not.toContain('no ip address');
    expect(printed([...PORT.slice(0, 3), ' no ip address', 'end'])).toContain('\n no ip address\n');
    expect(printed([...PORT.slice(0, 3), ' ip address 1.1.1.1 255.0.0.0', ' no ip address'])).toContain(
      ' no ip address\n',
    );
  });

  it('of the login of vtys under aaa new-model is not said, unless the file does', () => {
    const vtys = ['hostname A', 'aaa new-model', 'line vty 0 4', ' transport input ssh', 'end'];
    expect(printed(vtys)).not.toContain(' login\n');
    expect(printed([...vtys.slice(0, 3), ' login', 'end'])).toContain('line vty 0 4\n login\n');
    expect(printed([...vtys.slice(0, 3), ' login local', 'end'])).toContain('line vty 0 4\n login local\n');
    expect(printed(vtys.filter(each => each !== 'aaa new-model'))).toContain('line vty 0 4\n login\n');
  });
});

describe('what people paste around a configuration', () => {
  it('is no line of it', () => {
    const pasted = load([
      'conf t',
      ' hostname B',
      ' interface Loopback1',
      '  ip address 1.1.1.1 255.0.0.0',
      ' end',
      'wr mem',
    ]);
    expect(pasted.counts).toMatchObject({ lines: 4, unknown: 0 });
    expect(pasted.config.hostname).toBe('B');
    expect(pasted.config.interfaces.get('Loopback1')?.address).toBeDefined();
  });
});

describe('a word that would be short for one of a table', () => {
  it('stays as the file has it', () => {
    const config = ['hostname A', 'ipx routing', 'ipx rou default A1.0000.0000.0001', 'end'];
    expect(printed(config)).toContain('\nipx rou default A1.0000.0000.0001\n');
  });
});
