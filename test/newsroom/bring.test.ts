import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Needs } from '../../src/newsroom/needs.ts';
import { createBringing } from '../../src/newsroom/bring.ts';
import { createPolling } from '../../src/newsroom/poll.ts';
import { anItem } from '../fakes/feed-reader.ts';
import { Crash, createPower } from '../fakes/power.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, type World } from '../fakes/world.ts';

const minute = 60_000;
const hour = 60 * minute;
const url = 'https://news.example/feed';

/** A feed a moderator lets straight out, filed under treatment, and a channel that gets everything at once. */
async function straight(options: Parameters<typeof createWorld>[0] = {}): Promise<World> {
  const world = await createWorld(options);
  world.feeds.serve(url, []);
  await world.newsroom.subscribe(
    { topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null, channel: world.news },
    world.moderator,
  );
  await world.newsroom.followFeed(url, { categories: ['treatment'] }, world.moderator);
  await world.newsroom.fileFeed(1, { manner: 'straight' }, world.moderator);
  return world;
}

/** The feed brings these pages. */
async function bring(world: World, ...names: readonly string[]): Promise<void> {
  world.feeds.serve(
    url,
    names.map((name) => anItem(name)),
  );
  await world.newsroom.retryFeed(1, world.moderator);
  await createBringing(world.needs).run();
}

const page = (name: string, changes: Parameters<typeof aPage>[0] = {}) =>
  aPage({ url: `https://news.example/${name}`, title: `The story of ${name}`, ...changes });
const published = async (world: World) => (await world.newsroom.latest(null, null, world.member)).articles;

describe('a feed that goes straight out', () => {
  it('is published in the name of who said so, and reaches the channels once', async () => {
    const world = await straight();
    world.reader.add(page('veins'));
    await bring(world, 'veins');
    await world.settle();
    expect(await published(world)).toMatchObject([
      { title: 'The story of veins', categories: ['treatment'], sharedBy: world.moderator.person },
    ]);
    expect(world.discord.in(world.news)).toHaveLength(1);
    expect(await world.waiting()).toEqual([]);
    await createBringing(world.needs).run();
    expect(await published(world)).toHaveLength(1);
  });

  it('leaves to people whatever a moderator should look at first', async () => {
    const world = await straight();
    // The judge of these tests warns of what names no caution.
    world.reader.add(page('praise', { text: 'A wonder. Everybody is well now. Nothing can go wrong.' }));
    world.reader.add(page('veins'));
    await bring(world, 'praise');
    expect(await published(world)).toEqual([]);
    expect(await world.waiting()).toEqual(['https://news.example/praise']);
    await bring(world, 'veins', 'praise');
    expect(await published(world)).toHaveLength(1);
  });

  it('leaves to people what is filed under nothing, and what cannot be read', async () => {
    const world = await straight();
    await world.newsroom.fileFeed(1, { categories: [] }, world.moderator);
    const text = 'People were asked about their days. Ninety answered. However, few of them were old.';
    world.reader.add(page('days', { text, title: 'How people spend their days' }));
    await bring(world, 'days');
    expect(await world.waiting()).toEqual(['https://news.example/days']);
    expect(await published(world)).toEqual([]);
  });

  it('asks a page that does not answer again for some hours, and then leaves it to people', async () => {
    const world = await straight();
    await bring(world, 'later');
    const bringing = createBringing(world.needs);
    expect(await world.waiting()).toEqual([]);
    expect(await bringing.nextDue()).toBe(world.clock.now() + 20 * minute);
    world.clock.advance(hour);
    world.reader.add(page('later'));
    await bringing.run();
    expect(await published(world)).toHaveLength(1);

    await bring(world, 'never');
    world.clock.advance(7 * hour);
    await bringing.run();
    expect(await world.waiting()).toEqual(['https://news.example/never']);
    expect(await bringing.nextDue()).toBeNull();
  });

  it('publishes nothing a second time that somebody posted by hand, whatever its address looks like', async () => {
    const world = await straight();
    world.reader.add(page('veins'));
    const draft = await world.newsroom.submit(
      { url: 'https://news.example/veins', text: null },
      ['treatment'],
      world.moderator,
    );
    await world.newsroom.publish(draft.id, world.moderator);
    await bring(world, 'veins');
    expect(await published(world)).toHaveLength(1);
    expect(await world.waiting()).toEqual([]);
  });

  it('does not publish what a moderator rejected, under that address or another', async () => {
    const world = await straight();
    const rejected = page('veins', { canonicalUrl: 'https://news.example/veins' });
    world.reader.add(rejected);
    world.reader.add({ ...rejected, url: 'https://news.example/short' });
    await world.newsroom.suggest(rejected.url, null, world.member);
    const { story } = await world.newsroom.queue({ kind: 'first' }, world.moderator);
    await world.newsroom.reject([story?.candidate.id ?? 0], 'An advertisement.', world.moderator);
    await bring(world, 'veins');
    expect(await world.waiting()).toEqual([]);
    await bring(world, 'veins', 'short');
    expect(await published(world)).toEqual([]);
    expect(await world.waiting()).toEqual(['https://news.example/short']);
  });

  it('waits for two moderators where a community wants that of such news, and is not lost', async () => {
    const world = await straight();
    await world.newsroom.settings({ secondEyes: 'on' }, world.moderator);
    world.reader.add(page('veins'));
    await bring(world, 'veins');
    expect(await published(world)).toEqual([]);
    expect(await world.waiting()).toEqual(['https://news.example/veins']);
  });

  it('waits in the queue again once somebody says so, even what is on its way', async () => {
    const world = await straight();
    world.reader.add(page('veins'));
    world.feeds.serve(url, [anItem('veins')]);
    await world.newsroom.retryFeed(1, world.moderator);
    await world.newsroom.fileFeed(1, { manner: 'queue' }, world.moderator);
    await createBringing(world.needs).run();
    expect(await published(world)).toEqual([]);
    expect(await world.waiting()).toEqual(['https://news.example/veins']);
  });

  it('holds nothing else up when one page is more than we can take', async () => {
    const world = await straight({
      sabotage: (needs: Needs) => ({
        ...needs,
        judge: {
          ...needs.judge,
          judge: (read, now) => {
            if (read.url.endsWith('/poison')) throw new Error('the judge fell over');
            return needs.judge.judge(read, now);
          },
        },
      }),
    });
    world.reader.add(page('poison'));
    world.reader.add(page('veins'));
    await bring(world, 'poison', 'veins');
    expect(await published(world)).toHaveLength(1);
    expect(world.needs.log.lines.map(({ level }) => level)).toContain('error');
    world.clock.advance(7 * hour);
    await createBringing(world.needs).run();
    expect(await world.waiting()).toEqual(['https://news.example/poison']);
  });
});

