import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/core/feed.ts';
import type { FilingChanges } from '../../src/core/feeding.ts';
import type { FollowedFeed } from '../../src/core/followed-feed.ts';
import { createBringing } from '../../src/newsroom/bring.ts';
import { createPolling } from '../../src/newsroom/poll.ts';
import { anItem } from '../fakes/feed-reader.ts';
import { createWorld, type World } from '../fakes/world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const url = 'https://news.example/feed';

async function follow(world: World, items: readonly FeedItem[], filing: FilingChanges = {}): Promise<FollowedFeed> {
  world.feeds.serve(url, items);
  const following = await world.newsroom.followFeed(url, filing, world.moderator);
  if (following.kind !== 'followed') throw new Error('several were found');
  return following.feed;
}

/** Moves the clock to when something is due, and does it, until that time has come. */
async function pass(world: World, ms: number): Promise<void> {
  const polling = createPolling(world.needs);
  const end = world.clock.now() + ms;
  for (;;) {
    await polling.run();
    await createBringing(world.needs).run();
    const due = await polling.nextDue();
    if (due === null || due > end) break;
    world.clock.set(Math.max(due, world.clock.now() + 1));
  }
  world.clock.set(end);
}

const one = async (world: World): Promise<FollowedFeed> => {
  const [feed] = await world.newsroom.feeds(world.moderator);
  if (!feed) throw new Error('no feed is followed');
  return feed;
};

describe('what a feed brings', () => {
  it('is nothing that stood in it when it was first read, and everything that comes after, once', async () => {
    const world = await createWorld();
    await follow(world, [anItem('old')], { categories: ['treatment'] });
    await pass(world, day);
    expect(await world.waiting()).toEqual([]);
    world.feeds.serve(url, [anItem('new', { summary: 'In short.' }), anItem('old')]);
    await pass(world, 2 * day);
    const { id } = await one(world);
    expect(await world.needs.candidates.waiting(world.moderator.community.id, world.clock.now(), 9)).toMatchObject([
      {
        url: 'https://news.example/new',
        title: 'What is new about new, and for whom',
        summary: 'In short.',
        publishedAt: '2026-11-09',
        categories: ['treatment'],
        origin: { kind: 'feed', feed: id },
      },
    ]);
    expect(await one(world)).toMatchObject({ brought: 1, leftOut: 0, trouble: null });
  });

  it('is not everything again when it changes its ids, its addresses or its titles', async () => {
    const world = await createWorld();
    const items = ['a', 'b'].map((name) => anItem(name));
    await follow(world, items);
    for (const change of [
      (item: FeedItem) => ({ ...item, id: `urn:${item.id}` }),
      (item: FeedItem) => ({ ...item, url: `${item.url.replace('https://', 'http://www.')}/?utm_source=feed` }),
      (item: FeedItem) => ({ ...item, id: `x${item.id}`, url: `https://moved.example/${item.id}` }),
      (item: FeedItem) => ({ ...item, title: 'Corrected', publishedAt: '2026-11-10' }),
    ]) {
      world.feeds.serve(url, items.map(change));
      await pass(world, day);
    }
    expect(await world.waiting()).toEqual([]);
    expect((await one(world)).brought).toBe(0);
  });

  it('is only the newest of very many at once, in the order they were published, and says so', async () => {
    const world = await createWorld();
    await follow(world, []);
    const many = Array.from({ length: 55 }, (_, index) =>
      anItem(`n${index}`, { publishedAt: new Date(world.clock.now() - index * minute).toISOString() }),
    );
    world.feeds.serve(url, many);
    await pass(world, day);
    expect(await world.waiting()).toEqual(
      many
        .slice(0, 20)
        .toReversed()
        .map((item) => item.url),
    );
    expect(await one(world)).toMatchObject({ brought: 20, leftOut: 35 });
    world.feeds.serve(url, [anItem('next'), ...many]);
    await pass(world, day);
    expect(await world.waiting()).toHaveLength(21);
  });

  it('leaves out what is dated long before it was followed: a feed that shows more of its past is no news', async () => {
    const world = await createWorld();
    await follow(world, [anItem('old')]);
    world.feeds.serve(url, [
      anItem('journal', { publishedAt: '2026-10-25' }),
      anItem('undated', { publishedAt: null }),
      anItem('past', { publishedAt: '2026-07-01' }),
    ]);
    await pass(world, day);
    expect((await world.waiting()).toSorted()).toEqual([
      'https://news.example/journal',
      'https://news.example/undated',
    ]);
  });

  it('is only what has one of the words wanted, and none of those to leave out', async () => {
    const world = await createWorld();
    await follow(world, [], { include: ['MS', 'multiple sclerosis'], exclude: ['mice', 'sponsored post'] });
    const titled = (name: string, title: string, more: Partial<FeedItem> = {}) => anItem(name, { title, ...more });
    world.feeds.serve(url, [
      titled('yes', 'Walking with MS'),
      titled('accents', 'Múltiple SCLEROSIS: a year on'),
      titled('tag', 'A year on', { categories: ['Multiple Sclerosis'] }),
      titled('part', 'Teams and items'),
      titled('mice', 'MS in mice'),
      titled('paid', 'Living with MS', { summary: 'This is a sponsored post.' }),
    ]);
    await pass(world, day);
    expect((await world.waiting()).toSorted()).toEqual(
      ['accents', 'tag', 'yes'].map((name) => `https://news.example/${name}`),
    );
    // What was not wanted when it came is not brought when that changes.
    await world.newsroom.fileFeed((await one(world)).id, { include: [], exclude: [] }, world.moderator);
    await pass(world, 2 * day);
    expect(await world.waiting()).toHaveLength(3);
  });

  it('is filed under categories the community still has', async () => {
    const world = await createWorld();
    await follow(world, [], { categories: ['treatment', 'research'] });
    await world.newsroom.changeCategories({ kind: 'remove', slug: 'research' }, world.moderator);
    world.feeds.serve(url, [anItem('new')]);
    await pass(world, day);
    expect(await world.needs.candidates.waiting(world.moderator.community.id, world.clock.now(), 9)).toMatchObject([
      { categories: ['treatment'] },
    ]);
  });
});

