import { expect, test } from 'vitest';
import { createBreath } from '../../src/summary/breath.ts';

test('others have their turn once the work has had its own', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  const breath = createBreath(0);
  await breath();
  order.push('the work');
  expect(order).toEqual(['another', 'the work']);
});

test('before that it goes on at once', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  await createBreath(60_000)();
  order.push('the work');
  expect(order).toEqual(['the work']);
});
