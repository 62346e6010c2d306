import { md5Crypt } from '../../../src/crypto/md5-crypt';
import { consoleOf, privileged } from './support';

describe('privilege', () => {
  it('the enable password makes privileged, the third wrong one ends it', async () => {
    const { console, type } = await consoleOf();
    expect(console.prompt).toBe('R>');
    type('enable');
    expect([console.prompt, console.expecting]).toEqual(['Password: ', 'secret']);
    type('wrong', 'wrong');
    expect(console.prompt).toBe('Password: ');
    expect(type('wrong')).toBe('% Bad passwords\n\n');
    expect([console.prompt, console.error]).toEqual(['R>', 'dialogue']);
    type('enable', 'cisco');
    expect([console.prompt, console.mode]).toEqual(['R#', 'privileged']);
    type('disable');
    expect(console.prompt).toBe('R>');
  });

  it('a secret counts before the password, in each of its forms', async () => {
    for (const secret of ['hidden', `5 ${md5Crypt('hidden', 'mERr')}`, '7 060E0625484B07']) {
      const { console, type } = await consoleOf(`hostname R\nenable password cisco\nenable secret ${secret}\n`);
      expect([secret, type('enable', 'cisco', 'cisco', 'cisco')]).toEqual([secret, '% Bad secrets\n\n']);
      type('enable', 'hidden');
      expect([secret, console.prompt]).toEqual([secret, 'R#']);
    }
  });

  it('without a password a console is let in', async () => {
    const { console, type } = await consoleOf('hostname R\n');
    type('enable');
    expect(console.prompt).toBe('R#');
  });

  it('commands of privileged EXEC do not exist before', async () => {
    const { type, console } = await consoleOf();
    expect(type('configure terminal')).toBe("  ^\n% Invalid input detected at '^' marker.\n\n");
    expect(console.error).toBe('invalid');
  });
});

describe('login', () => {
  it('exit closes the console; Return opens it, with the questions that the line asks', async () => {
    const config = 'hostname R\nusername bob privilege 15 password pw\nline con 0\nlogin local\n';
    const { console, type } = await consoleOf(config);
    expect(type('exit')).toContain('R con0 is now available');
    expect(console.expecting).toBe('return');
    expect(type('')).toContain('User Access Verification');
    expect(console.prompt).toBe('Username: ');
    type('bob', 'pw');
    // The user's own privilege.
    expect(console.prompt).toBe('R#');
    type('exit', '');
    expect(type('bob', 'no')).toBe('% Login invalid\n\n');
  });
});

describe('what is wrong with a line', () => {
  it.each([
    [
      'show ip rout bogus',
      `${' '.repeat('R#show ip rout '.length)}^\n% Invalid input detected at '^' marker.\n\n`,
      'invalid',
    ],
    ['  show bogus', `${' '.repeat('R#  show '.length)}^\n% Invalid input detected at '^' marker.\n\n`, 'invalid'],
    ['show ip', '% Incomplete command.\n\n', 'incomplete'],
    ['clear crypto', '% Incomplete command.\n\n', 'incomplete'],
    ['co', '% Ambiguous command:  "co"\n', 'ambiguous'],
    [
      'lss',
      'Translating "lss"\n% Unknown command or computer name, or unable to find computer address\n',
      'unknown-host',
    ],
    ['show clock | in', '% Incomplete command.\n\n', 'incomplete'],
    [
      'show clock | frob x',
      `${' '.repeat('R#show clock | '.length)}^\n% Invalid input detected at '^' marker.\n\n`,
      'invalid',
    ],
    ['show clock | include [', '% Failed to compile regular expression.\n', 'failed'],
  ])('%s', async (line, answer, error) => {
    const { type, console } = await privileged();
    expect(type(line)).toBe(answer);
    expect(console.error).toBe(error);
  });

  it('blank lines and comments do nothing', async () => {
    const { type, console } = await privileged();
    expect(type('', '   ', '! a comment')).toBe('');
    expect(console.error).toBeNull();
  });
});

