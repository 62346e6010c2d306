import { ipv4 } from '../../../src/base/ipv4-address';
import { LineTerminal } from '../../../src/cli/line-terminal';
import type { Caller } from '../../../src/router/terminal-lines';
import { type LabRun, labOf } from '../../support/lab';

const HEAD = 'hostname R\nenable password sesame\ninterface FastEthernet0/0\nip address 10.1.1.1 255.255.255.0\n';

const callerFrom = (address: string, more: Partial<Caller> = {}): Caller => ({
  protocol: 'telnet',
  address: ipv4(address),
  port: 11000,
  localAddress: ipv4('10.1.1.1'),
  localPort: 23,
  ...more,
});

interface Far {
  readonly terminal: LineTerminal;
  shown(): string;
  closed(): number;
}

function connect(run: LabRun, address: string): Far | undefined {
  const router = run.router('R');
  const line = router.terminals.acquireVty(callerFrom(address));
  if (line === undefined) return undefined;
  let screen = '';
  let closed = 0;
  const terminal = new LineTerminal(router, line, {
    write: text => void (screen += text),
    acted: () => {},
    closed: () => {
      closed++;
    },
  });
  terminal.start();
  const shown = (): string => {
    const text = screen;
    screen = '';
    return text;
  };
  return { terminal, shown, closed: () => closed };
}

function connected(run: LabRun, address: string): Far {
  const far = connect(run, address);
  if (far === undefined) throw new Error('refused');
  return far;
}

