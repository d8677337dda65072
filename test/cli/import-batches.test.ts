import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/cli/import-batches.ts';

async function* some(...lengths: readonly number[]): AsyncGenerator<{ readonly characters: number }> {
  for (const characters of lengths) yield { characters };
}

async function lengths(items: AsyncIterable<{ readonly characters: number }>): Promise<number[][]> {
  const batches: number[][] = [];
  for await (const batch of batchesOf(items, { items: 3, characters: 100 }))
    batches.push(batch.map(({ characters }) => characters));
  return batches;
}

describe('what is held at a time', () => {
  it('is so many', async () => {
    expect(await lengths(some(1, 2, 3, 4, 5, 6, 7))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('is so much, however few that are, and what is longer by itself', async () => {
    expect(await lengths(some(60, 40, 1, 100, 300, 2, 98, 99))).toEqual([[60, 40], [1], [100], [300], [2, 98], [99]]);
  });

  it('is nothing of a file with nothing', async () => {
    expect(await lengths(some())).toEqual([]);
  });

  it('is handed on before more is read', async () => {
    let read = 0;
    const counted = async function* () {
      for await (const item of some(50, 50, 50, 50)) {
        read += 1;
        yield item;
      }
    };
    for await (const batch of batchesOf(counted(), { items: 2, characters: 100 })) {
      expect(batch).toHaveLength(2);
      expect(read % 2).toBe(0);
    }
  });
});
