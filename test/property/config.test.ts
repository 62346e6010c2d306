/** Configurations made at random: what is loaded, printed and loaded again is the same; no line breaks anything. */
import fc from 'fast-check';

import { SeededRng } from '../../src/base/rng';
import { Configurator } from '../../src/config/configurator';
import { loadConfig } from '../../src/config/load';
import { storedFamilies } from '../../src/config/lines/stored';
import { CONFIG_LINES, modeNamed } from '../../src/config/modes';
import { renderConfig } from '../../src/config/render';
import { newRouterConfig, type RouterConfig } from '../../src/router/model/router-config';

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,11}$/);
const address = fc
  .tuple(fc.integer({ min: 1, max: 223 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map(octets => octets.join('.'));
const mask = fc.constantFrom('255.255.255.0', '255.255.0.0', '255.255.255.252', '255.255.255.255', '255.0.0.0');
const wildcard = fc.constantFrom('0.0.0.255', '0.0.255.255', '0.0.0.0', '255.255.255.255', '0.255.0.255');
const text = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .,:;()-]{0,30}[A-Za-z0-9]$/)
  .map(each => each.replace(/ +/g, ' '));
const oneOf = (...words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const number = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
/** Words and arbitraries in a row; `?` before an arbitrary: it may be missing. */
const line = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part)))
    .map(words => words.filter(each => each !== '').join(' '));
