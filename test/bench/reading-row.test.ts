import { expect, test } from 'vitest';
import { rowsTable, verdictOf } from './reading-row.ts';

test.each([
  ['.974', '>= .970', 'met'],
  ['.960', '>= .970', 'MISSED'],
  ['P 0.95 (18/19) R 0.69 (18/22)', 'P .92 R .70', 'MISSED'],
  ['88.8 % (79/89)', '87 %', 'met'],
  ['1.48', '+1.4', 'met'],
  ['47/52', '43', 'met'],
  ['64.0', '< 50', 'MISSED'],
  ['P – R –', 'P .95', ''],
  ['0.75', '–', ''],
])('%s against %s: %s', (ours, target, verdict) => {
  expect(verdictOf({ what: '', ours, peers: {}, target })).toBe(verdict);
});

test('both halves stand in one line, and the one nobody looked at tells whether the target is met', () => {
  const row = { what: 'dates', peers: { other: '.8' }, target: '>= .95' };
  const table = rowsTable([
    { ...row, side: 'open', ours: '.98 (60 pages)' },
    { ...row, side: 'shut', ours: '.94 (58 pages)', peers: { other: '.7' } },
    { what: 'feeds', ours: '1749', peers: {}, target: '1726' },
  ]);
  expect(table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))).toEqual([
    ['', 'what', 'ours, open half or all', 'ours, shut half', 'target', 'met', 'others in this run', ''],
    expect.anything(),
    ['', 'dates', '.98 (60 pages)', '.94 (58 pages)', '>= .95', 'MISSED', 'other .8 and .7', ''],
    ['', 'feeds', '1749', '', '1726', 'met', '', ''],
  ]);
});
