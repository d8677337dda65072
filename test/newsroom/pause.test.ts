import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import type { Cadence } from '../../src/core/cadence.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createWorld, type World } from '../fakes/world.ts';
import { textOf } from '../fakes/platform.ts';

const everything = { kind: 'everything' } as const;
const each = { kind: 'each' } as const;
const daily = { kind: 'daily', at: '08:00' } as const;

async function subscribed(cadence: Cadence = each) {
  const world = await createWorld();
  const { subscription } = await world.newsroom.subscribe(
    { channel: world.news, topic: everything, cadence, zone: null },
    world.moderator,
  );
  let count = 0;
  return {
    ...world,
    id: subscription.id,
    share: (title: string) => world.publish({ url: `https://news.example/${(count += 1)}`, title }),
    work: () => work(world),
    texts: () => world.discord.in(world.news).map(({ message }) => textOf(message)),
  };
}

async function work({ digests, delivering }: World): Promise<void> {
  await digests.run();
  await delivering.run();
}

describe('muting', () => {
  it('told at once: nothing until then, and at the end one digest of what came', async () => {
    const { newsroom, moderator, id, share, work, texts, clock } = await subscribed();
    await share('Before.');
    await work();
    const held = await newsroom.mute(id, { kind: 'days', days: 7 }, moderator);
    expect(held.subscription.mutedUntil).toBe(Date.parse('2026-11-29T12:00:00Z'));
    expect(await share('Meanwhile 1.')).toMatchObject({ channels: [], quiet: 0, digests: 1 });
    await share('Meanwhile 2.');
    clock.set('2026-11-29T11:59:00Z');
    await work();
    expect(texts()).toHaveLength(1);
    clock.set('2026-11-29T12:00:30Z');
    await work();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/Meanwhile 2\.[^]*Meanwhile 1\./);
    expect(texts()[1]).not.toContain('Before.');
    expect(texts()[1]).not.toContain('late');
    await share('After.');
    clock.set('2026-11-29T12:10:00Z');
    await work();
    expect(texts()).toHaveLength(3);
    expect((await newsroom.subscription(id, moderator)).subscription).toMatchObject({ mutedUntil: null, nextAt: null });
  });

  it('digests: the first one after tells all of it', async () => {
    const { newsroom, moderator, id, share, work, texts, clock } = await subscribed(daily);
    await newsroom.mute(id, { kind: 'date', date: '2026-11-26' }, moderator);
    await share('Meanwhile.');
    for (const day of ['23', '24', '25']) {
      clock.set(`2026-11-${day}T07:00:00Z`);
      await work();
    }
    expect(texts()).toEqual([]);
    clock.set('2026-11-26T07:00:00Z');
    await work();
    expect(texts()).toEqual([expect.stringContaining('Meanwhile.')]);
  });

  it('ended early brings what came, at once', async () => {
    const { newsroom, moderator, id, share, work, texts } = await subscribed();
    await newsroom.mute(id, { kind: 'days', days: 7 }, moderator);
    await share('Meanwhile.');
    expect(await newsroom.resume(id, moderator)).toMatchObject({ brought: 1, others: 0 });
    await work();
    await work();
    expect(texts()).toEqual([expect.stringContaining('Meanwhile.')]);
    await expect(newsroom.resume(id, moderator)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('sees what was being published at the very moment it ended', async () => {
    const { newsroom, moderator, id, share, work, texts, clock, store, needs } = await subscribed();
    await newsroom.mute(id, { kind: 'days', days: 1 }, moderator);
    // Whoever publishes saw the channel muted, and is done a moment after it no longer is.
    const stale = await store.subscriptions.ofCommunity(moderator.community.id);
    clock.set('2026-11-23T12:00:10Z');
    await work();
    const late = createNewsroom({
      ...needs,
      subscriptions: { ...needs.subscriptions, ofCommunity: async () => stale },
    });
    const { draft } = await share('Another.');
    await newsroom.withdraw(1, 'Only its draft is wanted.', moderator);
    await needs.drafts.set(draft.id, draft, 60_000);
    await late.publish(draft.id, moderator);
    clock.set('2026-11-23T12:02:00Z');
    await work();
    expect(texts().filter((text) => text.includes('Another.'))).toHaveLength(1);
  });

  it.each([
    [{ kind: 'date', date: '2026-11-22' }],
    [{ kind: 'date', date: '2026-02-30' }],
    [{ kind: 'date', date: '2028-01-01' }],
  ] as const)('refuses %o', async (until) => {
    const { newsroom, moderator, id } = await subscribed();
    await expect(newsroom.mute(id, until, moderator)).rejects.toMatchObject({ code: 'bad-input', field: 'until' });
  });
});

describe('pausing by hand', () => {
  it('sends nothing until it is resumed, and then what was missed', async () => {
    const { newsroom, moderator, id, share, work, texts, clock } = await subscribed();
    await share('Before.');
    await work();
    expect((await newsroom.pause(id, moderator)).subscription.paused).toEqual({ reason: null, at: clock.now() });
    await expect(newsroom.pause(id, moderator)).rejects.toMatchObject({ code: 'conflict' });
    clock.advance(3_600_000);
    await share('Meanwhile.');
    clock.advance(9 * 86_400_000);
    await work();
    expect(texts()).toHaveLength(1);
    expect(await newsroom.resume(id, moderator)).toMatchObject({ brought: 1 });
    await work();
    expect(texts()).toEqual([expect.stringContaining('Before.'), expect.stringContaining('Meanwhile.')]);
    expect(texts()[1]).not.toContain('Before.');
  });

  it('of a digest: it comes late once, with all of it', async () => {
    const { newsroom, moderator, id, share, work, texts, clock } = await subscribed(daily);
    await newsroom.pause(id, moderator);
    await share('Meanwhile.');
    clock.set('2026-11-25T12:00:00Z');
    await work();
    expect(texts()).toEqual([]);
    await newsroom.resume(id, moderator);
    await work();
    await work();
    expect(texts()).toEqual([expect.stringContaining('Meanwhile.')]);
    expect(texts()[0]).toContain('sent late');
  });
});

describe('what quiet hours hold', () => {
  it('is brought after a pause that began in them', async () => {
    const { newsroom, moderator, id, share, work, texts, clock, news } = await subscribed();
    const quiet = { quiet: { from: '10:00', to: '18:00' } };
    await newsroom.subscribe({ channel: news, topic: everything, cadence: each, zone: null, manner: quiet }, moderator);
    await share('Held.');
    clock.advance(1_000);
    await newsroom.pause(id, moderator);
    clock.set('2026-11-23T20:00:00Z');
    await newsroom.resume(id, moderator);
    await work();
    expect(texts().filter((text) => text.includes('Held.'))).toHaveLength(1);
  });
});

describe('a channel that takes nothing any more', () => {
  it('tells who subscribed it once, in private, and comes back with all it missed by one button', async () => {
    const { newsroom, moderator, id, share, work, texts, clock, discord, news } = await subscribed();
    const other = await newsroom.subscribe(
      { channel: news, topic: { kind: 'category', slug: 'research' }, cadence: daily, zone: null },
      moderator,
    );
    discord.close(news, 'forbidden');
    await share('Refused.');
    await work();
    await share('Meanwhile.');
    await work();
    const told = discord.in(moderator.direct).map(({ message }) => textOf(message));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('received everything, Research');
    expect(told[0]).toContain('Allow this bot to send messages in the channel.');

    clock.advance(3_600_000);
    const early = newsroom.resume(id, moderator);
    await expect(early).rejects.toMatchObject({ code: 'unreachable' });
    await expect(early).rejects.toThrow(/Allow this bot.*Then press Resume again/);

    discord.close(news, 'open');
    expect(await newsroom.resume(id, moderator)).toMatchObject({ brought: 1, others: 1 });
    expect((await newsroom.subscription(other.subscription.id, moderator)).subscription.paused).toBeNull();
    await work();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('Refused.');
    expect(texts()[0]).toContain('Meanwhile.');
    const { paused, troubled } = await newsroom.status(moderator);
    expect(paused).toEqual([]);
    // In the digest now, so nobody is asked to send it again.
    expect(troubled.filter(({ state }) => state === 'failed')).toEqual([]);
    await work();
    expect(discord.in(moderator.direct)).toHaveLength(1);
  });

  it('tells nothing when it was mended before the message went out', async () => {
    const { newsroom, moderator, id, share, delivering, discord, news } = await subscribed();
    discord.close(news, 'forbidden');
    await share('Refused.');
    discord.fail('post', 'down', 'down');
    await delivering.run();
    discord.close(news, 'open');
    const { subscription } = await newsroom.subscription(id, moderator);
    if (subscription.paused) await newsroom.resume(id, moderator);
    await delivering.run();
    expect(discord.in(moderator.direct)).toEqual([]);
  });

  it('says so when nobody can tell whether it is mended', async () => {
    const { newsroom, moderator, id, needs, discord } = await subscribed();
    await newsroom.pause(id, moderator);
    discord.obstacle = () => Promise.reject(new Error('down'));
    await expect(newsroom.resume(id, moderator)).rejects.toThrow(/Discord did not tell.*Try again/);
    const without = createNewsroom({ ...needs, platforms: new Map() });
    await expect(without.resume(id, moderator)).rejects.toThrow(/not connected to Discord/);
  });

  it('is a person’s own affair in their direct messages', async () => {
    const { newsroom, member, moderator, share, work, discord } = await subscribed();
    const { subscription } = await newsroom.follow({ topic: everything, cadence: each, zone: null }, member);
    discord.close(member.direct, 'forbidden');
    await share('Refused.');
    await work();
    expect(discord.in(moderator.direct)).toEqual([]);
    expect(
      inEnglish((await newsroom.subscription(subscription.id, member)).subscription.paused?.reason ?? ''),
    ).toContain('in the list of what you follow');
    discord.close(member.direct, 'open');
    expect(await newsroom.resume(subscription.id, member)).toMatchObject({ brought: 1 });
    await work();
    expect(discord.in(member.direct)).toHaveLength(1);
  });
});

it('is one’s own to change, or a channel’s for moderators: of anything else nobody is told that it is there', async () => {
  const { newsroom, member, moderator, id } = await subscribed();
  const { subscription: own } = await newsroom.follow({ topic: everything, cadence: each, zone: null }, member);
  for (const [who, which] of [
    [member, id],
    [moderator, own.id],
    [moderator, 99],
    [moderator, Number.NaN],
  ] as const) {
    const verbs = [
      newsroom.subscription(which, who),
      newsroom.mute(which, { kind: 'days', days: 1 }, who),
      newsroom.pause(which, who),
      newsroom.resume(which, who),
    ];
    for (const verb of await Promise.allSettled(verbs))
      expect(verb).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
  }
});
