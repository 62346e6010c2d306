import { clearOfType7 } from '../../../src/crypto/type-7';
import { consoleOf, privileged } from './support';

const INVALID = "% Invalid input detected at '^' marker.";

describe('enable LEVEL', () => {
  const CONFIG = 'hostname R\nenable secret top\nenable secret level 7 middle\nenable password level 5 low\n';

  it('asks for the password of that level, and goes down without a question', async () => {
    const { console, type } = await consoleOf(CONFIG);
    type('enable 7', 'middle');
    expect(console.prompt).toBe('R#');
    expect(type('show privilege')).toBe('Current privilege level is 7\n');
    type('enable 5');
    expect(console.level).toBe(5);
    type('enable 7', 'low', 'low', 'low');
    expect(console.level).toBe(5);
    type('enable', 'top');
    expect(console.level).toBe(15);
    type('disable 3');
    expect([console.level, console.prompt]).toEqual([3, 'R#']);
    type('disable');
    expect([console.level, console.prompt]).toEqual([1, 'R>']);
  });

  it('level 0 has hardly any command', async () => {
    const { console, type } = await consoleOf(CONFIG);
    type('enable 0');
    expect(type('show clock')).toContain(INVALID);
    console.help('');
    expect(type().match(/^ {2}\w+/gm)).toEqual(['  disable', '  enable', '  exit', '  help', '  logout']);
  });
});

describe('privilege exec', () => {
  const CONFIG =
    'hostname R\nenable secret level 7 middle\n' +
    'privilege exec level 7 clear counters\nprivilege exec level 7 show running-config\n';

  it('opens a command, and the words that lead to it, from a level on', async () => {
    const { type, console } = await consoleOf(CONFIG);
    type('enable 7', 'middle');
    expect(type('show running-config')).toContain(
      'privilege exec level 7 clear counters\nprivilege exec level 7 clear\n' +
        'privilege exec level 7 show running-config\nprivilege exec level 7 show\n',
    );
    type('clear counters', '');
    expect(console.error).toBeNull();
    expect(type('clear crypto sa')).toBe(`${' '.repeat('R#clear '.length)}^\n${INVALID}\n\n`);
    console.help('clear ');
    expect(type()).toBe('  counters  Clear counters on one or all interfaces\n\n');
  });

  it('takes away from those below, whatever else begins with the same word', async () => {
    const { type } = await consoleOf(CONFIG);
    expect(type('show clock')).toContain(INVALID);
  });

  it('a word that leads on can be given back, and all opens what is behind it', async () => {
    const { type, console } = await privileged(CONFIG);
    type(
      'conf t',
      'privilege exec level 1 show',
      'privilege exec reset clear counters',
      'privilege exec all level 1 debug',
    );
    expect(type('do show running-config | include privilege')).toBe(
      'privilege exec all level 1 debug\nprivilege exec level 7 show running-config\nprivilege exec level 1 show\n',
    );
    type('end', 'disable');
    expect(type('show clock')).toContain('UTC');
    expect(type('debug crypto isakmp')).toBe('Crypto ISAKMP debugging is on\n');
    expect(console.complete('deb')).toBe('debug ');
  });

  it('a word that leads to a command with a rule has its level, whatever is reset', async () => {
    const { type } = await privileged(CONFIG);
    type('conf t', 'privilege exec level 3 show', 'privilege exec reset show');
    expect(type('do show running-config | include show')).toBe(
      'privilege exec level 7 show running-config\nprivilege exec level 7 show\n',
    );
    type('no privilege exec level 7 show running-config');
    expect(type('do show running-config | include show')).toBe('');
  });

  it('configuration mode has what its own rules open', async () => {
    const { type, console } = await privileged(
      `${CONFIG}privilege exec level 7 configure terminal\nprivilege configure level 7 hostname\n`,
    );
    type('disable', 'enable 7', 'middle', 'configure terminal');
    expect(console.prompt).toBe('R(config)#');
    expect(type('ip classless')).toContain(INVALID);
    type('hostname Q');
    expect(console.prompt).toBe('Q(config)#');
    expect(type('do clear crypto sa')).toContain(INVALID);
  });
});

