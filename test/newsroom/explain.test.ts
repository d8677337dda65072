import { describe, expect, it } from 'vitest';
import type { Wish } from '../../src/core/subscribing.ts';
import { channelIn } from '../../src/core/place.ts';
import { createWorld, discordPlace } from '../fakes/world.ts';

const everything = { kind: 'everything' } as const;
const each = { kind: 'each' } as const;
const daily = { kind: 'daily', at: '08:00' } as const;

async function asked(wish: Partial<Wish> = {}) {
  const world = await createWorld();
  const { newsroom, moderator, news } = world;
  const { subscription } = await newsroom.subscribe(
    { channel: news, topic: everything, cadence: each, zone: null, ...wish },
    moderator,
  );
  return {
    ...world,
    id: subscription.id,
    why: async (article = 1) => (await newsroom.explain(article, news, moderator)).subscriptions.map(({ why }) => why),
    work: async () => {
      await world.digests.run();
      await world.delivering.run();
    },
  };
}

describe('why a channel did or did not get an article', () => {
  it('got: with the copy', async () => {
    const { publish, work, why, newsroom, moderator, news } = await asked();
    await publish();
    await work();
    expect(await why()).toEqual(['sent']);
    const { copies } = await newsroom.explain(1, news, moderator);
    expect(copies.map(({ delivery }) => delivery.state)).toEqual(['sent']);
  });

  it('could not be sent: with what went wrong', async () => {
    const { publish, work, newsroom, moderator, news, discord } = await asked();
    discord.close(news, 'forbidden');
    await publish();
    await work();
    const { copies } = await newsroom.explain(1, news, moderator);
    expect(copies.map(({ delivery }) => delivery.trouble)).toEqual([expect.stringContaining('Allow this bot')]);
  });

  it('another topic, and made too late', async () => {
    const { publish, why, newsroom, moderator, news, clock } = await asked({
      topic: { kind: 'category', slug: 'research' },
    });
    await publish();
    clock.advance(1_000);
    await newsroom.subscribe({ channel: news, topic: everything, cadence: each, zone: null }, moderator);
    expect(await why()).toEqual(['other-topic', 'too-new']);
  });

  it('paused, muted, waiting for the morning, or for the digest', async () => {
    const paused = await asked();
    await paused.newsroom.pause(paused.id, paused.moderator);
    await paused.publish();
    expect(await paused.why()).toEqual(['paused']);

    const muted = await asked();
    await muted.newsroom.mute(muted.id, { kind: 'days', days: 1 }, muted.moderator);
    await muted.publish();
    expect(await muted.why()).toEqual(['muted']);

    const quiet = await asked({ manner: { quiet: { from: '12:00', to: '15:00' } } });
    await quiet.publish();
    expect(await quiet.why()).toEqual(['quiet']);
    quiet.clock.set('2026-11-22T14:00:10Z');
    await quiet.work();
    expect(await quiet.why()).toEqual(['sent']);

    const digest = await asked({ cadence: daily });
    await digest.publish();
    expect(await digest.why()).toEqual(['next-digest']);
    digest.clock.set('2026-11-23T07:00:00Z');
    await digest.work();
    expect(await digest.why()).toEqual(['sent']);
  });

  it('beyond the best few, withdrawn, or not told then', async () => {
    const few = await asked({ cadence: daily, manner: { most: 3 } });
    for (let i = 1; i <= 4; i += 1) await few.publish({ url: `https://news.example/${i}`, title: `Number ${i}.` });
    few.clock.set('2026-11-23T07:00:00Z');
    await few.work();
    expect(await few.why(1)).toEqual(['beyond-most']);
    expect(await few.why(4)).toEqual(['sent']);

    const withdrawn = await asked();
    await withdrawn.publish();
    await withdrawn.newsroom.withdraw(1, 'A mistake.', withdrawn.moderator);
    expect(await withdrawn.why()).toEqual(['withdrawn']);

    const refiled = await asked({ topic: { kind: 'category', slug: 'research' } });
    await refiled.publish();
    await refiled.newsroom.edit(1, { categories: ['research'] }, refiled.moderator);
    expect(await refiled.why()).toEqual(['was-paused']);
  });

  it('subscribed to nothing', async () => {
    const { publish, newsroom, moderator } = await asked();
    await publish();
    const elsewhere = await newsroom.explain(1, channelIn(discordPlace, 'other'), moderator);
    expect(elsewhere).toMatchObject({ subscriptions: [], copies: [] });
  });

  it('is told to moderators, of this community’s channels and articles, and of nobody’s direct messages', async () => {
    const { publish, newsroom, moderator, member, news } = await asked();
    await publish();
    await expect(newsroom.explain(1, news, member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(newsroom.explain(99, news, moderator)).rejects.toMatchObject({ code: 'not-found' });
    for (const channel of [member.direct, 'discord:999:1'] as const)
      await expect(newsroom.explain(1, channel, moderator)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
