import type { NewArticle } from '../../src/core/article.ts';
import type { Instant } from '../../src/core/clock.ts';
import type { NewDelivery } from '../../src/core/delivery.ts';
import { nothingStated } from '../../src/core/judgement.ts';
import { plainManner, type NewSubscription } from '../../src/core/subscription.ts';
import { noRest } from '../../src/core/feed-rest.ts';
import { plainFiling, type NewFeed } from '../../src/core/followed-feed.ts';
import type { CommunitySettings } from '../../src/store/communities.ts';

/** Monday 23 November 2026, 09:00 UTC. */
export const start: Instant = Date.UTC(2026, 10, 23, 9);
export const minute = 60_000;

/** Two communities that must never see each other, `ms` on two platforms. */
export const settings: CommunitySettings = {
  communities: [
    {
      id: 'ms',
      name: 'MS together',
      zone: 'Europe/Berlin',
      places: ['discord:1', 'slack:T1'],
      categories: [
        { slug: 'treatment', name: 'Treatment', description: 'Drugs and procedures', keywords: ['drug', 'trial'] },
        { slug: 'living-with-ms', name: 'Living with MS', description: 'Every day', keywords: [] },
      ],
      moderators: [{ place: 'discord:1', person: 'discord:7' }],
    },
    {
      id: 'als',
      name: 'ALS together',
      zone: 'America/New_York',
      places: ['discord:2'],
      categories: [{ slug: 'treatment', name: 'Therapies', description: '', keywords: [] }],
      moderators: [],
    },
  ],
  newcomer: {
    zone: 'Europe/London',
    categories: [{ slug: 'research', name: 'Research', description: 'Studies', keywords: ['study'] }],
  },
};

let serial = 0;

export function anArticle(changes: Partial<NewArticle> = {}): NewArticle {
  serial += 1;
  const text = changes.text ?? 'Doctors opened clogged veins in the neck.\n\nThe trial was small.';
  return {
    community: 'ms',
    life: 'published',
    url: `https://example.org/news/${serial}?from=feed`,
    canonicalUrl: `https://example.org/news/${serial}`,
    title: 'Treating Clogged Veins Improves MS',
    byline: 'Jane Roe',
    siteName: 'Patient Post',
    publishedAt: '2012-03-29',
    language: 'en',
    description: null,
    image: { url: 'https://example.org/vein.png', alt: 'A vein' },
    text,
    original: { url: 'https://source.example/a', name: 'Wire Service' },
    filedUnder: ['Treatment'],
    categories: ['treatment'],
    judgement: {
      summary: [{ text: text.slice(0, 20), start: 0, end: 20 }],
      caution: { text: text.slice(-20), start: text.length - 20, end: text.length, speaker: 'Dr. Roe' },
      evidence: { ...nothingStated, studyKind: { value: 'trial', quote: 'trial', start: 47, end: 52 } },
      readingGrade: 8.5,
      warnings: [{ kind: 'old', text: 'It is from 2012.' }],
      checklist: [
        { question: 'What does it cost?', mentioned: null },
        {
          question: 'What harm can it do?',
          mentioned: { value: 'small', quote: 'The trial was small.', start: 0, end: 20 },
        },
      ],
    },
    standing: 'current',
    notice: null,
    revision: 1,
    sharedAt: start,
    sharedBy: 'discord:7',
    correctedAt: null,
    ...changes,
  };
}

export function aDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  serial += 1;
  return {
    id: `d${serial}`,
    community: 'ms',
    channel: 'discord:1:10',
    work: { kind: 'stopped', stopped: 'discord:1:9', at: start },
    key: `key:${serial}`,
    createdAt: start,
    dueAt: start,
    ...changes,
  };
}

export function aDigest(articles: readonly number[], corrections: readonly number[] = []): NewDelivery {
  const told = { from: start - minute, to: start, late: false, more: 0, part: 1, parts: 1 };
  return aDelivery({ work: { kind: 'digest', subscription: 1, ...told, articles, corrections } });
}

export function aSubscription(changes: Partial<NewSubscription> = {}): NewSubscription {
  return {
    community: 'ms',
    channel: 'discord:1:10',
    topic: { kind: 'category', slug: 'treatment' },
    cadence: { kind: 'daily', at: '08:00' },
    zone: 'Europe/Berlin',
    by: 'discord:7',
    at: start,
    toldUntil: start,
    nextAt: start + 60 * minute,
    manner: plainManner,
    tell: 'discord:1:@7',
    ...changes,
  };
}

export function aFeed(changes: Partial<NewFeed> = {}): NewFeed {
  return {
    community: 'ms',
    url: 'https://news.example/feed',
    title: 'Example News',
    siteUrl: 'https://news.example/',
    filing: plainFiling,
    by: 'discord:7',
    tell: 'discord:1:@7',
    at: start,
    nextAt: start,
    readAt: start,
    validators: { etag: '"1"', lastModified: null, hash: 'h' },
    rest: noRest,
    every: 60 * minute,
    ...changes,
  };
}
