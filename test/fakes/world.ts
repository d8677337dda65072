import { createLanguages } from '../../src/core/languages.ts';
import { createCalendar } from '../../src/calendar.ts';
import type { Draft, DraftLine, Page } from '../../src/core/article.ts';
import type { Card } from '../../src/core/linked.ts';
import type { Member } from '../../src/core/member.ts';
import type { Newsroom, Published } from '../../src/core/newsroom.ts';
import { channelIn, directChannel, type Channel, type Person, type Place } from '../../src/core/place.ts';
import { createDelivering, type Delivering } from '../../src/newsroom/deliver.ts';
import { createDigests } from '../../src/newsroom/digest.ts';
import type { FoundFeeds, Invitation, KeptWish, Needs, Proposed, SavedSearch } from '../../src/newsroom/needs.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { fixedClock, type FixedClock } from './clock.ts';
import { fakeExpiring } from './expiring.ts';
import { fakeFeedReader, type FakeFeedReader } from './feed-reader.ts';
import { fakeLog, type FakeLog } from './log.ts';
import { fakePlatform, type FakePlatform } from './platform.ts';
import type { Power } from './power.ts';
import { aPage, fakeReader, simpleJudge } from './reading.ts';
import { fakeStore, type FakeStore } from './store.ts';

/** A newsroom over fakes: one community on a repeat-safe platform ("discord") and on one that can be read back ("slack"). */
export interface World {
  readonly clock: FixedClock;
  readonly store: FakeStore;
  readonly discord: FakePlatform;
  readonly slack: FakePlatform;
  /** Takes messages and can never be read back. */
  readonly blind: FakePlatform;
  readonly reader: ReturnType<typeof fakeReader>;
  readonly feeds: FakeFeedReader;
  /** Addresses that wait in the queue, the first first. */
  readonly waiting: () => Promise<readonly string[]>;
  readonly needs: Needs & { readonly log: FakeLog };
  readonly newsroom: Newsroom;
  readonly delivering: Delivering;
  readonly digests: { run(): Promise<number> };
  readonly member: Member;
  readonly moderator: Member;
  readonly news: Channel;
  readonly slackNews: Channel;
  /** How often somebody was told that something is owed. */
  readonly woken: () => number;
  /** Publishes a page, filed under treatment unless told. */
  readonly publish: (page?: Partial<Page>, categories?: readonly string[]) => Promise<Published & { draft: Draft }>;
  /** Sends all that is due, now and after every wait that comes within a day. */
  readonly settle: () => Promise<void>;
}

export const discordPlace: Place = 'discord:100';
export const slackPlace: Place = 'slack:T1';
export const blindPlace: Place = 'blind:1';

export async function createWorld(
  options: {
    readonly power?: Power;
    readonly random?: () => number;
    readonly clock?: FixedClock;
    /** Puts something else in the place of what the newsroom stands on. */
    readonly sabotage?: (needs: Needs) => Needs;
  } = {},
): Promise<World> {
  const clock = options.clock ?? fixedClock();
  const power = options.power ? { power: options.power } : {};
  const store = fakeStore(power);
  const discord = fakePlatform('discord', clock, { repeatsFor: 120_000, ...power });
  const slack = fakePlatform('slack', clock, { repeatsFor: 0, ...power });
  const blind = fakePlatform('blind', clock, { repeatsFor: 0, readable: false, ...power });
  const reader = fakeReader();
  const feeds = fakeFeedReader();
  let ids = 0;
  let woken = 0;
  const log = fakeLog();
  const honest: Needs = {
    ...store,
    drafts: fakeExpiring<Draft>(clock),
    ownDrafts: fakeExpiring<DraftLine>(clock),
    searches: fakeExpiring<SavedSearch>(clock),
    links: fakeExpiring<Invitation>(clock),
    proposals: fakeExpiring<Proposed>(clock),
    wishes: fakeExpiring<KeptWish>(clock),
    cards: fakeExpiring<Card>(clock),
    foundFeeds: fakeExpiring<FoundFeeds>(clock),
    reader,
    feedReader: feeds,
    careful: { categories: ['treatment'], studies: [] },
    judge: simpleJudge,
    calendar: createCalendar(),
    languages: createLanguages([]),
    clock,
    platforms: new Map([discord, slack, blind].map((platform) => [platform.name, platform])),
    wake: () => {
      woken += 1;
    },
    newId: () => {
      ids += 1;
      return `id${String(ids).padStart(14, '0')}`;
    },
    random: options.random ?? (() => 0.5),
    log,
  };
  const needs = { ...(options.sabotage?.(honest) ?? honest), log };
  const newsroom = createNewsroom(needs, { posts: { burst: 1_000, per: 1_000 } });
  // Fake platforms set no pace, so nobody ever sleeps.
  const delivering = createDelivering(needs, { time: { now: () => clock.now(), sleep: async () => {} } });

  const community = await store.communities.ofPlace(discordPlace);
  for (const place of [slackPlace, blindPlace]) await store.communities.join(place, community.id);
  const person = (id: string): Omit<Member, 'moderator'> => ({
    person: `discord:${id}` satisfies Person,
    place: discordPlace,
    channel: channelIn(discordPlace, 'general'),
    direct: directChannel(discordPlace, id),
    community,
  });
  const moderator: Member = { ...person('mod'), moderator: true };

  return {
    clock,
    store,
    discord,
    slack,
    blind,
    reader,
    feeds,
    waiting: async () => {
      const held = await store.candidates.waiting(community.id, clock.now(), 1000);
      return held.map(({ url }) => url).toReversed();
    },
    needs,
    newsroom,
    delivering,
    digests: createDigests(needs),
    member: { ...person('anna'), moderator: false },
    moderator,
    news: channelIn(discordPlace, 'news'),
    slackNews: channelIn(slackPlace, 'C1'),
    woken: () => woken,
    publish: async (page = {}, categories = ['treatment']) => {
      const read = aPage(page);
      reader.add(read);
      const draft = await newsroom.submit({ url: read.url, text: null }, categories, moderator);
      return { ...(await newsroom.publish(draft.id, moderator)), draft };
    },
    settle: async () => {
      const end = clock.now() + 24 * 3_600_000;
      for (;;) {
        await delivering.run();
        const due = await delivering.nextDue();
        if (due === null || due > end) return;
        // Behind a lease of a former life, or behind another delivery of its channel.
        clock.set(Math.max(due, clock.now() + 5_000));
      }
    },
  };
}
