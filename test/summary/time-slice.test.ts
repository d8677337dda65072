import { expect, test } from 'vitest';
import { createTimeSlice } from '../../src/summary/time-slice.ts';

test('others have their turn once the work has had its own', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  const letOthers = createTimeSlice(0);
  await letOthers();
  order.push('the work');
  expect(order).toEqual(['another', 'the work']);
});

test('before that it goes on at once', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  await createTimeSlice(60_000)();
  order.push('the work');
  expect(order).toEqual(['the work']);
});
