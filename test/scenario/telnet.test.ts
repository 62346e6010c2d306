/** Telnet between routers: judged by the segments on the links, and by what the other router shows of its lines. */
import { openConsole } from '../support/console';
import { brief, labOf } from '../support/lab';
import { left, right } from './configs';

const VTY = ['line vty 0 4', ' password letmein', ' login'];

async function labWith(rightExtra: readonly string[] = [], leftExtra: readonly string[] = []) {
  const run = await labOf([left({ extra: leftExtra }), right({ extra: [...VTY, ...rightExtra] })]);
  const at = openConsole(run, 'Left');
  const there = openConsole(run, 'Right');
  for (const console of [at, there]) console.console.makePrivileged();
  return { ...run, at, there };
}

it('logs in on a vty of the other router, and works there', async () => {
  const { at, there, link, watch } = await labWith();
  const seen = watch(link('Left FastEthernet0/0 - '));
  at.type('telnet 192.168.0.2');
  expect(at.text()).toContain('Trying 192.168.0.2 ... Open\n\nUser Access Verification\n\nPassword: ');
  at.type('letmein', 'show privilege');
  expect(at.text()).toContain('Right>show privilege\nCurrent privilege level is 1\nRight>');
  // The password is not shown.
  expect(at.text()).not.toContain('letmein');
  expect(there.answer('show users')).toMatch(/66 vty 0 .* 192\.168\.0\.1\n/);
  expect(seen.map(brief)).toContain('192.168.0.1 > 192.168.0.2 6');
  at.type('exit');
  expect(at.text()).toMatch(/Right>exit\n\n\[Connection to 192\.168\.0\.2 closed by foreign host\]\n$/);
  expect(at.console.prompt).toBe('Left#');
  expect(there.answer('show users')).not.toContain('vty');
});

it('Ctrl-^ x leaves a session waiting; Return, resume and its number lead back', async () => {
  const { at, router, advance } = await labWith();
  at.type('telnet 192.168.0.2', 'letmein');
  at.console.remote?.suspend();
  expect(at.console.prompt).toBe('Left#');
  expect(at.answer('show sessions')).toMatch(/\* {2}1 192\.168\.0\.2 +192\.168\.0\.2 +0 +0 192\.168\.0\.2\n/);
  at.type('telnet 192.168.0.2');
  at.type('letmein');
  at.console.remote?.suspend();
  for (const way of ['resume 1', '1', 'resume', '2']) {
    at.type(way);
    expect(at.console.remote).toBeDefined();
    at.type('show clock');
    at.console.remote?.suspend();
  }
  expect(at.text()).toMatch(/\[Resuming connection 1 to 192\.168\.0\.2 \.\.\. \]\n/);
  at.type('disconnect 1', '');
  advance(1);
  expect(at.answer('where')).not.toMatch(/ 1 192/);
  expect(router('Right').terminals.all.filter(({ session }) => session?.caller !== undefined)).toHaveLength(1);
});

it('what comes while nobody looks is seen on the way back', async () => {
  const { at, there, advance } = await labWith(['line vty 0 4', ' monitor']);
  at.type('telnet 192.168.0.2', 'letmein');
  at.console.remote?.suspend();
  there.type('configure terminal', 'end');
  advance(2);
  expect(at.text()).not.toContain('CONFIG_I');
  at.type('resume');
  expect(at.text()).toContain('%SYS-5-CONFIG_I: Configured from console by console');
});

describe('who is not let in', () => {
  it('a line that wants a password and has none hangs up', async () => {
    const { at, there } = await labWith();
    there.type('configure terminal', 'line vty 0 4', 'no password', 'end');
    expect(at.answer('telnet 192.168.0.2')).toContain(
      'Open\n\nPassword required, but none set\n\n[Connection to 192.168.0.2 closed by foreign host]\n',
    );
  });

  it('three wrong passwords', async () => {
    const { at } = await labWith();
    at.type('telnet 192.168.0.2', 'a', 'b', 'c');
    expect(at.text()).toMatch(/% Bad passwords\n\n?\[Connection to 192\.168\.0\.2 closed by foreign host\]\n$/);
  });

  it('an access class that does not permit the caller', async () => {
    const { at } = await labWith(['access-list 5 permit 10.9.9.9', 'line vty 0 4', ' access-class 5 in']);
    expect(at.answer('telnet 192.168.0.2')).toBe('Trying 192.168.0.2 ... \n% Connection refused by remote host\n\n');
    expect(at.console.error).toBe('failed');
  });

  it('a caller for whom no line is free', async () => {
    const { at } = await labWith();
    for (let i = 0; i < 5; i++) {
      at.type('telnet 192.168.0.2');
      at.console.remote?.suspend();
    }
    expect(at.answer('telnet 192.168.0.2')).toContain('% Connection refused by remote host');
  });

  it('an access list on the way: a filter is told by ICMP, silence by time', async () => {
    const list = ['access-list 150 deny tcp any any eq telnet', 'access-list 150 permit ip any any'];
    const filtered = [...list, 'interface FastEthernet0/0', ' ip access-group 150 in'];
    const { at } = await labWith(filtered);
    expect(at.answer('telnet 192.168.0.2')).toContain('% Destination unreachable; gateway or host down');
    const { at: again } = await labWith([...filtered, ' no ip unreachables']);
    expect(again.answer('telnet 192.168.0.2')).toContain('% Connection timed out; remote host not responding');
  });

  it.each([
    ['', 30],
    ['ip tcp synwait-time 7', 7],
  ])('silence is waited for as long as %j says', async (line, seconds) => {
    const silent = ['access-list 150 deny tcp any any eq telnet', 'access-list 150 permit ip any any'];
    const { at } = await labWith([
      ...silent,
      'interface FastEthernet0/0',
      ' ip access-group 150 in',
      ' no ip unreachables',
    ]);
    if (line !== '') at.type('configure terminal', line, 'end');
    const began = at.console.router.clock.now;
    at.answer('telnet 192.168.0.2');
    expect((at.console.router.clock.now - began) / 1000).toBeCloseTo(seconds, 0);
  });
});

