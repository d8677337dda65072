import { makeArticle, randomFrom } from './search-corpus.ts';

/** Three words of one article, by which somebody who has read it looks for it. */
export interface Known {
  readonly id: number;
  readonly words: string;
}

const asked = 100;

/** Articles of any age, the same in every run: looked for by words of their titles, and by words their texts alone have. */
export function knownItems(articles: number, length: number): Readonly<Record<string, readonly Known[]>> {
  const random = randomFrom(815);
  const ids = Array.from({ length: asked }, () => 1 + Math.floor(random() * articles));
  const by = (choose: (made: ReturnType<typeof makeArticle>) => readonly string[]): readonly Known[] =>
    ids.map((id) => ({ id, words: choose(makeArticle(id, length)).slice(0, 3).join(' ') }));
  return {
    'by its title': by(({ subject }) => subject),
    'by its text': by(({ subject, title, text }) => {
      const held = new Set(text.split(' '));
      return subject.filter((word) => held.has(word) && !title.includes(word));
    }),
  };
}

/** Mean reciprocal rank, and how many of a hundred are among the first ten. */
export async function sayFound(
  items: readonly Known[],
  find: (words: string) => Promise<readonly number[]> | readonly number[],
): Promise<string> {
  let reciprocal = 0;
  let among = 0;
  for (const { id, words } of items) {
    const at = (await find(words)).slice(0, 10).indexOf(id);
    if (at < 0) continue;
    among += 1;
    reciprocal += 1 / (at + 1);
  }
  return `MRR ${(reciprocal / items.length).toFixed(3)}, ${Math.round((100 * among) / items.length)} % among the first ten`;
}
