import { z } from 'zod';
import { noRest } from '../core/feed-rest.ts';
import { absolute } from './canonical.ts';
import { parseFeedDate } from './feed-date.ts';
import { categoriesOf, languageOf, lengths, type RawFeed, type RawItem } from './feed-raw.ts';
import { literalText, plainText } from './feed-text.ts';
import { cleanByline } from './byline.ts';

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). What has the wrong type is taken for missing. Null when the text is no JSON Feed. */
export function readJsonFeed(json: string, url: string): RawFeed | null {
  const parsed = feedSchema.safeParse(fromJson(json));
  if (!parsed.success) return null;
  const feed = parsed.data;
  if (!/jsonfeed\.org/i.test(feed.version ?? '') && feed.title === null) return null;
  const siteUrl = absolute(feed.home_page_url, url);
  const language = languageOf(feed.language);
  const byline = namesOf(feed);
  return {
    title: literalText(feed.title ?? '', lengths.title) || null,
    siteUrl,
    language,
    rest: noRest,
    items: feed.items.slice(0, 2000).flatMap((item) => {
      const read = itemSchema.safeParse(item);
      return read.success ? [itemOf(read.data, siteUrl ?? url, byline)] : [];
    }),
  };
}

function fromJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null);
const people = z
  .array(z.object({ name: text }))
  .catch([])
  .default([]);
const person = z.object({ name: text }).nullable().catch(null).default(null);

const itemSchema = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: text,
  date_modified: text,
  author: person,
  authors: people,
  tags: z.array(text).catch([]).default([]),
});

const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  language: text,
  author: person,
  authors: people,
  items: z.array(z.unknown()),
});

function itemOf(item: z.infer<typeof itemSchema>, base: string, byline: string | null): RawItem {
  const plain = literalText(item.summary ?? item.content_text ?? '', lengths.summary);
  return {
    id: item.id?.trim().slice(0, lengths.id) || null,
    url: absolute(item.url ?? item.external_url ?? addressIn(item.id), base),
    title: literalText(item.title ?? '', lengths.title),
    publishedAt: parseFeedDate(item.date_published ?? item.date_modified ?? ''),
    summary: plain || plainText(item.content_html ?? '', lengths.summary) || null,
    byline: namesOf(item) ?? byline,
    categories: categoriesOf(item.tags.filter((tag) => tag !== null)),
  };
}

function addressIn(id: string | null): string | null {
  return id !== null && /^https?:\/\//i.test(id) ? id : null;
}

function namesOf({ author, authors }: Pick<z.infer<typeof itemSchema>, 'author' | 'authors'>): string | null {
  const names = [...authors, ...(author === null ? [] : [author])]
    .map(({ name }) => cleanByline(plainText(name ?? '', lengths.name)))
    .filter((name) => name !== null);
  return [...new Set(names)].slice(0, 5).join(', ') || null;
}