it('a session inside the tunnel crosses the link as ESP', async () => {
  const { at, link, watch, ping } = await labWith();
  ping('10.1.1.9', '10.2.2.9');
  const seen = watch(link('Left FastEthernet0/0 - '));
  at.type('telnet 10.2.2.1 /source-interface FastEthernet0/1');
  at.type('letmein');
  expect(at.text()).toContain('Right>');
  expect(new Set(seen.map(brief))).toEqual(new Set(['192.168.0.1 > 192.168.0.2 esp', '192.168.0.2 > 192.168.0.1 esp']));
});

it('a restart of the other router cuts the session off', async () => {
  const { at, advance, router } = await labWith();
  at.type('telnet 192.168.0.2', 'letmein');
  router('Right').reload();
  // The restarted router knows nothing of the connection and resets it.
  at.type('show clock');
  advance(600);
  expect(at.text()).toContain('closed by foreign host');
  expect(router('Left').tcp.connections).toEqual([]);
});

describe('names', () => {
  it('of the host table lead there, with their port', async () => {
    const { at } = await labWith([], ['ip host Far 192.168.0.2', 'ip host web 80 192.168.0.2']);
    at.type('far');
    expect(at.text()).toContain('Trying far (192.168.0.2)... Open');
    at.console.remote?.suspend();
    expect(at.answer('telnet web')).toContain('% Connection refused by remote host');
    expect(at.answer('show hosts')).toMatch(/^Far +\(perm, OK\) +0 +IP +192\.168\.0\.2$/m);
  });

  it('unknown ones are asked of everybody on the LANs, three times, and of nobody without domain-lookup', async () => {
    const { at, link, watch, lab } = await labWith();
    const seen = watch(link('Left FastEthernet0/0 - '));
    const before = lab.now;
    expect(at.answer('shwo')).toBe(
      'Translating "shwo"...domain server (255.255.255.255)\n' +
        '% Unknown command or computer name, or unable to find computer address\n',
    );
    expect(at.console.error).toBe('unknown-host');
    expect([seen.map(brief), lab.now - before]).toEqual([Array(3).fill('192.168.0.1 > 255.255.255.255 udp'), 9000]);
    at.type('configure terminal', 'no ip domain-lookup', 'end');
    expect(at.answer('shwo')).toMatch(/^Translating "shwo"\n% Unknown command/);
    expect(seen).toHaveLength(3);
  });

  it('are asked of the name servers, with the domain', async () => {
    const { at, link, watch } = await labWith([], ['ip domain-name lab.example', 'ip name-server 192.168.0.2']);
    const seen = watch(link('Left FastEthernet0/0 - '));
    expect(at.answer('ping nowhere')).toContain('Translating "nowhere"...domain server (192.168.0.2)\n% Unrecognized');
    const query = seen.find(packet => brief(packet) === '192.168.0.1 > 192.168.0.2 udp') ?? new Uint8Array(0);
    expect(Buffer.from(query.subarray(28)).toString('latin1')).toContain('\x07nowhere\x03lab\x07example\x00');
  });
});

describe('traceroute', () => {
  it('names every hop on the way to a host, with three times each', async () => {
    const { at } = await labWith();
    expect(at.answer('traceroute 10.2.2.9')).toMatch(
      /^\nType escape sequence to abort\.\nTracing the route to 10\.2\.2\.9\n\n {2}1 192\.168\.0\.2( \d+ msec){3}\n {2}2 10\.2\.2\.9( \d+ msec){3}\n$/,
    );
  });

  it('the last router answers once in half a second: its middle probe is lost', async () => {
    const { at } = await labWith();
    expect(at.answer('traceroute 192.168.0.2')).toMatch(/\n {2}1 192\.168\.0\.2 \d+ msec \* {2}\d+ msec\n$/);
  });

  it('stars where nobody answers, names from the host table, and marks what is refused', async () => {
    const { at, there } = await labWith([], ['ip host far 192.168.0.2']);
    expect(at.answer('traceroute 10.2.2.9 ttl 1 1')).toMatch(/ {2}1 far \(192\.168\.0\.2\) \d+ msec/);
    there.type(
      'configure terminal',
      'interface fa0/0',
      'ip access-group 150 in',
      'access-list 150 deny ip any any',
      'end',
    );
    expect(at.answer('traceroute 10.2.2.9 ttl 1 1 probe 1')).toMatch(/ {2}1 far \(192\.168\.0\.2\) !A {1,2}\n/);
    there.type('configure terminal', 'interface fa0/0', 'no ip unreachables', 'end');
    expect(at.answer('traceroute 10.2.2.9 timeout 1 ttl 1 2')).toMatch(
      / {2}1 {2}\* {2}\* {2}\* \n {2}2 {2}\* {2}\* {2}\* \n$/,
    );
  });

  it('asks question by question', async () => {
    const { at } = await labWith();
    at.type('traceroute', '', '10.2.2.9', '192.168.0.1', 'y', '1', '1', '2', '2', '40000', '');
    expect(at.text()).toMatch(/\n {2}2 10\.2\.2\.9 \d+ msec\n$/);
  });
});
