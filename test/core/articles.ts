import fc from 'fast-check';
import { standings, type Article } from '../../src/core/article.ts';
import { nothingStated, type Span } from '../../src/core/judgement.ts';

/** Sentences that mean to be markup on one platform or the other, among ordinary ones. */
const sentence = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((text) => text.trim() !== ''),
  fc.constantFrom(
    '@everyone read [this](https://evil.example)',
    '<!channel> & <@U1>',
    '*bold* _it_ ||hidden||',
    'A trial in 115 people found no benefit.',
  ),
);

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any article a moderator could have published. */
export const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    id: fc.integer({ min: 1, max: 99_999 }),
    title: sentence,
    siteName: fc.option(sentence),
    publishedAt: fc.option(day),
    sentences: fc.array(sentence, { minLength: 1, maxLength: 5 }),
    caution: fc.option(fc.record({ text: sentence, speaker: fc.option(sentence) })),
    standing: fc.constantFrom(...standings),
    life: fc.constantFrom('published' as const, 'published' as const, 'withdrawn' as const),
    notice: sentence,
    link: fc.option(fc.constant('https://later.example/evidence')),
    url: fc.constantFrom('https://news.example/a', 'urn:carewire:paste:00'),
    categories: fc.subarray(['treatment', 'research', 'gone'] as const),
    sharedAt: fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }),
  })
  .map(({ sentences, caution, notice, link, ...drawn }) => {
    const spans = spansOf([...sentences, ...(caution ? [caution.text] : [])]);
    const last = spans.at(-1);
    return {
      ...drawn,
      community: 'c',
      canonicalUrl: drawn.url,
      byline: null,
      language: 'en',
      description: null,
      image: null,
      text: spans.map(({ text }) => text).join(' '),
      original: null,
      filedUnder: [],
      judgement: {
        summary: spans,
        caution: caution && last ? { ...last, speaker: caution.speaker } : null,
        evidence: nothingStated,
        readingGrade: null,
        warnings: [],
      },
      notice:
        drawn.standing === 'current' && drawn.life === 'published' ? null : { text: notice, link, at: drawn.sharedAt },
      revision: 1,
      sharedBy: 'discord:1',
      correctedAt: null,
    };
  });

function spansOf(sentences: readonly string[]): readonly Span[] {
  let start = 0;
  return sentences.map((text) => {
    const span = { text, start, end: start + text.length };
    start = span.end + 1;
    return span;
  });
}