describe('a call to a vty', () => {
  it('is asked for the password of the line, and works the router from there', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\npassword knock\nlogin\n`]);
    const log = run.logOf('R');
    const { terminal, shown, closed } = connected(run, '10.1.1.7');
    expect(shown()).toBe('\r\nUser Access Verification\r\n\r\nPassword: ');
    terminal.input('knock\r');
    expect(shown()).toBe('\r\nR>');
    terminal.input('enable\rsesame\rconf t\rhostname S\rend\r');
    expect(shown()).toMatch(/\r\nS#$/);
    expect(log).toEqual(['%SYS-5-CONFIG_I: Configured from console by vty0 (10.1.1.7)']);
    terminal.input('exit\r');
    expect(closed()).toBe(1);
    expect(run.router('S').terminals.all.every(line => line.session === undefined)).toBe(true);
  });

  it('is closed without a password to ask for, and after three wrong ones', async () => {
    const none = connected(await labOf([HEAD]), '10.1.1.7');
    expect([none.shown(), none.closed()]).toEqual(['\r\nPassword required, but none set\r\n', 1]);
    const three = connected(await labOf([`${HEAD}line vty 0 4\npassword knock\nlogin\n`]), '10.1.1.7');
    three.terminal.input('a\rb\rc\r');
    expect(three.shown()).toMatch(/% Bad passwords\r\n$/);
    expect(three.closed()).toBe(1);
  });

  it('bears the name of a user whose password is right', async () => {
    const run = await labOf([`${HEAD}username bob privilege 15 password pw\nline vty 0 4\nlogin local\n`]);
    const log = run.logOf('R');
    const { terminal, shown } = connected(run, '10.1.1.7');
    terminal.input('bob\rpw\r');
    expect(shown()).toMatch(/Username: bob\r\nPassword: \r\nR#$/);
    terminal.input('conf t\rend\r');
    expect(log).toEqual(['%SYS-5-CONFIG_I: Configured from console by bob on vty0 (10.1.1.7)']);
  });

  it('is refused when all lines are taken, by the access class and by the protocol', async () => {
    const open = await labOf([`${HEAD}line vty 0 4\nno login\n`]);
    const far = Array.from({ length: 6 }, () => connect(open, '10.1.1.7'));
    expect(far.map(each => each !== undefined)).toEqual([true, true, true, true, true, false]);
    far[2]?.terminal.hangUp();
    expect(connected(open, '10.1.1.8').terminal.console.line.name).toBe('vty2');

    const guarded = await labOf([
      `${HEAD}access-list 7 permit 10.1.1.7\nline vty 0 4\nno login\naccess-class 7 in\ntransport input ssh\n`,
    ]);
    const { terminals } = guarded.router('R');
    expect(terminals.acquireVty(callerFrom('10.1.1.7'))).toBeUndefined();
    expect(terminals.acquireVty(callerFrom('10.1.1.8', { protocol: 'ssh' }))).toBeUndefined();
    expect(terminals.acquireVty(callerFrom('10.1.1.7', { protocol: 'ssh' }))?.name).toBe('vty0');
  });

  it('sees no log until it asks for it', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\nno login\n`]);
    const { terminal, shown } = connected(run, '10.1.1.7');
    terminal.input('enable\rsesame\rconf t\rend\r');
    expect(shown()).not.toContain('%SYS-5');
    expect(shown()).toBe('');
  });

  it('is cut off by a restart', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\nno login\n`]);
    const { closed } = connected(run, '10.1.1.7');
    run.router('R').reload();
    expect(closed()).toBe(1);
  });
});

describe('what a line shows and asks first', () => {
  it('banners, with the names of things in them, before and after the password', async () => {
    const run = await labOf([
      `${HEAD}ip domain-name lab.example\nbanner motd #\nThis is $(hostname).$(domain)\n#\n` +
        'banner login #Line $(line)#\nbanner exec #Welcome#\nline vty 0 4\npassword knock\nlogin\n',
    ]);
    const { terminal, shown } = connected(run, '10.1.1.7');
    expect(shown()).toBe('\r\nThis is R.lab.example\r\n\r\nLine 66\r\n\r\nUser Access Verification\r\n\r\nPassword: ');
    terminal.input('knock\r');
    expect(shown()).toBe('\r\nWelcome\r\nR>');
  });

  it('without a login there is no login banner, and a line may show none at all', async () => {
    const run = await labOf([
      `${HEAD}banner motd #Hi#\nbanner login #Who#\nbanner exec #Go#\nline vty 0\nno login\nline vty 1\nno login\n` +
        'no motd-banner\nno exec-banner\n',
    ]);
    expect(connected(run, '10.1.1.7').shown()).toBe('Hi\r\nGo\r\nR>');
    expect(connected(run, '10.1.1.7').shown()).toBe('R>');
  });

  it.each([
    ['aaa authentication login default local', 'Username: '],
    ['aaa authentication login default group tacacs+ local', 'Username: '],
    ['aaa authentication login default line', 'Password: '],
    ['aaa authentication login default none', 'R>'],
    ['aaa authentication login VTY none\nline vty 0 4\nlogin authentication VTY', 'R>'],
    ['', 'Username: '],
  ])('aaa new-model: %s', async (lines, end) => {
    const run = await labOf([`${HEAD}aaa new-model\nusername bob password pw\nline vty 0 4\npassword pw\n${lines}\n`]);
    const { terminal, shown } = connected(run, '10.1.1.7');
    expect(shown().endsWith(end)).toBe(true);
    if (end !== 'R>') terminal.input(end === 'Username: ' ? 'bob\rpw\r' : 'pw\r');
    expect(terminal.console.prompt).toBe('R>');
  });

  it('the privilege level of the line, unless the user has one', async () => {
    const run = await labOf([
      `${HEAD}username bob privilege 3 password pw\nusername al password pw\nline vty 0 4\nprivilege level 15\nlogin local\n`,
    ]);
    for (const [user, level] of [
      ['bob', 3],
      ['al', 15],
    ] as const) {
      const { terminal } = connected(run, '10.1.1.7');
      terminal.input(`${user}\rpw\r`);
      expect(terminal.console.level).toBe(level);
    }
  });
});