describe('whatever crashes, and wherever', () => {
  it('every item arrives once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
        fc.constantFrom('queue', 'straight'),
        async (crashes, manner) => {
          const power = createPower();
          const world = await straight({ power });
          await world.newsroom.fileFeed(1, { manner }, world.moderator);
          const names = ['a', 'b', 'c'];
          const stories = ['Tablets help walking', 'Insurers must give reasons', 'Two batches recalled'];
          for (const [place, title] of stories.entries())
            world.reader.add(
              page(names[place] ?? '', { title, text: `${title} today. Forty took part. However, ${title} no more.` }),
            );
          world.feeds.serve(
            url,
            names.map((name) => anItem(name)),
          );
          world.clock.advance(24 * hour);
          for (const touch of [...crashes, Infinity]) {
            power.on();
            power.failAt(touch);
            try {
              await createPolling(world.needs).run();
              await createBringing(world.needs).run();
            } catch (error) {
              if (!(error instanceof Crash)) throw error;
            }
            // The lease of a former life has ended.
            world.clock.advance(10 * minute);
          }
          power.on();
          await createPolling(world.needs).run();
          await createBringing(world.needs).run();
          const articles = (await published(world)).map((article) => article.url);
          const all = [...articles, ...(await world.waiting())].toSorted();
          expect(all).toEqual(names.map((name) => `https://news.example/${name}`));
          if (manner === 'straight') expect(articles).toHaveLength(3);
          expect((await world.newsroom.feed(1, world.moderator)).brought).toBe(3);
        },
      ),
      { numRuns: 60 },
    );
  });
});
