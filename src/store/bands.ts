import type { Transaction } from 'kysely';
import { bandsOf } from '../core/likeness.ts';
import type { Schema } from './schema.ts';

/** By which an article's text is found again when nearly the same is brought. */
export async function keepBands(trx: Transaction<Schema>, article: number, sketch: readonly number[]): Promise<void> {
  const bands = Array.from(new Set(bandsOf(sketch)), (band) => ({ band, article }));
  if (bands.length > 0) await trx.insertInto('articleBand').values(bands).execute();
}
