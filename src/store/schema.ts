import type { Generated, Kysely } from 'kysely';
import type { Article, PastNotice, Standing } from '../core/article.ts';
import type { Candidate } from '../core/candidate.ts';
import type { Instant } from '../core/clock.ts';
import type { DeliveryState, Work } from '../core/delivery.ts';
import type { Channel, Person, Place } from '../core/place.ts';
import type { Report } from '../core/report.ts';
import type { Settings } from '../core/settings.ts';

/** A column holding JSON; documents.ts has the schema it is read with. */
type Json = string;

/** The tables as the code sees them. In the database names are snake_case, times whole milliseconds, JSON text. */
export interface Schema {
  migration: { name: string; at: Instant };
  community: { id: string; name: string; zone: string };
  place: { place: Place; community: string };
  moderator: { place: Place; person: Person };
  /** None for a community that never decided anything. */
  settings: { community: string; nextNote: Instant | null } & Settings;
  category: CategoryTable;
  article: ArticleTable;
  /** What published articles are filed under, for filters and counts; the order within one is in `article.categories`. */
  articleCategory: { community: string; slug: string; article: number };
  /** Every notice an article ever bore. */
  articleNotice: { community: string; article: number } & PastNotice;
  /** Hashes that nearly equal texts have in common. */
  articleBand: { band: number; article: number };
  candidate: CandidateTable;
  report: ReportTable;
  /** What search reads of every published article that holds the words: filters, standing, and its heaviest words (heaviest.ts). */
  articleProfile: {
    article: number;
    community: string;
    sharedAt: Instant;
    standing: Standing;
    day: string;
    heaviest: Uint8Array;
  };
  /** What it reads of the likeliest ones: how much they are about each word (weights.ts). */
  articleWeight: { article: number; weights: Uint8Array };
  /** Words of titles and summaries as they are written, folded, and about how many articles have each. */
  word: { word: string; articles: number };
  subscription: SubscriptionTable;
  delivery: DeliveryTable;
  /** Which articles a delivery shows; edits show none of their own. */
  deliveryArticle: { article: number; delivery: string };
  feed: FeedTable;
  feedItem: FeedItemTable;
  /** What the configuration once asked for: added then, and a moderator's to remove. */
  configuredFeed: { community: string; url: string };
  kv: { ns: string; key: string; value: string; expires: Instant | null };
}

export type Db = Kysely<Schema>;

interface CategoryTable {
  community: string;
  slug: string;
  name: string;
  description: string;
  keywords: Json;
  position: number;
}

interface ArticleTable {
  id: Generated<number>;
  community: string;
  life: Article['life'];
  canonicalUrl: string;
  /** One for all spellings of the address. */
  addressKey: string;
  revision: number;
  standing: Article['standing'];
  sharedAt: Instant;
  sharedBy: Person;
  correctedAt: Instant | null;
  url: string;
  byline: string | null;
  siteName: string | null;
  publishedAt: string | null;
  language: string | null;
  image: Json | null;
  original: Json;
  filedUnder: Json;
  categories: Json;
  notice: Json | null;
  judgement: Json;
  description: string | null;
  title: string;
  text: string;
}

interface CandidateTable {
  id: Generated<number>;
  community: string;
  addressKey: string;
  state: 'waiting' | 'published' | 'rejected';
  url: string;
  title: string | null;
  summary: string | null;
  publishedAt: string | null;
  categories: Json;
  origin: Candidate['origin']['kind'];
  feed: number | null;
  note: string | null;
  /** Who handed it in, until they have an answer; or the moderator who said yes first. */
  person: Person | null;
  direct: Channel | null;
  at: Instant;
  laterUntil: Instant | null;
  seen: Json | null;
  decidedBy: Person | null;
  decidedAt: Instant | null;
  article: number | null;
  reason: string | null;
}

interface ReportTable {
  id: Generated<number>;
  community: string;
  article: number;
  fault: Report['fault'];
  words: string | null;
  revision: number;
  at: Instant;
  /** Who reported it; both null once there is nobody to tell. */
  person: Person | null;
  direct: Channel | null;
}

interface SubscriptionTable {
  id: Generated<number>;
  community: string;
  channel: Channel;
  topic: Json;
  topicKey: string;
  cadence: Json;
  zone: string;
  by: Person;
  at: Instant;
  toldUntil: Instant;
  nextAt: Instant | null;
  manner: Json;
  mutedUntil: Instant | null;
  tell: Channel | null;
  pausedReason: string | null;
  pausedAt: Instant | null;
}

interface DeliveryTable {
  /** Order of insertion, which is the order within a channel. */
  seq: Generated<number>;
  id: string;
  community: string;
  channel: Channel;
  /** The channel's, by itself: each process claims for its own platforms. */
  platform: string;
  kind: Work['kind'];
  work: Json;
  key: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Instant;
  dueAt: Instant;
  tryingSince: Instant | null;
  messageId: string | null;
  revision: number | null;
  settledAt: Instant | null;
  trouble: string | null;
  /** Whoever holds this token may work on the delivery until `leaseUntil`. */
  token: string | null;
  leaseUntil: Instant | null;
}

interface FeedTable {
  id: Generated<number>;
  community: string;
  url: string;
  /** Of `url`: of each host one feed is read at a time. */
  host: string;
  title: string | null;
  siteUrl: string | null;
  filing: Json;
  by: Person;
  tell: Channel | null;
  at: Instant;
  nextAt: Instant | null;
  readAt: Instant | null;
  validators: Json | null;
  rest: Json;
  every: number;
  brought: number;
  broughtAt: Instant | null;
  leftOut: number;
  trouble: Json | null;
  recoveredAt: Instant | null;
  pausedReason: string | null;
  pausedAt: Instant | null;
  /** Whoever holds this token reads the feed. */
  token: string | null;
  /** Until then nobody else reads a feed of this host: the lease, and afterwards the pause the host is given. */
  heldUntil: Instant | null;
}

interface FeedItemTable {
  id: Generated<number>;
  feed: number;
  item: string;
  page: string;
  headline: string | null;
  at: Instant;
  /** What is on its way; null once it has arrived, and for what was old from the start. */
  arriving: Json | null;
  dueAt: Instant | null;
}
