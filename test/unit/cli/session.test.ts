import { Console } from '../../../src/cli/console';
import { Session } from '../../../src/cli/session';
import { labOf } from '../../support/lab';

const CONFIG = 'hostname R\ninterface FastEthernet0/0\nip address 10.1.1.1 255.255.255.0\n';

async function terminal(config: string | readonly string[] = CONFIG) {
  const run = await labOf([config].flat());
  const [first] = run.lab.routers;
  if (first === undefined) throw new Error('no router');
  let screen = '';
  let away = 0;
  const elsewhere: string[] = [];
  const console: Console = new Console(
    first.router,
    { write: text => session.output(text), log: text => session.log(text), settled: () => session.settled() },
    { length: 6 },
  );
  const session: Session = new Session(console, {
    write: text => void (screen += text),
    escaped: () => {
      away++;
      session.detach();
    },
    elsewhere: text => void elsewhere.push(text),
    acted: () => {},
  });
  session.attach();
  return {
    ...run,
    console,
    session,
    elsewhere,
    away: () => away,
    shown: () => {
      const text = screen;
      screen = '';
      return text;
    },
  };
}

it('echoes, ends lines in CR LF and leaves the prompt last', async () => {
  const { session, shown } = await terminal();
  expect(shown()).toBe('R>');
  session.input('show clock\r');
  expect(shown()).toBe('show clock\r\n*00:00:00.000 UTC Mon Mar 1 1993\r\nR>');
});

it('does not show passwords', async () => {
  const { session, shown, console } = await terminal(`${CONFIG}enable password sesame\n`);
  session.input('enable\rsesame\r');
  expect(shown()).toBe('R>enable\r\nPassword: \r\nR#');
  expect(console.mode).toBe('privileged');
});

it('? answers at once and gives the line back', async () => {
  const { session, shown } = await terminal();
  shown();
  session.input('show clo?');
  expect(shown()).toBe('show clo?\r\nclock  \r\nR>show clo');
  session.input('ck\r');
  expect(shown()).toMatch(/^ck\r\n\*00:00/);
});

it('Tab completes on a new line', async () => {
  const { session, shown } = await terminal();
  shown();
  session.input('sho\t');
  expect(shown()).toBe('sho\r\nR>show ');
});

it('pages by Space, goes on a line by Return, stops by any other key, which is eaten', async () => {
  const { session, shown } = await terminal();
  session.input('show version\r');
  expect(shown()).toMatch(/ --More-- $/);
  session.input('\r');
  expect(shown().split('\r\n')).toHaveLength(2);
  session.input(' ');
  expect(shown()).toMatch(/ --More-- $/);
  session.input('q');
  expect(shown()).toMatch(/\bR>$/);
  session.input('show privilege\r');
  expect(shown()).toContain('Current privilege level is 1');
});

it('pages what matches alone: / begins there, + and - choose, ? tells of these keys', async () => {
  const { session, shown } = await terminal();
  const wipe = '\b'.repeat(9) + ' '.repeat(8) + '\b'.repeat(9);
  session.input('show version\r');
  shown();
  session.input('?');
  expect(shown()).toMatch(/RETURN for another line, SPACE for another page.*\r\n.* --More-- $/s);
  session.input('+[Ii]nterface|memory\r');
  const sifted = shown();
  expect(sifted.startsWith(`${wipe}+[Ii]nterface|memory\r\nfiltering...\r\n`)).toBe(true);
  for (const line of sifted.split('\r\n').slice(2, -1)) expect(line).toMatch(/[Ii]nterface|memory/);
  expect(sifted).toMatch(/R>$/);
  session.input('show version\r');
  shown();
  session.input('/Configuration register\r');
  expect(shown()).toMatch(/filtering\.\.\.\r\nConfiguration register is 0x2102\r\n(\r\n)?R>$/);
  session.input('show version\r-[\r');
  expect(shown()).toMatch(/% Failed to compile regular expression\.\r\nR>$/);
  session.input('show version\r-abc\x03show privilege\r');
  expect(shown()).toMatch(/-abc\r\nR>show privilege\r\nCurrent privilege level is 1\r\nR>$/);
});

it('help that goes over a page gives the line back after it', async () => {
  const { session, shown } = await terminal();
  session.input('show ?');
  expect(shown()).toMatch(/ --More-- $/);
  session.input('q');
  expect(shown()).toMatch(/R>show $/);
});

it('what is typed while a command runs waits for it', async () => {
  const { session, shown, lab, console } = await terminal();
  session.input('ping 10.9.9.9\rshow clock\r');
  expect(console.expecting).toBe('nothing');
  expect(shown()).not.toContain('UTC');
  lab.simulator.runUntil(() => console.expecting === 'command');
  expect(shown()).toMatch(
    /Success rate is 0 percent \(0\/5\)\r\nR>show clock\r\n\*00:00:10.000 UTC Mon Mar 1 1993\r\nR>$/,
  );
});

