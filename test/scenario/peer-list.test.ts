/** `set peer` several times: one peer is the current one for all that the entry protects, until it does not answer. */
import { readU32 } from '../../src/base/bytes';
import { ExchangeType } from '../../src/wire/isakmp/constants';
import { headerLengthOf, IP_PROTOCOL, protocolOf } from '../../src/wire/ipv4';
import { BothEnds, leftBehind } from '../support/both-ends';
import { configure, typistAt } from '../support/typist';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const ELSEWHERE = '10.2.2.200';
const NOBODY = '192.168.0.9';

/** Two lines: two pairs of SAs. */
const LINES = [
  ['permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.127', 'permit ip 10.1.1.0 0.0.0.255 10.2.2.128 0.0.0.127'],
  ['permit ip 10.2.2.0 0.0.0.127 10.1.1.0 0.0.0.255', 'permit ip 10.2.2.128 0.0.0.127 10.1.1.0 0.0.0.255'],
] as const;

interface ListOptions {
  readonly mapLines?: readonly string[];
  readonly theirList?: readonly string[];
}

/** Left names somebody who is not there before Right. */
async function list({ mapLines = [], theirList = LINES[1] }: ListOptions = {}): Promise<LabRun> {
  return labOf([
    left({ peer: NOBODY, mapLines: [' set peer 192.168.0.2', ...mapLines], accessList: LINES[0] }),
    right({ peer: '192.168.0.1', accessList: theirList, mapLines }),
  ]);
}

const asked = (log: readonly string[]): readonly string[] =>
  log.flatMap(line => /sa_request.*[\s\S]*remote= ([\d.]+)/.exec(line)?.[1] ?? []);

function currentPeerOf(run: LabRun): string | undefined {
  const entry = run.router('Left').ipsec.mapEntries('outside')[0];
  return entry?.kind === 'ipsec-isakmp' ? String(entry.currentPeer) : undefined;
}

const number = (address: string): string =>
  String(address.split('.').reduce((value, part) => value * 256 + Number(part), 0));

/** The next quick mode that comes to Left never arrives, however often its messages are sent. */
function loseFirstQuickMode(run: LabRun): void {
  const port = run.router('Left').interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  const receive = port.receive.bind(port);
  let lost: number | undefined;
  port.receive = (packet, vlan) => {
    const isakmp = headerLengthOf(packet) + 8;
    if (protocolOf(packet) === IP_PROTOCOL.udp && packet[isakmp + 18] === ExchangeType.quickMode) {
      const messageId = readU32(packet, isakmp + 20);
      lost ??= messageId;
      if (messageId === lost) return;
    }
    receive(packet, vlan);
  };
}

it('who does not answer gives his place to the next one, for the other lines of the list as well', async () => {
  const run = await list();
  expect(currentPeerOf(run)).toBe(number(NOBODY));
  expect(run.ping(HOST, FAR, { count: 45 }).marks).toMatch(/^\.+!+$/);
  expect(currentPeerOf(run)).toBe(number('192.168.0.2'));
  const log = run.logOf('Left', 'crypto ipsec');
  expect(run.ping(HOST, ELSEWHERE, { count: 3 }).marks).toMatch(/^\.?!+$/);
  expect(asked(log)).toEqual(['192.168.0.2']);
  expect(leftBehind(run.lab.simulator, [run.router('Left'), run.router('Right')])).toEqual([]);
});

it('lines that fail together move the list on once', async () => {
  const run = await list();
  run.ping(HOST, FAR, { count: 1, timeout: 100 });
  run.ping(HOST, ELSEWHERE, { count: 1, timeout: 100 });
  run.advance(70);
  expect(currentPeerOf(run)).toBe(number('192.168.0.2'));
});

it('whoever makes SAs with us is the current peer: what follows them is asked of him, and nothing is lost', async () => {
  const run = await list({ mapLines: [' set security-association lifetime seconds 120'] });
  const ends = new BothEnds([run.router('Left'), run.router('Right')]);
  const log = run.logOf('Left', 'crypto ipsec');
  expect(run.ping(FAR, HOST, { count: 3 }).marks).toMatch(/!$/);
  expect(currentPeerOf(run)).toBe(number('192.168.0.2'));
  // Right began, and would go on asking: so that it is Left's turn nothing comes of that.
  loseFirstQuickMode(run);
  let lost = 0;
  for (let i = 0; i < 100; i++) {
    run.advance(1);
    if (run.ping(HOST, FAR, { count: 1, timeout: 90 }).marks !== '!') lost++;
  }
  expect(lost).toBe(0);
  expect(asked(log)).toEqual(['192.168.0.2']);
  expect(ends.differencesInUse()).toEqual([]);
});

it('after the last comes the first', async () => {
  const run = await labOf([left({ peer: NOBODY, mapLines: [' set peer 192.168.0.8'] }), right()]);
  const log = run.logOf('Left', 'crypto ipsec');
  run.ping(HOST, FAR, { count: 100 });
  const peers = asked(log).filter((peer, at, all) => peer !== all[at - 1]);
  expect(peers.slice(0, 3)).toEqual([NOBODY, '192.168.0.8', NOBODY]);
});

it('clear crypto isakmp while a peer is asked does not move the list', async () => {
  const run = await list();
  run.ping(HOST, FAR, { count: 1, timeout: 100 });
  run.advance(5);
  run.router('Left').clearIsakmp();
  run.advance(5);
  expect(currentPeerOf(run)).toBe(number(NOBODY));
});

it('a peer that refuses one line and protects another keeps its place', async () => {
  const run = await list({ theirList: [LINES[1][0]] });
  run.ping(FAR, HOST, { count: 3 });
  run.ping(HOST, ELSEWHERE, { count: 3 });
  expect(currentPeerOf(run)).toBe(number('192.168.0.2'));
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
});

it('the current peer is kept when the map is edited, and given up when it is taken from the list', async () => {
  const run = await list();
  run.ping(HOST, FAR, { count: 45 });
  const type = typistAt(run, 'Left');
  configure(type, 'crypto map outside 10 ipsec-isakmp', 'set peer 192.168.0.7');
  expect(currentPeerOf(run)).toBe(number('192.168.0.2'));
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
  configure(type, 'crypto map outside 10 ipsec-isakmp', 'no set peer 192.168.0.2');
  expect(currentPeerOf(run)).toBe(number(NOBODY));
});
