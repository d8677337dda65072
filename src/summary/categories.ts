import type { Page } from '../core/article.ts';
import { findCategory, type Category } from '../core/category.ts';
import type { FiledText } from '../core/reading.ts';
import { createTimeSlice, type LetOthers } from './time-slice.ts';
import { termsOf, termsOfCategory } from './terms.ts';
import { numberOf, remembered, termsIn, vectorOf, vocabulary, weightOf, type Vector } from './vectors.ts';

/**
 * Slugs of the categories an article belongs to, best first, at most three. What the page files itself under comes first when the
 * community has such a category; then the words decide. Each category is the centroid, by TF-IDF, of what moderators filed under it and
 * of a small document of its own, made of its name, keywords and description, which weighs as much as ten articles: so it is there from
 * the first day, and the community's choices take over. A word most documents share says little. Only the first hundred `examples` of a
 * category count; give the newest first. Others get their turn in between: hundreds of articles are long work.
 */
export async function categoriesOf(
  page: Page,
  categories: readonly Category[],
  examples: readonly FiledText[] = [],
): Promise<readonly string[]> {
  const filed = page.filedUnder
    .map((name) => findCategory(categories, name)?.slug)
    .filter((slug) => slug !== undefined);
  const least = examples.length === 0 ? leastByWords : leastByExamples;
  const fit = await fitter(categories, examples);
  const scores = fit(page).filter(({ score }) => score >= least);
  const best = Math.max(...scores.map(({ score }) => score), 0);
  const fitting = scores.filter(({ score }) => score >= best * near).toSorted((a, b) => b.score - a.score);
  return [...new Set([...filed, ...fitting.map(({ slug }) => slug)])].slice(0, 3);
}

/** Below it a page is about something else. Examples hold many words, so that any one page has less in common with them. */
const leastByWords = 0.06;
const leastByExamples = 0.045;
const near = 0.7;
const ownWeight = 10;
const mostExamples = 100;

/** Learns what speaks for each category, and then tells how well each fits a page: the cosine to its centroid, 0 to 1. */
export async function fitter(
  categories: readonly Category[],
  examples: readonly FiledText[],
): Promise<(page: Pick<Page, 'title' | 'text'>) => readonly { readonly slug: string; readonly score: number }[]> {
  const letOthers = createTimeSlice();
  const known = vocabulary();
  const groups: Group[] = [];
  for (const category of categories) {
    const group = {
      slug: category.slug,
      documents: [{ vector: vectorOf(known, termsOfCategory(category)), amount: ownWeight }],
    };
    for (const { text } of examples.filter(({ slug }) => slug === category.slug).slice(0, mostExamples)) {
      group.documents.push({ vector: remembered(known, text), amount: 1 });
      await letOthers();
    }
    groups.push(group);
  }
  const rarity = rarityIn(groups, termsIn(known));
  const centroids: Centroid[] = [];
  for (const group of groups) centroids.push(await centroidOf(group, rarity, letOthers));

  return (page) => {
    const article = [...termsOf(page)].flatMap(([term, count]) => {
      const number = numberOf(known, term);
      const weight = number === undefined ? 0 : weightOf(count) * (rarity[number] ?? 0);
      return number === undefined || weight === 0 ? [] : [{ number, weight }];
    });
    const length = Math.sqrt(article.reduce((sum, { weight }) => sum + weight * weight, 0));
    return centroids.map(({ slug, weights, length: own }) => {
      const shared = article.filter(({ number }) => (weights[number] ?? 0) > 0);
      const product = shared.reduce((sum, { number, weight }) => sum + weight * (weights[number] ?? 0), 0);
      // One word in common may be chance.
      return { slug, score: shared.length > 1 ? product / (length * own) : 0 };
    });
  };
}

interface Group {
  readonly slug: string;
  readonly documents: readonly { readonly vector: Vector; readonly amount: number }[];
}

/** How telling each term is, by its number: the fewer documents hold it, the more. */
function rarityIn(groups: readonly Group[], terms: number): Float64Array {
  const documents = groups.flatMap((group) => group.documents);
  const rarity = new Float64Array(terms);
  for (const { vector } of documents) for (const term of vector.terms) rarity[term] = (rarity[term] ?? 0) + 1;
  // A term of no category cannot tell categories apart.
  return rarity.map((holders) => (holders === 0 ? 0 : Math.log((documents.length + 1) / holders)));
}

interface Centroid {
  readonly slug: string;
  readonly weights: Float64Array;
  readonly length: number;
}

async function centroidOf({ slug, documents }: Group, rarity: Float64Array, letOthers: LetOthers): Promise<Centroid> {
  const weights = new Float64Array(rarity.length);
  for (const { vector, amount } of documents) {
    addDocument(weights, vector, amount, rarity);
    await letOthers();
  }
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return { slug, weights, length: Math.sqrt(squares) };
}

/** Adds a document as a vector of that length, whatever its own. */
function addDocument(sum: Float64Array, vector: Vector, amount: number, rarity: Float64Array): void {
  let squares = 0;
  const weighted = vector.weights.map((weight, at) => weight * (rarity[vector.terms[at] ?? 0] ?? 0));
  for (const weight of weighted) squares += weight * weight;
  const scale = amount / (Math.sqrt(squares) || 1);
  for (const [at, term] of vector.terms.entries()) sum[term] = (sum[term] ?? 0) + (weighted[at] ?? 0) * scale;
}
