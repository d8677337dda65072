import { describe, expect, it } from 'vitest';
import { phrase } from '../../src/core/phrase.ts';
import { inEnglish } from '../../src/core/speak.ts';
import type { Topic } from '../../src/core/topic.ts';
import { createDelivering } from '../../src/newsroom/deliver.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { statusMessage } from '../../src/core/wording/status.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld, slackPlace } from '../fakes/world.ts';

const everything: Topic = { kind: 'everything' };
const treatment: Topic = { kind: 'category', slug: 'treatment' };
const each = { kind: 'each' } as const;
const daily = { kind: 'daily', at: '08:00' } as const;

describe('subscribing a channel', () => {
  it('says what is set, and when the next digest comes', async () => {
    const { newsroom, moderator, news, clock } = await createWorld();
    const { subscription, created, obstacle } = await newsroom.subscribe(
      { channel: news, topic: treatment, cadence: daily, zone: null },
      moderator,
    );
    expect({ created, obstacle }).toEqual({ created: true, obstacle: null });
    expect(subscription).toMatchObject({
      channel: news,
      topic: treatment,
      cadence: daily,
      zone: 'Europe/Berlin',
      by: moderator.person,
      toldUntil: clock.now(),
      nextAt: Date.parse('2026-11-23T07:00:00Z'),
      paused: null,
    });
  });

  it('asked again changes how often, and lists it once', async () => {
    const { newsroom, moderator, news } = await createWorld();
    await newsroom.subscribe({ channel: news, topic: treatment, cadence: daily, zone: null }, moderator);
    const again = await newsroom.subscribe(
      { channel: news, topic: treatment, cadence: { ...daily, at: '18:00' }, zone: 'Asia/Tokyo' },
      moderator,
    );
    expect(again).toMatchObject({ created: false, subscription: { zone: 'Asia/Tokyo', cadence: { at: '18:00' } } });
    expect(await newsroom.subscriptions(moderator)).toEqual([{ subscription: again.subscription, topic: 'Treatment' }]);
  });

  it('reaches every place of the community, and no other', async () => {
    const { newsroom, moderator, slackNews } = await createWorld();
    await newsroom.subscribe({ channel: slackNews, topic: everything, cadence: each, zone: null }, moderator);
    const refused = newsroom.subscribe(
      { channel: 'discord:999:1', topic: everything, cadence: each, zone: null },
      moderator,
    );
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field: 'channel' });
    await expect(refused).rejects.toThrow(/does not belong to this community/);
  });

  it('never subscribes a person’s direct messages for them', async () => {
    const { newsroom, moderator, member } = await createWorld();
    const refused = newsroom.subscribe(
      { channel: member.direct, topic: everything, cadence: each, zone: null },
      moderator,
    );
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field: 'channel' });
  });

  it('refuses a zone there is not', async () => {
    const { newsroom, moderator, news } = await createWorld();
    const refused = newsroom.subscribe(
      { channel: news, topic: everything, cadence: daily, zone: 'Mars/Base' },
      moderator,
    );
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field: 'zone' });
    await expect(refused).rejects.toThrow(/Europe\/Berlin/);
  });

  it('stands, and says what to change, where nothing can be posted yet', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, needs } = world;
    discord.close(news, 'forbidden');
    const wish = { channel: news, topic: everything, cadence: each, zone: null };
    expect((await newsroom.subscribe(wish, moderator)).obstacle).toBe(
      'Allow this bot to send messages in the channel.',
    );

    const without = createNewsroom({ ...needs, platforms: new Map() });
    expect(inEnglish((await without.subscribe(wish, moderator)).obstacle ?? '')).toMatch(
      /Discord until this bot is connected/,
    );

    discord.obstacle = () => Promise.reject(new Error('down'));
    expect((await newsroom.subscribe(wish, moderator)).obstacle).toBeNull();
  });

  it('is for moderators alone', async () => {
    const { newsroom, member, news, moderator } = await createWorld();
    const { subscription } = await newsroom.subscribe(
      { channel: news, topic: everything, cadence: each, zone: null },
      moderator,
    );
    const verbs = [
      newsroom.subscribe({ channel: news, topic: everything, cadence: each, zone: null }, member),
      newsroom.unsubscribe(subscription.id, member),
      newsroom.subscriptions(member),
    ];
    for (const verb of await Promise.allSettled(verbs))
      expect(verb).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
  });

  it('ends, once, and only in its own community', async () => {
    const { newsroom, moderator, news } = await createWorld();
    const { subscription } = await newsroom.subscribe(
      { channel: news, topic: everything, cadence: each, zone: null },
      moderator,
    );
    const elsewhere = { ...moderator, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.unsubscribe(subscription.id, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect(await newsroom.unsubscribe(subscription.id, moderator)).toEqual({ subscription, topic: phrase`everything` });
    await expect(newsroom.unsubscribe(subscription.id, moderator)).rejects.toThrow(/Look at the list/);
    await expect(newsroom.unsubscribe(Number.NaN, moderator)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('following, which is a person’s own', () => {
  const followed = async () => {
    const world = await createWorld();
    const { subscription } = await world.newsroom.follow({ topic: treatment, cadence: each, zone: null }, world.member);
    return { ...world, subscription };
  };

  it('goes to their direct messages', async () => {
    const { newsroom, member, subscription, discord, delivering, publish } = await followed();
    expect(subscription.channel).toBe(member.direct);
    expect(await newsroom.following(member)).toEqual([{ subscription, topic: 'Treatment' }]);
    await publish();
    await delivering.run();
    expect(discord.in(member.direct)).toHaveLength(1);
  });

  it('ends at once, also for what was already on its way', async () => {
    const { newsroom, member, subscription, discord, delivering, publish, clock } = await followed();
    discord.fail('post', 'down');
    await publish();
    await delivering.run();
    expect(discord.in(member.direct)).toEqual([]);
    await newsroom.unfollow(subscription.id, member);
    clock.advance(3_600_000);
    await delivering.run();
    expect(discord.in(member.direct)).toEqual([]);
  });

  it('is shown to nobody else: no list, no number, no status, no completion, no report', async () => {
    const { newsroom, moderator, member, subscription, discord, delivering, publish } = await followed();
    discord.close(member.direct, 'forbidden');
    const published = await publish();
    await delivering.run();
    const seen = [
      await newsroom.subscriptions(moderator),
      await newsroom.following(moderator),
      await newsroom.status(moderator).then(({ deliveries: _counted, ...shown }) => shown),
      await newsroom.copies(published.article.id, moderator),
      await newsroom.complete('subscription', '', moderator),
      published.channels,
      (await newsroom.withdraw(published.article.id, 'It was made up.', moderator)).unreachable,
    ];
    expect(JSON.stringify(seen)).not.toContain('@anna');
    expect(published.digests).toBe(0);
    await expect(newsroom.unsubscribe(subscription.id, moderator)).rejects.toMatchObject({ code: 'not-found' });
    await expect(newsroom.unfollow(subscription.id, moderator)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends when they say so', async () => {
    const { newsroom, member, subscription } = await followed();
    expect((await newsroom.unfollow(subscription.id, member)).topic).toBe('Treatment');
    expect(await newsroom.following(member)).toEqual([]);
    await expect(newsroom.unfollow(subscription.id, member)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may not be somebody’s channel', async () => {
    const { newsroom, moderator, member, news } = await followed();
    const { subscription } = await newsroom.subscribe(
      { channel: news, topic: everything, cadence: each, zone: null },
      moderator,
    );
    await expect(newsroom.unfollow(subscription.id, member)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has an end at 25 topics, which can still be changed', async () => {
    const { newsroom, member } = await followed();
    const words = (i: number): Topic => ({ kind: 'words', words: `word${i}` });
    for (let i = 1; i < 25; i += 1) await newsroom.follow({ topic: words(i), cadence: each, zone: null }, member);
    const refused = newsroom.follow({ topic: words(25), cadence: each, zone: null }, member);
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    expect((await newsroom.follow({ topic: words(3), cadence: daily, zone: null }, member)).created).toBe(false);
  });
});

describe('linking places', () => {
  const apart = async () => {
    const world = await createWorld();
    const place = 'slack:T9' as const;
    const community = await world.store.communities.ofPlace(place);
    const there = { ...world.moderator, person: 'slack:T9/U1', place, channel: 'slack:T9:C1', community } as const;
    return { ...world, there };
  };
  const codeOf = (linked: { code: string } | { joined: string }): string => {
    if (!('code' in linked)) throw new Error('no code');
    return linked.code;
  };

  it('takes a code to the other place, typed as people type', async () => {
    const { newsroom, moderator, there, store } = await apart();
    const code = codeOf(await newsroom.link(null, moderator));
    expect(code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    expect(await newsroom.link(` ${code.toLowerCase().replace('-', ' ')} `, there)).toEqual({
      joined: moderator.community.name,
    });
    expect((await store.communities.ofPlace('slack:T9')).id).toBe(moderator.community.id);
  });

  it('works once, for an hour', async () => {
    const { newsroom, moderator, there, clock, store } = await apart();
    const code = codeOf(await newsroom.link('', moderator));
    await newsroom.link(code, there);
    const other = { ...there, place: 'slack:T8', community: await store.communities.ofPlace('slack:T8') } as const;
    await expect(newsroom.link(code, other)).rejects.toMatchObject({ code: 'expired', field: 'code' });
    const late = codeOf(await newsroom.link(null, moderator));
    clock.advance(3_600_000);
    await expect(newsroom.link(late, other)).rejects.toThrow(/Ask for a new one/);
  });

  it('merges no archives, and does not use the code up for trying', async () => {
    const { newsroom, moderator, there, reader, needs } = await apart();
    const draft = await newsroom.submit({ url: 'https://news.example/veins', text: null }, ['treatment'], there);
    await newsroom.publish(draft.id, there);
    const code = codeOf(await newsroom.link(null, moderator));
    await expect(newsroom.link(code, there)).rejects.toMatchObject({ code: 'conflict' });
    await expect(newsroom.link(code, moderator)).rejects.toThrow(/belongs to .* already/);
    const fresh = { ...there, place: 'slack:T7', community: await needs.communities.ofPlace('slack:T7') } as const;
    expect(await newsroom.link(code, fresh)).toHaveProperty('joined');
    expect(reader.reads).toBe(1);
  });

  it('is for moderators alone', async () => {
    const { newsroom, member } = await apart();
    await expect(newsroom.link(null, member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(newsroom.link('ABCDE-FGHIJ', member)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets one archive speak in both places', async () => {
    const { newsroom, moderator, there, needs, slack } = await apart();
    await newsroom.subscribe({ channel: 'slack:T9:C1', topic: everything, cadence: each, zone: null }, there);
    await newsroom.link(codeOf(await newsroom.link(null, moderator)), there);
    const draft = await newsroom.submit({ url: 'https://news.example/veins', text: null }, ['treatment'], moderator);
    expect((await newsroom.publish(draft.id, moderator)).channels).toEqual(['slack:T9:C1']);
    await createDelivering(needs).run();
    expect(slack.in('slack:T9:C1')).toHaveLength(1);
    expect((await newsroom.status(moderator)).places).toContain(slackPlace);
  });

  it('the status tells what this process does not talk to, in the platforms’ own spelling', async () => {
    const { needs, moderator, discord } = await createWorld();
    const here = createNewsroom({ ...needs, platforms: new Map([['discord', discord]]) });
    const status = await here.status(moderator);
    expect(status.elsewhere).toEqual(['slack', 'blind']);
    discord.up = false;
    expect(textOf(statusMessage(await here.status(moderator)))).toContain(
      'Discord NOT connected, Slack not in this process',
    );
  });
});
