import { SeededRng } from '../../../src/base/rng';
import { Simulator } from '../../../src/net/simulator';
import { PLATFORMS } from '../../../src/router/platform';
import { Processor } from '../../../src/router/processor';

function router(platform: keyof typeof PLATFORMS) {
  const simulator = new Simulator();
  const told: string[] = [];
  const processor = new Processor(simulator, PLATFORMS[platform], new SeededRng(1), {
    emit: (at, event) => {
      told.push(`${Math.round(at)} ${event.kind}`);
      return 1;
    },
    send: () => told.push(`${Math.round(simulator.now)} sent`),
    used: () => {},
    worked: () => {},
  });
  return { simulator, told, processor };
}

const datagram = { source: 1, destination: 2, sourcePort: 500, destinationPort: 500, bytes: new Uint8Array() };

it('does one thing at a time: what comes during a Diffie-Hellman waits for its end', () => {
  const { simulator, told, processor } = router('c2600');
  processor.submit(turn => {
    turn.emit({ kind: 'dh-computing' });
    turn.spend('dh-generate');
    turn.send(datagram);
  });
  simulator.schedule(100, () => processor.submit(turn => turn.emit({ kind: 'dh-status' })));
  expect(processor.busy).toBe(true);
  simulator.advanceTo(10_000);
  expect(told).toEqual(['0 dh-computing', '1548 sent', '1548 dh-status']);
});

it('what a job defers comes before what waits', () => {
  const { simulator, told, processor } = router('c2600xm');
  processor.submit(turn => {
    turn.spend('skeyid');
    turn.defer(later => later.emit({ kind: 'key-engine-event' }));
  });
  processor.submit(turn => turn.emit({ kind: 'dh-status' }));
  simulator.advanceTo(1000);
  expect(told.map(each => each.split(' ')[1])).toEqual(['key-engine-event', 'dh-status']);
});

it('on the ideal platform all happens in place', () => {
  const { told, processor } = router('ideal');
  processor.submit(turn => {
    turn.spend('dh-compute');
    turn.send(datagram);
  });
  expect([told, processor.busy]).toEqual([['0 sent'], false]);
});

it('power off: nothing that waits will run', () => {
  const { simulator, told, processor } = router('c2600');
  processor.submit(turn => turn.spend('dh-compute'));
  processor.submit(turn => turn.emit({ kind: 'dh-status' }));
  processor.stop();
  simulator.advanceTo(10_000);
  expect(told).toEqual([]);
});