const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), part);
const block = (head: fc.Arbitrary<string>, ...lines: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string[]> =>
  fc
    .tuple(head, fc.array(fc.oneof(...lines), { maxLength: 5 }))
    .map(([first, rest]) => [first, ...rest.map(each => ` ${each}`)]);
const single = (each: fc.Arbitrary<string>): fc.Arbitrary<string[]> => each.map(only => [only]);

const end = fc.oneof(fc.constant('any'), line('host', address), line(address, wildcard));
const port = fc.oneof(
  line(oneOf('eq', 'gt', 'lt', 'neq'), number(1, 65_535)),
  fc.constant('eq www'),
  fc.constant('range 1000 2000'),
);
const option = oneOf(
  'log-input',
  'precedence critical tos min-delay',
  'fragments log',
  'dscp af31',
  'tos 3',
  'time-range office',
  'reflect back timeout 60',
);
const rule = fc.oneof(
  line(oneOf('permit', 'deny'), oneOf('ip', 'esp', 'ahp', 'gre', '77'), end, end, maybe(fc.constant('log'))),
  line(oneOf('permit', 'deny'), oneOf('tcp', 'udp'), end, maybe(port), end, maybe(port), maybe(option)),
  line(oneOf('permit', 'deny'), 'tcp', end, end, oneOf('established', 'syn', 'rst ack'), maybe(option)),
  line(oneOf('permit', 'deny'), 'icmp', end, end, maybe(oneOf('echo', 'echo-reply', 'unreachable', '8', '3 4'))),
  line('remark', text),
);
const standard = fc.oneof(
  line(oneOf('permit', 'deny'), fc.oneof(fc.constant('any'), address, line(address, wildcard))),
  line('remark', text),
);
const transforms = oneOf(
  'esp-des esp-md5-hmac',
  'esp-3des esp-sha-hmac',
  'ah-md5-hmac',
  'esp-aes 256 esp-sha-hmac',
  'ah-sha-hmac esp-null',
  'esp-des',
);
const lifetime = fc.oneof(line('seconds', number(120, 86_400)), line('kilobytes', number(2560, 536_870_912)));
const entry = [
  line('match address', word),
  line('set transform-set', word),
  line('set peer', address),
  line('set pfs', oneOf('group1', 'group2', 'group5')),
  line('set security-association lifetime', lifetime),
  line('description', text),
];
const interfaceName = fc.oneof(
  line('FastEthernet0/').map(name => `${name}0`),
  number(0, 9).map(n => `Loopback${n}`),
  number(0, 3).map(n => `Serial0/${n}`),
  fc.constant('FastEthernet0/1'),
);

const CHUNKS: readonly fc.Arbitrary<string[]>[] = [
  single(line('hostname', word)),
  single(
    line(
      'service timestamps',
      oneOf('debug', 'log'),
      oneOf('uptime', 'datetime', 'datetime msec', 'datetime msec localtime'),
    ),
  ),
  single(
    line(
      maybe(fc.constant('no')),
      oneOf('ip subnet-zero', 'ip classless', 'ip domain-lookup', 'ip http server', 'service password-encryption'),
    ),
  ),
  single(
    line(
      'enable',
      oneOf('password', 'secret'),
      maybe(line('level', number(1, 15))),
      oneOf('cisco', '7 094F471A1A0A', '5 $1$abcd$wWJ0c9IUe.fLj1nIhAhrC1'),
    ),
  ),
  single(line('username', word, maybe(line('privilege', number(0, 15))), oneOf('password', 'secret'), word)),
  single(line('username', word, oneOf('nopassword', 'noescape', 'autocommand show users', 'secret 9 $9$a$b'))),
  single(
    line(
      maybe(fc.constant('no')),
      'privilege',
      oneOf('exec', 'configure', 'interface'),
      maybe(fc.constant('all')),
      'level',
      number(0, 15),
      oneOf('show', 'show ip', 'show ip route', 'show version', 'clear line', 'ip', 'ip address'),
    ),
  ),
  single(
    line(
      maybe(fc.constant('no')),
      oneOf('logging console', 'logging monitor', 'logging trap', 'logging buffered', 'logging buffered 16384'),
      maybe(oneOf('errors', 'informational', 'debugging')),
    ),
  ),
  single(line(maybe(fc.constant('no')), oneOf('logging', 'logging host'), address)),
  single(
    line(
      maybe(fc.constant('no')),
      oneOf('logging on', 'logging facility local3', 'logging source-interface Loopback0', 'service sequence-numbers'),
    ),
  ),
  single(
    line(
      maybe(fc.constant('no')),
      oneOf('aaa new-model', 'aaa authentication login default local', 'aaa authentication enable default enable'),
    ),
  ),
  single(line('ip host', word, address)),
  single(line('ip domain-name', word)),
  single(line('ip route', address, '255.255.255.255', address, maybe(number(2, 255)))),
  single(line('ip route', oneOf('0.0.0.0 0.0.0.0', '10.0.0.0 255.0.0.0'), interfaceName)),
  block(
    line('crypto isakmp policy', number(1, 10_000)),
    line(
      oneOf(
        'encr des',
        'encr 3des',
        'encr aes 192',
        'hash md5',
        'hash sha',
        'authentication pre-share',
        'group 2',
        'group 5',
      ),
    ),
    line('lifetime', number(60, 86_400)),
  ),
  single(line('crypto isakmp key', word, 'address', address, maybe(mask))),
  single(line('crypto isakmp identity', oneOf('address', 'hostname'))),
  single(line('crypto ipsec security-association lifetime', lifetime)),
  block(line('crypto ipsec transform-set', word, transforms), fc.constant('mode transport')),
  block(line('crypto dynamic-map', word, number(1, 65_535)), ...entry),
  block(line('crypto map', word, number(1, 65_535), 'ipsec-isakmp'), ...entry),
  single(line('crypto map', word, number(1, 65_535), 'ipsec-isakmp dynamic', word, maybe(fc.constant('discover')))),
  block(
    line('interface', interfaceName),
    line('ip address', address, mask),
    line('description', text),
    line('ip access-group', word, oneOf('in', 'out')),
    line('crypto map', word),
    line(
      oneOf(
        'shutdown',
        'no shutdown',
        'no ip proxy-arp',
        'no ip unreachables',
        'duplex auto',
        'speed 100',
        'keepalive 5',
        'no cdp enable',
      ),
    ),
    line('ip mtu', number(128, 1500)),
    line('wibble', text),
  ),
  single(
    fc.oneof(
      line('ip nat inside source list', word, oneOf('pool P overload', 'pool P', 'interface FastEthernet0/0 overload')),
      line('ip nat outside source list', word, 'pool P'),
      line(
        'ip nat inside source static',
        maybe(fc.constant('network')),
        address,
        address,
        oneOf('/24', 'extendable', ''),
      ),
      line(
        'ip nat inside source static',
        oneOf('tcp', 'udp'),
        address,
        '80',
        address,
        '8080',
        maybe(oneOf('no-alias')),
      ),
      line('ip nat outside source static', address, address),
      line(
        'ip nat pool',
        word,
        oneOf('1.1.1.1 1.1.1.9', '1.1.1.3 1.1.1.3'),
        oneOf('netmask 255.255.255.0', 'prefix-length 28'),
      ),
      line('ip nat translation', oneOf('timeout', 'udp-timeout', 'max-entries'), number(1, 9999)),
    ),
  ),
  block(line('ip nat pool', word, 'prefix-length 24'), line('address 2.2.2.1', oneOf('2.2.2.9', '2.2.2.1'))),
  block(line('interface', interfaceName), line('ip nat', oneOf('inside', 'outside', 'enable'))),
  single(line('access-list', number(100, 199), rule)),
  single(line('access-list', number(1, 99), standard)),
  block(line('ip access-list extended', word), rule),
  block(line('ip access-list standard', word), standard),
  block(
    line('line', oneOf('con 0', 'aux 0', 'vty 0 4', 'vty 0 15', 'vty 2', 'vty 3 7', '1 8')),
    line(oneOf('login', 'no login', 'login local', 'logging synchronous', 'exec-timeout 0 0', 'length 0')),
    line(
      maybe(fc.constant('no')),
      oneOf(
        'login authentication LIST',
        'exec',
        'exec-banner',
        'history',
        'history size 20',
        'monitor',
        'location Here',
      ),
    ),
    line(
      oneOf('access-class 7 in', 'access-class 8 out', 'transport input telnet ssh', 'privilege level 15', 'wibble'),
    ),
    line('password', word),
  ),
  block(fc.constant('router ospf 1'), line('network', address, wildcard, 'area 0')),
  single(
    line(
      oneOf('boot system', 'logging', 'snmp-server', 'ntp server', 'ip name-server', 'cdp run', 'clock timezone'),
      text,
    ),
  ),
  single(line('frobnicate', text)),
  fc
    .tuple(oneOf('motd', 'login', 'exec'), fc.array(text, { minLength: 1, maxLength: 3 }))
    .map(([kind, lines]) => [`banner ${kind} ^C`, ...lines, '^C']),
];

const configText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof(...CHUNKS), { minLength: 1, maxLength: 25 }))
  .map(([chunks]) => ['hostname First', ...chunks.flatMap(chunk => [...chunk, '!']), 'end', ''].join('\n'));

