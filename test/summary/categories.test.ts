import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoriesOf } from '../../src/summary/categories.ts';
import { articleNamed, pageOf } from './pages.ts';
import { packNamed, packNames } from './packs.ts';
import { proseArbitrary } from './prose.ts';
import { secondsOf } from './seconds.ts';

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
    ['Batch recalled', 'The regulator warns patients that a contaminated lot was sold.', 'safety-notices'],
    ['Holiday tips from a wheelchair', 'My story: how I travel with my family.', 'living-with-ms'],
    ['Gene found in mice', 'Scientists in the laboratory saw immune cells repair myelin.', 'research'],
  ])('%s', (title, text, slug) => {
    expect(categoriesOf(pageOf({ title, text }), ms)[0]).toBe(slug);
  });

  test('what the page files itself under comes first, by name or slug; what the community lacks is passed over', () => {
    const page = { ...articleNamed('mouse-study'), filedUnder: ['Uncategorised', 'diet & EXERCISE'] };
    expect(categoriesOf(page, ms).slice(0, 2)).toEqual(['diet-and-exercise', 'research']);
  });

  test('none fits a text about something else, and none is needed', () => {
    expect(categoriesOf(pageOf({ title: 'Chess', text: 'The queen took the rook on move forty.' }), ms)).toEqual([]);
    expect(categoriesOf(articleNamed('drug-trial'), [])).toEqual([]);
  });

  test('what moderators filed teaches: words no keyword holds find their category', () => {
    const page = pageOf({ title: 'Cooling vests tried', text: 'A cooling vest kept its wearers going through July.' });
    const filed = [
      'Cooling vest and summer heat: how to keep going.',
      'A vest filled with ice for hot days.',
      'Fans, vests and shade against the heat in July.',
    ].map((text) => ({ slug: 'living-with-ms', text }));
    expect(categoriesOf(page, ms)[0]).not.toBe('living-with-ms');
    expect(categoriesOf(page, ms, filed)[0]).toBe('living-with-ms');
  });

  test('a few odd choices do not overturn the keywords', () => {
    const page = articleNamed('drug-trial');
    const odd = ['A recipe for soup.', 'The history of our town.'].map((text) => ({ slug: 'diet-and-exercise', text }));
    expect(categoriesOf(page, ms, odd)).toEqual(categoriesOf(page, ms));
  });

  test('none fits a text about something else, however much was filed', () => {
    const filed = ['drug-trial', 'mouse-study', 'systematic-review'].map((name) => ({
      slug: 'research',
      text: articleNamed(name).text,
    }));
    expect(categoriesOf(pageOf({ title: 'Chess', text: 'The queen took the rook on move forty.' }), ms, filed)).toEqual(
      [],
    );
  });

  test('examples of categories the community no longer has are passed over', () => {
    const gone = [{ slug: 'gone', text: 'A monthly injection for migraine.' }];
    expect(categoriesOf(articleNamed('drug-trial'), ms, gone)).toEqual(categoriesOf(articleNamed('drug-trial'), ms));
  });

  test('five hundred filed articles cost little', () => {
    const { text } = articleNamed('drug-trial');
    const many = Array.from({ length: 500 }, (_, at) => ({
      slug: ms[at % ms.length]?.slug ?? '',
      text: `${at} ${text.repeat(4)}`,
    }));
    expect(secondsOf(() => categoriesOf(articleNamed('mouse-study'), ms, many))).toBeLessThan(1);
  });

  test('at most three known slugs, each once, whatever the text', () => {
    fc.assert(
      fc.property(
        proseArbitrary,
        fc.array(fc.constantFrom('Treatment', 'research', 'x', 'Symptoms', 'mental health')),
        (text, filedUnder) => {
          const slugs = categoriesOf(pageOf({ text, filedUnder }), ms);
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

  test('holds six to nine categories with their own slugs, names and words', () => {
    expect(categories.length).toBeGreaterThanOrEqual(6);
    expect(categories.length).toBeLessThanOrEqual(9);
    expect(new Set(categories.flatMap((category) => [category.slug, category.name])).size).toBe(categories.length * 2);
    for (const { keywords } of categories) expect(new Set(keywords).size).toBe(keywords.length);
  });

  test.each(categories)('$slug is suggested for what it describes', ({ slug, name, description }) => {
    expect(categoriesOf(pageOf({ title: name, text: description }), categories)).toContain(slug);
  });
});