describe('a line that nobody types on', () => {
  it('is closed after its exec-timeout, counted from the last key', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\nno login\nexec-timeout 1 30\n`]);
    const { terminal, closed } = connected(run, '10.1.1.7');
    run.advance(80);
    terminal.input('s');
    terminal.input('how clock\r');
    run.advance(89);
    expect(closed()).toBe(0);
    run.advance(2);
    expect(closed()).toBe(1);
  });

  it('is closed after ten minutes, or never with exec-timeout 0 0, and a change counts at once', async () => {
    const run = await labOf([`${HEAD}line vty 0\nno login\nline vty 1 4\nno login\nexec-timeout 0 0\n`]);
    const first = connected(run, '10.1.1.7');
    const second = connected(run, '10.1.1.7');
    run.advance(599);
    expect([first.closed(), second.closed()]).toEqual([0, 0]);
    run.advance(3600);
    expect([first.closed(), second.closed()]).toEqual([1, 0]);
    const third = connected(run, '10.1.1.7');
    third.terminal.input('enable\rsesame\rconf t\rline vty 1 4\rexec-timeout 0 5\r');
    run.advance(6);
    expect([second.closed(), third.closed()]).toEqual([1, 0]);
  });

  it('is not idle while a command goes on', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\nno login\nexec-timeout 0 5\n`]);
    const { terminal, closed } = connected(run, '10.1.1.7');
    terminal.input('ping 172.16.0.1\r');
    run.advance(9);
    expect(closed()).toBe(0);
    run.advance(6);
    expect(closed()).toBe(1);
  });

  it('is idle from the password on that was typed', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\npassword knock\nlogin\nexec-timeout 0 30\n`]);
    const { terminal, closed } = connected(run, '10.1.1.7');
    run.advance(20);
    terminal.input('knock\r');
    run.advance(29);
    expect(closed()).toBe(0);
    run.advance(2);
    expect(closed()).toBe(1);
  });

  it('waits half a minute for a password', async () => {
    const run = await labOf([`${HEAD}line vty 0 4\npassword knock\nlogin\n`]);
    const { shown, closed } = connected(run, '10.1.1.7');
    run.advance(31);
    expect(shown()).toMatch(/% Password: {2}timeout expired!\r\n$/);
    expect(closed()).toBe(1);
  });
});

describe('lines work on each other', () => {
  const OPEN = `${HEAD}access-list 7 permit any\nline vty 0 4\nno login\nprivilege level 15\naccess-class 7 in\n`;

  it('terminal monitor shows the log from the monitor level on, until it is turned off', async () => {
    const run = await labOf([`${OPEN}logging monitor errors\n`]);
    const { terminal, shown } = connected(run, '10.1.1.7');
    terminal.input('terminal monitor\r');
    shown();
    run.router('R').report({ kind: 'configured', from: 'console', by: 'console' });
    expect(shown()).toBe('');
    run.router('R').report({ kind: 'interface-up-down', interfaceName: 'Serial0/0', state: 'down' });
    expect(shown()).toBe('\r\n%LINK-3-UPDOWN: Interface Serial0/0, changed state to down\r\n');
    terminal.input('show logging | include Monitor\r');
    expect(shown()).toContain('Monitor logging: level errors, 1 messages logged');
    terminal.input('terminal no monitor\r');
    shown();
    run.router('R').report({ kind: 'interface-up-down', interfaceName: 'Serial0/0', state: 'up' });
    expect(shown()).toBe('');
  });

  it('show users tells who is where and since when idle', async () => {
    const run = await labOf([`${HEAD}username bob privilege 15 password pw\nline vty 0 4\nlogin local\n`]);
    const first = connected(run, '10.1.1.7');
    first.terminal.input('bob\rpw\r');
    run.advance(75);
    const second = connected(run, '10.1.1.8');
    second.terminal.input('bob\rpw\r');
    second.shown();
    second.terminal.input('show users\r');
    expect(second.shown().split('\r\n').slice(1, 4)).toEqual([
      '    Line       User       Host(s)              Idle       Location',
      '  66 vty 0     bob        idle                 00:01:15 10.1.1.7',
      '* 67 vty 1     bob        idle                 00:00:00 10.1.1.8',
    ]);
  });

  it('show line tells all lines, one line, and how often each was used', async () => {
    const run = await labOf([OPEN]);
    connected(run, '10.1.1.7').terminal.input('exit\r');
    const { terminal, shown } = connected(run, '10.1.1.7');
    shown();
    terminal.input('terminal length 0\rshow line\r');
    const table = shown();
    expect(table).toContain(
      '   Tty Typ     Tx/Rx    A Modem  Roty AccO AccI   Uses   Noise  Overruns   Int\r\n' +
        '     0 CTY              -    -      -    -    -      0       0     0/0       -\r\n' +
        '    65 AUX   9600/9600  -    -      -    -    -      0       0     0/0       -\r\n' +
        '*   66 VTY              -    -      -    -    7      2       0     0/0       -\r\n' +
        '    67 VTY              -    -      -    -    7      0       0     0/0       -\r\n',
    );
    terminal.input('show line vty 0\r');
    expect(shown()).toMatch(
      /\r\n\r\nLine 66, Location: "10.1.1.7", Type: ""\r\nLength: 0 lines, Width: 80 columns\r\n/,
    );
  });

  it('clear line cuts another off, but not itself', async () => {
    const run = await labOf([OPEN]);
    const [first, second] = [connected(run, '10.1.1.7'), connected(run, '10.1.1.8')];
    second.terminal.input('clear line vty 1\r');
    expect(second.shown()).toContain('% Not allowed to clear current line');
    second.terminal.input('clear line 66\r\r');
    expect(second.shown()).toMatch(/clear line 66\r\n\[confirm\]\r\n \[OK\]\r\nR#$/);
    expect([first.closed(), second.closed()]).toEqual([1, 0]);
  });

  it('send shows a message on the lines that it names', async () => {
    const run = await labOf([OPEN]);
    const [first, second, third] = ['10.1.1.7', '10.1.1.8', '10.1.1.9'].map(address => connected(run, address));
    [first, second, third].forEach(each => each?.shown());
    second?.terminal.input('send vty 0\rGoing down\rin a minute\x1a\r');
    expect(second?.shown()).toBe(
      'send vty 0\r\nEnter message, end with CTRL/Z; abort with CTRL/C:\r\nGoing down\r\nin a minute^Z\r\n' +
        'Send message? [confirm]\r\nR#',
    );
    expect(first?.shown()).toBe(
      '\r\n\r\n\r\n***\r\n***\r\n*** Message from tty67 to tty66:\r\n***\r\nGoing down\r\nin a minute\r\n\r\n',
    );
    expect(third?.shown()).toBe('');
  });
});

it('absolute-timeout ends a session whatever is typed', async () => {
  const run = await labOf([`${HEAD}line vty 0 4\nno login\nabsolute-timeout 2\n`]);
  const { terminal, closed } = connected(run, '10.1.1.7');
  for (let i = 0; i < 11; i++) {
    run.advance(10);
    terminal.input('show clock\r');
  }
  expect(closed()).toBe(0);
  run.advance(11);
  expect(closed()).toBe(1);
});

describe('access classes', () => {
  it('tell of callers as the list says, and count them', async () => {
    const run = await labOf([
      `${HEAD}access-list 7 permit 10.1.1.7 log\naccess-list 7 deny any log\nline vty 0 4\nno login\naccess-class 7 in\n`,
    ]);
    const log = run.logOf('R');
    expect(connect(run, '10.1.1.8')).toBeUndefined();
    expect(connect(run, '10.1.1.7')).toBeDefined();
    expect(log).toEqual([
      '%SEC-6-IPACCESSLOGS: list 7 denied 10.1.1.8 1 packet',
      '%SEC-6-IPACCESSLOGS: list 7 permitted 10.1.1.7 1 packet',
    ]);
  });

  it('of the way out keep a terminal from hosts', async () => {
    const run = await labOf([
      `${HEAD}access-list 8 deny 10.1.1.9\naccess-list 8 permit any\nline vty 0 4\nno login\naccess-class 8 out\n`,
    ]);
    const { terminal, shown } = connected(run, '10.1.1.7');
    terminal.input('telnet 10.1.1.9\r');
    expect(shown()).toContain('\r\n% Connections to that host not permitted from this terminal\r\nR>');
    terminal.input('telnet 10.1.1.10\r');
    expect(shown()).toContain('Trying 10.1.1.10 ...');
  });
});
