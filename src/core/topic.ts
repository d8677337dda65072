import type { Article } from './article.ts';
import { findCategory, nameOf, type Category } from './category.ts';
import { NewsError } from './errors.ts';

/** What one follows. */
export type Topic =
  | { readonly kind: 'everything' }
  | { readonly kind: 'category'; readonly slug: string }
  /** All of the words, in any order. */
  | { readonly kind: 'words'; readonly words: string };

/**
 * Reads a topic as typed: `everything`, a category's name or slug, or words to look for: several, or one in quotes.
 * A single unknown word is more often a misspelt category than a search, so it is refused with the list.
 */
export function readTopic(typed: string, categories: readonly Category[]): Topic {
  const text = typed.trim();
  if (/^(everything|all|\*)$/i.test(text)) return { kind: 'everything' };
  const category = findCategory(categories, text);
  if (category) return { kind: 'category', slug: category.slug };
  const quoted = /^["“”„«'](.+)["“”»']$/u.exec(text)?.[1];
  const words = (quoted ?? text).trim();
  if (!quoted && !/\s/.test(words))
    throw unknownCategory(typed, categories, `To follow the word itself, put it in quotes: "${words}".`);
  if (foldWords(words).length === 0)
    throw new NewsError('bad-input', 'Those are no words to look for. Name a category or some words.');
  return { kind: 'words', words };
}

export function unknownCategory(typed: string, categories: readonly Category[], hint = ''): NewsError {
  const names = categories.map((category) => category.name).join(', ');
  const list =
    categories.length > 0 ? `This community's categories are: ${names}.` : 'This community has no categories yet.';
  return new NewsError('bad-input', `There is no category “${typed.trim()}”. ${list}${hint && ` ${hint}`}`);
}

/** Whether an article belongs to a topic. Words match whole words, in any case and with or without accents. */
export function matches(topic: Topic, article: Pick<Article, 'title' | 'text' | 'categories'>): boolean {
  switch (topic.kind) {
    case 'everything':
      return true;
    case 'category':
      return article.categories.includes(topic.slug);
    case 'words': {
      const held = new Set(foldWords(`${article.title} ${article.text}`));
      return foldWords(topic.words).every((word) => held.has(word));
    }
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
      return `words:${foldWords(topic.words).toSorted().join(' ')}`;
  }
}

export function sayTopic(topic: Topic, categories: readonly Category[]): string {
  switch (topic.kind) {
    case 'everything':
      return 'everything';
    case 'category':
      return nameOf(categories, topic.slug);
    case 'words':
      return `“${topic.words}”`;
  }
}

function foldWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
