import { expect, it } from 'vitest';
import { createRecent } from '../../src/newsroom/recent.ts';

it('knows what it heard lately, and nothing for ever', () => {
  const clock = { at: 0, now: () => clock.at };
  const recent = createRecent(clock, 1_000);
  expect([recent.isFirst('a'), recent.isFirst('b'), recent.isFirst('a')]).toEqual([true, true, false]);
  clock.at = 999;
  expect(recent.isFirst('a')).toBe(false);
  clock.at = 1_000;
  expect(recent.isFirst('a')).toBe(true);
});

it('lets the oldest go when there is too much', () => {
  const recent = createRecent({ now: () => 0 }, 1_000, 3);
  for (const key of ['a', 'b', 'c', 'd']) expect(recent.isFirst(key)).toBe(true);
  expect([recent.isFirst('d'), recent.isFirst('c'), recent.isFirst('a')]).toEqual([false, false, true]);
});
