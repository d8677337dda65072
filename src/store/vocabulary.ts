import { closest, slipsAllowed, type Known } from '../core/spelling.ts';
import type { Db } from './schema.ts';

/** The words of titles and summaries, of all communities: whoever offers one must look first whether it finds something here. */
export interface Vocabulary {
  /** The most common words that begin so. */
  beginning(folded: string, limit: number): Promise<readonly Known[]>;
  /** Words one or two slips away, the likeliest first. */
  near(folded: string, limit: number): Promise<readonly string[]>;
}

export function createVocabulary(db: Db): Vocabulary {
  const from = (beginning: string) =>
    db
      .selectFrom('word')
      .select(['word', 'articles'])
      .where('word', '>=', beginning)
      .where('word', '<', `${beginning}\u{10ffff}`);

  return {
    beginning: (folded, limit) => from(folded).orderBy('articles', 'desc').orderBy('word').limit(limit).execute(),

    async near(folded, limit) {
      const allowed = slipsAllowed(folded);
      if (allowed === 0) return [];
      // People get the first letter right, or leave it out, or swap it with the next.
      const letters = new Set(Array.from(folded).slice(0, 2));
      const lists = await Promise.all(
        Array.from(letters, (letter) =>
          from(letter)
            .where((eb) =>
              eb.between(eb.fn<number>('length', ['word']), folded.length - allowed, folded.length + allowed),
            )
            .limit(mostCompared)
            .execute(),
        ),
      );
      return closest(folded, lists.flat(), limit);
    },
  };
}

const mostCompared = 40_000;
