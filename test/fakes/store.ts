import type { Categories, Category } from '../../src/core/category.ts';
import type { Ledger } from '../../src/core/delivery.ts';
import type { Communities, Community, Moderators } from '../../src/core/member.ts';
import type { Person, Place } from '../../src/core/place.ts';
import type { Subscription, Subscriptions } from '../../src/core/subscription.ts';
import { topicKey } from '../../src/core/topic.ts';
import { fakeArticles, type FakeArticles } from './articles.ts';
import { fakeDeliveries, type FakeDeliveries } from './deliveries.ts';
import type { Power } from './power.ts';

export interface FakeStore {
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

/** Every store port over plain maps. A place never seen gets a community of its own with the given categories. */
export function fakeStore(
  options: { readonly power?: Power; readonly categories?: readonly Category[]; readonly zone?: string } = {},
): FakeStore {
  const { power } = options;
  const articles = fakeArticles(power);
  const deliveries = fakeDeliveries(power);
  const communities = fakeCommunities(articles, options.zone ?? 'Europe/Berlin');

  return {
    articles,
    deliveries,
    subscriptions: fakeSubscriptions(deliveries, power),
    ledger: {
      publish: async (article, owed) => {
        power?.touch();
        const stored = articles.insert(article);
        if (stored) deliveries.owe(owed(stored));
        power?.touch();
        return stored;
      },
      revise: async (revised, owed) => {
        power?.touch();
        const replaced = articles.replace(revised);
        if (replaced) {
          deliveries.owe(owed);
          if (revised.life === 'withdrawn') deliveries.drop(revised, revised.correctedAt ?? 0);
        }
        power?.touch();
        return replaced;
      },
    },
    categories: fakeCategories(options.categories ?? someCategories),
    communities,
    moderators: fakeModerators(),
  };
}

function fakeSubscriptions(deliveries: FakeDeliveries, power?: Power): Subscriptions {
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
    put: (wish) =>
      touch(() => {
        const before = ofCommunity(wish.community).find(
          ({ channel, topic }) => channel === wish.channel && topicKey(topic) === topicKey(wish.topic),
        );
        const { cadence, zone, nextAt } = wish;
        if (before) {
          const subscription = { ...before, cadence, zone, nextAt, paused: null };
          held.set(before.id, subscription);
          return { subscription, created: false };
        }
        last += 1;
        const subscription = { ...wish, id: last, paused: null };
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
    advance: (expected, moved, owed) =>
      touch(() => {
        const now = held.get(expected.id);
        if (now?.nextAt !== expected.nextAt) return false;
        held.set(now.id, { ...now, ...moved });
        deliveries.owe(owed);
        return true;
      }),
    pause: (channel, reason, at) =>
      touch(() => {
        const paused = [...held.values()].filter((subscription) => subscription.channel === channel);
        for (const subscription of paused) held.set(subscription.id, { ...subscription, paused: { reason, at } });
        return paused.length;
      }),
    resume: (community, id) =>
      touch(() => {
        const subscription = held.get(id);
        if (subscription?.community !== community) return false;
        held.set(id, { ...subscription, paused: null });
        return true;
      }),
  };
}

function fakeCategories(first: readonly Category[]): Categories {
  const held = new Map<string, readonly Category[]>();
  const of = (community: string): readonly Category[] => held.get(community) ?? first;
  const has = (community: string, slug: string): boolean => of(community).some((category) => category.slug === slug);
  return {
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
    remove: async (community, slug) => {
      if (!has(community, slug)) return false;
      held.set(
        community,
        of(community).filter((category) => category.slug !== slug),
      );
      return true;
    },
  };
}

function fakeCommunities(articles: FakeArticles, zone: string): Communities {
  const byId = new Map<string, Community>();
  const byPlace = new Map<Place, string>();
  return {
    ofPlace: async (place) => {
      const id = byPlace.get(place) ?? `community-${byId.size + 1}`;
      const community = byId.get(id) ?? { id, name: `Community ${byId.size + 1}`, zone };
      byPlace.set(place, id);
      byId.set(id, community);
      return community;
    },
    get: async (id) => byId.get(id),
    places: async (community) => [...byPlace].filter(([, id]) => id === community).map(([place]) => place),
    join: async (place, community) => {
      const own = byPlace.get(place);
      if (own !== undefined && (await articles.latest(own, { limit: 1 })).length > 0) return false;
      byPlace.set(place, community);
      return true;
    },
  };
}

function fakeModerators(): Moderators {
  const held = new Set<string>();
  const key = (place: Place, person: Person): string => `${place} ${person}`;
  return {
    has: async (place, person) => held.has(key(place, person)),
    list: async (place) =>
      [...held].flatMap((entry) => {
        const [where, who] = entry.split(' ');
        // What was put in as a person is one.
        return where === place && isPerson(who) ? [who] : [];
      }),
    add: async (place, person) => {
      held.add(key(place, person));
    },
    remove: async (place, person) => held.delete(key(place, person)),
  };
}

function isPerson(text: string | undefined): text is Person {
  return text?.includes(':') ?? false;
}
