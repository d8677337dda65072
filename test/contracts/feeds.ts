import { describe, expect, it } from 'vitest';
import {
  mostRemembered,
  plainFiling,
  type ArrivedItem,
  type FeedClaim,
  type FollowedFeeds,
  type Mark,
  type NewFeed,
} from '../../src/core/followed-feed.ts';
import { usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, aFeed, minute, start } from './samples.ts';

const hour = 60 * minute;

const mark = (name: string): Mark => ({ item: name, page: `news.example/${name}`, headline: `2026-11-23 ${name}` });
const item = (name: string): ArrivedItem => ({
  url: `https://news.example/${name}`,
  title: name,
  summary: null,
  publishedAt: '2026-11-23',
});
const quietly = { at: start, seen: [], owed: [], holdUntil: start };

async function claimOne(feeds: FollowedFeeds, now = start): Promise<FeedClaim> {
  const [claim, ...others] = await feeds.claim(now, minute, 10);
  if (!claim || others.length > 0) throw new Error(`expected one claim, found ${others.length + (claim ? 1 : 0)}`);
  return claim;
}

async function added(feeds: FollowedFeeds, changes: Partial<NewFeed> = {}, known: readonly Mark[] = []) {
  const feed = await feeds.add(aFeed(changes), known);
  if (!feed) throw new Error('not added');
  return feed;
}

