import fc from 'fast-check';
import { standings, type NewArticle } from '../../src/core/article.ts';

/** Few words in many forms, so that what is made up matches often, and nearly matches oftener. */
const words = (
  "trial trials Trialled small smaller vein Veins veined étude Etudes the of IL-6 il 6 covid-19 HIV/AIDS Crohn’s crohn's crohn 2.5 " +
  'α-synuclein Straße STRASSE 不安 不 तनाव قلب ﬁbre fibre 🤖 x🤖y relational relate happy happiness ſleep NOT AND NEAR title: " \' * - ( ) ' +
  'A\u0301b İstanbul ΣΊΣΥΦΟΣ σίσυφος heart attack attacks myocardial infarction whole grain whole-grains wholegrains MS multiple sclerosis'
).split(' ');
const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...words) },
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const run = (most: number) => fc.array(word, { maxLength: most }).map((parts) => parts.join(' '));
const day = fc.constantFrom('2012-03-29', '2019-12-31', '2020-01-01T08:00:00Z', null);

/** Articles that a query of `anyQuery` may well find. */
export const anyFound: fc.Arbitrary<Partial<NewArticle>> = fc.record({
  title: run(4),
  text: run(25).map((text) => `${text}.`),
  siteName: fc.constantFrom('Patient Post', 'trial', 'Études', null),
  byline: fc.constantFrom('small vein', 'Roe', null),
  original: fc.constantFrom(null, { url: 'https://www.wire.example/1', name: 'Wire Vein' }),
  publishedAt: day,
  categories: fc.subarray(['treatment', 'living-with-ms']),
  standing: fc.constantFrom(...standings),
});

const part = fc.oneof(
  { weight: 6, arbitrary: word },
  run(3).map((phrase) => `"${phrase}"`),
  run(2).map((phrase) => `“${phrase}”`),
  word.map((one) => `-${one}`),
  run(2).map((phrase) => `-"${phrase}"`),
  fc.constantFrom(
    'in:treatment',
    'in:living-with-ms',
    'site:"patient post"',
    'site:wire.example',
    'site:example.org',
    'since:2020',
    'until:2019',
    'since:2012-03-29',
    'is:retracted',
    'is:current',
    'in:',
    'since:x',
  ),
);

/** Searches with everything the language has, and what it has not. */
export const anyQuery: fc.Arbitrary<string> = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(' '));
