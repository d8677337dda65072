import type { Categories, Category } from '../../src/core/category.ts';
import type { Ledger } from '../../src/core/delivery.ts';
import type { FollowedFeeds } from '../../src/core/followed-feed.ts';
import type { Communities, Community, Moderators } from '../../src/core/member.ts';
import { channelParts, type Person, type Place } from '../../src/core/place.ts';
import type { CommunitySettings } from '../../src/store/communities.ts';
import type { People } from '../../src/core/people.ts';
import { plainSettings, type AllSettings, type Settings } from '../../src/core/settings.ts';
import type { Subscription, Subscriptions } from '../../src/core/subscription.ts';
import { topicKey } from '../../src/core/topic.ts';
import { fakeArticles, type FakeArticles } from './articles.ts';
import { fakeCandidates, type FakeCandidates } from './candidates.ts';
import { fakeDeliveries, type FakeDeliveries } from './deliveries.ts';
import { fakeFollowedFeeds } from './feeds.ts';
import { fakePeople } from './people.ts';
import { fakeReports, type FakeReports } from './reports.ts';
import type { Power } from './power.ts';

export interface FakeStore {
  readonly settings: AllSettings;
  readonly candidates: FakeCandidates;
  readonly reports: FakeReports;
  readonly feeds: FollowedFeeds;
  readonly people: People;
  readonly articles: FakeArticles;
  readonly ledger: Ledger;
  readonly deliveries: FakeDeliveries;
  readonly subscriptions: Subscriptions;
  readonly categories: Categories;
  readonly communities: Communities;
  readonly moderators: Moderators;
}

export const someCategories: readonly Category[] = [
  { slug: 'treatment', name: 'Treatment', description: 'Medicines and procedures', keywords: ['treat', 'vein'] },
  { slug: 'living-well', name: 'Living well', description: 'Day to day', keywords: ['sleep', 'exercise'] },
  { slug: 'research', name: 'Research', description: 'Studies', keywords: ['study', 'trial'] },
];

const someSettings: CommunitySettings = {
  communities: [],
  newcomer: { zone: 'Europe/Berlin', categories: someCategories },
};

/** Every store port over plain maps. */
export function fakeStore(options: { readonly power?: Power; readonly settings?: CommunitySettings } = {}): FakeStore {
  const { power, settings = someSettings } = options;
  const articles = fakeArticles(power);
  const deliveries = fakeDeliveries(power);
  const subscriptions = fakeSubscriptions(articles, deliveries, power);
  const categories = fakeCategories(settings, subscriptions, deliveries);
  const feeds = fakeFollowedFeeds(deliveries, power);
  const communities = fakeCommunities(settings, articles, [subscriptions, feeds], categories);
  const candidates = fakeCandidates((...asked) => articles.holds(...asked), deliveries, power);
  const moderators = fakeModerators(settings);
  const reports = fakeReports((...asked) => articles.stands(...asked), deliveries, power);

  return {
    articles,
    deliveries,
    subscriptions,
    ledger: {
      publish: async (article, owed, candidate) => {
        power?.touch();
        if (candidate !== undefined && !candidates.waits(article.community, candidate)) return undefined;
        const sharedAt = Math.max(article.sharedAt, subscriptions.toldUntil(article.community) + 1);
        const stored = articles.insert({ ...article, sharedAt }, (stored) => {
          const { id, community, sharedBy: by, sharedAt: at, canonicalUrl, url } = stored;
          const settled = candidates.settle({ id, community, by, at }, [canonicalUrl, url], candidate);
          const theirs = [...subscriptions.rows.values()].filter((one) => one.community === community);
          deliveries.owe(owed(stored, settled, theirs));
        });
        power?.touch();
        return stored;
      },
      bring: async (given) => {
        power?.touch();
        const brought = given.map(({ sharedAt, correctedAt, ...article }) => {
          const until = subscriptions.allTold(article.community);
          const times = {
            sharedAt: Math.min(sharedAt, until),
            correctedAt: correctedAt === null ? null : Math.min(correctedAt, until),
          };
          return articles.bring({ ...article, ...times });
        });
        power?.touch();
        return brought;
      },
      revise: async (given, owed) => {
        power?.touch();
        const told = subscriptions.toldUntil(given.community);
        const after = (correctedAt: number): number => Math.max(correctedAt, told + 1);
        const revised = articles.replace(given, after, ({ id, community, life }, isTold) => {
          if (life === 'withdrawn') deliveries.drop(id);
          const settled = isTold ? reports.of(community, id) : [];
          deliveries.owe(owed(deliveries.copies(community, id), settled));
          reports.take(settled);
        });
        power?.touch();
        return revised;
      },
    },
    categories,
    communities,
    moderators,
    people: fakePeople({ articles, candidates, deliveries, feeds, moderators, reports, subscriptions }, settings),
    settings: fakeSettings(deliveries),
    candidates,
    reports,
    feeds,
  };
}

