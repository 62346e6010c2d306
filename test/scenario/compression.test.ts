/** `comp-lzs`: agreed in quick mode, used where it makes packets smaller, gone with the pair. */
import { BothEnds } from '../support/both-ends';
import { labOf, type LabRun } from '../support/lab';

function gateway(own: number, other: number, sets: readonly string[], more: readonly string[] = []): string {
  return [
    `hostname R${own}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    `crypto isakmp key secret address 192.168.0.${other}`,
    ...sets.map((transforms, i) => `crypto ipsec transform-set set${i} ${transforms}`),
    'crypto map m 10 ipsec-isakmp',
    ` set peer 192.168.0.${other}`,
    ` set transform-set ${sets.map((_, i) => `set${i}`).join(' ')}`,
    ' match address 101',
    ...more,
    'interface FastEthernet0/0',
    ` ip address 192.168.0.${own} 255.255.255.0`,
    ' crypto map m',
    'interface FastEthernet0/1',
    ` ip address 10.${own}.${own}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 192.168.0.${other}`,
    `access-list 101 permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`,
    '',
  ].join('\n');
}

const PLAIN = 'esp-3des esp-sha-hmac';
const WITH = `${PLAIN} comp-lzs`;
/** A ping of one byte over and over, as IOS sends it: much of it goes away. */
const LARGE = { size: 1000, count: 10 };

function counters(run: LabRun, name: string): Readonly<Record<string, number>> {
  return { ...run.router(name).ipsec.identities(run.lab.simulator.now)[0]!.counters };
}

describe.each(['R1', 'R2'])('%s begins', starter => {
  const [from, to] = starter === 'R1' ? ['10.1.1.9', '10.2.2.9'] : ['10.2.2.9', '10.1.1.9'];
  const peer = starter === 'R1' ? 'R2' : 'R1';

  test.each([
    ['ESP', WITH, []],
    ['AH and ESP, with PFS', `ah-md5-hmac ${WITH}`, [' set pfs group2']],
    ['AH alone', 'ah-sha-hmac comp-lzs', []],
  ])('%s: both ends hold each other’s CPIs, and every packet comes out', async (_name, set, more) => {
    const run = await labOf([gateway(1, 2, [set], more), gateway(2, 1, [set], more)]);
    const ends = new BothEnds([run.router('R1'), run.router('R2')]);
    run.ping(from, to, LARGE);
    expect(run.ping(from, to, LARGE).marks).toBe('!!!!!!!!!!');
    expect(ends.differences()).toEqual([]);
    const [ours, theirs] = [starter, peer].map(name => run.router(name).ipsec.identities(run.lab.simulator.now)[0]!);
    expect(ours!.outboundIpcomp.map(({ spi }) => spi)).toEqual(theirs!.inboundIpcomp.map(({ spi }) => spi));
    expect(ours!.inboundIpcomp.map(({ spi }) => spi)).toEqual(theirs!.outboundIpcomp.map(({ spi }) => spi));
    expect(ours!.inboundIpcomp).toHaveLength(1);
    const [sent, received] = [counters(run, starter), counters(run, peer)];
    expect(sent['compressed']).toBe(sent['encaps']);
    expect(received).toMatchObject({ decaps: sent['encaps'], decompressed: sent['compressed'], receiveErrors: 0 });
  });

  test('one end alone compresses: no proposal is chosen', async () => {
    const run = await labOf([gateway(1, 2, [WITH]), gateway(2, 1, [PLAIN])]);
    const log = run.logOf(starter, 'crypto isakmp');
    expect(run.ping(from, to, { count: 3 }).marks).toBe('...');
    expect(log.join('\n')).toContain('NOTIFY PROPOSAL_NOT_CHOSEN protocol 3');
    run.advance(120);
    for (const name of ['R1', 'R2']) {
      expect(run.router(name).ipsec.identities(run.lab.simulator.now)[0]!.inboundEsp).toEqual([]);
    }
  });

  test('the set without it serves where the other end has no more', async () => {
    const sets = starter === 'R1' ? [[WITH, PLAIN], [PLAIN]] : [[PLAIN], [WITH, PLAIN]];
    const run = await labOf([gateway(1, 2, sets[0]!), gateway(2, 1, sets[1]!)]);
    run.ping(from, to, LARGE);
    expect(run.ping(from, to, LARGE).marks).toBe('!!!!!!!!!!');
    expect(counters(run, starter)).toMatchObject({ compressed: 0, notCompressed: 0 });
    // The CPI that was offered in vain is free again.
    expect(run.router(starter).ipsec.census()).toMatchObject({ reservedSpis: 0, spis: 1 });
  });
});

test('SPIs of a protocol that the other end does not choose are free again', async () => {
  const run = await labOf([gateway(1, 2, [`ah-sha-hmac ${PLAIN}`, PLAIN]), gateway(2, 1, [PLAIN])]);
  run.ping('10.1.1.9', '10.2.2.9');
  for (const name of ['R1', 'R2']) {
    expect(run.router(name).ipsec.census()).toMatchObject({ bundles: 1, reservedSpis: 0, spis: 1 });
  }
});

test('a successor has CPIs of its own, and nothing stays of either pair when all is cleared', async () => {
  const lifetime = ' set security-association lifetime seconds 120';
  const run = await labOf([gateway(1, 2, [WITH], [lifetime]), gateway(2, 1, [WITH], [lifetime])]);
  const cpi = (): number | undefined =>
    run.router('R1').ipsec.identities(run.lab.simulator.now)[0]!.inboundIpcomp[0]?.spi;
  run.ping('10.1.1.9', '10.2.2.9', LARGE);
  const first = cpi();
  for (let minute = 0; minute < 3; minute++) {
    run.advance(58);
    expect(run.ping('10.1.1.9', '10.2.2.9', { ...LARGE, count: 2 }).marks).toBe('!!');
  }
  expect(cpi()).not.toBe(first);
  for (const name of ['R1', 'R2']) {
    run.router(name).clearIpsec({ kind: 'all' });
    run.router(name).clearIsakmp();
  }
  run.advance(200);
  for (const name of ['R1', 'R2']) {
    expect(Object.entries(run.router(name).cryptoCensus()).filter(([, count]) => count !== 0)).toEqual([]);
  }
});