it('Ctrl-Shift-6 interrupts, and followed by x leads away with the keys behind it', async () => {
  const { session, away, elsewhere, console, shown } = await terminal();
  session.input('ping 10.9.9.9\r');
  session.input('\x1e');
  expect(console.expecting).toBe('command');
  session.input('xshow links\r');
  expect(away()).toBe(1);
  expect(elsewhere).toEqual(['show links\r']);
  shown();
  session.attach();
  expect(shown()).toBe('R>');
});

it('Ctrl-Z in configuration mode takes the line and ends', async () => {
  const { session, console, router } = await terminal();
  session.input('enable\rconf t\rhostname Q\x1a');
  expect([console.mode, router('R').hostname]).toEqual(['privileged', 'Q']);
});

it('log lines stand on lines of their own; with logging synchronous the line is shown again', async () => {
  const plain = await terminal();
  plain.shown();
  plain.session.input('show c');
  plain.router('R').report({ kind: 'reload-requested' });
  expect(plain.shown()).toBe('show c\r\n%SYS-5-RELOAD: Reload requested\r\n');
  const redrawn = await terminal(`${CONFIG}line con 0\nlogging synchronous\n`);
  redrawn.shown();
  redrawn.session.input('show c');
  redrawn.router('R').report({ kind: 'reload-requested' });
  expect(redrawn.shown()).toBe('show c\r\n%SYS-5-RELOAD: Reload requested\r\nR>show c');
});

describe('a session on another system', () => {
  const NEIGHBOURS = [
    'hostname R\ninterface FastEthernet0/0\nip address 10.1.1.1 255.255.255.0\n',
    'hostname Far\ninterface FastEthernet0/0\nip address 10.1.1.2 255.255.255.0\nline vty 0 4\nno login\n',
  ];

  it('gets the keys, shows what comes, and waits after Ctrl-^ x; Return at the prompt is Return', async () => {
    const { session, shown, away, advance } = await terminal(NEIGHBOURS);
    const keys = (text: string): string => {
      session.input(text);
      advance(4);
      return shown();
    };
    shown();
    expect(keys('telnet 10.1.1.2\r')).toBe('telnet 10.1.1.2\r\nTrying 10.1.1.2 ... Open\r\nFar>');
    // Each key goes over and comes back: the other end completes the word.
    expect(keys('sh cl')).toBe('sh cl');
    expect(keys('o\t')).toMatch(/^o\r\nFar>sh clock $/);
    expect(keys('\r')).toMatch(/^\r\n\*\d\d:\d\d:\d\d\.\d{3} UTC Mon Mar 1 1993\r\nFar>$/);
    expect(keys('\x1ex')).toBe('\r\nR>');
    expect(away()).toBe(0);
    expect(keys('1\r')).toBe('1\r\n[Resuming connection 1 to 10.1.1.2 ... ]\r\n');
    expect(keys('exit\r')).toBe('exit\r\n\r\n[Connection to 10.1.1.2 closed by foreign host]\r\nR>');
    // At the router's own prompt it leads to the lab.
    session.input('\x1ex');
    expect(away()).toBe(1);
  });
});

describe('[confirm]', () => {
  it.each([
    ['y', true],
    ['\r', true],
    ['n', false],
    ['q', false],
  ])('takes the key %j and does not wait for Return', async (key, cleared) => {
    const { session, shown, console } = await terminal();
    console.makePrivileged();
    console.router.report({ kind: 'restarted', software: ['IOS'] });
    session.input('clear logging\r');
    shown();
    session.input(key);
    expect(shown()).toBe(`${key === '\r' ? '' : key}\r\nR#`);
    expect(console.router.log.buffer.length === 0).toBe(cleared);
  });

  it('is left by Ctrl-C, and by the line feed of a terminal that sends one behind Return it is not answered', async () => {
    const { session, shown, console } = await terminal();
    console.makePrivileged();
    session.input('clear logging\r\n');
    expect(shown()).toMatch(/\[confirm\]$/);
    session.input('\x03');
    expect(shown()).toBe('\r\nR#');
  });
});

it('Ctrl-^ ends the question for a name, and x behind it leads away although something was typed ahead', async () => {
  const { session, shown, away } = await terminal();
  session.input('nowhere\rshow clock\r');
  expect(shown()).toMatch(/domain server \(255\.255\.255\.255\)\r\n$/);
  session.input('\x1e');
  expect(shown()).toMatch(/^% Name lookup aborted\r\nR>show clock\r\n\*00:00:00[^\n]*\nR>$/);
  expect(away()).toBe(0);
  session.input('x');
  expect(away()).toBe(1);
});

it('a restart shows what the router says, and of the closed line nothing', async () => {
  const { session, shown, console, lab } = await terminal();
  console.makePrivileged();
  session.input('systat\rreload\r');
  expect(shown()).toMatch(/\r\n\* {2}0 con 0 [^]*\[confirm\]$/);
  session.input('y');
  lab.simulator.runUntil(() => console.expecting !== 'nothing');
  expect(shown()).not.toContain('available');
  session.input('\r');
  expect(shown()).toMatch(/R>$/);
});