export interface FakeSubscriptions extends Subscriptions {
  /** All there are, to be changed at will. */
  readonly rows: Map<number, Subscription>;
  /** The latest instant any of the community's subscriptions has told until. */
  toldUntil(community: string): number;
  /** The earliest one: until then all of them have told. */
  allTold(community: string): number;
  move(place: Place, from: string, to: string): void;
  /** Removes all of a topic; returns those there were. */
  end(community: string, key: string): readonly Subscription[];
}

function fakeSubscriptions(articles: FakeArticles, deliveries: FakeDeliveries, power?: Power): FakeSubscriptions {
  const held = new Map<number, Subscription>();
  let last = 0;
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };
  const ofCommunity = (community: string): Subscription[] =>
    [...held.values()].filter((subscription) => subscription.community === community);

  return {
    rows: held,
    toldUntil: (community) => Math.max(0, ...ofCommunity(community).map(({ toldUntil }) => toldUntil)),
    allTold: (community) => Math.min(Infinity, ...ofCommunity(community).map(({ toldUntil }) => toldUntil)),
    move: (place, from, to) => {
      for (const subscription of ofCommunity(from))
        if (channelParts(subscription.channel).place === place)
          held.set(subscription.id, { ...subscription, community: to });
    },
    end: (community, key) => {
      const ended = ofCommunity(community).filter(({ topic }) => topicKey(topic) === key);
      for (const { id } of ended) held.delete(id);
      return ended;
    },
    put: (wish) =>
      touch(() => {
        const before = ofCommunity(wish.community).find(
          ({ channel, topic }) => channel === wish.channel && topicKey(topic) === topicKey(wish.topic),
        );
        const { cadence, zone, nextAt, manner, tell } = wish;
        if (before) {
          const kept = { cadence, zone, nextAt, manner, tell };
          const subscription = { ...before, ...kept, paused: null, mutedUntil: null };
          held.set(before.id, subscription);
          return { subscription, created: false };
        }
        last += 1;
        const subscription = { ...wish, id: last, paused: null, mutedUntil: null };
        held.set(last, subscription);
        return { subscription, created: true };
      }),
    get: (community, id) => touch(() => ofCommunity(community).find((subscription) => subscription.id === id)),
    remove: (community, id) => touch(() => held.get(id)?.community === community && held.delete(id)),
    ofCommunity: (community) => touch(() => ofCommunity(community)),
    ofChannel: (community, channel) =>
      touch(() => ofCommunity(community).filter((subscription) => subscription.channel === channel)),
    due: (now, limit) =>
      touch(() =>
        [...held.values()]
          .filter(({ nextAt, paused }) => nextAt !== null && nextAt <= now && paused === null)
          .toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))
          .slice(0, limit),
      ),
    advance: (expected, moved, owed, window) =>
      touch(() => {
        if (window && window.to > window.from) {
          const ids = articles.idsBetween(expected.community, window.from, window.to);
          if (ids.length !== window.articles.length || !ids.every((id) => window.articles.includes(id))) return false;
        }
        const now = held.get(expected.id);
        if (now?.nextAt !== expected.nextAt || now.toldUntil !== expected.toldUntil) return false;
        if (now.paused?.at !== expected.paused?.at) return false;
        held.set(now.id, { ...now, ...moved });
        deliveries.owe(owed);
        return true;
      }),
    pause: (channel, reason, at, owed) =>
      touch(() => {
        const running = [...held.values()].filter((held) => held.channel === channel && held.paused === null);
        const paused = running.map((subscription) => ({ ...subscription, paused: { reason, at } }));
        for (const subscription of paused) held.set(subscription.id, subscription);
        deliveries.owe(owed(paused));
        return paused.length;
      }),
  };
}

