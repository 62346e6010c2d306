import { FastPace, RealPace } from '../../../src/app/pace';
import { Simulator } from '../../../src/net/simulator';

function world() {
  const simulator = new Simulator();
  const seen: [string, number][] = [];
  const at = (time: number, name: string): void => {
    simulator.schedule(time, () => void seen.push([name, simulator.now]));
  };
  return { simulator, seen, at, saw: (name: string) => () => seen.some(([each]) => each === name) };
}

describe('fast pace', () => {
  test('runs until it is done and leaves what comes after', async () => {
    const { simulator, seen, at, saw } = world();
    at(5000, 'a');
    at(60_000, 'b');
    const pace = new FastPace(simulator);
    expect(await pace.until(saw('a'))).toBe(true);
    pace.catchUp();
    expect([seen, simulator.now]).toEqual([[['a', 5000]], 5000]);
  });

  test('tells when nothing is left that could happen', async () => {
    const { simulator } = world();
    expect(await new FastPace(simulator).until(() => false)).toBe(false);
  });

  test('at a terminal the world stands still while nobody does anything', async () => {
    const { simulator, seen, at, saw } = world();
    at(10, 'a');
    at(20, 'b');
    let busy = false;
    const pace = new FastPace(simulator);
    pace.run(() => busy);
    await new Promise(setImmediate);
    expect(seen).toEqual([]);
    busy = true;
    simulator.schedule(15, () => (busy = false));
    pace.wake();
    for (let i = 0; i < 3 && !saw('a')(); i++) await new Promise(setImmediate);
    expect([seen, simulator.now]).toEqual([[['a', 10]], 15]);
    pace.stop();
  });
});

describe('real pace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('follows the wall clock', () => {
    const { simulator, seen, at } = world();
    at(100, 'a');
    at(250, 'b');
    const pace = new RealPace(simulator);
    pace.run();
    jest.advanceTimersByTime(99);
    expect(seen).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(seen).toEqual([['a', 100]]);
    jest.advanceTimersByTime(100);
    expect(seen).toEqual([
      ['a', 100],
      ['b', 250],
    ]);
    pace.stop();
  });

  test('what is typed is typed now, not at the last event', () => {
    const { simulator } = world();
    const pace = new RealPace(simulator);
    jest.advanceTimersByTime(3210);
    pace.catchUp();
    expect(simulator.now).toBe(3210);
  });

  test('a wait ends at its event', async () => {
    const { simulator, at, saw } = world();
    at(2000, 'a');
    const pace = new RealPace(simulator);
    let held: boolean | undefined;
    void pace.until(saw('a')).then(value => (held = value));
    await jest.advanceTimersByTimeAsync(1999);
    expect(held).toBeUndefined();
    await jest.advanceTimersByTimeAsync(2);
    expect(held).toBe(true);
    pace.stop();
  });

  test('an event that is nearer than the one slept for is not slept through', () => {
    const { simulator, seen, at } = world();
    at(10_000, 'far');
    const pace = new RealPace(simulator);
    pace.run();
    jest.advanceTimersByTime(100);
    pace.catchUp();
    at(50, 'near');
    pace.wake();
    jest.advanceTimersByTime(51);
    expect(seen).toEqual([['near', 150]]);
    pace.stop();
  });
});
