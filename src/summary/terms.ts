import type { Category } from '../core/category.ts';
import { contentWords } from './words.ts';

/** How often each word, beginning of a word and pair of words stands in a document, by where it stands. */
export type Terms = ReadonlyMap<string, number>;

/** A category as a small document of its own. */
export function termsOfCategory(category: Category): Terms {
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

/** The title says most; what comes late in a long text says least. */
export function termsOf(page: { readonly title: string; readonly text: string }): Terms {
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