export function feedsContract(name: string, open: OpenPorts): void {
  describe(`followed feeds: ${name}`, () => {
    const use = usePorts(open);

    it('keep one feed for each community and address, and give it back as it was', async () => {
      const { feeds } = use.ports;
      const filing = { categories: ['treatment'], include: ['MS'], exclude: ['mice'], manner: 'straight' } as const;
      const rest = { every: hour, skipHours: [1], skipDays: [0] };
      const feed = await added(feeds, { filing, rest });
      expect(feed).toMatchObject({ ...aFeed({ filing, rest }), brought: 0, trouble: null, paused: null });
      expect(await feeds.add(aFeed({ title: 'Again' }), [])).toBeUndefined();
      const other = await added(feeds, { community: 'als' });
      expect(await feeds.get('ms', feed.id)).toEqual(feed);
      expect(await feeds.get('als', feed.id)).toBeUndefined();
      expect(await feeds.ofCommunity('ms')).toEqual([feed]);
      expect(await feeds.ofCommunity('als')).toEqual([other]);
    });

    it('are changed and removed by their own community alone', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds);
      const paused = { reason: null, at: start };
      expect(await feeds.change('als', id, { paused })).toBeUndefined();
      expect(await feeds.change('ms', id, { paused, nextAt: null })).toMatchObject({ paused, nextAt: null });
      expect(await feeds.change('ms', id, { paused: null, nextAt: start })).toMatchObject({ paused: null });
      expect(await feeds.remove('als', id)).toBe(false);
      expect(await feeds.remove('ms', id)).toBe(true);
      expect(await feeds.remove('ms', id)).toBe(false);
      expect(await feeds.nextDue()).toBeNull();
    });

    it('that are configured are added once, and stay away once removed', async () => {
      const { feeds } = use.ports;
      const wanted = [aFeed({ readAt: null }), aFeed({ url: 'https://other.example/feed', readAt: null })];
      await feeds.configure(wanted);
      const [first] = await feeds.ofCommunity('ms');
      await feeds.remove('ms', first?.id ?? 0);
      await feeds.configure(wanted);
      expect((await feeds.ofCommunity('ms')).map(({ url }) => url)).toEqual(['https://other.example/feed']);
    });

    it('give out each due feed once, the longest due first', async () => {
      const { feeds } = use.ports;
      await added(feeds, { url: 'https://a.example/', nextAt: start - minute });
      await added(feeds, { url: 'https://b.example/', nextAt: start - hour });
      await added(feeds, { url: 'https://c.example/', nextAt: start + minute });
      await added(feeds, { url: 'https://d.example/', nextAt: null });
      const claims = await feeds.claim(start, minute, 10);
      expect(claims.map(({ feed }) => feed.url)).toEqual(['https://b.example/', 'https://a.example/']);
      expect(await feeds.claim(start, minute, 10)).toEqual([]);
      expect(await feeds.claim(start + hour, minute, 1)).toHaveLength(1);
    });

    it('read one feed of a host at a time, and let it rest in between', async () => {
      const { feeds } = use.ports;
      await added(feeds, { url: 'https://a.example/one', nextAt: start - 2 });
      await added(feeds, { url: 'https://a.example/two', nextAt: start - 1 });
      await added(feeds, { url: 'https://a.example:8443/', nextAt: start });
      const first = await feeds.claim(start, minute, 10);
      expect(first.map(({ feed }) => feed.url)).toEqual(['https://a.example/one', 'https://a.example:8443/']);
      const [one] = first;
      if (!one) throw new Error('nothing was claimed');
      expect(await feeds.settle(one, { nextAt: start + hour }, { ...quietly, holdUntil: start + 5000 })).toBe(true);
      expect(await feeds.claim(start + 4999, minute, 10)).toEqual([]);
      expect(await feeds.nextDue()).toBe(start + 5000);
      expect((await claimOne(feeds, start + 5000)).feed.url).toBe('https://a.example/two');
    });

    it('give one by its number out before it is due, but not while it is read', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds, { nextAt: start + hour });
      expect(await feeds.claimOne('als', id, start, minute)).toBeUndefined();
      const claim = await feeds.claimOne('ms', id, start, minute);
      expect(claim?.feed.id).toBe(id);
      expect(await feeds.claimOne('ms', id, start, minute)).toBeUndefined();
      expect(await feeds.claimOne('ms', id, start + minute, minute)).toBeDefined();
    });

    it('take a reading from whoever holds the lease, and from nobody else', async () => {
      const { feeds } = use.ports;
      await added(feeds);
      const lost = await claimOne(feeds);
      const claim = await claimOne(feeds, start + minute);
      const news = { ...quietly, seen: [{ ...mark('a'), arrived: item('a') }] };
      expect(await feeds.settle(lost, { title: 'Lost' }, news)).toBe(false);
      expect(await feeds.arrivals(start, 10)).toEqual([]);
      const trouble = { since: start, tries: 2, reason: 'Down.', toldAt: null };
      expect(await feeds.settle(claim, { title: 'Kept', trouble, broughtAt: start }, news)).toBe(true);
      expect(await feeds.get('ms', claim.feed.id)).toMatchObject({ title: 'Kept', trouble, brought: 1 });
      expect(await feeds.settle(claim, { title: 'Twice' }, news)).toBe(false);
      expect(await feeds.arrivals(start, 10)).toHaveLength(1);
    });

    it('lose a reading during which the feed was paused, and keep one during which it was only filed otherwise', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds);
      const first = await claimOne(feeds);
      await feeds.change('ms', id, { filing: { ...plainFiling, include: ['MS'] } });
      expect(await feeds.settle(first, { nextAt: start }, quietly)).toBe(true);
      const second = await claimOne(feeds);
      await feeds.change('ms', id, { paused: { reason: null, at: start }, nextAt: null });
      expect(await feeds.settle(second, { nextAt: start }, quietly)).toBe(false);
      expect(await feeds.get('ms', id)).toMatchObject({ nextAt: null, filing: { include: ['MS'] } });
    });

    it('write nothing of a reading whose feed was removed meanwhile', async () => {
      const { feeds, deliveries } = use.ports;
      const { id } = await added(feeds);
      const claim = await claimOne(feeds);
      await feeds.remove('ms', id);
      const owed = [aDelivery({ key: 'feed:1:1' })];
      expect(await feeds.settle(claim, { title: 'Late' }, { ...quietly, seen: [mark('a')], owed })).toBe(false);
      expect(await deliveries.ofKeys('ms', ['feed:1:1'])).toEqual([]);
    });

    it('owe what follows in the same transaction, once', async () => {
      const { feeds, deliveries } = use.ports;
      const { id } = await added(feeds);
      const claim = await claimOne(feeds);
      const work = { kind: 'feed', feed: id, at: start } as const;
      await feeds.settle(claim, {}, { ...quietly, owed: [aDelivery({ key: 'feed:1:1', work })] });
      expect(await deliveries.ofKeys('ms', ['feed:1:1'])).toMatchObject([{ work, state: 'pending' }]);
    });

    it('follow a feed to its new address, unless the community follows that already', async () => {
      const { feeds } = use.ports;
      await added(feeds, { url: 'https://old.example/feed' });
      await feeds.settle(await claimOne(feeds), { url: 'https://new.example/feed', nextAt: start + 1 }, quietly);
      expect((await feeds.ofCommunity('ms')).map(({ url }) => url)).toEqual(['https://new.example/feed']);
      await added(feeds, { url: 'https://old.example/feed', nextAt: start });
      await feeds.settle(await claimOne(feeds), { url: 'https://new.example/feed', title: 'Both' }, quietly);
      expect((await feeds.ofCommunity('ms')).map(({ url }) => url)).toEqual([
        'https://new.example/feed',
        'https://old.example/feed',
      ]);
    });

    it('know an item again by its name, its page, or its title and day', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds, {}, [mark('a'), { ...mark('b'), headline: null }]);
      const other = await added(feeds, { community: 'als' });
      const asked: readonly Mark[] = [
        { item: 'a', page: 'moved.example/a', headline: null },
        { item: 'new-id', page: 'news.example/a', headline: null },
        { item: 'new-id', page: 'moved.example/a', headline: '2026-11-23 a' },
        { item: 'c', page: 'news.example/c', headline: '2026-11-23 c' },
        { item: 'd', page: 'news.example/d', headline: null },
      ];
      expect(await feeds.recognise(id, asked)).toEqual(new Set([0, 1, 2]));
      expect(await feeds.recognise(id, [])).toEqual(new Set());
      expect(await feeds.recognise(other.id, asked)).toEqual(new Set());
    });

    it('bring each item once, in order, and not before its time', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds);
      const seen = ['a', 'b', 'c'].map((each) => ({ ...mark(each), arrived: item(each) }));
      await feeds.settle(await claimOne(feeds), { nextAt: start }, { ...quietly, seen: [...seen, mark('old')] });
      const arrivals = await feeds.arrivals(start, 10);
      expect(arrivals.map((arrival) => arrival.item)).toEqual(['a', 'b', 'c'].map(item));
      expect(arrivals[0]?.feed).toMatchObject({ id, brought: 3 });
      const [a, b, c] = arrivals.map((arrival) => arrival.id);
      await feeds.arrived([a ?? 0]);
      await feeds.postpone(b ?? 0, start + minute);
      expect((await feeds.arrivals(start, 10)).map((arrival) => arrival.id)).toEqual([c]);
      expect(await feeds.nextArrival()).toBe(start);
      await feeds.arrived([c ?? 0]);
      expect(await feeds.nextArrival()).toBe(start + minute);
      expect((await feeds.arrivals(start + minute, 10)).map((arrival) => arrival.id)).toEqual([b]);

      // Seen again, it does not come again.
      const again = { ...quietly, at: start + minute, seen };
      expect(await feeds.settle(await claimOne(feeds), {}, again)).toBe(true);
      expect((await feeds.arrivals(start + minute, 10)).map((arrival) => arrival.id)).toEqual([b]);
    });

    it('remember so many items of a feed and no more: what stood in it last, and what is still on its way', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds, {}, [mark('sticky'), mark('gone')]);
      await feeds.settle(
        await claimOne(feeds),
        { nextAt: start },
        { ...quietly, seen: [{ ...mark('coming'), arrived: item('coming') }] },
      );
      const many = Array.from({ length: mostRemembered - 1 }, (_, index) => mark(`n${index}`));
      const seen = [...many, mark('sticky')];
      await feeds.settle(await claimOne(feeds), { nextAt: start }, { ...quietly, at: start + minute, seen });
      const known = await feeds.recognise(id, [mark('sticky'), mark('gone'), mark('coming'), mark('n0')]);
      expect(known).toEqual(new Set([0, 2, 3]));
    });

    it('go with the place whose people follow them, less those that are followed there already', async () => {
      const { feeds, communities } = use.ports;
      const { id: own } = await communities.ofPlace('discord:9');
      const theirs = { community: own, tell: 'discord:9:@1' } as const;
      await added(feeds, { ...theirs, url: 'https://new.example/' });
      await added(feeds, { ...theirs, url: 'https://both.example/' });
      await added(feeds, { url: 'https://both.example/' });
      expect(await communities.join('discord:9', 'ms')).toBe(true);
      expect((await feeds.ofCommunity('ms')).map(({ url }) => url).toSorted()).toEqual([
        'https://both.example/',
        'https://new.example/',
      ]);
      expect(await feeds.ofCommunity(own)).toEqual([]);
    });

    it('take what is on its way with them when they are removed', async () => {
      const { feeds } = use.ports;
      const { id } = await added(feeds);
      const seen = [{ ...mark('a'), arrived: item('a') }];
      await feeds.settle(await claimOne(feeds), {}, { ...quietly, seen });
      await feeds.remove('ms', id);
      expect(await feeds.arrivals(start, 10)).toEqual([]);
      expect(await feeds.nextArrival()).toBeNull();
    });
  });
}