const loaded = (config: string): RouterConfig => loadConfig(config, 'a.cfg').config;
const printed = (config: RouterConfig): string => `${renderConfig(config).join('\n')}\n`;

test('what is printed loads as the same model, and prints the same again', () => {
  fc.assert(
    fc.property(configText, config => {
      const first = loaded(config);
      const again = loaded(printed(first));
      expect(printed(again)).toBe(printed(first));
      expect(again).toEqual(first);
    }),
    { numRuns: 400 },
  );
});

test('the form in which people paste it gives the same model', () => {
  fc.assert(
    fc.property(configText, config => {
      const pasted = config
        .split('\n')
        // The marks between blocks stay: without them nobody can tell where an unknown line belongs.
        .flatMap(each => (each.includes('^C') ? [each] : [each.trim()]));
      const framed = ['A#show running-config', 'Building configuration...', '', ...pasted, 'A#'].join('\r\n');
      expect(printed(loaded(framed))).toBe(printed(loaded(config)));
    }),
    { numRuns: 200 },
  );
});

describe('every declared line', () => {
  /** The model after `text` was typed, and what it prints. */
  const after = (lines: readonly string[]): string => printed(loaded(['hostname A', ...lines, ''].join('\n')));

  test('is counted: a new declaration shows up in these tests by itself', () => {
    expect(CONFIG_LINES.length).toBeGreaterThan(90);
    expect(storedFamilies('config').length).toBeGreaterThan(250);
  });

  test('`no` of what was configured leaves nothing behind', () => {
    const plain = after([]);
    const undone = (lines: readonly string[], ...no: readonly string[]): void =>
      expect([lines.join(' / '), after([...lines, ...no])]).toEqual([lines.join(' / '), plain]);
    undone(['enable password cisco'], 'no enable password');
    undone(['ip host a 1.2.3.4'], 'no ip host a');
    undone(['ip route 10.0.0.0 255.0.0.0 1.1.1.1'], 'no ip route 10.0.0.0 255.0.0.0 1.1.1.1');
    undone(['access-list 101 permit ip any any', 'access-list 101 deny ip any any'], 'no access-list 101');
    undone(['crypto isakmp policy 10', 'hash md5'], 'no crypto isakmp policy 10');
    undone(['crypto isakmp key k address 1.1.1.1'], 'no crypto isakmp key k address 1.1.1.1');
    undone(['crypto ipsec transform-set t esp-des'], 'no crypto ipsec transform-set t');
    undone(['crypto dynamic-map d 10', 'set transform-set t'], 'no crypto dynamic-map d 10');
    undone(['crypto map m 10 ipsec-isakmp', 'set peer 1.1.1.1'], 'no crypto map m 10');
    undone(['crypto map m 10 ipsec-isakmp dynamic d discover'], 'no crypto map m');
    undone(['interface Loopback0', 'ip address 1.1.1.1 255.0.0.0'], 'no interface Loopback0');
    undone(['ip access-list extended e', 'permit ip any any'], 'no ip access-list extended e');
    undone(['banner motd #hello#'], 'no banner motd');
    undone(['snmp-server community public'], 'no snmp-server community public');
  });
});