describe('configuration mode', () => {
  it('goes down, up and out', async () => {
    const { console, type } = await privileged();
    expect(type('conf t')).toBe('Enter configuration commands, one per line.  End with CNTL/Z.\n');
    expect(console.prompt).toBe('R(config)#');
    type('int f0/0');
    expect([console.prompt, console.mode]).toEqual(['R(config-if)#', 'config-if']);
    type('crypto isakmp policy 20');
    expect(console.prompt).toBe('R(config-isakmp)#');
    type('exit');
    expect(console.prompt).toBe('R(config)#');
    expect(type('end')).toBe('%SYS-5-CONFIG_I: Configured from console by console\n');
    type('conf t', 'int f0/0');
    console.end();
    expect(console.prompt).toBe('R#');
  });

  it('what is typed is at once in the running configuration, and at work', async () => {
    const { console, type, router } = await privileged();
    type('conf t', 'hostname Other', 'int f0/0', 'shutdown', 'end');
    expect(console.prompt).toBe('Other#');
    expect(type('sh run int f0/0')).toContain(' shutdown\n');
    expect(router('Other').interfaces.get('FastEthernet0/0')?.status).toBe('administratively down');
    expect(type('sh ip int brief | inc 0/0')).toContain('administratively down');
  });

  it('tells mistakes with the caret under them', async () => {
    const { type } = await privileged();
    type('conf t', 'int f0/0');
    expect(type('ip adress 1.2.3.4')).toBe(
      `${' '.repeat('R(config-if)#ip '.length)}^\n% Invalid input detected at '^' marker.\n\n`,
    );
    expect(type('ip address 1.2.3.4')).toBe('% Incomplete command.\n\n');
    expect(type('interface FastEthernet7/7')).toContain('% Invalid interface type and number');
  });

  it('do runs EXEC commands', async () => {
    const { type } = await privileged();
    type('conf t');
    expect(type('do show clock')).toMatch(/UTC Mon Mar 1 1993/);
    expect(type('do bogus')).toBe(
      `${' '.repeat('R(config)#do '.length)}^\n% Invalid input detected at '^' marker.\n\n`,
    );
  });

  it('takes a banner up to its delimiter', async () => {
    const { console, type } = await privileged();
    type('conf t');
    expect(type('banner motd #')).toBe("Enter TEXT message.  End with the character '#'.\n");
    expect(console.expecting).toBe('text');
    type('Keep out', '', 'hostname X', '#');
    expect([console.expecting, console.prompt]).toEqual(['command', 'R(config)#']);
    expect(type('do show run | begin banner')).toContain('banner motd ^C\nKeep out\n\nhostname X\n^C\n');
  });
});

describe('help', () => {
  const helped = async (line: string, setUp: readonly string[] = []): Promise<string> => {
    const { console, shown, type } = await privileged();
    type(...setUp);
    console.help(line);
    return shown();
  };

  it('lists commands under a head line', async () => {
    expect(await helped('')).toMatch(
      /^Exec commands:\n {2}<1-99> {6}Session number to resume\n {2}cd {10}Change current directory\n/,
    );
    expect(await helped('', ['conf t'])).toMatch(/^Configure commands:\n/);
  });

  it('lists words that begin so, what comes next, and <cr>', async () => {
    expect(await helped('show cry')).toBe('crypto  \n');
    expect(await helped('show crypto isakmp ')).toContain('  policy  Show ISAKMP protection suite policy\n');
    expect(await helped('show clock ')).toBe(
      '  detail  Display detailed information\n  |       Output modifiers\n  <cr>\n\n',
    );
    expect(await helped('show clock | ')).toContain('  include  Include lines that match\n');
    expect(await helped('show frob ')).toBe('% Unrecognized command\n');
    expect(await helped('ex', ['conf t'])).toBe('exception  exception-slave  exit  \n');
  });

  it('Tab completes what is unique', async () => {
    const { console, type } = await privileged();
    expect(console.complete('sh')).toBe('show ');
    expect(console.complete('show crypto isa')).toBe('show crypto isakmp ');
    expect(console.complete('c')).toBeUndefined();
    type('conf t');
    expect(console.complete('interf')).toBe('interface ');
    expect(console.complete('do sh')).toBe('do show ');
    expect(console.complete('exi')).toBe('exit ');
    expect(console.complete(' en')).toBeUndefined();
    expect(console.complete('end')).toBe('end ');
  });
});

describe('pages and filters', () => {
  it('stops at a page, goes on by page or line, and wipes its mark', async () => {
    const { console, type, shown } = await privileged(undefined, 5);
    expect(type('show run').split('\n')).toHaveLength(5);
    expect(console.expecting).toBe('more');
    console.more('line');
    const next = shown();
    expect(next.startsWith(`${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`)).toBe(true);
    expect(next.split('\n')).toHaveLength(2);
    console.more('page');
    expect(shown().split('\n')).toHaveLength(5);
    console.more('quit');
    expect(console.expecting).toBe('command');
    type('terminal length 0');
    expect(type('show run')).toContain('\nend\n');
  });

  it.each([
    ['include ^interface', ['interface FastEthernet0/0', 'interface FastEthernet0/1']],
    ['inc hostname|isakmp', ['hostname R', 'crypto isakmp policy 10']],
    ['section policy', ['crypto isakmp policy 10', ' authentication pre-share']],
    ['include _10_', ['crypto isakmp policy 10']],
  ])('show run | %s', async (filter, lines) => {
    const { type } = await privileged();
    expect(type(`show run | ${filter}`)).toBe(`${lines.join('\n')}\n`);
  });

  it('begin and exclude', async () => {
    const { type } = await privileged();
    expect(type('sh run | beg ^interface FastEthernet0/1')).toMatch(/^interface FastEthernet0\/1\n/);
    expect(type('sh run | exc !')).not.toContain('!');
  });
});

