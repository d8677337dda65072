import { describe, expect, it } from 'vitest';
import { mostFeeds } from '../../src/core/feeding.ts';
import { configuredFeed, importFeeds } from '../../src/newsroom/feeds-import.ts';
import { anItem } from '../fakes/feed-reader.ts';
import { createWorld, type World } from '../fakes/world.ts';

const url = 'https://news.example/feed';
const listed = (address: string, folders: readonly string[] = [], title: string | null = null) => ({
  url: address,
  title,
  siteUrl: null,
  folders,
});

async function withFeed(): Promise<World> {
  const world = await createWorld();
  world.feeds.serve(url, [anItem('old')]);
  await world.newsroom.followFeed(url, {}, world.moderator);
  return world;
}

describe('following a feed', () => {
  it('shows the newest five of what it holds, the newest first', async () => {
    const world = await createWorld();
    const days = [3, 9, 1, 7, 5, 8, 2];
    world.feeds.serve(
      url,
      days.map((each) => anItem(`d${each}`, { publishedAt: `2026-11-0${each}` })),
    );
    const following = await world.newsroom.followFeed(url, {}, world.moderator);
    expect(following).toMatchObject({
      kind: 'followed',
      feed: { id: 1, url, title: 'Example News', filing: { manner: 'queue' }, brought: 0 },
      items: ['d9', 'd8', 'd7', 'd5', 'd3'].map((id) => ({ id })),
    });
  });

  it('lets a moderator choose where a page names several, and forgets them after a while', async () => {
    const world = await createWorld();
    for (const path of ['all', 'comments']) world.feeds.serve(`https://blog.example/${path}`, []);
    const several = await world.newsroom.followFeed('https://blog.example', { include: ['MS'] }, world.moderator);
    if (several.kind !== 'several') throw new Error('one was found');
    expect(several.links.map((link) => link.url)).toEqual([
      'https://blog.example/all',
      'https://blog.example/comments',
    ]);
    expect(await world.newsroom.feeds(world.moderator)).toEqual([]);
    await expect(world.newsroom.followFound(several.token, 7, world.moderator)).rejects.toMatchObject({
      code: 'expired',
    });
    expect(await world.newsroom.followFound(several.token, 1, world.moderator)).toMatchObject({
      feed: { url: 'https://blog.example/comments', filing: { include: ['MS'] } },
    });
    world.clock.advance(2 * 3_600_000);
    await expect(world.newsroom.followFound(several.token, 0, world.moderator)).rejects.toMatchObject({
      code: 'expired',
    });
  });

  it('refuses what is no feed, what is followed already, and words no filter takes, and follows nothing', async () => {
    const world = await withFeed();
    const follow = (address: string, filing = {}) => world.newsroom.followFeed(address, filing, world.moderator);
    await expect(follow('https://nothing.example/')).rejects.toMatchObject({ code: 'not-found', field: 'add' });
    await expect(follow(url)).rejects.toThrow('followed here already as #1 “Example News”');
    world.feeds.serve('http://www.news.example/feed/', []);
    await expect(follow('http://www.news.example/feed/')).rejects.toThrow('followed here already as #1');
    world.feeds.serve('https://two.example/', []);
    await expect(follow('https://two.example/', { categories: ['nonsense'] })).rejects.toThrow('nonsense');
    const many = Array.from({ length: 51 }, (_, each) => `word ${each}`);
    await expect(follow('https://two.example/', { include: many })).rejects.toMatchObject({ field: 'include' });
    world.feeds.fail('https://two.example/', { later: world.clock.now() + 1000 });
    await expect(follow('https://two.example/')).rejects.toThrow('asks to be left alone');
    expect(await world.newsroom.feeds(world.moderator)).toHaveLength(1);
  });

  it('is for moderators, and for so many feeds', async () => {
    const world = await withFeed();
    const { newsroom, member, moderator } = world;
    for (const tried of [
      newsroom.followFeed(url, {}, member),
      newsroom.feeds(member),
      newsroom.feed(1, member),
      newsroom.fileFeed(1, { manner: 'straight' }, member),
      newsroom.pauseFeed(1, member),
      newsroom.retryFeed(1, member),
      newsroom.unfollowFeed(1, member),
      newsroom.exportFeeds(0, member),
    ])
      await expect(tried).rejects.toMatchObject({ code: 'forbidden' });
    const more = Array.from({ length: mostFeeds + 5 }, (_, each) => listed(`https://f${each}.example/`));
    const { added, tooMany } = await importFeeds(world.needs, moderator.community.id, more, { dry: false });
    expect([added.length, tooMany.length]).toEqual([mostFeeds - 1, 6]);
    world.feeds.serve('https://one-more.example/', []);
    await expect(newsroom.followFeed('https://one-more.example/', {}, moderator)).rejects.toThrow(
      `${mostFeeds} is the most`,
    );
  });

  it('of one community is nothing to another', async () => {
    const world = await withFeed();
    const elsewhere = { ...world.moderator, community: await world.store.communities.ofPlace('discord:999') };
    await expect(world.newsroom.feed(1, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    await expect(world.newsroom.unfollowFeed(1, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    world.feeds.serve(url, []);
    expect(await world.newsroom.followFeed(url, {}, elsewhere)).toMatchObject({ kind: 'followed' });
  });
});

describe('changing a feed', () => {
  it('pauses it until somebody resumes it, and brings what came meanwhile', async () => {
    const world = await withFeed();
    expect(await world.newsroom.pauseFeed(1, world.moderator)).toMatchObject({
      nextAt: null,
      paused: { reason: null },
    });
    await expect(world.newsroom.pauseFeed(1, world.moderator)).rejects.toMatchObject({ code: 'conflict' });
    world.feeds.serve(url, [anItem('new'), anItem('old')]);
    expect(await world.newsroom.retryFeed(1, world.moderator)).toMatchObject({ paused: null, brought: 1 });
  });

  it('publishes in the name of whoever said so last', async () => {
    const world = await withFeed();
    const other = { ...world.moderator, person: 'discord:other', direct: 'discord:100:@other' } as const;
    const filing = { include: ['MS'] };
    expect(await world.newsroom.fileFeed(1, filing, other)).toMatchObject({ by: world.moderator.person });
    expect(await world.newsroom.fileFeed(1, { manner: 'straight' }, other)).toMatchObject({
      by: other.person,
      tell: other.direct,
      filing: { include: ['MS'], manner: 'straight' },
    });
  });

  it('says so when somebody else reads it just now', async () => {
    const world = await withFeed();
    world.clock.advance(24 * 3_600_000);
    await world.store.feeds.claim(world.clock.now(), 60_000, 1);
    await expect(world.newsroom.retryFeed(1, world.moderator)).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('lists of feeds', () => {
  it('come in with their folders as categories, each address once; a dry run only tells', async () => {
    const world = await withFeed();
    const { id } = world.moderator.community;
    const list = [
      listed('http://www.news.example/feed/', ['Treatment']),
      listed('https://a.example/rss', ['Health', 'living well'], 'A'),
      listed('https://a.example/rss', ['Research']),
      listed('https://b.example/rss', ['Odds and ends']),
    ];
    const dry = await importFeeds(world.needs, id, list, { dry: true });
    expect(await world.newsroom.feeds(world.moderator)).toHaveLength(1);
    const done = await importFeeds(world.needs, id, list, { dry: false });
    for (const told of [dry, done]) {
      expect(told.added.map((feed) => [feed.url, feed.filing.categories])).toEqual([
        ['https://a.example/rss', ['living-well']],
        ['https://b.example/rss', []],
      ]);
      expect(told.known).toHaveLength(2);
      expect(told.folders).toEqual(['Odds and ends']);
    }
    const feeds = await world.newsroom.feeds(world.moderator);
    expect(feeds.slice(1)).toMatchObject([
      { title: 'A', readAt: null, tell: null, filing: { manner: 'queue' } },
      { title: null, readAt: null },
    ]);
    expect((await importFeeds(world.needs, id, list, { dry: false })).added).toEqual([]);
  });

  it('go out in pages, each a whole file', async () => {
    const world = await withFeed();
    const list = Array.from({ length: 19 }, (_, each) => listed(`https://f${each}.example/`));
    await importFeeds(world.needs, world.moderator.community.id, list, { dry: false });
    const pages = [];
    for (const page of [0, 1, 2]) pages.push(await world.newsroom.exportFeeds(page, world.moderator));
    expect(pages).toMatchObject([0, 1, 2].map((page) => ({ page, pages: 3, feeds: 20 })));
    const written = pages.flatMap(({ opml }) => opml.match(/https:[^ <]+/g) ?? []);
    expect(written).toEqual([url, ...list.map((each) => each.url)]);
  });

  it('of the settings are followed with what they say, and read for the first time as a baseline', async () => {
    const world = await createWorld();
    const feed = configuredFeed(world.needs, {
      community: world.moderator.community.id,
      url,
      title: 'Configured',
      categories: ['research'],
      include: ['MS'],
      exclude: [],
    });
    await world.store.feeds.configure([feed]);
    world.feeds.serve(url, [anItem('old', { title: 'MS is old' })]);
    expect(await world.newsroom.retryFeed(1, world.moderator)).toMatchObject({
      brought: 0,
      title: 'Example News',
      filing: { categories: ['research'], include: ['MS'] },
    });
    world.feeds.serve(url, [anItem('new', { title: 'MS anew' }), anItem('old', { title: 'MS is old' })]);
    expect(await world.newsroom.retryFeed(1, world.moderator)).toMatchObject({ brought: 1 });
  });
});
