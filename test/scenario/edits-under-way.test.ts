/** Crypto maps that are edited, cleared or taken away while the tunnel is coming up: at every message, at either end. */
import { labOf, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';
import { protocolOf } from '../../src/wire/ipv4';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const UDP = 17;
/** Probe and answer, main mode, quick mode. */
const MESSAGES = Array.from({ length: 11 }, (_, i) => i);

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

const EDITS: readonly (readonly [string, readonly string[], undo: readonly string[]])[] = [
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

describe.each(['Left', 'Right'] as const)('at %s', name => {
  describe.each(EDITS)('%s', (_, lines, undo) => {
    it.each(MESSAGES)('before message %i: nothing is left of it, and undone, the tunnel comes up', async nth => {
      const run = await labOf([left(), right()]);
      const names = ['Left', 'Right'] as const;
      const empty = names.map(each => run.router(each).cryptoCensus());
      let edited = false;
      before(run, nth, () => {
        edited = true;
        configure(typistAt(run, name), ...lines);
      });
      run.ping(HOST, FAR);
      expect(edited).toBe(true);
      // No traffic: whatever was begun ends by its own timers.
      run.advance(300);
      for (const each of names) typistAt(run, each)('clear crypto sa', 'clear crypto isakmp');
      run.advance(120);
      expect(names.map(each => run.router(each).cryptoCensus())).toEqual(empty);
      configure(typistAt(run, name), ...(undo.length === 0 ? [LISTS[name]] : undo));
      // The first probe may be lost to ARP.
      run.ping(HOST, FAR, { count: 8 });
      expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    });
  });
});
