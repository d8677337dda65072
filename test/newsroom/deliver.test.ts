import { describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../../src/core/delivery.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { channelIn, type Channel } from '../../src/core/place.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { createDelivering } from '../../src/newsroom/deliver.ts';
import { createPower } from '../fakes/power.ts';
import { fakePlatform, textOf } from '../fakes/platform.ts';
import { createWorld, discordPlace, type World } from '../fakes/world.ts';

const hour = 3_600_000;

/** A world whose Discord and Slack channels follow everything, with one article owed to both. */
async function owing(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  for (const channel of [world.news, world.slackNews]) await follow(world, channel);
  const { article } = await world.publish();
  const delivery = async (channel: Channel): Promise<Delivery> => {
    const found = (await world.store.deliveries.ofArticle(article.community, article.id)).find(
      (held) => held.channel === channel,
    );
    if (!found) throw new Error(`nothing is owed to ${channel}`);
    return found;
  };
  return { ...world, article, delivery };
}

async function follow({ newsroom, moderator }: World, channel: Channel): Promise<void> {
  await newsroom.subscribe(
    { channel, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
    moderator,
  );
}

describe('delivering', () => {
  it('posts what is owed on every platform, once, and remembers the message', async () => {
    const { delivering, discord, slack, news, slackNews, delivery } = await owing();
    expect(await delivering.run()).toBe(2);
    expect(await delivering.run()).toBe(0);
    expect(discord.in(news)).toHaveLength(1);
    expect(slack.in(slackNews)).toHaveLength(1);
    expect(await delivery(news)).toMatchObject({ state: 'sent', messageId: discord.in(news)[0]?.id, revision: 1 });
  });

  it('sends nothing twice when the clock jumps past a lease while the message is in the air', async () => {
    const { delivering, slack, slackNews, clock, delivery } = await owing();
    const { promise: sent, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const post = slack.post.bind(slack);
    slack.post = async (...message) => {
      begin();
      await sent;
      return post(...message);
    };
    const first = delivering.run();
    await begun;
    clock.advance(hour);
    const second = delivering.run();
    await vi.waitFor(async () => expect((await delivery(slackNews)).state).toBe('sending'));
    letGo();
    await Promise.all([first, second]);
    await delivering.run();
    expect(slack.in(slackNews)).toHaveLength(1);
    expect(await delivery(slackNews)).toMatchObject({ state: 'sent', messageId: slack.in(slackNews)[0]?.id });
  });

  it('composes when it sends: a late copy is already corrected', async () => {
    const { newsroom, moderator, delivering, discord, news, article } = await owing();
    await newsroom.correct(article.id, { standing: 'retracted', text: 'It was made up.', link: null }, moderator);
    await delivering.run();
    expect(textOf(discord.in(news)[0]?.message ?? { plain: '', blocks: [] })).toContain('It was made up.');
    // The edit that was owed for safety found nothing to do.
    expect(discord.calls.edit).toBe(0);
  });

  it('keeps the order within a channel, and keeps no other channel waiting', async () => {
    const world = await owing();
    const { discord, slack, news, slackNews, clock, delivering } = world;
    await world.publish({ url: 'https://news.example/second', title: 'Second' });
    discord.fail('post', { slowDown: 60_000 });
    await delivering.run();
    expect(discord.in(news)).toHaveLength(0);
    expect(slack.in(slackNews)).toHaveLength(2);
    clock.advance(60_000);
    await delivering.run();
    expect(discord.in(news).map(({ message }) => message.plain.includes('Second'))).toEqual([false, true]);
  });

  it('sends to many channels side by side', async () => {
    const world = await createWorld();
    const channels = Array.from({ length: 120 }, (_, index) => channelIn(discordPlace, `c${index}`));
    for (const channel of channels) await follow(world, channel);
    await world.publish();
    let most = 0;
    let now = 0;
    const honest = { ...world.discord };
    world.discord.post = async (...asked) => {
      now += 1;
      most = Math.max(most, now);
      try {
        return await honest.post(...asked);
      } finally {
        now -= 1;
      }
    };
    expect(await world.delivering.run()).toBe(120);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(48);
    expect(channels.map((channel) => world.discord.in(channel).length)).toEqual(channels.map(() => 1));
  });

  it('two workers on one store send nothing twice', async () => {
    const world = await owing();
    for (let i = 0; i < 5; i += 1) await world.publish({ url: `https://news.example/${i}` });
    await Promise.all([world.delivering.run(), createDelivering(world.needs).run()]);
    await world.settle();
    expect(world.discord.in(world.news)).toHaveLength(6);
    expect(world.slack.in(world.slackNews)).toHaveLength(6);
  });

  it('begins nothing once told to stop', async () => {
    const { delivering, discord } = await owing();
    expect(await delivering.run(AbortSignal.abort())).toBe(0);
    expect(discord.calls.post).toBe(0);
  });

  it('sends nothing once its claim is somebody else’s', async () => {
    const { needs, discord, slack, delivery, news } = await owing();
    const late = { ...needs, deliveries: { ...needs.deliveries, begin: async () => false } };
    expect(await createDelivering(late).run()).toBe(0);
    expect(discord.calls.post + slack.calls.post).toBe(0);
    expect((await delivery(news)).state).toBe('pending');
  });

  it('waits for what is in the air when the store fails, and says so', async () => {
    const world = await owing();
    const { deliveries } = world.store;
    let claims = 0;
    const failing = {
      ...world.needs,
      deliveries: {
        ...deliveries,
        claim: async (...asked: Parameters<typeof deliveries.claim>) => {
          claims += 1;
          if (claims > 1) throw new Error('disk full');
          return deliveries.claim(...asked);
        },
      },
    };
    await expect(createDelivering(failing).run()).rejects.toThrow('disk full');
    expect((await world.delivery(world.news)).state).toBe('sent');
  });
});

describe('when the platform says no', () => {
  it('waits as long as it is asked to, without doubt', async () => {
    const { discord, delivering, delivery, news, clock } = await owing();
    discord.fail('post', { slowDown: 90_000 });
    await delivering.run();
    expect(await delivery(news)).toMatchObject({
      state: 'waiting',
      dueAt: clock.now() + 90_000,
      tryingSince: null,
      trouble: 'too many requests.',
    });
  });

  it('tries again later and later, never sooner than 5 seconds nor later than 15 minutes', async () => {
    const { discord, delivering, delivery, news, clock } = await owing({ random: () => 0.999 });
    const waits: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      discord.fail('post', 'down');
      await delivering.run();
      const { dueAt } = await delivery(news);
      waits.push(dueAt - clock.now());
      clock.set(dueAt);
    }
    expect(waits.every((wait) => wait >= 5_000 && wait <= 15 * 60_000)).toBe(true);
    expect(waits[0]).toBeLessThanOrEqual(10_000);
    expect(waits[3]).toBeGreaterThan(waits[1] ?? Infinity);
    expect(waits.at(-1)).toBeGreaterThan(14 * 60_000);
    await delivering.run();
    expect((await delivery(news)).state).toBe('sent');
  });

  it('spreads the tries', async () => {
    const wait = async (random: number) => {
      const { discord, delivering, delivery, news, clock } = await owing({ random: () => random });
      discord.fail('post', 'down', 'down');
      await delivering.run();
      clock.set((await delivery(news)).dueAt);
      await delivering.run();
      return (await delivery(news)).dueAt - clock.now();
    };
    expect(await wait(0)).toBe(5_000);
    expect(await wait(0.9)).toBe(18_000);
  });

  it('gives up after a day of trying, and says why', async () => {
    const { discord, delivering, delivery, news, clock } = await owing();
    discord.fail('post', ...Array.from({ length: 500 }, () => 'down' as const));
    for (let i = 0; i < 500 && (await delivery(news)).state !== 'failed'; i += 1) {
      await delivering.run();
      clock.set(Math.max((await delivery(news)).dueAt, clock.now()));
    }
    const given = await delivery(news);
    expect(given).toMatchObject({ state: 'failed' });
    expect(inEnglish(given.trouble ?? '')).toMatch(/Given up after a day of trying/);
    expect((given.settledAt ?? 0) - given.createdAt).toBeGreaterThan(24 * hour);
  });

  it('does not give up on what lay about for days before its first try', async () => {
    const { discord, delivering, delivery, news, clock } = await owing();
    clock.advance(72 * hour);
    discord.fail('post', 'down');
    await delivering.run();
    expect((await delivery(news)).state).toBe('waiting');
  });

  it('pauses a channel that is gone, and tells why', async () => {
    const { discord, delivering, delivery, news, newsroom, moderator } = await owing();
    discord.close(news, 'gone');
    await delivering.run();
    expect(await delivery(news)).toMatchObject({ state: 'gone' });
    const { paused } = await newsroom.status(moderator);
    expect(paused.map(({ channel }) => channel)).toEqual([news]);
    expect(inEnglish(paused[0]?.paused?.reason ?? '')).toMatch(/Unknown channel. When that is mended/);
  });

  it('tells of a channel that stops whoever subscribed it, and the other moderators in their channel', async () => {
    const world = await owing();
    const { discord, slack, delivering, news, slackNews, newsroom, moderator } = world;
    await newsroom.settings({ desk: slackNews }, moderator);
    discord.close(news, 'forbidden');
    await delivering.run();
    await delivering.run();
    for (const message of [discord.in(moderator.direct).at(-1), slack.in(slackNews).at(-1)])
      expect(JSON.stringify(message)).toContain('A channel gets no news any more');
    // Their own channel cannot tell of itself.
    slack.close(slackNews, 'forbidden');
    await world.publish({ url: 'https://a.example/2', canonicalUrl: 'https://a.example/2' });
    await delivering.run();
    await delivering.run();
    const owed = world.store.deliveries.all().filter(({ work }) => work.kind === 'stopped');
    expect(owed.map(({ channel }) => channel).toSorted()).toEqual(
      [moderator.direct, moderator.direct, slackNews].toSorted(),
    );
  });

  it('pauses a channel it may not write to, naming what to allow; the moderator sends it again after', async () => {
    const { discord, delivering, delivery, news, newsroom, moderator } = await owing();
    discord.close(news, 'forbidden');
    await delivering.run();
    const refused = await delivery(news);
    expect(refused.state).toBe('failed');
    expect(inEnglish(refused.trouble ?? '')).toContain('Allow this bot to send messages in the channel.');
    expect(inEnglish((await newsroom.status(moderator)).paused[0]?.paused?.reason ?? '')).toContain('Allow this bot');

    discord.close(news, 'open');
    await newsroom.decide(refused.id, 'again', moderator);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
  });

  it('fails what is too long instead of trying for ever', async () => {
    const { discord, delivering, delivery, news } = await owing();
    discord.fail('post', 'too-long');
    await delivering.run();
    const long = await delivery(news);
    expect(long.state).toBe('failed');
    expect(inEnglish(long.trouble ?? '')).toMatch(/does not fit in one message/);
  });

  it('takes an unforeseen error for doubt, and logs nothing of its words', async () => {
    const { discord, delivering, delivery, news, needs } = await owing();
    discord.fail('post', new TypeError('cannot read infertility'));
    await delivering.run();
    expect(await delivery(news)).toMatchObject({ state: 'waiting', tryingSince: expect.any(Number) });
    expect(needs.log.lines).toHaveLength(1);
    expect(JSON.stringify(needs.log.lines)).not.toContain('infertility');
  });

  it('leaves alone what is for a platform of another process, and sends it when the platform is here', async () => {
    const { delivering, delivery, slackNews, needs, clock, slack } = await owing();
    const elsewhere = createDelivering({ ...needs, platforms: new Map() });
    expect(await elsewhere.run()).toBe(0);
    expect(await elsewhere.nextDue()).toBeNull();
    expect(await delivery(slackNews)).toMatchObject({ state: 'pending', attempts: 0, trouble: null });
    clock.advance(30 * 24 * hour);
    await delivering.run();
    expect(slack.in(slackNews)).toHaveLength(1);
  });

  it('leaves the whole platform in peace when it says so, and no other', async () => {
    const world = await owing();
    const { discord, slack, news, slackNews, clock, delivering, delivery } = world;
    await world.publish({ url: 'https://news.example/second', title: 'Second' });
    const other = channelIn(discordPlace, 'other');
    await follow(world, other);
    await world.publish({ url: 'https://news.example/third', title: 'Third' });
    discord.fail('post', new PlatformError('rate-limited', 'too fast', { retryAfter: 60_000, everywhere: true }));
    await delivering.run();
    await delivering.run();
    expect(slack.in(slackNews)).toHaveLength(3);
    expect(discord.calls.post).toBe(2);
    expect((await delivery(news)).dueAt).toBe(clock.now() + 60_000);
  });

  it('does not post again what somebody deleted before we heard that it had arrived, and keeps the channel', async () => {
    const { discord, delivering, delivery, news, newsroom, moderator, clock } = await owing();
    discord.fail('post', 'lost-after', new PlatformError('deleted', 'The message was deleted'));
    await delivering.run();
    discord.remove(news, discord.in(news)[0]?.id ?? '');
    clock.advance(10_000);
    await delivering.run();
    expect(await delivery(news)).toMatchObject({ state: 'gone', trouble: 'The message was deleted.' });
    expect(discord.in(news)).toEqual([]);
    expect((await newsroom.status(moderator)).paused).toEqual([]);
  });

  it.each(['lost-after', 'lost-before'] as const)(
    'looks whether it arrived when a filter refuses the second try of one that was %s',
    async (how) => {
      const { discord, delivering, delivery, news, clock } = await owing();
      discord.fail('post', how, new PlatformError('unwelcome', 'AutoMod blocked the message'));
      await delivering.run();
      clock.set((await delivery(news)).dueAt);
      await delivering.run();
      const arrived = discord.in(news)[0]?.id ?? null;
      expect(await delivery(news)).toMatchObject(
        how === 'lost-after'
          ? { state: 'sent', messageId: arrived }
          : { state: 'failed', trouble: 'AutoMod blocked the message.', messageId: null },
      );
      expect(discord.in(news)).toHaveLength(how === 'lost-after' ? 1 : 0);
    },
  );

  it('brings what is due on one platform while a fan-out on another goes on', async () => {
    const { discord, slack, slackNews, delivering, delivery, clock } = await owing();
    slack.fail('post', { slowDown: 5_000 });
    const hanging = Promise.withResolvers<undefined>();
    const honest = { ...discord };
    discord.post = async (...asked) => {
      await hanging.promise;
      return honest.post(...asked);
    };
    const [onDiscord, onSlack] = delivering.platforms;
    const fanOut = onDiscord?.run();
    await onSlack?.run();
    expect((await delivery(slackNews)).state).toBe('waiting');
    clock.set((await onSlack?.nextDue()) ?? 0);
    await onSlack?.run();
    expect((await delivery(slackNews)).state).toBe('sent');
    hanging.resolve(undefined);
    await fanOut;
    expect(discord.all()).toHaveLength(1);
  });

  it('fails one message that is unwelcome, and goes on with the channel', async () => {
    const world = await owing();
    const { discord, delivering, delivery, news, newsroom, moderator } = world;
    discord.fail('post', new PlatformError('unwelcome', 'AutoMod blocked the message'));
    await world.publish({ url: 'https://news.example/second', title: 'Second' });
    await delivering.run();
    expect(await delivery(news)).toMatchObject({ state: 'failed', trouble: 'AutoMod blocked the message.' });
    expect(discord.in(news).map(({ message }) => message.plain.includes('Second'))).toEqual([true]);
    expect((await newsroom.status(moderator)).paused).toEqual([]);
  });
});

describe('when nobody knows whether it arrived', () => {
  const lost = ['lost-before', 'lost-after'] as const;

  it.each(lost)('posts again within the window in which that is safe (%s)', async (how) => {
    const { discord, delivering, delivery, news, clock } = await owing();
    discord.fail('post', how);
    await delivering.run();
    expect(await delivery(news)).toMatchObject({ state: 'waiting', tryingSince: clock.now() });
    clock.advance(10_000);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    expect(discord.calls.find).toBe(0);
    expect((await delivery(news)).messageId).toBe(discord.in(news)[0]?.id);
  });

  it.each(lost)('looks for it after that window (%s)', async (how) => {
    const { discord, delivering, delivery, news, clock } = await owing();
    discord.fail('post', how);
    await delivering.run();
    clock.advance(hour);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    expect(discord.calls.find).toBe(1);
    expect((await delivery(news)).state).toBe('sent');
  });

  it('trusts the window no further than a margin before its end', async () => {
    const { discord, delivering, clock } = await owing();
    discord.fail('post', 'lost-after');
    await delivering.run();
    clock.advance(discord.repeatsFor('discord:1:2') - 10_000);
    await delivering.run();
    expect(discord.calls).toMatchObject({ post: 1, find: 1 });
  });

  it('does not trust the window when the clock was set back', async () => {
    const { needs, discord, delivering, clock, news } = await owing();
    discord.fail('post', 'lost-after');
    await delivering.run();
    // It is due, and yet began an hour from now.
    const earlier = { now: () => clock.now() - 3_600_000 };
    clock.advance(10_000);
    const deliveries: typeof needs.deliveries = {
      ...needs.deliveries,
      claim: (_now, ...asked) => needs.deliveries.claim(clock.now(), ...asked),
      begin: async () => true,
    };
    await createDelivering({ ...needs, clock: earlier, deliveries }).run();
    expect(discord.calls).toMatchObject({ post: 1, find: 1 });
    expect(discord.in(news)).toHaveLength(1);
  });

  it.each(lost)('looks for it where posting again is never safe (%s)', async (how) => {
    const { slack, delivering, delivery, slackNews, clock } = await owing();
    slack.fail('post', how);
    await delivering.run();
    clock.advance(10_000);
    await delivering.run();
    expect(slack.in(slackNews)).toHaveLength(1);
    expect(slack.calls.post).toBe(how === 'lost-after' ? 1 : 2);
    expect((await delivery(slackNews)).state).toBe('sent');
  });

  it.each(lost)('asks a moderator where it may not look, and never guesses (%s)', async (how) => {
    const world = await owing();
    const { slack, delivering, delivery, slackNews, newsroom, moderator } = world;
    slack.readable = false;
    slack.fail('post', how);
    await delivering.run();
    await world.settle();
    const doubtful = await delivery(slackNews);
    expect(doubtful.state).toBe('unknown');
    expect(inEnglish(doubtful.trouble ?? '')).toMatch(/look whether the message is there/);
    expect(slack.calls.post).toBe(1);
    expect((await newsroom.status(moderator)).troubled.map(({ id }) => id)).toContain(doubtful.id);

    await newsroom.decide(doubtful.id, how === 'lost-after' ? 'arrived' : 'again', moderator);
    await delivering.run();
    expect(slack.in(slackNews)).toHaveLength(1);
    expect((await delivery(slackNews)).state).toBe('sent');
  });

  it('does not let a later one overtake, and goes on with the channel when it is in a moderator’s hands', async () => {
    const world = await owing();
    const { slack, slackNews } = world;
    slack.readable = false;
    slack.fail('post', 'lost-before');
    await world.publish({ url: 'https://news.example/second', title: 'Second' });
    await world.settle();
    expect(slack.in(slackNews).map(({ message }) => message.plain.includes('Second'))).toEqual([true]);
  });

  it('stays in doubt while asked to slow down, and while the channel cannot be read for now', async () => {
    const { slack, delivering, delivery, slackNews, clock } = await owing();
    slack.fail('post', 'lost-after');
    await delivering.run();
    const { tryingSince } = await delivery(slackNews);
    clock.advance(hour);
    slack.fail('find', { slowDown: 70_000 }, 'down', 'lost-after');
    await delivering.run();
    expect(await delivery(slackNews)).toMatchObject({ state: 'waiting', tryingSince, dueAt: clock.now() + 70_000 });
    for (let i = 0; i < 3; i += 1) {
      clock.set((await delivery(slackNews)).dueAt);
      await delivering.run();
    }
    expect(slack.in(slackNews)).toHaveLength(1);
    expect(slack.calls.post).toBe(1);
    expect((await delivery(slackNews)).state).toBe('sent');
  });

  it('keeps the first doubt through a repeat that is refused', async () => {
    const { discord, delivering, delivery, news, clock } = await owing();
    discord.fail('post', 'lost-after', { slowDown: 3_600_000 });
    await delivering.run();
    clock.advance(10_000);
    await delivering.run();
    clock.advance(hour);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    expect((await delivery(news)).state).toBe('sent');
  });

  it('takes a forbidden look for no answer', async () => {
    const { slack, delivering, delivery, slackNews, clock } = await owing();
    slack.fail('post', 'lost-after');
    await delivering.run();
    clock.advance(hour);
    slack.fail('find', new PlatformError('forbidden', 'missing_scope'));
    await delivering.run();
    expect((await delivery(slackNews)).state).toBe('unknown');
  });

  it('asks a moderator after a day of not being able to look, and asks the platform ever more seldom', async () => {
    const { slack, delivering, delivery, slackNews, clock } = await owing();
    slack.fail('post', 'lost-before');
    await delivering.run();
    slack.fail('find', ...Array.from({ length: 5_000 }, () => 'down' as const));
    const since = clock.now();
    while ((await delivery(slackNews)).state !== 'unknown') {
      clock.set((await delivery(slackNews)).dueAt);
      await delivering.run();
    }
    expect(clock.now() - since).toBeGreaterThan(24 * hour);
    expect(slack.calls.find).toBeLessThan(400);
    expect(slack.calls.post).toBe(1);
  });

  it.each([true, false])(
    'is withdrawn meanwhile: only what arrived becomes a notice (arrived: %s)',
    async (arrived) => {
      const world = await owing();
      const { slack, discord, slackNews, news, delivering, newsroom, moderator, article } = world;
      for (const platform of [slack, discord]) platform.fail('post', arrived ? 'lost-after' : 'lost-before');
      await delivering.run();
      await newsroom.withdraw(article.id, 'It was made up.', moderator);
      await world.settle();
      for (const posted of [slack.in(slackNews), discord.in(news)]) {
        expect(posted).toHaveLength(arrived ? 1 : 0);
        if (arrived) expect(posted[0]?.message.plain).toMatch(/^Withdrawn/);
      }
    },
  );

  it('corrects a copy that was found again, for nobody knows which words it had', async () => {
    for (const wait of [10_000, hour]) {
      const world = await owing();
      const { discord, slack, news, slackNews, delivering, newsroom, moderator, article, clock } = world;
      for (const platform of [slack, discord]) platform.fail('post', 'lost-after');
      await delivering.run();
      await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
      clock.advance(wait);
      await world.settle();
      for (const [posted] of [discord.in(news), slack.in(slackNews)])
        expect(textOf(posted?.message ?? { plain: '', blocks: [] })).toContain('Two trials say no.');
    }
  });
});

describe('when the process dies', () => {
  /** Enough touches to die at every await of a run that delivers two articles and an edit. */
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'at moment %i nothing is lost and nothing is twice',
    async (moment) => {
      const power = createPower();
      const world = await owing({ power });
      const { delivering, discord, slack, news, slackNews, clock, newsroom, moderator, article } = world;
      await delivering.run();
      await world.publish({ url: 'https://news.example/second', title: 'Second' });
      await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
      power.failAt(moment);
      await delivering.run().catch(() => {});
      power.on();
      clock.advance(moment % 2 === 0 ? 31_000 : hour);
      await world.settle();
      for (const posted of [discord.in(news), slack.in(slackNews)]) {
        expect(posted.map(({ message }) => message.plain.includes('Second'))).toEqual([false, true]);
        expect(textOf(posted[0]?.message ?? { plain: '', blocks: [] })).toContain('Two trials say no.');
      }
    },
  );
});

describe('bringing copies up to date', () => {
  const corrected = async () => {
    const world = await owing();
    await world.delivering.run();
    await world.newsroom.correct(
      world.article.id,
      { standing: 'disputed', text: 'Two trials say no.', link: null },
      world.moderator,
    );
    const edits = () => world.store.deliveries.all().filter(({ work }) => work.kind === 'edit');
    return { ...world, edits };
  };

  it('edits every copy on every platform', async () => {
    const { delivering, discord, slack, news, slackNews } = await corrected();
    await delivering.run();
    for (const [posted, ...more] of [discord.in(news), slack.in(slackNews)]) {
      expect(more).toEqual([]);
      expect(posted?.edits).toBe(1);
      expect(textOf(posted?.message ?? { plain: '', blocks: [] })).toContain('Two trials say no.');
    }
  });

  it.each(['lost-before', 'lost-after', 'down', { slowDown: 5_000 }] as const)(
    'edits again after %o',
    async (fault) => {
      const world = await corrected();
      world.discord.fail('edit', fault, fault);
      await world.settle();
      expect(textOf(world.discord.in(world.news)[0]?.message ?? { plain: '', blocks: [] })).toContain('Two trials');
      expect(world.discord.in(world.news)).toHaveLength(1);
    },
  );

  it('lets a message go that somebody deleted, without pausing its channel', async () => {
    const { discord, news, delivering, edits, newsroom, moderator } = await corrected();
    discord.remove(news, discord.in(news)[0]?.id ?? '');
    await delivering.run();
    expect(edits().find(({ channel }) => channel === news)).toMatchObject({
      state: 'gone',
      trouble: 'Unknown message.',
    });
    expect((await newsroom.status(moderator)).paused).toEqual([]);
  });

  it('says what to allow when it may not edit', async () => {
    const { discord, news, delivering, edits } = await corrected();
    discord.close(news, 'forbidden');
    await delivering.run();
    expect(edits().find(({ channel }) => channel === news)).toMatchObject({
      state: 'failed',
      trouble: 'Allow this bot to send messages in the channel.',
    });
  });

  it('gives up after a day', async () => {
    const { discord, news, delivering, edits, clock } = await corrected();
    discord.fail('edit', ...Array.from({ length: 300 }, () => 'down' as const));
    const edit = () => edits().find(({ channel }) => channel === news);
    for (let i = 0; i < 300 && edit()?.state !== 'failed'; i += 1) {
      await delivering.run();
      clock.set(Math.max(edit()?.dueAt ?? 0, clock.now()));
    }
    expect(inEnglish(edit()?.trouble ?? '')).toMatch(/Given up after a day of trying/);
  });

  it('finds the message a moderator said had arrived, and edits it', async () => {
    const world = await owing();
    const { slack, slackNews, newsroom, moderator, delivery, article } = world;
    slack.readable = false;
    slack.fail('post', 'lost-after');
    await world.settle();
    await newsroom.decide((await delivery(slackNews)).id, 'arrived', moderator);
    slack.readable = true;
    await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
    await world.settle();
    expect(textOf(slack.in(slackNews)[0]?.message ?? { plain: '', blocks: [] })).toContain('Two trials say no.');
  });

  it.each(['when it was decided', 'when it was first corrected'] as const)(
    'remembers which message it was %s, for an edit takes its mark away',
    async (when) => {
      const world = await owing();
      const { slack, slackNews, newsroom, moderator, delivery, article } = world;
      slack.readable = false;
      slack.fail('post', 'lost-after');
      await world.settle();
      slack.readable = when === 'when it was decided';
      await newsroom.decide((await delivery(slackNews)).id, 'arrived', moderator);
      slack.readable = when === 'when it was first corrected';
      for (const text of ['Two trials say no.', 'Three trials say no.']) {
        await newsroom.correct(article.id, { standing: 'disputed', text, link: null }, moderator);
        await world.settle();
        expect(textOf(slack.in(slackNews)[0]?.message ?? { plain: '', blocks: [] })).toContain(text);
        slack.readable = false;
      }
    },
  );

  it('lets new posts pass an edit that has to wait, and makes it in its time', async () => {
    const { discord, news, delivering, publish, clock } = await corrected();
    discord.fail('edit', { slowDown: 900_000 });
    await delivering.run();
    await publish({ url: 'https://news.example/second', title: 'Second' });
    await delivering.run();
    expect(discord.in(news).map(({ edits }) => edits)).toEqual([0, 0]);
    clock.advance(900_000);
    await delivering.run();
    expect(discord.in(news).map(({ edits }) => edits)).toEqual([1, 0]);
  });

  it('says that it cannot tell which message to change where it may not look', async () => {
    const world = await owing();
    const { slack, slackNews, newsroom, moderator, delivery, article } = world;
    slack.readable = false;
    slack.fail('post', 'lost-after');
    await world.settle();
    const doubtful = await delivery(slackNews);
    const { unreachable } = await newsroom.correct(
      article.id,
      { standing: 'disputed', text: 'Two trials say no.', link: null },
      moderator,
    );
    expect(unreachable.map(({ id }) => id)).toEqual([doubtful.id]);
    await world.settle();
    const [edit] = world.store.deliveries
      .all()
      .filter(({ work }) => work.kind === 'edit' && work.target === doubtful.id);
    expect(edit?.state).toBe('failed');
    expect(inEnglish(edit?.trouble ?? '')).toMatch(/by hand/);
  });
});

it('does not wait for ever for a platform that hangs', async () => {
  const world = await owing();
  const hanging = fakePlatform('discord', world.clock, { repeatsFor: 0 });
  vi.useFakeTimers();
  try {
    hanging.post = () => new Promise(() => {});
    const run = createDelivering({ ...world.needs, platforms: new Map([['discord', hanging]]) }).run();
    await vi.advanceTimersByTimeAsync(12_000);
    await run;
  } finally {
    vi.useRealTimers();
  }
  expect(await world.delivery(world.news)).toMatchObject({ state: 'waiting', tryingSince: world.clock.now() });
});
