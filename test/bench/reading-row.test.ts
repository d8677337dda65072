import { expect, test } from 'vitest';
import { verdictOf } from './reading-row.ts';

test.each([
  ['.974', '>= .970', 'holds'],
  ['.960', '>= .970', 'MISSED'],
  ['P 0.95 (18/19) R 0.69 (18/22)', 'P .92 R .70', 'MISSED'],
  ['88.8 % (79/89)', '87 %', 'holds'],
  ['1.48', '+1.4', 'holds'],
  ['47/52', '43', 'holds'],
  ['64.0', '< 50', 'MISSED'],
  ['P – R –', 'P .95', ''],
  ['0.75', '–', ''],
])('%s against %s: %s', (ours, target, verdict) => {
  expect(verdictOf({ what: '', ours, peers: {}, target })).toBe(verdict);
});
