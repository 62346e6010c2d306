import fc from 'fast-check';

import { LowestFree } from '../../../src/base/lowest-free';
import { RecentNumbers } from '../../../src/base/recent-numbers';

it('hands out the lowest free number, whatever was taken and given back before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('take' as const), fc.nat(200)), { maxLength: 400 }), steps => {
      const free = new LowestFree();
      const taken = new Set<number>();
      for (const step of steps) {
        if (step === 'take') {
          let lowest = 0;
          while (taken.has(lowest)) lowest++;
          expect(free.take()).toBe(lowest);
          taken.add(lowest);
        } else {
          free.release(step);
          taken.delete(step);
        }
        expect(free.size).toBe(taken.size);
      }
    }),
  );
});

it('begins where it is told', () => {
  const free = new LowestFree(2000);
  expect([free.take(), free.take()]).toEqual([2000, 2001]);
  free.release(1);
  free.release(2000);
  expect([free.size, free.take()]).toEqual([1, 2000]);
});

it('a thousand numbers in a row, and again after all were given back', () => {
  const free = new LowestFree();
  const numbers = Array.from({ length: 1000 }, (_, i) => i);
  expect(numbers.map(() => free.take())).toEqual(numbers);
  for (const number of numbers) free.release(number);
  expect([free.size, free.take(), free.take()]).toEqual([0, 0, 1]);
});

it('remembers the last numbers, and forgets the oldest first', () => {
  const recent = new RecentNumbers(3);
  for (const number of [7, 0xffffffff, 9, 11]) recent.add(number);
  expect([7, 0xffffffff, 9, 11].map(number => recent.has(number))).toEqual([false, true, true, true]);
  recent.add(13);
  expect([0xffffffff, 9, 11, 13].map(number => recent.has(number))).toEqual([false, true, true, true]);
});
