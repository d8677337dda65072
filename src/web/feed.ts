import type { Article } from '../core/article.ts';
import { inEnglish } from '../core/speak.ts';
import { nameOf } from '../core/category.ts';
import { visible } from '../core/visible.ts';
import { archiveBlocks } from '../core/wording/article.ts';
import { notAdvice, standingNames } from '../core/wording/phrases.ts';
import { renderBlocks } from './render.ts';
import type { FeedTopic } from './address.ts';
import { changedAt, type ArchiveNeeds, type Shelf } from './shelf.ts';

/** What any of the three formats says. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page for people, absolute. */
  readonly home: string;
  readonly updated: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** Never changes for the same news; every correction is news of its own in the feed of corrections. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly published: number;
  readonly updated: number;
  readonly categories: readonly string[];
}

const most = 30;

/** The newest first. */
export async function readFeed(needs: ArchiveNeeds, shelf: Shelf, topic: FeedTopic): Promise<Feed> {
  const { community, categories, origin, to } = shelf;
  const name = visible(community.name);
  const about = topicName(topic, (slug) => visible(nameOf(categories, slug)));
  const found =
    topic === 'corrections'
      ? await needs.articles.corrected(community.id, { limit: most })
      : await needs.articles.latest(community.id, {
          ...(topic !== 'latest' && { category: topic.category }),
          limit: most,
        });
  const entries = await Promise.all(found.map((article) => entryOf(shelf, article, topic)));
  return {
    title: about === '' ? name : `${name}: ${about}`,
    description: `News that the moderators of ${name} checked and shared. ${inEnglish(notAdvice)}`,
    home: `${origin}${typeof topic === 'object' ? to.category(topic.category) : to.home}`,
    updated: Math.max(0, ...entries.map(({ updated }) => updated)),
    entries,
  };
}

function topicName(topic: FeedTopic, nameOfCategory: (slug: string) => string): string {
  if (topic === 'latest') return '';
  return topic === 'corrections' ? 'corrections' : nameOfCategory(topic.category);
}

async function entryOf(
  { community, categories, origin, to }: Shelf,
  article: Article,
  topic: FeedTopic,
): Promise<Entry> {
  const standing = article.life === 'withdrawn' ? 'Withdrawn' : standingNames[article.standing];
  const isCurrent = article.life === 'published' && article.standing === 'current';
  const blocks = [...archiveBlocks(article), { kind: 'note', line: [{ kind: 'text', text: notAdvice }] } as const];
  const correction = topic === 'corrections' ? `#correction-${article.revision}` : '';
  return {
    id: `${origin}${to.home}/a/${article.id}${correction}`,
    url: `${origin}${to.article(article)}`,
    title: `${isCurrent ? '' : `${standing}: `}${visible(article.title) || 'Untitled'}`,
    html: String(await renderBlocks(blocks, community.zone))
      .replaceAll(/\s+/g, ' ')
      .trim(),
    published: topic === 'corrections' ? changedAt(article) : article.sharedAt,
    updated: changedAt(article),
    categories: article.categories.map((slug) => visible(nameOf(categories, slug))),
  };
}
