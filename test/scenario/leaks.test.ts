/** What an exchange takes up is given back: SAs, nodes, timers, SPIs, numbers. */
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

const NOTHING = {
  awaitingSpis: 0,
  acquisitions: 0,
  bundles: 0,
  connections: 0,
  deleted: 0,
  dhNumbers: 0,
  discoveries: 0,
  flows: 0,
  halfOpen: 0,
  jobs: 0,
  nodes: 0,
  openNodes: 0,
  requests: 0,
  reservedSpis: 0,
  retransmissions: 0,
  runTimeIdentities: 0,
  sas: 0,
  spis: 0,
};

function censuses(run: LabRun): readonly object[] {
  return ['Left', 'Right'].map(name => run.router(name).cryptoCensus());
}

function clearAll(run: LabRun): void {
  for (const name of ['Left', 'Right']) {
    run.router(name).clearIpsec({ kind: 'all' });
    run.router(name).clearIsakmp();
  }
}

it.each(['ideal', 'c2600xm'])(
  'on %s a tunnel holds its SAs and their numbers, and no more than them',
  async platform => {
    const run = await labOf([left(), right()], { platform });
    expect(censuses(run)).toEqual([NOTHING, NOTHING]);
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/!{5}$/);
    run.advance(60);
    const up = { ...NOTHING, sas: 1, bundles: 1, spis: 1, connections: 2, flows: 2, runTimeIdentities: 1 };
    expect(censuses(run)).toEqual([up, up]);
    clearAll(run);
    run.advance(120);
    expect(censuses(run)).toEqual([NOTHING, NOTHING]);
  },
);

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])(
  'cut after %i packets between the routers, nothing stays',
  async count => {
    const run = await labOf([left(), right()]);
    let seen = 0;
    for (const name of ['Left', 'Right']) {
      const port = run.router(name).interfaces.get('FastEthernet0/0');
      if (port === undefined) throw new Error('no port');
      const receive = port.receive.bind(port);
      port.receive = packet => (seen++ < count ? receive(packet) : undefined);
    }
    run.ping(HOST, FAR, { count: 3 });
    run.advance(200);
    clearAll(run);
    run.advance(120);
    expect(censuses(run)).toEqual([NOTHING, NOTHING]);
  },
);