interface FakeCategories extends Categories {
  begin(community: string, categories: readonly Category[]): void;
}

function fakeCategories(
  settings: CommunitySettings,
  subscriptions: FakeSubscriptions,
  deliveries: FakeDeliveries,
): FakeCategories {
  const held = new Map(settings.communities.map(({ id, categories }) => [id, categories]));
  const of = (community: string): readonly Category[] => held.get(community) ?? [];
  const has = (community: string, slug: string): boolean => of(community).some((category) => category.slug === slug);
  return {
    begin: (community, categories) => held.set(community, categories),
    list: async (community) => of(community),
    add: async (community, category) => {
      if (has(community, category.slug)) return false;
      held.set(community, [...of(community), category]);
      return true;
    },
    change: async (community, changed) => {
      if (!has(community, changed.slug)) return false;
      held.set(
        community,
        of(community).map((category) => (category.slug === changed.slug ? changed : category)),
      );
      return true;
    },
    remove: async (community, slug, owed) => {
      if (!has(community, slug)) return false;
      deliveries.owe(owed(subscriptions.end(community, `category:${slug}`)));
      held.set(
        community,
        of(community).filter((category) => category.slug !== slug),
      );
      return true;
    },
  };
}

function fakeCommunities(
  { communities, newcomer }: CommunitySettings,
  articles: FakeArticles,
  moving: readonly { move(place: Place, from: string, to: string): void }[],
  categories: FakeCategories,
): Communities {
  const byId = new Map(communities.map(({ id, name, zone }): [string, Community] => [id, { id, name, zone }]));
  const byPlace = new Map(communities.flatMap(({ id, places }) => places.map((place) => [place, id] as const)));
  return {
    ofPlace: async (place, name) => {
      const known = byId.get(byPlace.get(place) ?? '');
      if (known) return known;
      const own = { id: place, name: name ?? place, zone: newcomer.zone };
      byId.set(own.id, own);
      byPlace.set(place, own.id);
      categories.begin(own.id, newcomer.categories);
      return own;
    },
    get: async (id) => byId.get(id),
    list: async () => [...byId.values()],
    places: async (community) => [...byPlace].filter(([, id]) => id === community).map(([place]) => place),
    join: async (place, community) => {
      if (!byId.has(community)) throw new Error(`There is no community ${community}.`);
      const own = byPlace.get(place);
      if (own === community) return true;
      if (own !== undefined && articles.has(own)) return false;
      byPlace.set(place, community);
      if (own !== undefined) for (const held of moving) held.move(place, own, community);
      return true;
    },
  };
}

function fakeSettings(deliveries: FakeDeliveries): AllSettings {
  const held = new Map<string, Settings>();
  const notes = new Map<string, number>();
  const of = (community: string): Settings => held.get(community) ?? plainSettings;
  return {
    of: async (community) => of(community),
    change: async (community, changed, nextNote) => {
      held.set(community, { ...of(community), ...changed });
      if (nextNote === null) notes.delete(community);
      else if (nextNote !== undefined) notes.set(community, nextNote);
      return of(community);
    },
    openArchives: async () =>
      [...held]
        .filter(([, { archive }]) => archive === 'open')
        .map(([community]) => community)
        .toSorted(),
    notesDue: async (now) =>
      [...notes].flatMap(([community, due]) => {
        const { desk, noteAt } = of(community);
        return due > now || desk === null || noteAt === null ? [] : [{ community, desk, noteAt, due }];
      }),
    noted: async ({ community, due, desk }, next, owed) => {
      if (notes.get(community) !== due || of(community).desk !== desk) return false;
      notes.set(community, next);
      deliveries.owe(owed);
      return true;
    },
  };
}

function fakeModerators({ communities }: CommunitySettings): Moderators {
  const held = new Map<Place, Set<Person>>();
  const of = (place: Place): Set<Person> => {
    const persons = held.get(place) ?? new Set();
    held.set(place, persons);
    return persons;
  };
  for (const { place, person } of communities.flatMap(({ moderators }) => moderators)) of(place).add(person);
  return {
    has: async (place, person) => of(place).has(person),
    list: async (place) => [...of(place)],
    add: async (place, person) => {
      of(place).add(person);
    },
    remove: async (place, person) => of(place).delete(person),
  };
}