describe('ping', () => {
  it('tells marks and times', async () => {
    const { type } = await privileged();
    expect(type('ping 10.1.1.7')).toBe(
      '\nType escape sequence to abort.\nSending 5, 100-byte ICMP Echos to 10.1.1.7, timeout is 2 seconds:\n!!!!!\n' +
        'Success rate is 100 percent (5/5), round-trip min/avg/max = 1/1/1 ms\n',
    );
  });

  it('fails where nobody answers, and resolves names of the host table', async () => {
    const { type, console } = await privileged();
    expect(type('ping 172.16.0.1 repeat 2 timeout 1')).toContain('..\nSuccess rate is 0 percent (0/2)\n');
    expect(console.error).toBe('failed');
    expect(type('ping fred source f0/0 repeat 1')).toContain('Packet sent with a source address of 10.1.1.1');
    expect(type('ping nobody')).toContain('% Unrecognized host or address, or protocol not running.');
  });

  it('asks, in the order of IOS, and pings as answered', async () => {
    const run = await privileged();
    const { console, type } = run;
    const packets = run.watch(run.link('FastEthernet0/1'));
    const questions: string[] = [];
    type('ping');
    for (const answer of ['', '10.2.2.9', '2', '200', '1', 'y', '10.1.1.1', '', 'y', '', '0x1234', '', '']) {
      questions.push(console.prompt);
      type(answer);
    }
    expect(questions).toEqual([
      'Protocol [ip]: ',
      'Target IP address: ',
      'Repeat count [5]: ',
      'Datagram size [100]: ',
      'Timeout in seconds [2]: ',
      'Extended commands [n]: ',
      'Source address or interface: ',
      'Type of service [0]: ',
      'Set DF bit in IP header? [no]: ',
      'Validate reply data? [no]: ',
      'Data pattern [0xABCD]: ',
      'Loose, Strict, Record, Timestamp, Verbose[none]: ',
      'Sweep range of sizes [n]: ',
    ]);
    const [request] = packets;
    if (request === undefined) throw new Error('no packet');
    expect(request.length).toBe(200);
    expect((request[6] as number) & 0x40).toBe(0x40);
    expect(Buffer.from(request.subarray(28, 32)).toString('hex')).toBe('12341234');
    expect(packets).toHaveLength(4);
  });

  it('Ctrl-Shift-6 ends it with what there is until then', async () => {
    const { console, shown, lab } = await privileged();
    console.submit('ping 172.16.0.1');
    lab.simulator.advanceTo(3000);
    console.interrupt();
    expect(console.expecting).toBe('command');
    expect(shown()).toContain('.\nSuccess rate is 0 percent (0/2)\n');
  });
});

describe('debug, history and the rest', () => {
  it('switches are told, listed and turned off', async () => {
    const { type } = await privileged();
    expect(type('debug crypto isakmp')).toBe('Crypto ISAKMP debugging is on\n');
    expect(type('deb cry ips')).toBe('Crypto IPSEC debugging is on\n');
    expect(type('sh debug')).toBe(
      'Cryptographic Subsystem:\n  Crypto ISAKMP debugging is on\n  Crypto IPSEC debugging is on\n\n',
    );
    expect(type('no debug crypto ipsec')).toBe('Crypto IPSEC debugging is off\n');
    expect(type('u all')).toBe('All possible debugging has been turned off\n');
    expect(type('show debug')).toBe('');
  });

  it('history keeps the last lines', async () => {
    const { type } = await privileged();
    type('show clock', 'show privilege', 'bogus it');
    expect(type('show history')).toBe('  show clock\n  show privilege\n  bogus it\n  show history\n');
  });

  it('write memory decides what a restart begins with', async () => {
    const { type, console, router } = await privileged();
    type('conf t', 'hostname Kept', 'end', 'wr', 'conf t', 'hostname Lost', 'end');
    expect(console.prompt).toBe('Lost#');
    type('reload', 'no', '');
    expect(console.expecting).toBe('return');
    type('');
    expect(console.prompt).toBe('Kept>');
    expect(router('Kept').debugFlags.size).toBe(0);
  });
});
