/** `ipsec-manual`: both ends have the keys from their configurations, and nobody negotiates. */
import { createDecipheriv, createHmac } from 'node:crypto';
import { ipv4 } from '../../src/base/ipv4-address';
import { brief, labOf, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

interface Keys {
  readonly esp?: readonly [spi: number, cipher: string | undefined, authenticator: string | undefined];
  readonly ah?: readonly [spi: number, key: string];
}

const CIPHER = '0123456789abcdeffedcba98765432101122334455667788';
const AUTH = '00112233445566778899aabbccddeeff01234567';
const TO_RIGHT: Keys = { esp: [1001, CIPHER, AUTH] };
const TO_LEFT: Keys = { esp: [1000, CIPHER.split('').reverse().join(''), AUTH.split('').reverse().join('')] };

function keyLines(direction: 'inbound' | 'outbound', { esp, ah }: Keys): string[] {
  const lines: string[] = [];
  if (esp !== undefined) {
    const [spi, cipher, authenticator] = esp;
    const words = [...(cipher ? ['cipher', cipher] : []), ...(authenticator ? ['authenticator', authenticator] : [])];
    lines.push(` set session-key ${direction} esp ${[spi, ...words].join(' ')}`);
  }
  if (ah !== undefined) lines.push(` set session-key ${direction} ah ${ah.join(' ')}`);
  return lines;
}

interface Gateway {
  readonly inbound: Keys;
  readonly outbound: Keys;
  readonly transform?: string;
  readonly mode?: string;
  readonly accessList?: readonly string[];
  readonly extra?: readonly string[];
}

function gateway(name: 'Left' | 'Right', gateway: Gateway): string {
  const [own, other] = name === 'Left' ? [1, 2] : [2, 1];
  const all = [`permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`];
  return [
    `hostname ${name}`,
    `crypto ipsec transform-set set ${gateway.transform ?? 'esp-3des esp-sha-hmac'}`,
    ...(gateway.mode === undefined ? [] : [` mode ${gateway.mode}`]),
    'crypto map m 10 ipsec-manual',
    ` set peer 192.168.0.${other}`,
    ...keyLines('inbound', gateway.inbound),
    ...keyLines('outbound', gateway.outbound),
    ' set transform-set set',
    ' match address 101',
    'interface FastEthernet0/0',
    ` ip address 192.168.0.${own} 255.255.255.0`,
    ' crypto map m',
    'interface FastEthernet0/1',
    ` ip address 10.${own}.${own}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 192.168.0.${other}`,
    ...(gateway.accessList ?? all).map(rule => `access-list 101 ${rule}`),
    ...(gateway.extra ?? []),
    '',
  ].join('\n');
}

type Ends = Partial<Record<'left' | 'right', Partial<Gateway>>> & Omit<Partial<Gateway>, 'inbound' | 'outbound'>;

const labWith = async ({ left, right, ...both }: Ends = {}): Promise<LabRun> =>
  labOf([
    gateway('Left', { inbound: TO_LEFT, outbound: TO_RIGHT, ...both, ...left }),
    gateway('Right', { inbound: TO_RIGHT, outbound: TO_LEFT, ...both, ...right }),
  ]);

function counters(run: LabRun, name: string): Readonly<Record<string, number>> {
  const [identity] = run.router(name).ipsec.identities(run.lab.now);
  if (identity === undefined) throw new Error(`${name} has no identity`);
  return { ...identity.counters };
}

function spis(run: LabRun, name: string): readonly number[] {
  return run
    .router(name)
    .ipsec.identities(run.lab.now)
    .flatMap(view => [...view.inboundEsp, ...view.inboundAh, ...view.outboundEsp, ...view.outboundAh])
    .map(({ spi }) => spi);
}

describe('keys that are alike', () => {
  it('protect the first packet already, and no ISAKMP is on the link', async () => {
    const run = await labWith();
    const packets = run.watch(run.link('FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect([...new Set(packets.map(brief))].sort()).toEqual([
      '192.168.0.1 > 192.168.0.2 esp',
      '192.168.0.2 > 192.168.0.1 esp',
    ]);
    expect(counters(run, 'Left')).toMatchObject({ encaps: 5, decaps: 5, sendErrors: 0, receiveErrors: 0 });
    expect(counters(run, 'Right')).toMatchObject({ encaps: 5, decaps: 5, sendErrors: 0, receiveErrors: 0 });
    expect(run.router('Left').ike.sas()).toEqual([]);
  });

  it('are those that were typed: the SPI, the MAC and the cipher of the ESP on the link', async () => {
    const run = await labWith();
    const packets = run.watch(run.link('FastEthernet0/0'));
    run.ping(HOST, FAR, { count: 1 });
    const esp = Buffer.from(packets.find(each => brief(each) === '192.168.0.1 > 192.168.0.2 esp')?.subarray(20) ?? []);
    expect(esp.readUInt32BE(0)).toBe(1001);
    const mac = createHmac('sha1', Buffer.from(AUTH, 'hex')).update(esp.subarray(0, -12)).digest().subarray(0, 12);
    expect(esp.subarray(-12).toString('hex')).toBe(mac.toString('hex'));
    const des = createDecipheriv('des-ede3-cbc', Buffer.from(CIPHER, 'hex'), esp.subarray(8, 16)).setAutoPadding(false);
    const inner = Buffer.concat([des.update(esp.subarray(16, -12)), des.final()]);
    expect([inner.readUInt32BE(12), inner.readUInt32BE(16)]).toEqual([ipv4(HOST), ipv4(FAR)]);
  });

  it.each([
    ['esp-des', { esp: [300, '0123456789abcdef', undefined] }],
    ['esp-aes 256 esp-md5-hmac', { esp: [300, CIPHER + CIPHER, AUTH] }],
    ['esp-null esp-sha-hmac', { esp: [300, undefined, AUTH] }],
    ['ah-md5-hmac', { ah: [300, AUTH] }],
    ['ah-sha-hmac esp-3des esp-md5-hmac', { ah: [300, AUTH], esp: [300, CIPHER, AUTH] }],
  ] as const)('%s, with one SPI for all', async (transform, keys: Keys) => {
    const run = await labWith({
      transform,
      left: { inbound: keys, outbound: keys },
      right: { inbound: keys, outbound: keys },
    });
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(new Set(spis(run, 'Left'))).toEqual(new Set([300]));
  });

  it('transport mode between the gateways themselves, tunnel mode for all else', async () => {
    const accessList = (own: number, other: number): readonly string[] => [
      `permit ip host 192.168.0.${own} host 192.168.0.${other}`,
    ];
    const gateways = await labWith({
      mode: 'transport',
      left: { accessList: accessList(1, 2) },
      right: { accessList: accessList(2, 1) },
    });
    const modes = (run: LabRun): readonly string[] =>
      run
        .router('Left')
        .ipsec.identities(run.lab.now)
        .flatMap(view => view.outboundEsp.map(sa => sa.mode));
    expect(modes(gateways)).toEqual(['Transport']);
    expect(modes(await labWith({ mode: 'transport' }))).toEqual(['Tunnel']);
  });

  it('longer keys are cut to what the transform needs', async () => {
    const longer: Keys = { esp: [1001, `${CIPHER}ffff`, `${AUTH}ffff`] };
    const run = await labWith({ left: { outbound: longer } });
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });

  it('never end: no lifetime is shown, and after a week they serve as on the first day', async () => {
    const run = await labWith();
    run.advance(7 * 24 * 3600);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    const shown = typistAt(run, 'Left')('show crypto ipsec sa');
    expect(shown.match(/^ {8}no sa timing$/gm)).toHaveLength(2);
    expect(shown.match(/^ {8}replay detection support: N$/gm)).toHaveLength(2);
    expect(shown).not.toContain('remaining key lifetime');
  });

  it('a peer that reloaded counts from 1 again, and is heard: there is no anti-replay', async () => {
    const run = await labWith();
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    typistAt(run, 'Right')('clear crypto sa');
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(counters(run, 'Left')).toMatchObject({ replayFailed: 0, decaps: 10 });
  });

  it('one permit line counts: what only the second permits leaves in the clear', async () => {
    const rules = (own: string, other: string): readonly string[] => [
      `permit ip ${own}.0 0.0.0.255 host ${other}.9`,
      `permit ip ${own}.0 0.0.0.255 ${other}.0 0.0.0.255`,
    ];
    const run = await labWith({
      left: { accessList: rules('10.1.1', '10.2.2') },
      right: { accessList: ['permit ip host 10.2.2.9 10.1.1.0 0.0.0.255'] },
    });
    const packets = run.watch(run.link('FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect([...new Set(packets.map(brief))]).toEqual([`${HOST} > ${FAR} icmp`, `${FAR} > ${HOST} icmp`]);
    expect(run.router('Left').ipsec.identities(run.lab.now)).toHaveLength(1);
  });
});

describe('keys that differ, told where they fail', () => {
  it('another authentication key: the receiver logs MAC errors, one way', async () => {
    const run = await labWith({ left: { outbound: { esp: [1001, CIPHER, `ff${AUTH.slice(2)}`] } } });
    const log = run.logOf('Right');
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(log[0]).toBe('%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id=2000');
    expect(counters(run, 'Left')).toMatchObject({ encaps: 5, decaps: 0, sendErrors: 0 });
    expect(counters(run, 'Right')).toMatchObject({ decaps: 0, verifyFailed: 5, receiveErrors: 5, encaps: 0 });
  });

  it('another SPI: the receiver logs an invalid SPI', async () => {
    const run = await labWith({ left: { outbound: { esp: [1002, CIPHER, AUTH] } } });
    const log = run.logOf('Right');
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(log[0]).toBe(
      "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=192.168.0.2, prot=50, " +
        'spi=0x3EA(1002), srcaddr=192.168.0.1',
    );
  });

  it('another cipher key under the same authentication: what comes out is no packet, and goes nowhere', async () => {
    const run = await labWith({ left: { outbound: { esp: [1001, `f0${CIPHER.slice(2)}`, AUTH] } } });
    const inside = run.watch(run.link('Right FastEthernet0/1'));
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(inside.map(brief)).toEqual([]);
    expect(counters(run, 'Right')).toMatchObject({ receiveErrors: 5, decaps: 0 });
  });

  it('one end negotiates, the other has typed keys: neither opens anything for the other', async () => {
    const isakmp = gateway('Right', { inbound: {}, outbound: {} })
      .replace('crypto map m 10 ipsec-manual', 'crypto map m 10 ipsec-isakmp')
      .concat('crypto isakmp policy 10\n authentication pre-share\ncrypto isakmp key k address 192.168.0.1\n');
    const extra = ['crypto isakmp policy 10', ' authentication pre-share', 'crypto isakmp key k address 192.168.0.2'];
    const run = await labOf([gateway('Left', { inbound: TO_LEFT, outbound: TO_RIGHT, extra }), isakmp]);
    const log = run.logOf('Left', 'crypto ipsec');
    expect(run.ping(FAR, HOST).marks).toBe('.....');
    expect(log).toContain('IPSEC(validate_proposal): peer address 192.168.0.2 not found');
    expect(spis(run, 'Left')).toEqual([1000, 1001]);
    expect(spis(run, 'Right')).toEqual([]);
  });
});

describe('an entry that is not complete', () => {
  it.each<[string, Partial<Gateway>, string]>([
    ['no key for one direction', { outbound: {} }, '50/spi 0'],
    ['a cipher key that is too short', { outbound: { esp: [1001, CIPHER.slice(0, 46), AUTH] } }, '50/spi 1001'],
    ['no authentication key', { inbound: { esp: [1000, CIPHER, undefined] } }, '50/spi 1000'],
    ['keys of ESP for a transform set of AH', { transform: 'ah-sha-hmac' }, '51/spi 0'],
  ])('%s: the packet is dropped, counted and told of', async (_, left, lacking) => {
    const run = await labWith({ left });
    const log = run.logOf('Left', 'crypto ipsec');
    const packets = run.watch(run.link('FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    expect(packets).toEqual([]);
    expect(log).toEqual([`IPSEC(manual_key_stuffing): keys missing for addr 192.168.0.2/prot ${lacking}.`]);
    expect(counters(run, 'Left')).toMatchObject({ sendErrors: 1, noSa: 1, encaps: 0 });
    expect(spis(run, 'Left')).toEqual([]);
  });

  it('two entries cannot have one inbound SPI: the second protects nothing and says so', async () => {
    const extra = [
      'crypto map m 20 ipsec-manual',
      ' set peer 192.168.0.3',
      ...keyLines('inbound', TO_LEFT),
      ...keyLines('outbound', { esp: [77777, CIPHER, AUTH] }),
      ' set transform-set set',
      ' match address 102',
      'access-list 102 permit ip 10.1.1.0 0.0.0.255 10.3.3.0 0.0.0.255',
    ];
    const run = await labWith({ left: { extra } });
    const log = run.logOf('Left', 'crypto ipsec');
    configure(typistAt(run, 'Left'), 'crypto map m 20', 'description again');
    expect(log).toContain('IPSEC(manual_key_stuffing): spi 1000 for addr 192.168.0.3/prot 50 is in use already.');
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });
});

describe('one map on two interfaces', () => {
  const withTwo = (name: 'Left' | 'Right', keys: Pick<Gateway, 'inbound' | 'outbound'>): string => {
    const [own, other] = name === 'Left' ? [1, 2] : [2, 1];
    return gateway(name, keys).concat(
      ['interface FastEthernet1/0', ` ip address 192.168.1.${own} 255.255.255.0`, ' crypto map m', ''].join('\n'),
      `ip route 192.168.1.${other} 255.255.255.255 192.168.1.${other}\n`,
    );
  };

  it('each has SAs under its own address, with the SPI that was typed once', async () => {
    const run = await labOf([
      withTwo('Left', { inbound: TO_LEFT, outbound: TO_RIGHT }),
      withTwo('Right', { inbound: TO_RIGHT, outbound: TO_LEFT }),
    ]);
    expect(spis(run, 'Left')).toEqual([1000, 1001, 1000, 1001]);
    expect(run.router('Left').cryptoCensus()).toMatchObject({ bundles: 2, spis: 2, connections: 4 });
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    const left = typistAt(run, 'Left');
    configure(left, 'interface f0/0', 'no crypto map');
    run.advance(1);
    expect(spis(run, 'Left')).toEqual([1000, 1001]);
    expect(run.router('Left').cryptoCensus()).toMatchObject({ bundles: 1, spis: 1, connections: 2 });
    configure(left, 'interface f0/0', 'crypto map m', 'interface f1/0', 'no crypto map');
    run.advance(1);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(run.router('Left').cryptoCensus()).toMatchObject({ bundles: 1, spis: 1, connections: 2 });
  });
});

describe('while the SAs live', () => {
  it('clear crypto sa puts them back at once, with fresh counters and without a word to the peer', async () => {
    const run = await labWith();
    run.ping(HOST, FAR);
    const packets = run.watch(run.link('FastEthernet0/0'));
    const left = typistAt(run, 'Left');
    for (const what of ['', ' peer 192.168.0.2', ' map m', ' entry 192.168.0.2 esp 1001']) {
      left(`clear crypto sa${what}`);
      run.advance(1);
      expect(spis(run, 'Left')).toEqual([1000, 1001]);
      expect(
        run
          .router('Left')
          .ipsec.connections()
          .map(view => view.encrypt + view.decrypt),
      ).toEqual([0, 0]);
    }
    expect(packets).toEqual([]);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });

  it('a key that is typed anew counts from there, at its end alone', async () => {
    const run = await labWith();
    run.ping(HOST, FAR);
    const other = `ff${AUTH.slice(2)}`;
    const log = run.logOf('Right');
    configure(
      typistAt(run, 'Left'),
      'crypto map m 10',
      `set session-key outbound esp 1001 cipher ${CIPHER} auth ${other}`,
    );
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(log.some(line => line.includes('RECVD_PKT_MAC_ERR'))).toBe(true);
    configure(
      typistAt(run, 'Right'),
      'crypto map m 10',
      `set session-key inbound esp 1001 cipher ${CIPHER} auth ${other}`,
    );
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });

  it.each([
    ['no set session-key outbound esp', ['crypto map m 10', 'no set session-key outbound esp'], []],
    ['no set peer', ['crypto map m 10', 'no set peer 192.168.0.2'], []],
    ['another peer', ['crypto map m 10', 'no set peer 192.168.0.2', 'set peer 192.168.0.9'], [1000, 1001]],
    ['no match address', ['crypto map m 10', 'no match address'], []],
    ['no access list', ['no access-list 101'], []],
    ['the entry goes', ['no crypto map m 10'], []],
    ['the map leaves the interface', ['int f0/0', 'no crypto map'], []],
    ['a description', ['crypto map m 10', 'description it'], [1000, 1001]],
    ['a transform set that needs other keys', ['crypto ipsec transform-set set ah-md5-hmac'], []],
    ['the interface is shut', ['int f0/0', 'shutdown'], []],
    ['the interface comes back', ['int f0/0', 'shutdown', 'no shutdown'], [1000, 1001]],
    ['ISAKMP is off', ['no crypto isakmp enable'], [1000, 1001]],
  ])('%s', async (_, lines, left) => {
    const run = await labWith();
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    configure(typistAt(run, 'Left'), ...lines);
    run.advance(1);
    expect(spis(run, 'Left')).toEqual(left);
  });
});