describe('any typing in any mode', () => {
  const heads = [
    '',
    'interface Loopback0',
    'crypto isakmp policy 1',
    'crypto map m 1 ipsec-isakmp',
    'crypto ipsec transform-set t esp-des',
    'ip access-list extended e',
    'line con 0',
    'router rip',
  ];
  const words = [
    ...new Set(CONFIG_LINES.flatMap(each => JSON.stringify(each.syntax.node).match(/"word":"[^"]+"/g) ?? [])),
  ].map(each => each.slice(8, -1));
  const typed = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...words),
          fc.constantFrom('1', '0', '10.0.0.1', '255.255.255.0', 'no', 'default', 'x', '?', '|'),
          fc.string({ maxLength: 4 }),
        ),
        { maxLength: 8 },
      )
      .map(each => each.join(' ')),
  );

  test('is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.array(typed, { maxLength: 6 }), (head, lines) => {
        const config = newRouterConfig();
        const configurator = new Configurator(config, { rng: new SeededRng(1), onChange: () => {} });
        if (head !== '') configurator.execute(head);
        for (const each of lines) {
          configurator.help(each);
          configurator.complete(each);
          configurator.execute(each);
        }
        expect(typeof printed(config)).toBe('string');
      }),
      { numRuns: 1500 },
    );
  });

  test('no of any part of a line that is right is answered too', () => {
    fc.assert(
      fc.property(fc.oneof(...CHUNKS), fc.nat(8), (lines, count) => {
        const config = newRouterConfig();
        const configurator = new Configurator(config, { rng: new SeededRng(1, 'salts'), onChange: () => {} });
        for (const each of lines) configurator.execute(each);
        for (const each of lines) {
          configurator.execute(`no ${each.trim().split(' ').slice(0, count).join(' ')}`);
          configurator.execute(`default ${each.trim().split(' ').slice(0, count).join(' ')}`);
        }
        expect(renderConfig(config)).toEqual(expect.any(Array));
      }),
      { numRuns: 500 },
    );
  });

  test('a line of a megabyte is refused like another', () => {
    const configurator = new Configurator(newRouterConfig(), { rng: new SeededRng(1), onChange: () => {} });
    expect(configurator.execute('x'.repeat(1_000_000)).error).toMatchObject({ kind: 'invalid', column: 0 });
    expect(modeNamed('config').tree.help(`interface ${'y'.repeat(100_000)}`).kind).toBe('unrecognized');
  });
});
