import { Kysely } from 'kysely';
import type { Keyv } from 'keyv';
import type { Articles } from '../core/article.ts';
import type { Candidates } from '../core/candidate.ts';
import type { Categories } from '../core/category.ts';
import type { Instant } from '../core/clock.ts';
import type { Figures } from '../core/figures.ts';
import type { Deliveries, Ledger } from '../core/delivery.ts';
import type { Expiring } from '../core/expiring.ts';
import type { FollowedFeeds } from '../core/followed-feed.ts';
import type { Log } from '../core/log.ts';
import type { Communities, Moderators } from '../core/member.ts';
import type { People } from '../core/people.ts';
import type { Reports } from '../core/report.ts';
import type { AllSettings } from '../core/settings.ts';
import type { Subscriptions } from '../core/subscription.ts';
import { createArticles } from './articles.ts';
import { createCandidates } from './candidates.ts';
import { createCategories } from './categories.ts';
import { configureCommunities, createCommunities, type CommunitySettings } from './communities.ts';
import { databaseOf, type Database } from './databases.ts';
import { createDeliveries } from './deliveries.ts';
import { createExpiring, createKeyv, sweep } from './expiring.ts';
import { createFollowedFeeds } from './feeds.ts';
import { createFigures } from './figures.ts';
import { createLedger } from './ledger.ts';
import { migrate } from './migrations.ts';
import { createModerators } from './moderators.ts';
import { createPeople } from './people.ts';
import { plugins } from './plugins.ts';
import { createReports } from './reports.ts';
import type { Schema } from './schema.ts';
import { createSettings } from './settings.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTexts, type Texts } from './texts.ts';

/** Everything Carewire keeps. Every method throws when the database is locked, full or broken; nothing is ever half written. */
export interface Store {
  readonly articles: Articles;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly categories: Categories;
  readonly communities: Communities;
  readonly moderators: Moderators;
  readonly settings: AllSettings;
  readonly candidates: Candidates;
  readonly reports: Reports;
  readonly people: People;
  readonly feeds: FollowedFeeds;
  readonly figures: Figures;
  /** Callers with one namespace share their keys; values must survive JSON. */
  expiring<Value>(namespace: string): Expiring<Value>;
  /** Small things without an end, such as installations. */
  texts(namespace: string): Texts;
  /** For packages that ask for a Keyv. Expiry counts from the machine's clock. */
  keyv(namespace: string): Keyv;
  /** Takes away what has expired, and what was decided on links a year ago; returns how many there were. */
  sweep(now: Instant): Promise<number>;
  /** What is wrong with the data, in a sentence that says what to do; undefined when all is well. Reads everything. */
  check(): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Opens the database, making file and folder when missing, brings it to this version and the configured communities into
 * it. Any number of processes may open one file. Throws a sentence when it cannot be opened, was written by a newer
 * version, or the configuration contradicts what is in it.
 */
export async function openStore(
  options: Database & { readonly communities: CommunitySettings; readonly now: () => Instant; readonly log?: Log },
): Promise<Store> {
  const { communities, now } = options;
  const { dialect, version, explain, search, check } = databaseOf(options);
  const db = new Kysely<Schema>({ dialect, plugins });
  try {
    await migrate(db, now(), options.log);
    await configureCommunities(db, communities.communities);
  } catch (error) {
    await db.destroy();
    throw explain(error);
  }
  const searching = search(db);
  return {
    articles: createArticles(db, version, searching),
    ledger: createLedger(db),
    subscriptions: createSubscriptions(db),
    deliveries: createDeliveries(db),
    categories: createCategories(db, version),
    communities: createCommunities(db, version, communities.newcomer),
    moderators: createModerators(db, version),
    settings: createSettings(db, version),
    candidates: createCandidates(db),
    reports: createReports(db),
    people: createPeople(db),
    feeds: createFollowedFeeds(db),
    figures: createFigures(db),
    expiring: (namespace) => createExpiring(db, namespace, now),
    texts: (namespace) => createTexts(db, namespace, now),
    keyv: (namespace) => createKeyv(db, namespace, now),
    sweep: async (now) => (await sweep(db, now)) + (await createCandidates(db).forget(now - year)),
    check: () => check(db),
    async close() {
      await searching.close();
      await db.destroy();
    },
  };
}

/** Feeds must not bring again what was decided. */
const year = 365 * 86_400_000;
