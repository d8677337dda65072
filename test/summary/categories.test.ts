import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/core/article.ts';
import type { Category } from '../../src/core/category.ts';
import type { FiledText } from '../../src/core/reading.ts';
import { categoriesOf, fitter } from '../../src/summary/categories.ts';
import { termsOf, termsOfCategory, type Terms } from '../../src/summary/terms.ts';
import { articleNamed, articleNames, pageOf } from './pages.ts';
import { packNamed, packNames } from './packs.ts';
import { proseArbitrary } from './prose.ts';
import { secondsOfAll } from './seconds.ts';

const ms = packNamed('ms').categories;

describe('categories', () => {
  test.each([
    [
      'Physiotherapy and strength training help walking',
      'A programme of exercise made people fitter.',
      'diet-and-exercise',
    ],
    ['Depression is common', 'Anxiety and low mood often go untreated; a psychologist can help.', 'mental-health'],
    ['Minister promises cheaper drugs', 'Insurance will cover the cost, the government said.', 'policy-and-access'],
    [
      'Spray no better than placebo, controlled trial finds',
      'After a year there was no difference in walking, pain or fatigue between the groups, the trial found.',
      'treatment',
    ],
    ['Batch recalled', 'The regulator warns patients that a contaminated lot was sold.', 'safety-notices'],
    ['Holiday tips from a wheelchair', 'My story: how I travel with my family.', 'living-with-ms'],
    ['Gene found in mice', 'Scientists in the laboratory saw immune cells repair myelin.', 'research'],
  ])('%s', async (title, text, slug) => {
    expect((await categoriesOf(pageOf({ title, text }), ms))[0]).toBe(slug);
  });

  test('what the page files itself under comes first, by name or slug; what the community lacks is passed over', async () => {
    const page = { ...articleNamed('mouse-study'), filedUnder: ['Uncategorised', 'diet & EXERCISE'] };
    expect((await categoriesOf(page, ms)).slice(0, 2)).toEqual(['diet-and-exercise', 'research']);
  });

  test('none fits a text about something else, and none is needed', async () => {
    expect(await categoriesOf(pageOf({ title: 'Chess', text: 'The queen took the rook on move forty.' }), ms)).toEqual(
      [],
    );
    expect(await categoriesOf(articleNamed('drug-trial'), [])).toEqual([]);
  });

  test('what moderators filed teaches: words no keyword holds find their category', async () => {
    const page = pageOf({ title: 'Cooling vests tried', text: 'A cooling vest kept its wearers going through July.' });
    const filed = [
      'Cooling vest and summer heat: how to keep going.',
      'A vest filled with ice for hot days.',
      'Fans, vests and shade against the heat in July.',
    ].map((text) => ({ slug: 'living-with-ms', text }));
    expect((await categoriesOf(page, ms))[0]).not.toBe('living-with-ms');
    expect((await categoriesOf(page, ms, filed))[0]).toBe('living-with-ms');
  });

  test('a few odd choices do not overturn the keywords', async () => {
    const page = articleNamed('drug-trial');
    const odd = ['A recipe for soup.', 'The history of our town.'].map((text) => ({ slug: 'diet-and-exercise', text }));
    expect(await categoriesOf(page, ms, odd)).toEqual(await categoriesOf(page, ms));
  });

  test('none fits a text about something else, however much was filed', async () => {
    const filed = ['drug-trial', 'mouse-study', 'systematic-review'].map((name) => ({
      slug: 'research',
      text: articleNamed(name).text,
    }));
    expect(
      await categoriesOf(pageOf({ title: 'Chess', text: 'The queen took the rook on move forty.' }), ms, filed),
    ).toEqual([]);
  });

  test('examples of categories the community no longer has are passed over', async () => {
    const gone = [{ slug: 'gone', text: 'A monthly injection for migraine.' }];
    expect(await categoriesOf(articleNamed('drug-trial'), ms, gone)).toEqual(
      await categoriesOf(articleNamed('drug-trial'), ms),
    );
  });

  test('five hundred filed articles cost little', async () => {
    const { text } = articleNamed('drug-trial');
    const many = Array.from({ length: 500 }, (_, at) => ({
      slug: ms[at % ms.length]?.slug ?? '',
      text: `${at} ${text.repeat(4)}`,
    }));
    expect(await secondsOfAll(() => categoriesOf(articleNamed('mouse-study'), ms, many))).toBeLessThan(1);
  });

  test('how well each fits is the cosine to its centroid, as the formula has it', async () => {
    const filed = articleNames().map((name, at) => ({
      slug: ms[at % ms.length]?.slug ?? '',
      text: articleNamed(name).text,
    }));
    for (const examples of [[], filed.slice(0, 3), filed]) {
      const fit = await fitter(ms, examples);
      for (const name of ['mouse-study', 'recall-notice', 'german', 'very-short']) {
        const page = articleNamed(name);
        const expected = cosines(page, ms, examples);
        for (const { slug, score } of fit(page)) expect(score).toBeCloseTo(expected.get(slug) ?? Number.NaN, 9);
      }
    }
  });

  test('at most three known slugs, each once, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        proseArbitrary,
        fc.array(fc.constantFrom('Treatment', 'research', 'x', 'Symptoms', 'mental health')),
        async (text, filedUnder) => {
          const slugs = await categoriesOf(pageOf({ text, filedUnder }), ms);
          expect(slugs.length).toBeLessThanOrEqual(3);
          expect(new Set(slugs).size).toBe(slugs.length);
          for (const slug of slugs) expect(ms.map((category) => category.slug)).toContain(slug);
        },
      ),
    );
  });
});

