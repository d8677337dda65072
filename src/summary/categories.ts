import type { Page } from '../core/article.ts';
import { findCategory, type Category } from '../core/category.ts';
import type { FiledText } from '../core/reading.ts';
import { contentWords } from './words.ts';

/**
 * Slugs of the categories an article belongs to, best first, at most three. What the page files itself under comes first when the
 * community has such a category; then the words decide. Each category is the centroid, by TF-IDF, of what moderators filed under it and
 * of a small document of its own, made of its name, keywords and description, which weighs as much as ten articles: so it is there from
 * the first day, and the community's choices take over. A word most documents share says little. Only the first hundred `examples` of a
 * category count; give the newest first.
 */
export function categoriesOf(
  page: Page,
  categories: readonly Category[],
  examples: readonly FiledText[] = [],
): readonly string[] {
  const filed = page.filedUnder
    .map((name) => findCategory(categories, name)?.slug)
    .filter((slug) => slug !== undefined);
  const least = examples.length === 0 ? leastByWords : leastByExamples;
  const scores = fitter(categories, examples)(page).filter(({ score }) => score >= least);
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
export function fitter(
  categories: readonly Category[],
  examples: readonly FiledText[],
): (page: Pick<Page, 'title' | 'text'>) => readonly { readonly slug: string; readonly score: number }[] {
  const groups = categories.map((category) => ({
    slug: category.slug,
    own: documentOf(category),
    filed: examples
      .filter(({ slug }) => slug === category.slug)
      .slice(0, mostExamples)
      .map(({ text }) => remembered(text)),
  }));
  const rarity = rarityIn(groups.flatMap(({ own, filed }) => [own, ...filed]));
  const centroids = groups.map(({ slug, own, filed }) => {
    const centroid = centroidOf(own, filed, rarity);
    return { slug, centroid, length: Math.sqrt(squares(centroid)) };
  });
  return (page) => {
    const article = weighted(termsOf(page), rarity);
    const length = Math.sqrt(squares(article));
    return centroids.map(({ slug, centroid, length: own }) => ({
      slug,
      score: sharesSome(article, centroid) ? product(article, centroid) / (length * own) : 0,
    }));
  };
}

function centroidOf(own: Terms, filed: readonly Terms[], rarity: Rarity): Terms {
  const centroid = new Map<string, number>();
  for (const [document, amount] of [[own, ownWeight] as const, ...filed.map((terms) => [terms, 1] as const)]) {
    const vector = weighted(document, rarity);
    const length = Math.sqrt(squares(vector)) || 1;
    for (const [term, weight] of vector) add(centroid, term, (weight * amount) / length);
  }
  return centroid;
}

type Terms = ReadonlyMap<string, number>;
type Rarity = (term: string) => number;

function documentOf(category: Category): Terms {
  const terms = new Map<string, number>();
  for (const keyword of [category.name, ...category.keywords]) addPhrase(terms, keyword);
  addTo(terms, category.description, 0.3);
  return terms;
}

/** A phrase counts whole; its words alone say little ("back" in "take back"). */
function addPhrase(terms: Map<string, number>, phrase: string): void {
  const words = contentWords(phrase);
  for (const word of words) addWord(terms, word, words.length === 1 ? 1 : 0.3);
  for (const pair of pairsOf(words)) add(terms, pair, 1);
}

/** Those of what moderators filed, which is the same from one page to the next. The ones used last are kept. */
function remembered(text: string): Terms {
  const terms = filedTerms.get(text) ?? termsOf({ title: '', text });
  filedTerms.delete(text);
  filedTerms.set(text, terms);
  const [oldest] = filedTerms.keys();
  if (filedTerms.size > mostRemembered && oldest !== undefined) filedTerms.delete(oldest);
  return terms;
}

const filedTerms = new Map<string, Terms>();
const mostRemembered = 400;

/** The title says most; what comes late in a long text says least. */
function termsOf(page: Pick<Page, 'title' | 'text'>): Terms {
  const terms = new Map<string, number>();
  addTo(terms, page.title, 3);
  addTo(terms, page.text.slice(0, 1500), 1.5);
  addTo(terms, page.text.slice(1500, 8000), 1);
  return terms;
}

/** Words and pairs of neighbours, so that the keyword "blood pressure" is more than its two words. */
function addTo(terms: Map<string, number>, text: string, amount: number): void {
  const words = contentWords(text);
  for (const word of words) addWord(terms, word, amount);
  for (const pair of pairsOf(words)) add(terms, pair, amount);
}

/** A word and its beginning: "neurosurgery" and "neurology" have that in common, and medicine is full of such families. */
function addWord(terms: Map<string, number>, word: string, amount: number): void {
  add(terms, word, amount);
  if (word.length > beginning) add(terms, `${word.slice(0, beginning)}…`, amount);
}

const beginning = 5;

function pairsOf(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

function add(terms: Map<string, number>, term: string, amount: number): void {
  terms.set(term, (terms.get(term) ?? 0) + amount);
}

function rarityIn(documents: readonly Terms[]): Rarity {
  const holders = new Map<string, number>();
  for (const terms of documents) for (const term of terms.keys()) add(holders, term, 1);
  // A term of no category cannot tell categories apart.
  return (term) => {
    const count = holders.get(term) ?? 0;
    return count === 0 ? 0 : Math.log((documents.length + 1) / count);
  };
}

function weighted(terms: Terms, rarity: Rarity): Terms {
  return new Map([...terms].map(([term, count]) => [term, weightOf(count) * rarity(term)]));
}

/** Repetition says ever less; what counts for less than one mention keeps its part. */
function weightOf(count: number): number {
  return count > 1 ? 1 + Math.log(count) : count;
}

/** One word in common may be chance. */
function sharesSome(a: Terms, b: Terms): boolean {
  let shared = 0;
  for (const [term, weight] of a) if (weight > 0 && (b.get(term) ?? 0) > 0) shared += 1;
  return shared > 1;
}

function product(a: Terms, b: Terms): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

function squares(terms: Terms): number {
  let sum = 0;
  for (const weight of terms.values()) sum += weight * weight;
  return sum;
}
