import { findCategory, nameOf, slugOf, type Category } from './category.ts';
import { NewsError } from './errors.ts';
import { finds, type Searched } from './matching.ts';
import { all, phrase, row, type Said } from './phrase.ts';
import { readQuery, sayFilters, type Query } from './query.ts';

/** What one follows. */
export type Topic =
  | { readonly kind: 'everything' }
  | { readonly kind: 'category'; readonly slug: string }
  /** What a search for them finds. */
  | { readonly kind: 'words'; readonly words: string };

/**
 * Reads a topic as typed: `everything`, a category's name or slug, or a search: several words, or one in quotes, with the phrases,
 * -words, `in:` and `site:` that search knows. A single unknown word is more often a misspelt category than a search, so it is
 * refused with the list.
 */
export function readTopic(typed: string, categories: readonly Category[]): Topic {
  const text = typed.trim();
  if (/^(everything|all|\*)$/i.test(text)) return { kind: 'everything' };
  const category = findCategory(categories, text);
  if (category) return { kind: 'category', slug: category.slug };
  const quoted = /^["“”„«'](.+)["“”»']$/u.exec(text)?.[1]?.trim();
  if (quoted === undefined && !/\s/.test(text))
    throw unknownCategory(typed, categories, phrase`To follow the word itself, put it in quotes: "${text}".`);
  const begun = quoted === undefined ? beginsWith(text, categories) : undefined;
  if (begun) throw notOneCategory(text, begun);
  const isOneWord = quoted !== undefined && !/\s/.test(quoted);
  return wordsTopic(isOneWord ? quoted : text, categories);
}

/** The category whose name stands first in what has more words: “treatment daily” hardly means a search for both. */
function beginsWith(text: string, categories: readonly Category[]): Category | undefined {
  // What only a search can mean is one.
  if (/["“”„«»:]|(?:^|\s)-\S/u.test(text)) return undefined;
  const words = text.split(/\s+/);
  for (let most = words.length - 1; most > 0; most -= 1) {
    const category = findCategory(categories, words.slice(0, most).join(' '));
    if (category) return category;
  }
  return undefined;
}

function notOneCategory(text: string, { name }: Category): NewsError {
  return new NewsError(
    'bad-input',
    phrase`“${text}” begins with the category ${name}. To follow that category give its name alone, and say how often behind when:, like when:daily. To follow what a search for all of these words finds, put quotes around them: "${text}".`,
    { field: 'topic' },
  );
}

/** A search to be followed: what it finds from now on. Throws NewsError for what only a search can mean. */
export function wordsTopic(words: string, categories: readonly Category[]): Topic {
  const query = readQuery(words);
  const { category: typed, since, until, standing } = query;
  if (query.wanted.length === 0)
    throw new NewsError('bad-input', phrase`Those are no words to look for. Name a category or some words.`);
  if (query.wanted.some(({ begins }) => begins !== undefined))
    throw new NewsError('bad-input', phrase`Only whole words can be followed: write them out, without a star.`);
  if (since !== undefined || until !== undefined || standing !== undefined)
    throw new NewsError(
      'bad-input',
      phrase`What is followed comes from now on, as it stands then: leave out since:, until: and is:.`,
    );
  if (typed === undefined) return { kind: 'words', words };
  const category = findCategory(categories, typed);
  if (!category) throw unknownCategory(typed, categories);
  return { kind: 'words', words: words.replace(typedCategory, `in:${category.slug}`) };
}

export function unknownCategory(typed: string, categories: readonly Category[], hint: Said = ''): NewsError {
  const list =
    categories.length > 0
      ? phrase`This community’s categories are: ${all(categories.map(({ name }) => name))}.`
      : phrase`This community has no categories yet.`;
  const near = beginning(typed, categories);
  const meant = near ? phrase`Did you mean “${near.name}”?` : '';
  const quoting =
    near && /\s/.test(near.name)
      ? phrase`A name of several words wants quotes around it where commands are typed.`
      : '';
  return new NewsError('bad-input', row([phrase`There is no category “${typed.trim()}”.`, meant, quoting, list, hint]));
}

/** The first one whose name begins so: in typed commands a name ends at its first space. */
function beginning(typed: string, categories: readonly Category[]): Category | undefined {
  const begun = slugOf(typed);
  return begun === ''
    ? undefined
    : categories.find(({ name, slug }) => slugOf(name).startsWith(begun) || slug.startsWith(begun));
}

/** Whether an article belongs to a topic; words mean what a search for them means. */
export function matches(topic: Topic, article: Searched): boolean {
  switch (topic.kind) {
    case 'everything':
      return true;
    case 'category':
      return article.categories.includes(topic.slug);
    case 'words':
      return finds(queryOf(topic.words), article);
  }
}

/** One text per topic, so that the same topic is subscribed to once. */
export function topicKey(topic: Topic): string {
  switch (topic.kind) {
    case 'everything':
      return 'everything';
    case 'category':
      return `category:${topic.slug}`;
    case 'words':
      return `words:${wordsKey(queryOf(topic.words))}`;
  }
}

export function sayTopic(topic: Topic, categories: readonly Category[]): Said {
  switch (topic.kind) {
    case 'everything':
      return phrase`everything`;
    case 'category':
      return nameOf(categories, topic.slug);
    case 'words':
      // Quotes of its own mean a phrase; quotes around those would only confuse.
      return /["“”]/.test(topic.words) ? topic.words : phrase`“${topic.words}”`;
  }
}

const typedCategory = /(?<!\S)(?:in|category):(?:["“”„«»][^"“”„«»]+["“”„«»]|\S+)/iu;

/** In any order, whatever the endings, a word is the same word. */
function wordsKey({ wanted, unwanted, ...filters }: Query): string {
  const all = [...keysOf(wanted, ''), ...keysOf(unwanted, '-'), sayFilters(filters)];
  return all.filter((part) => part !== '').join(' ');
}

function keysOf(parts: Query['wanted'], sign: string): readonly string[] {
  return [...new Set(parts.map(({ stems }) => `${sign}${stems.join('+')}`))].toSorted();
}

/** Every publication asks every topic: each is read once. */
const queries = new Map<string, Query>();
const mostQueries = 20_000;

function queryOf(words: string): Query {
  const before = queries.get(words);
  if (before) return before;
  if (queries.size >= mostQueries) queries.clear();
  const query = readQuery(words);
  queries.set(words, query);
  return query;
}