describe.each(packNames())('the pack %s', (name) => {
  const { categories } = packNamed(name);

  test('holds six to nine categories with their own slugs, names and words', async () => {
    expect(categories.length).toBeGreaterThanOrEqual(6);
    expect(categories.length).toBeLessThanOrEqual(9);
    expect(new Set(categories.flatMap((category) => [category.slug, category.name])).size).toBe(categories.length * 2);
    for (const { keywords } of categories) expect(new Set(keywords).size).toBe(keywords.length);
  });

  test.each(categories)('$slug is suggested for what it describes', async ({ slug, name, description }) => {
    expect(await categoriesOf(pageOf({ title: name, text: description }), categories)).toContain(slug);
  });
});

/** TF-IDF, centroids and the cosine in so many words, with maps instead of numbers. */
function cosines(
  page: Page,
  categories: readonly Category[],
  examples: readonly FiledText[],
): ReadonlyMap<string, number> {
  const groups = categories.map((category) => ({
    slug: category.slug,
    documents: [
      { terms: termsOfCategory(category), amount: 10 },
      ...examples
        .filter(({ slug }) => slug === category.slug)
        .map(({ text }) => ({ terms: termsOf({ title: '', text }), amount: 1 })),
    ],
  }));
  const all = groups.flatMap(({ documents }) => documents);
  const weighted = (terms: Terms): ReadonlyMap<string, number> =>
    new Map(
      [...terms].map(([term, count]) => {
        const holders = all.filter((document) => document.terms.has(term)).length;
        return [
          term,
          holders === 0 ? 0 : (count > 1 ? 1 + Math.log(count) : count) * Math.log((all.length + 1) / holders),
        ];
      }),
    );
  const length = (vector: ReadonlyMap<string, number>): number =>
    Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight ** 2, 0));
  const article = weighted(termsOf(page));
  return new Map(
    groups.map(({ slug, documents }) => {
      const centroid = new Map<string, number>();
      for (const { terms, amount } of documents) {
        const vector = weighted(terms);
        for (const [term, weight] of vector)
          centroid.set(term, (centroid.get(term) ?? 0) + (weight * amount) / (length(vector) || 1));
      }
      const shared = [...article].filter(([term, weight]) => weight > 0 && (centroid.get(term) ?? 0) > 0);
      const product = shared.reduce((sum, [term, weight]) => sum + weight * (centroid.get(term) ?? 0), 0);
      return [slug, shared.length > 1 ? product / (length(article) * length(centroid)) : 0];
    }),
  );
}
