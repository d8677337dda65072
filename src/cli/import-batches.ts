/** How much is held at a time: so many, and together so long. */
export interface Measure {
  readonly items: number;
  readonly characters: number;
}

/** Posts of a usual blog go by fifties; of very long ones a few are enough for a transaction, and for the memory of a small machine. */
const usual: Measure = { items: 50, characters: 2_000_000 };

/** As they come, in batches of that measure at most; what is longer than that by itself is a batch of its own. Nothing of a batch is held once the next is asked for. */
export async function* batchesOf<Item extends { readonly characters: number }>(
  items: AsyncIterable<Item>,
  most: Measure = usual,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let held = 0;
  for await (const item of items) {
    if (batch.length > 0 && held + item.characters > most.characters) {
      yield batch;
      [batch, held] = [[], 0];
    }
    batch.push(item);
    held += item.characters;
    if (batch.length < most.items) continue;
    yield batch;
    [batch, held] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
