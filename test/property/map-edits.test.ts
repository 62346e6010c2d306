/** Any sequence of edits of crypto maps and what they refer to, under traffic: nothing throws, and nothing is left at the end. */
import { SeededRng } from '../../src/base/rng';
import { labOf, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';
import { left, right } from '../scenario/configs';

const NAMES = ['Left', 'Right'] as const;
const HOSTS = { Left: '10.1.1.5', Right: '10.2.2.7' } as const;
const RUNS = 60;
const STEPS = 40;
const KEY = '0123456789abcdef0123456789abcdef0123456789abcdef';

/** Lines of one edit, for the router whose network is 10.`own`.`own`.0/24. */
function edits(own: number, other: number): readonly (readonly string[])[] {
  const list = (name: number, action: string): string =>
    `access-list ${name} ${action} ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`;
  const peer = `set peer 192.168.0.${other}`;
  const keys = (['inbound', 'outbound'] as const).map(
    way =>
      `set session-key ${way} esp ${way === 'inbound' ? 1000 + own : 1000 + other} cipher ${KEY} authenticator ${KEY}`,
  );
  const filled = ['set transform-set strong', 'match address 101'];
  return [
    ['crypto map outside 10 ipsec-isakmp dynamic dyn discover'],
    ['crypto map outside 20 ipsec-isakmp', peer, ...filled],
    ['crypto map outside 5 ipsec-isakmp', peer, 'set transform-set strong weak', 'match address 102'],
    ['crypto map outside 30 ipsec-manual', peer, ...keys, ...filled],
    ['crypto map outside 30 ipsec-manual', `no ${keys[1] ?? ''}`],
    ['no crypto map outside 5'],
    ['no crypto map outside 10'],
    ['no crypto map outside 20'],
    ['no crypto map outside 30'],
    ['no crypto map outside'],
    ['crypto map outside 20', `no ${peer}`],
    ['crypto map outside 20', 'no match address'],
    ['crypto map outside 20', 'set pfs group1'],
    ['crypto map outside 20', 'set security-association level per-host'],
    ['crypto map outside 20', 'set security-association lifetime seconds 120'],
    ['crypto map outside local-address Loopback0'],
    ['no crypto map outside local-address'],
    ['interface Loopback0', `ip address 172.16.0.${own} 255.255.255.255`],
    ['crypto dynamic-map dyn 10', 'set pfs group1'],
    ['crypto dynamic-map dyn 10', 'no match address'],
    ['crypto dynamic-map dyn 10', ...filled],
    ['crypto dynamic-map dyn 5', 'set transform-set weak', 'match address 102'],
    ['no crypto dynamic-map dyn 5'],
    ['no crypto dynamic-map dyn'],
    ['crypto ipsec transform-set weak esp-des'],
    ['crypto ipsec transform-set strong ah-sha-hmac esp-3des', 'mode transport'],
    ['crypto ipsec transform-set strong esp-3des esp-sha-hmac', 'mode tunnel'],
    ['no crypto ipsec transform-set weak'],
    ['no access-list 101'],
    [list(101, 'permit')],
    [list(102, 'permit')],
    [`access-list 102 deny ip host 10.${own}.${own}.5 any`, list(102, 'permit')],
    ['no access-list 102'],
    ['interface f0/0', 'crypto map outside'],
    ['interface f0/0', 'no crypto map'],
    ['interface f0/1', 'crypto map outside'],
    ['interface f0/1', 'no crypto map'],
    ['interface f0/0', 'shutdown'],
    ['interface f0/0', 'no shutdown'],
    ['no crypto isakmp enable'],
    ['crypto isakmp enable'],
    ['do clear crypto sa'],
    ['do clear crypto isakmp'],
  ];
}

/** What brings every edit back to where it began. */
function asAtFirst(own: number, other: number): readonly string[] {
  return [
    'crypto isakmp enable',
    'no access-list 101',
    `access-list 101 permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`,
    'crypto ipsec transform-set strong esp-3des esp-sha-hmac',
    'mode tunnel',
    'crypto dynamic-map dyn 10',
    'set transform-set strong',
    'match address 101',
    'crypto map outside 10 ipsec-isakmp dynamic dyn discover',
    'interface f0/1',
    'no crypto map',
    'interface f0/0',
    'crypto map outside',
    'no shutdown',
  ];
}

function step(run: LabRun, rng: SeededRng): void {
  const at = rng.between(0, 1);
  const name = NAMES[at] as (typeof NAMES)[number];
  const kind = rng.between(0, 9);
  if (kind < 3) run.advance(rng.between(1, kind === 0 ? 300 : 20));
  else if (kind < 6) run.ping(HOSTS[name], HOSTS[NAMES[1 - at] as typeof name], { count: rng.between(1, 3) });
  else {
    const all = edits(at + 1, 2 - at);
    configure(typistAt(run, name), ...(all[rng.between(0, all.length - 1)] ?? []));
  }
}

it(`${RUNS} sequences of ${STEPS} edits, pings and waits`, async () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const rng = new SeededRng(seed, 'edits of maps');
    const run = await labOf([left(), right()], { seed });
    run.ping(HOSTS.Left, HOSTS.Right);
    for (let i = 0; i < STEPS; i++) step(run, rng);
    for (const name of NAMES) configure(typistAt(run, name), 'no crypto map outside', 'no crypto dynamic-map dyn');
    // The longest wait of all: a quick mode, or a first message, that nobody answers.
    run.advance(300);
    for (const name of NAMES) typistAt(run, name)('clear crypto sa', 'clear crypto isakmp');
    run.advance(120);
    for (const name of NAMES) {
      const left = Object.entries(run.router(name).cryptoCensus()).filter(([, count]) => count !== 0);
      expect({ seed, name, left }).toEqual({ seed, name, left: [] });
    }
    NAMES.forEach((name, at) => configure(typistAt(run, name), ...asAtFirst(at + 1, 2 - at)));
    expect([seed, run.ping(HOSTS.Left, HOSTS.Right, { count: 20 }).stats.received > 0]).toEqual([seed, true]);
  }
});
