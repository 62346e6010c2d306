/** Crypto maps that are edited, cleared or taken away while the tunnel is coming up: at every message, at either end. */
import { labOf, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';
import { protocolOf } from '../../src/wire/ipv4';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const UDP = 17;
/** Main mode and quick mode; with a probe and its answer before them. */
const MESSAGES = Array.from({ length: 9 }, (_, i) => i);
const WITH_DISCOVERY = Array.from({ length: 11 }, (_, i) => i);

/** Does something once, just before the `nth` ISAKMP packet is received. */
function before(run: LabRun, nth: number, act: () => void): void {
  let seen = 0;
  for (const name of ['Left', 'Right']) {
    const port = run.router(name).interfaces.get('FastEthernet0/0');
    if (port === undefined) throw new Error('no port');
    const receive = port.receive.bind(port);
    port.receive = packet => {
      if (protocolOf(packet) === UDP && seen++ === nth) act();
      receive(packet);
    };
  }
}

type Edit = readonly [what: string, lines: readonly string[], undo: readonly string[]];

const EDITS: readonly Edit[] = [
  ['the entry goes', ['no crypto map outside 10'], ['crypto map outside 10 ipsec-isakmp dynamic dyn discover']],
  [
    'the map leaves the interface',
    ['interface f0/0', 'no crypto map outside'],
    ['interface f0/0', 'crypto map outside'],
  ],
  [
    'the template goes',
    ['no crypto dynamic-map dyn 10'],
    ['crypto dynamic-map dyn 10', 'set transform-set strong', 'match address 101'],
  ],
  ['the access list goes', ['no access-list 101'], []],
  [
    'the template deals with another peer',
    ['crypto dynamic-map dyn 10', 'set peer 192.168.0.77'],
    ['crypto dynamic-map dyn 10', 'no set peer 192.168.0.77'],
  ],
  [
    'another transform set',
    ['crypto ipsec transform-set strong esp-des'],
    ['crypto ipsec transform-set strong esp-3des esp-sha-hmac'],
  ],
  ['the interface is shut', ['interface f0/0', 'shutdown'], ['interface f0/0', 'no shutdown']],
  ['ISAKMP is switched off', ['no crypto isakmp enable'], ['crypto isakmp enable']],
];

const LISTS = {
  Left: 'access-list 101 permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255',
  Right: 'access-list 101 permit ip 10.2.2.0 0.0.0.255 10.1.1.0 0.0.0.255',
} as const;

const FIXED = ['crypto map outside 10', 'set transform-set strong', 'match address 101'] as const;

/** PEER stands for the other end. */
const EDITS_OF_FIXED: readonly Edit[] = [
  [
    'the entry goes',
    ['no crypto map outside 10'],
    ['crypto map outside 10 ipsec-isakmp', 'set peer PEER', ...FIXED.slice(1)],
  ],
  ['the peer goes', ['crypto map outside 10', 'no set peer PEER'], ['crypto map outside 10', 'set peer PEER']],
  [
    'another peer before it',
    ['crypto map outside 10', 'no set peer PEER', 'set peer 192.168.0.77', 'set peer PEER'],
    ['crypto map outside 10', 'no set peer 192.168.0.77'],
  ],
  ['no access list', ['crypto map outside 10', 'no match address'], FIXED],
  ['no transform set', ['crypto map outside 10', 'no set transform-set'], FIXED],
  ['PFS', ['crypto map outside 10', 'set pfs group1'], ['crypto map outside 10', 'no set pfs']],
  [
    'per host',
    ['crypto map outside 10', 'set security-association level per-host'],
    ['crypto map outside 10', 'no set security-association level per-host'],
  ],
  [
    'another local address',
    ['crypto map outside local-address FastEthernet0/1'],
    ['no crypto map outside local-address'],
  ],
  [
    'an earlier entry for the same traffic',
    ['crypto map outside 5 ipsec-isakmp', 'set peer PEER', ...FIXED.slice(1)],
    ['no crypto map outside 5'],
  ],
];

const PEERS = { Left: '192.168.0.2', Right: '192.168.0.1' } as const;
const NAMES = ['Left', 'Right'] as const;

async function editedBefore(
  configs: readonly string[],
  name: (typeof NAMES)[number],
  nth: number,
  [, lines, undo]: Edit,
): Promise<void> {
  const peer = (line: string): string => line.replace('PEER', PEERS[name]);
  const run = await labOf(configs);
  const empty = NAMES.map(each => run.router(each).cryptoCensus());
  let edited = false;
  before(run, nth, () => {
    edited = true;
    configure(typistAt(run, name), ...lines.map(peer));
  });
  run.ping(HOST, FAR);
  expect(edited).toBe(true);
  // No traffic: whatever was begun ends by its own timers.
  run.advance(300);
  for (const each of NAMES) typistAt(run, each)('clear crypto sa', 'clear crypto isakmp');
  run.advance(120);
  expect(NAMES.map(each => run.router(each).cryptoCensus())).toEqual(empty);
  configure(typistAt(run, name), ...(undo.length === 0 ? [LISTS[name]] : undo.map(peer)));
  // The first probe may be lost to ARP.
  run.ping(HOST, FAR, { count: 8 });
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
}

describe.each(NAMES)('at %s, where peers are discovered', name => {
  describe.each(EDITS)('%s', (...edit) => {
    it.each(WITH_DISCOVERY)('before message %i: nothing is left of it, and undone, the tunnel comes up', async nth => {
      await editedBefore([left(), right()], name, nth, edit);
    });
  });
});

describe.each(NAMES)('at %s, where peers are named', name => {
  describe.each(EDITS_OF_FIXED)('%s', (...edit) => {
    it.each(MESSAGES)('before message %i: nothing is left of it, and undone, the tunnel comes up', async nth => {
      await editedBefore([left({ peer: PEERS.Left }), right({ peer: PEERS.Right })], name, nth, edit);
    });
  });
});