describe('passwords as they are kept', () => {
  const kept = async (...lines: readonly string[]): Promise<string> => {
    const { type } = await privileged('hostname R\n');
    type('conf t', ...lines);
    return type('do show running-config | include password|secret');
  };

  it('a secret in clear is hashed, a password is not', async () => {
    const text = await kept(
      'enable secret top',
      'enable password cisco',
      'username bob password pw',
      'username al secret s',
    );
    expect(text).toMatch(
      /^no service password-encryption\nenable secret 5 \$1\$[./\w]{4}\$[./\w]{22}\nenable password cisco\n/,
    );
    expect(text).toMatch(/username bob password 0 pw\nusername al secret 5 \$1\$[./\w]{4}\$[./\w]{22}\n$/);
  });

  it('service password-encryption hides those that are there and those to come, and no does not bring them back', async () => {
    const { type } = await privileged('hostname R\nenable password one\nline con 0\npassword two\n');
    type(
      'conf t',
      'service password-encryption',
      'username bob password three',
      'no service password-encryption',
      'end',
    );
    const text = type('show running-config');
    const hidden = [...text.matchAll(/password 7 ([0-9A-F]+)/g)].map(found => clearOfType7(found[1] ?? ''));
    expect(hidden).toEqual(['one', 'three', 'two']);
    expect(text).not.toMatch(/one|three|two/);
  });

  it('what is no encrypted password is refused at a prompt, as is a user with both', async () => {
    const { type } = await privileged('hostname R\nusername bob password pw\n');
    type('conf t');
    expect(type('enable secret 5 plain')).toContain('ERROR: The secret you entered is not a valid encrypted secret.');
    expect(type('enable password 7 plain')).toBe('Invalid encrypted password: plain\n');
    expect(type('username bob secret s')).toContain('ERROR: Can not have both a user password and a user secret.');
  });

  it('? tells which forms there are', async () => {
    const { console, type, shown } = await privileged('hostname R\n');
    type('conf t');
    console.help('enable secret ');
    expect(shown()).toBe(
      '  0      Specifies an UNENCRYPTED password will follow\n' +
        '  5      Specifies an ENCRYPTED secret will follow\n' +
        "  LINE   The UNENCRYPTED (cleartext) 'enable' secret\n" +
        '  level  Set exec level password\n\n',
    );
  });
});

describe('aaa authentication enable', () => {
  it.each([
    ['enable', 'top', 'R#'],
    ['group tacacs+ enable', 'top', 'R#'],
    ['line', 'knock', 'R#'],
    ['none', undefined, 'R#'],
    ['group tacacs+', undefined, 'R>'],
  ])('by %s', async (methods, password, prompt) => {
    const { console, type } = await consoleOf(
      `hostname R\nenable secret top\naaa new-model\naaa authentication enable default ${methods}\n` +
        'line con 0\npassword knock\n',
    );
    const shown = type('enable');
    if (password !== undefined) {
      expect(type('wrong', 'wrong', 'wrong')).toBe('% Access denied\n\n');
      type('enable', password);
    } else if (prompt === 'R>') expect(shown).toBe('% Error in authentication.\n');
    expect(console.prompt).toBe(prompt);
  });
});

it('IOS says so when the password is the secret, and takes it', async () => {
  const { type } = await privileged('hostname R\nenable secret cisco\n');
  type('conf t');
  expect(type('enable password cisco')).toBe(
    'The enable password you have chosen is the same as your enable secret.\n' +
      'This is not recommended.  Re-enter the enable password.\n',
  );
  expect(type('do show run | include ^enable password')).toBe('enable password cisco\n');
  expect(type('enable password other')).toBe('');
});

it('a text says how it ends, whatever its command', async () => {
  const { console, type } = await privileged('hostname R\n');
  type('conf t');
  for (const command of ['banner #', 'banner exec #', 'line con 0\nvacant-message #'].flatMap(each =>
    each.split('\n'),
  )) {
    const told = command.includes('#') ? "Enter TEXT message.  End with the character '#'.\n" : '';
    expect(type(command)).toBe(told);
    if (told !== '') type('text', '#');
    expect(console.expecting).toBe('command');
  }
});