describe('when a feed is asked', () => {
  it('is more often when it brings much, and less often when it does not, within bounds', async () => {
    const world = await createWorld();
    await follow(world, []);
    await pass(world, 30 * day);
    const quiet = await one(world);
    expect(quiet.every).toBe(day);
    const before = world.feeds.asked.length;
    for (let news = 0; news < 100; news += 1) {
      world.feeds.serve(url, [anItem(`n${news}`)]);
      await pass(world, ((await one(world)).nextAt ?? 0) - world.clock.now());
    }
    expect((await one(world)).every).toBe(15 * minute);
    expect(world.feeds.asked.length - before).toBeGreaterThan(90);
  });

  it('is not before the site or the feed itself wants it', async () => {
    const world = await createWorld();
    await follow(world, []);
    const { id } = await one(world);
    world.feeds.serve(url, [anItem('a')], { notBefore: world.clock.now() + 10 * hour });
    expect((await world.newsroom.retryFeed(id, world.moderator)).nextAt).toBe(world.clock.now() + 10 * hour);
    world.feeds.serve(url, [anItem('b')], { rest: { every: 6 * hour, skipHours: [], skipDays: [] } });
    expect((await world.newsroom.retryFeed(id, world.moderator)).nextAt).toBe(world.clock.now() + 6 * hour);
    const skipHours = Array.from({ length: 23 }, (_, each) => each + 1);
    world.feeds.serve(url, [anItem('c')], { rest: { every: null, skipHours, skipDays: [] } });
    const next = new Date((await world.newsroom.retryFeed(id, world.moderator)).nextAt ?? 0);
    expect(next.getUTCHours()).toBe(0);
  });

  it('is one feed of a host at a time with a pause between, and some hosts side by side', async () => {
    const world = await createWorld();
    for (let host = 0; host < 12; host += 1)
      for (let each = 0; each < 5; each += 1) {
        const address = `https://h${host}.example/${each}`;
        world.feeds.serve(address, []);
        await world.newsroom.followFeed(address, {}, world.moderator);
      }
    world.feeds.asked.length = 0;
    world.clock.set(world.clock.now() + day);
    const polling = createPolling(world.needs);
    const letGo = world.feeds.hold();
    const round = polling.run();
    await expect.poll(() => world.feeds.asked.length).toBe(8);
    letGo();
    // One of every host: the others wait until it has rested.
    expect(await round).toBe(12);
    expect(await polling.run()).toBe(0);
    world.clock.set((await polling.nextDue()) ?? 0);
    expect(await polling.run()).toBe(12);
    await pass(world, minute);
    expect(new Set(world.feeds.asked)).toHaveLength(60);
    expect(world.feeds.asked).toHaveLength(60);
    expect(world.feeds).toMatchObject({ mostOfOneHost: 1, mostAtOnce: 8 });
  });

  it('is once, however many processes look', async () => {
    const world = await createWorld();
    await follow(world, [anItem('old')]);
    world.feeds.serve(url, [anItem('new')]);
    world.clock.set(world.clock.now() + day);
    world.feeds.asked.length = 0;
    await Promise.all([1, 2, 3].map(() => createPolling(world.needs).run()));
    expect(world.feeds.asked).toEqual([url]);
  });

  it('ends when it is told to stop, and leaves what it had taken to others at once', async () => {
    const world = await createWorld();
    for (let host = 0; host < 20; host += 1) {
      world.feeds.serve(`https://h${host}.example/`, []);
      await world.newsroom.followFeed(`https://h${host}.example/`, {}, world.moderator);
    }
    world.clock.set(world.clock.now() + day);
    const stopping = new AbortController();
    const letGo = world.feeds.hold();
    const round = createPolling(world.needs).run(stopping.signal);
    await expect.poll(() => world.feeds.mostAtOnce).toBe(8);
    stopping.abort();
    letGo();
    expect(await round).toBe(8);
    expect(await createPolling(world.needs).run()).toBe(12);
  });

  it('follows the feed to where it has moved for good', async () => {
    const world = await createWorld();
    await follow(world, []);
    world.feeds.serve(url, [anItem('a')], { movedTo: 'https://new.example/feed' });
    await pass(world, day);
    expect(await one(world)).toMatchObject({ url: 'https://new.example/feed', trouble: null });
    expect(world.feeds.asked.at(-1)).toBe('https://new.example/feed');
  });
});

