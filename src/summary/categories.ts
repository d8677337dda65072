import type { Page } from '../core/article.ts';
import { findCategory, type Category } from '../core/category.ts';
import { contentWords } from './words.ts';

/**
 * Slugs of the categories an article belongs to, best first, at most three. What the page files itself under comes first when the
 * community has such a category; then the words decide, each category being a small document of its name, keywords and description
 * compared with the article by TF-IDF, where a word most categories share says little.
 */
export function categoriesOf(page: Page, categories: readonly Category[]): readonly string[] {
  const filed = page.filedUnder
    .map((name) => findCategory(categories, name)?.slug)
    .filter((slug) => slug !== undefined);
  const scores = scoresOf(page, categories).filter(({ score }) => score >= least);
  const best = Math.max(...scores.map(({ score }) => score), 0);
  const fitting = scores.filter(({ score }) => score >= best * near).toSorted((a, b) => b.score - a.score);
  return [...new Set([...filed, ...fitting.map(({ slug }) => slug)])].slice(0, 3);
}

const least = 0.06;
const near = 0.7;

/** How well each category fits, 0 to 1. */
function scoresOf(
  page: Pick<Page, 'title' | 'text'>,
  categories: readonly Category[],
): readonly { readonly slug: string; readonly score: number }[] {
  const documents = categories.map(documentOf);
  const rarity = rarityIn(documents);
  const article = weighted(termsOf(page), rarity);
  return categories.map(({ slug }, at) => ({
    slug,
    score: cosine(article, weighted(documents[at] ?? new Map(), rarity)),
  }));
}

type Terms = ReadonlyMap<string, number>;

function documentOf(category: Category): Terms {
  const terms = new Map<string, number>();
  for (const keyword of [category.name, ...category.keywords]) addPhrase(terms, keyword);
  addTo(terms, category.description, 0.3);
  return terms;
}

/** A phrase counts whole; its words alone say little ("back" in "take back"). */
function addPhrase(terms: Map<string, number>, phrase: string): void {
  const words = contentWords(phrase);
  for (const word of words) add(terms, word, words.length === 1 ? 1 : 0.3);
  for (const pair of pairsOf(words)) add(terms, pair, 1);
}

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
  for (const term of [...words, ...pairsOf(words)]) add(terms, term, amount);
}

function pairsOf(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

function add(terms: Map<string, number>, term: string, amount: number): void {
  terms.set(term, (terms.get(term) ?? 0) + amount);
}

function rarityIn(documents: readonly Terms[]): (term: string) => number {
  const holders = new Map<string, number>();
  for (const term of documents.flatMap((terms) => [...terms.keys()])) holders.set(term, (holders.get(term) ?? 0) + 1);
  // A term of no category cannot tell categories apart.
  return (term) => {
    const count = holders.get(term) ?? 0;
    return count === 0 ? 0 : Math.log((documents.length + 1) / count);
  };
}

function weighted(terms: Terms, rarity: (term: string) => number): Terms {
  return new Map([...terms].map(([term, count]) => [term, weightOf(count) * rarity(term)]));
}

/** Repetition says ever less; what counts for less than one mention keeps its part. */
function weightOf(count: number): number {
  return count > 1 ? 1 + Math.log(count) : count;
}

function cosine(a: Terms, b: Terms): number {
  let product = 0;
  for (const [term, weight] of a) product += weight * (b.get(term) ?? 0);
  const norms = Math.sqrt(squares(a) * squares(b));
  return norms > 0 ? product / norms : 0;
}

function squares(terms: Terms): number {
  let sum = 0;
  for (const weight of terms.values()) sum += weight * weight;
  return sum;
}
