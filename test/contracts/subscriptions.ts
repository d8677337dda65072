import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import { usePorts, type OpenPorts } from './ports.ts';
import { aDelivery, anArticle, aSubscription, minute, start } from './samples.ts';

const hour = 60 * minute;

export function subscriptionsContract(name: string, open: OpenPorts): void {
  describe(`subscriptions: ${name}`, () => {
    const use = usePorts(open);
    const put = async (changes: Parameters<typeof aSubscription>[0] = {}) =>
      (await use.ports.subscriptions.put(aSubscription(changes))).subscription;

    it('gives back what was put, every field', async () => {
      const wish = aSubscription({
        topic: { kind: 'words', words: 'stem cells' },
        cadence: { kind: 'weekly', on: 'monday', at: '08:00' },
      });
      const { subscription, created } = await use.ports.subscriptions.put(wish);
      expect(created).toBe(true);
      expect(subscription).toEqual({ ...wish, id: subscription.id, paused: null, mutedUntil: null });
      expect(await use.ports.subscriptions.get('ms', subscription.id)).toEqual(subscription);
      const each = await put({ topic: { kind: 'everything' }, cadence: { kind: 'each' }, nextAt: null });
      expect(await use.ports.subscriptions.ofCommunity('ms')).toEqual([subscription, each]);
    });

    it('is one per channel and topic: asked again, cadence and zone change and the rest stays', async () => {
      const first = await put({ topic: { kind: 'words', words: 'Stem Cells' } });
      await use.ports.subscriptions.pause(first.channel, 'gone', start, () => []);
      const again = await use.ports.subscriptions.put(
        aSubscription({
          topic: { kind: 'words', words: 'cells stem' },
          cadence: { kind: 'each' },
          zone: 'Asia/Tokyo',
          by: 'discord:8',
          at: start + hour,
          toldUntil: start + hour,
          nextAt: null,
        }),
      );
      expect(again.created).toBe(false);
      expect(again.subscription).toEqual({ ...first, cadence: { kind: 'each' }, zone: 'Asia/Tokyo', nextAt: null });
      expect(await use.ports.subscriptions.ofCommunity('ms')).toEqual([again.subscription]);
    });

    it('tells channels apart', async () => {
      const here = await put({ channel: 'discord:1:1' });
      const there = await put({ channel: 'discord:1:2' });
      const direct = await put({ channel: 'discord:1:@2' });
      expect(await use.ports.subscriptions.ofChannel('ms', 'discord:1:1')).toEqual([here]);
      expect(await use.ports.subscriptions.ofChannel('ms', 'discord:1:@2')).toEqual([direct]);
      expect(await use.ports.subscriptions.ofCommunity('ms')).toEqual([here, there, direct]);
    });

    it('removes once', async () => {
      const { id } = await put();
      expect(await use.ports.subscriptions.remove('ms', id)).toBe(true);
      expect(await use.ports.subscriptions.remove('ms', id)).toBe(false);
      expect(await use.ports.subscriptions.get('ms', id)).toBeUndefined();
    });

    it('shows and lends a community nothing of another', async () => {
      const { id, channel } = await put();
      const { subscriptions } = use.ports;
      expect(await subscriptions.get('als', id)).toBeUndefined();
      expect(await subscriptions.ofCommunity('als')).toEqual([]);
      expect(await subscriptions.ofChannel('als', channel)).toEqual([]);
      expect(await subscriptions.remove('als', id)).toBe(false);
    });

    it('tells what is due across communities, longest due first', async () => {
      const late = await put({ channel: 'discord:1:1', nextAt: start + 2 });
      const first = await put({ community: 'als', channel: 'discord:2:1', nextAt: start + 1 });
      const now = await put({ channel: 'discord:1:2', nextAt: start + 3 });
      await put({ channel: 'discord:1:3', nextAt: start + 4 });
      await put({ channel: 'discord:1:4', nextAt: null, cadence: { kind: 'each' } });
      await put({ channel: 'discord:1:5', nextAt: start });
      await use.ports.subscriptions.pause('discord:1:5', 'gone', start, () => []);
      const due = await use.ports.subscriptions.due(start + 3, 10);
      expect(due).toEqual([first, late, now]);
      expect(await use.ports.subscriptions.due(start + 3, 1)).toEqual([first]);
    });

    it('moves on and owes the digest in one', async () => {
      const subscription = await put();
      const owed = aDelivery({ key: 'digest:1' });
      const moved = { toldUntil: start + hour, nextAt: start + 25 * hour };
      expect(await use.ports.subscriptions.advance(subscription, moved, [owed])).toBe(true);
      expect(await use.ports.subscriptions.get('ms', subscription.id)).toEqual({ ...subscription, ...moved });
      expect(await use.ports.deliveries.get(owed.id)).toMatchObject({ state: 'pending', key: 'digest:1' });
    });

    it('moves on only while the window holds what was read of it', async () => {
      const { subscriptions, ledger, articles } = use.ports;
      const shared = async (sharedAt: number, changes = {}): Promise<Article> => {
        const article = await ledger.publish(anArticle({ sharedAt, ...changes }), () => []);
        if (!article) throw new Error('it was published before');
        return article;
      };
      const before = await shared(start - hour);
      const subscription = await put({ toldUntil: start });
      const [inIt, later] = [await shared(start + 1_000), await shared(start + 3 * hour)];
      await shared(start + 1_000, { community: 'als' });
      await ledger.revise({ ...before, revision: 2, correctedAt: start + 2_000 }, () => []);
      const moved = { toldUntil: start + hour, nextAt: start + 25 * hour };
      const window = { from: start, to: start + hour, articles: [before.id, inIt.id] };
      const advance = (read: readonly number[]): Promise<boolean> =>
        subscriptions.advance(subscription, moved, [aDelivery()], { ...window, articles: read });

      expect(await advance([inIt.id])).toBe(false);
      expect(await advance([before.id, inIt.id, later.id])).toBe(false);
      expect(await advance([before.id, later.id])).toBe(false);
      expect((await use.ports.deliveries.count('ms')).pending).toBe(0);
      expect(await articles.sharedBetween('ms', start, start + hour)).toHaveLength(1);
      expect(await advance([inIt.id, before.id])).toBe(true);
      expect((await use.ports.deliveries.count('ms')).pending).toBe(1);
      expect(await subscriptions.get('ms', subscription.id)).toMatchObject(moved);
    });

    it('moves on once, whoever asks', async () => {
      const subscription = await put();
      const moved = { toldUntil: start + hour, nextAt: start + 25 * hour };
      const all = await Promise.all(
        Array.from({ length: 5 }, () => use.ports.subscriptions.advance(subscription, moved, [aDelivery()])),
      );
      expect(all.filter(Boolean)).toHaveLength(1);
      expect((await use.ports.deliveries.count('ms')).pending).toBe(1);
    });

    it('does not tell the same window twice when the next time stays', async () => {
      const subscription = await put();
      const moved = { toldUntil: start + hour, nextAt: subscription.nextAt };
      expect(await use.ports.subscriptions.advance(subscription, moved, [])).toBe(true);
      expect(await use.ports.subscriptions.advance(subscription, moved, [aDelivery()])).toBe(false);
      expect((await use.ports.deliveries.count('ms')).pending).toBe(0);
    });

    it('moves nothing that was removed or put anew meanwhile', async () => {
      const removed = await put();
      await use.ports.subscriptions.remove('ms', removed.id);
      const moved = { toldUntil: start + hour, nextAt: start + 25 * hour };
      expect(await use.ports.subscriptions.advance(removed, moved, [aDelivery()])).toBe(false);
      const changed = await put();
      await put({ nextAt: start + 9 * hour, cadence: { kind: 'daily', at: '18:00' } });
      expect(await use.ports.subscriptions.advance(changed, moved, [aDelivery()])).toBe(false);
      expect((await use.ports.deliveries.count('ms')).pending).toBe(0);
    });

    it('can move on what has no next time', async () => {
      const subscription = await put({ cadence: { kind: 'each' }, nextAt: null });
      const moved = { toldUntil: start + hour, nextAt: null };
      expect(await use.ports.subscriptions.advance(subscription, moved, [])).toBe(true);
      expect((await use.ports.subscriptions.get('ms', subscription.id))?.toldUntil).toBe(start + hour);
    });

    it('keeps how a subscription speaks, and changes it when asked again', async () => {
      const manner = {
        quiet: { from: '22:00', to: '07:00' },
        most: 5,
        empty: 'say',
        corrections: 'reply',
        announce: true,
      } as const;
      const first = await put({ manner, tell: null });
      expect(first).toMatchObject({ manner, tell: null });
      expect(await use.ports.subscriptions.get('ms', first.id)).toEqual(first);
      const again = await put({ manner: { ...manner, quiet: null, most: null }, tell: 'discord:1:@8' });
      expect(again).toMatchObject({ manner: { ...manner, quiet: null, most: null }, tell: 'discord:1:@8' });
    });

    it('is muted, paused and resumed by moving on, and by nobody who saw it otherwise', async () => {
      const { subscriptions } = use.ports;
      const seen = await put();
      const moved = { toldUntil: start, nextAt: start + 9 * hour };
      const muted = { ...moved, mutedUntil: start + 9 * hour };
      expect(await subscriptions.advance(seen, muted, [])).toBe(true);
      const { id } = seen;
      expect(await subscriptions.get('ms', id)).toEqual({ ...seen, ...muted });

      const paused = { reason: null, at: start + 1 };
      const now = { ...seen, ...muted };
      expect(await subscriptions.advance(now, { ...moved, paused }, [])).toBe(true);
      expect(await subscriptions.get('ms', id)).toEqual({ ...now, paused });
      // Nobody who did not see the pause moves it on.
      expect(await subscriptions.advance(now, moved, [aDelivery()])).toBe(false);
      expect(await subscriptions.advance({ ...now, paused }, { ...moved, paused: null, mutedUntil: null }, [])).toBe(
        true,
      );
      expect(await subscriptions.get('ms', id)).toEqual({ ...seen, ...moved });
      expect((await use.ports.deliveries.count('ms')).pending).toBe(0);
    });

    it('ends a mute when put again', async () => {
      const seen = await put();
      const moved = { toldUntil: start, nextAt: start + hour, mutedUntil: start + hour };
      await use.ports.subscriptions.advance(seen, moved, []);
      expect((await put()).mutedUntil).toBeNull();
    });

    it('pauses all of a channel once, and owes with it what its last subscriptions lead to', async () => {
      const { subscriptions, deliveries } = use.ports;
      const a = await put({ topic: { kind: 'everything' } });
      const b = await put();
      await put({ channel: 'discord:1:99' });
      const seen: number[][] = [];
      const owed = (stopped: readonly { id: number; paused: unknown }[]) => {
        seen.push(stopped.map(({ id }) => id).toSorted((x, y) => x - y));
        return stopped.length === 0
          ? []
          : [aDelivery({ key: 'stopped', work: { kind: 'stopped', stopped: a.channel, at: start + 5 } })];
      };
      expect(await subscriptions.pause(a.channel, 'The channel was deleted.', start + 5, owed)).toBe(2);
      expect(await subscriptions.pause(a.channel, 'Again.', start + 6, owed)).toBe(0);
      expect(seen).toEqual([[a.id, b.id], []]);
      expect((await deliveries.count('ms')).pending).toBe(1);
      const paused = { reason: 'The channel was deleted.', at: start + 5 };
      expect(await subscriptions.ofChannel('ms', a.channel)).toEqual([
        { ...a, paused },
        { ...b, paused },
      ]);
      const { toldUntil, nextAt } = b;
      expect(await subscriptions.advance({ ...b, paused }, { toldUntil, nextAt, paused: null }, [])).toBe(true);
      expect(await subscriptions.ofChannel('ms', a.channel)).toEqual([{ ...a, paused }, b]);
    });
  });
}
