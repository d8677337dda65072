import { highlightsIn } from './judging-sets.ts';
import type { Judged } from './relevance-queries.ts';
import { randomFrom } from './search-corpus.ts';
import type { Text } from './relevance-engines.ts';

/**
 * Articles looked for by what somebody remembers of them: four to seven words in a row of an editor's highlight, which says it in words of its own.
 * One article is right. Nobody wrote these searches to be found, but the saturation and what a title adds (store/weights.ts) were chosen with
 * such ones in view: a check on what the judged searches say, and no proof of its own.
 */
export function remembered(data: string): {
  readonly texts: readonly (Text & { readonly about: string })[];
  readonly asked: readonly Judged[];
} {
  const random = randomFrom(11);
  const articles = highlightsIn(data);
  return {
    texts: articles.map(({ id, sentences }) => ({
      about: id,
      title: (sentences[0] ?? '').slice(0, 160),
      text: sentences.join(' '),
    })),
    asked: articles.flatMap(({ id, reference }) => {
      const words = (reference[0] ?? '').split(' ').filter((word) => /[a-z0-9]/.test(word));
      const count = 4 + Math.floor(random() * 4);
      const from = Math.floor(random() * Math.max(1, words.length - count));
      return words.length < 4 ? [] : [{ query: words.slice(from, from + count).join(' '), right: [id] }];
    }),
  };
}
