import { HostTable } from '../../../src/router/model/host-table';
import { ipv4 } from '../../../src/base/ipv4-address';
import type { TransformSet } from '../../../src/ipsec/configuration';
import { accessLists } from '../../../src/show/access-lists';
import { debugging } from '../../../src/show/debugging';
import { hosts } from '../../../src/show/hosts';
import { history, privilege, terminal, users } from '../../../src/show/terminal';
import { globalLifetime, transformSets } from '../../../src/show/transform-sets';
import { goldenShow, withoutEnd } from './golden-shows';
import { accessList, ANYWHERE, rule, TED_LIST } from './states';

describe('show debugging', () => {
  test('three crypto debugs read byte for byte as on the real router', () => {
    const lines = debugging(new Set(['crypto ipsec', 'crypto engine', 'crypto isakmp']), {
      list: undefined,
      detail: false,
    });
    expect(withoutEnd(lines)).toEqual(goldenShow('show debug'));
  });

  test('only what is on; nothing when all is off', () => {
    expect(debugging(new Set(['crypto ipsec']), { list: undefined, detail: false })).toEqual([
      'Cryptographic Subsystem:',
      '  Crypto IPSEC debugging is on',
      '',
    ]);
    expect(debugging(new Set(), { list: undefined, detail: false })).toEqual([]);
  });
});

describe('show crypto ipsec transform-set', () => {
  const set: TransformSet = {
    name: 'ted-transforms',
    ah: undefined,
    esp: 'esp-des',
    espAuth: 'esp-md5-hmac',
    compression: undefined,
    mode: 'tunnel',
  };

  test('a set of ESP', () => {
    expect(transformSets([set])).toEqual([
      'Transform set ted-transforms: { esp-des esp-md5-hmac  } ',
      '   will negotiate = { Tunnel,  }, ',
      '   ',
    ]);
  });

  test('AH and ESP are negotiated apart, AES shows its key length, transport mode its name', () => {
    expect(transformSets([{ ...set, name: 'both', ah: 'ah-sha-hmac', esp: 'esp-aes 256', mode: 'transport' }])).toEqual(
      [
        'Transform set both: { ah-sha-hmac  } ',
        '   will negotiate = { Transport,  }, ',
        '   { esp-256-aes esp-md5-hmac  } ',
        '   will negotiate = { Transport,  }, ',
        '   ',
      ],
    );
  });

  test('none', () => {
    expect(transformSets([])).toEqual([]);
  });
});

test('show crypto ipsec security-association lifetime', () => {
  expect(globalLifetime({ seconds: 120, kilobytes: 2560 })).toEqual([
    'Security association lifetime: 2560 kilobytes/120 seconds',
  ]);
});

describe('show access-lists', () => {
  const matches = new Map([[TED_LIST.entries[0], 12]]);

  test('counts stand behind the lines that have decided about packets', () => {
    const other = rule({ action: 'deny' });
    matches.set(other, 1);
    const lists = [TED_LIST, accessList('102', [other, { kind: 'remark', text: 'the rest' }, rule()])];
    expect(accessLists(lists, each => matches.get(each) ?? 0)).toEqual([
      'Extended IP access list 101',
      '    permit ip 13.13.13.0 0.0.0.255 12.12.12.0 0.0.0.255 (12 matches)',
      'Extended IP access list 102',
      '    deny ip any any (1 match)',
      '    permit ip any any',
    ]);
  });

  test('ports, ICMP types and flags are named as they are configured', () => {
    const host = { address: ipv4('10.0.0.1'), wildcard: 0 };
    const list = accessList('WEB', [
      rule({
        protocol: 6,
        source: host,
        destinationPort: { operator: 'eq', port: 80 },
        options: { established: true },
        log: 'log',
      }),
      rule({ protocol: 17, sourcePort: { operator: 'range', first: 5000, last: 5010 }, destination: host }),
      rule({ protocol: 1, icmpType: 8 }),
      rule({ protocol: 50 }),
    ]);
    expect(accessLists([list], () => 0).slice(1)).toEqual([
      '    permit tcp host 10.0.0.1 any eq www established log',
      '    permit udp any range 5000 5010 host 10.0.0.1',
      '    permit icmp any any echo',
      '    permit esp any any',
    ]);
  });

  test('a standard list shows networks with wildcard bits', () => {
    const list = accessList(
      '10',
      [
        rule({ source: { address: ipv4('10.0.0.0'), wildcard: 0xff } }),
        rule({ source: { address: ipv4('10.0.1.1'), wildcard: 0 } }),
        rule({ action: 'deny', source: ANYWHERE }),
      ],
      'standard',
    );
    expect(accessLists([list], () => 3)).toEqual([
      'Standard IP access list 10',
      '    permit 10.0.0.0, wildcard bits 0.0.0.255 (3 matches)',
      '    permit 10.0.1.1 (3 matches)',
      '    deny   any (3 matches)',
    ]);
  });
});

describe('show hosts', () => {
  test('static names', () => {
    const table = new HostTable();
    table.set({ name: 'fred', addresses: [ipv4('11.11.11.2'), ipv4('12.12.12.12')] });
    const config = { hosts: table, domainLookup: false, domainName: undefined, nameServers: [] };
    expect(hosts(config)).toEqual([
      'Default domain is not set',
      'Name/address lookup uses static mappings',
      '',
      'Host                     Flags      Age Type   Address(es)',
      'fred                     (perm, OK)  0   IP    11.11.11.2',
      '                                               12.12.12.12',
    ]);
  });

  test('lookup by broadcast while no server is named', () => {
    const config = { hosts: new HostTable(), domainLookup: true, domainName: 'example.com', nameServers: [] };
    expect(hosts(config).slice(0, 3)).toEqual([
      'Default domain is example.com',
      'Name/address lookup uses domain service',
      'Name servers are 255.255.255.255',
    ]);
  });
});

describe('shows of the console', () => {
  test('history, oldest first', () => {
    expect(history(['show clock', 'show version'])).toEqual(['  show clock', '  show version']);
  });

  test('privilege', () => {
    expect(privilege(1)).toEqual(['Current privilege level is 1']);
  });

  test('terminal settings', () => {
    const shown = {
      line: 0,
      location: '',
      length: 0,
      width: 132,
      historySize: 20,
      execTimeout: 600,
      active: 3725.9,
      loginTimeout: 30,
      editing: true,
      wire: { speed: '115200', stopbits: '1' },
      transports: ['none'],
      preferred: undefined,
    };
    const lines = terminal(shown);
    expect(lines).toContain('Length: 0 lines, Width: 132 columns');
    expect(lines).toContain('               00:10:00        never                        none     not set');
    expect(lines).toContain('Baud rate (TX/RX) is 115200/115200, no parity, 1 stopbits, 8 databits');
    expect(lines).toContain('History is enabled, history size is 20.');
    expect(lines).toContain('Time since activation: 01:02:05');
    expect(terminal({ ...shown, historySize: 0, execTimeout: 0 })).toEqual(
      expect.arrayContaining([
        '               never           never                        none     not set',
        'History is disabled.',
      ]),
    );
  });

  test('users, the own session with a star', () => {
    const session = { line: 0, kind: 'con', index: 0, user: '', hosts: [], idle: 0, location: '', own: true } as const;
    const lines = users([session, { ...session, line: 66, kind: 'vty', user: 'ann', idle: 61, own: false }]);
    expect(lines.slice(1, 3)).toEqual([
      '*  0 con 0                idle                 00:00:00 ',
      '  66 vty 0     ann        idle                 00:01:01 ',
    ]);
  });
});
