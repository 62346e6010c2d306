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
