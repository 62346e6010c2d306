import { ReplayWindow } from '../../../src/ipsec/replay-window';

function seen(...numbers: number[]): ReplayWindow {
  const window = new ReplayWindow();
  for (const number of numbers) {
    expect(window.accepts(number)).toBe(true);
    window.mark(number);
  }
  return window;
}

test('number 0 is never good', () => {
  expect(seen().accepts(0)).toBe(false);
  expect(seen(1).accepts(0)).toBe(false);
});

test('each number once', () => {
  const window = seen(1, 3);
  expect([1, 2, 3, 4].map(n => window.accepts(n))).toEqual([false, true, false, true]);
});

test('asking does not mark', () => {
  const window = seen(5);
  expect(window.accepts(6)).toBe(true);
  expect(window.accepts(6)).toBe(true);
});

test('the window is 64 wide: 63 behind the highest is in it, 64 is not', () => {
  const window = seen(100);
  expect(window.accepts(100 - 63)).toBe(true);
  expect(window.accepts(100 - 64)).toBe(false);
});

test.each([1, 31, 32, 33, 63, 64, 65, 1000])('a step of %i keeps what is still inside', step => {
  const window = seen(...Array.from({ length: 64 }, (_, at) => at + 1));
  const top = 64 + step;
  window.mark(top);
  for (let number = Math.max(1, top - 63); number <= top; number++) {
    expect([number, window.accepts(number)]).toEqual([number, number > 64 && number < top]);
  }
});

test('the last number there is', () => {
  const window = seen(0xffffffff);
  expect(window.accepts(0xffffffff)).toBe(false);
  expect(window.accepts(0xffffffff - 63)).toBe(true);
});

test('against a list that forgets nothing, over shuffled numbers', () => {
  const window = new ReplayWindow();
  const marked = new Set<number>();
  let highest = 0;
  let state = 12345;
  for (let round = 0; round < 20_000; round++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const number = Math.max(0, highest - 80 + ((state >>> 8) % 100));
    const good = number > 0 && (number > highest || (highest - number < 64 && !marked.has(number)));
    expect(window.accepts(number)).toBe(good);
    if (!good) continue;
    window.mark(number);
    marked.add(number);
    highest = Math.max(highest, number);
  }
});