describe('a feed in trouble', () => {
  const told = (world: World) => world.store.deliveries.all().filter(({ work }) => work.kind === 'feed');

  it('is asked later and later, and nobody is troubled by what passes', async () => {
    const world = await createWorld();
    await follow(world, [anItem('old')]);
    world.feeds.fail(url, 'unreachable');
    const start = world.feeds.asked.length;
    await pass(world, 2 * day);
    expect(world.feeds.asked.length - start).toBeLessThan(12);
    expect((await one(world)).trouble).toMatchObject({ reason: 'The feed is unreachable.', toldAt: null });
    world.feeds.serve(url, [anItem('new'), anItem('old')]);
    await pass(world, 2 * day);
    expect(await one(world)).toMatchObject({ trouble: null, recoveredAt: null, brought: 1 });
    expect(told(world)).toEqual([]);
  });

  it('is told once to whoever follows it, in private, when days have not helped; and says so when it comes back', async () => {
    const world = await createWorld();
    await follow(world, []);
    world.feeds.fail(url, 'unreachable');
    await pass(world, 10 * day);
    await world.settle();
    expect(told(world)).toMatchObject([{ channel: world.moderator.direct, state: 'sent' }]);
    const [message] = world.discord.in(world.moderator.direct);
    expect(JSON.stringify(message)).toContain('The feed is unreachable.');
    expect(JSON.stringify(message)).toContain('feeds:again:1');
    expect(await one(world)).toMatchObject({ paused: null });
    world.feeds.serve(url, []);
    await pass(world, 2 * day);
    const back = await one(world);
    expect(back).toMatchObject({ trouble: null });
    expect(back.recoveredAt).not.toBeNull();
    // The next time it dies is told again.
    world.feeds.fail(url, 'unreachable');
    await pass(world, 10 * day);
    expect(told(world)).toHaveLength(2);
  });

  it('is told to the other moderators in their channel, whoever follows it or does not any more', async () => {
    const world = await createWorld();
    await follow(world, []);
    await world.newsroom.settings({ desk: world.news }, world.moderator);
    world.discord.close(world.moderator.direct, 'forbidden');
    world.feeds.fail(url, 'unreachable');
    await pass(world, 10 * day);
    await world.settle();
    expect(told(world).map(({ channel, state }) => [channel, state])).toEqual(
      expect.arrayContaining([
        [world.news, 'sent'],
        [world.moderator.direct, 'failed'],
      ]),
    );
    expect(told(world)).toHaveLength(2);
    expect(JSON.stringify(world.discord.in(world.news).at(-1))).toContain('feeds:again:1');
  });

  it('stops at once when it is gone for good, after days when it is no feed any more, and after a month of silence', async () => {
    for (const [failure, within] of [
      ['not-found', day + hour],
      ['unreadable', 6 * day],
      ['unreachable', 33 * day],
    ] as const) {
      const world = await createWorld();
      await follow(world, []);
      world.feeds.fail(url, failure);
      await pass(world, within);
      expect(await one(world)).toMatchObject({ nextAt: null, paused: { reason: `The feed is ${failure}.` } });
      expect(told(world)).toHaveLength(1);
    }
  });

  it('goes on where it ended when somebody tries again', async () => {
    const world = await createWorld();
    const { id } = await follow(world, [anItem('old')]);
    world.feeds.fail(url, 'not-found');
    await pass(world, 2 * day);
    const still = await world.newsroom.retryFeed(id, world.moderator);
    expect(still).toMatchObject({ nextAt: null, trouble: { tries: 2 } });
    expect(told(world)).toHaveLength(1);
    world.feeds.serve(url, [anItem('new'), anItem('old')]);
    // Whoever was told may try again from their direct messages, where nobody knows that they moderate.
    const works = await world.newsroom.retryFeed(id, { ...world.moderator, moderator: false });
    expect(works).toMatchObject({ paused: null, trouble: null, brought: 1 });
    await expect(world.newsroom.retryFeed(id, world.member)).rejects.toMatchObject({ code: 'forbidden' });
    await pass(world, hour);
    expect(await world.waiting()).toEqual(['https://news.example/new']);
  });

  it('says nothing when it recovers or is removed before the message is sent', async () => {
    for (const mend of [
      async (world: World) => {
        world.feeds.serve(url, []);
        await world.newsroom.retryFeed(1, world.moderator);
      },
      async (world: World) => {
        await world.newsroom.unfollowFeed(1, world.moderator);
      },
    ]) {
      const world = await createWorld();
      await follow(world, []);
      world.feeds.fail(url, 'not-found');
      await pass(world, 2 * day);
      await mend(world);
      await world.settle();
      expect(told(world)).toMatchObject([{ state: 'gone' }]);
    }
  });

  it('leaves a whole host alone that asks for it', async () => {
    const world = await createWorld();
    for (const path of ['one', 'two']) {
      world.feeds.serve(`https://h.example/${path}`, []);
      await world.newsroom.followFeed(`https://h.example/${path}`, {}, world.moderator);
    }
    world.clock.set(world.clock.now() + day);
    world.feeds.asked.length = 0;
    for (const path of ['one', 'two'])
      world.feeds.fail(`https://h.example/${path}`, { later: world.clock.now() + hour });
    await pass(world, 59 * minute);
    expect(world.feeds.asked).toHaveLength(1);
  });
});
