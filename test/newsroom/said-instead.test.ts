import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import type { Channel } from '../../src/core/place.ts';
import { inEnglish } from '../../src/core/speak.ts';
import type { Manner } from '../../src/core/subscription.ts';
import { textOf, type FakePlatform, type Fault } from '../fakes/platform.ts';
import { createPower } from '../fakes/power.ts';
import { createSent } from '../fakes/sent.ts';
import { createWorld } from '../fakes/world.ts';

const everything = { kind: 'everything' } as const;
const wanted = { standing: 'disputed', text: 'Two trials say no.', link: null } as const;
const day = 86_400_000;

/** For good: it is no channel's fault, and there is nothing to wait for. */
const closed = new PlatformError('forbidden', 'Messages may not be changed any more after this time.');

/** One article as it was sent, and how far its copies' changes are. */
async function sent(manner: Partial<Manner> = {}, options: Parameters<typeof createSent>[1] = {}) {
  const world = await createSent({ manner }, options);
  const changeIn = async (channel: Channel) =>
    (await world.newsroom.copies(world.article.id, world.moderator)).copies.find(
      ({ delivery }) => delivery.channel === channel,
    );
  const edits = (channel: Channel) =>
    world.store.deliveries.all().filter(({ work, channel: held }) => work.kind === 'edit' && held === channel);
  return { ...world, changeIn, edits };
}

const textsIn = (platform: FakePlatform, channel: Channel): readonly string[] =>
  platform.in(channel).map(({ message }) => textOf(message));

describe('a copy that cannot be changed for good', () => {
  it.each<readonly [string, Fault]>([
    ['too old to be changed', closed],
    ['too long when changed', 'too-long'],
    ['refused by a filter', new PlatformError('unwelcome', 'The server’s filter blocked the message.')],
  ])('%s is answered with what changed, once', async (_why, fault) => {
    const { newsroom, moderator, article, slack, slackNews, settle, discord, news } = await sent();
    slack.fail('edit', fault);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    const [copy, note, ...more] = slack.in(slackNews);
    expect(more).toEqual([]);
    expect(copy?.edits).toBe(0);
    expect(note?.under).toBe(copy?.id);
    expect(note && textOf(note.message)).toContain('Correction: Disputed: “');
    expect(note && textOf(note.message)).toContain('Two trials say no.');
    expect(note && textOf(note.message)).toContain('The earlier message cannot be changed any more.');
    expect(discord.in(news)).toHaveLength(1);
  });

  it('says it of a withdrawal, in direct messages too, and under a digest', async () => {
    const world = await sent();
    const { newsroom, moderator, member, article, discord, slack, slackNews, settle } = world;
    const channel: Channel = 'slack:T1:digests';
    await newsroom.subscribe(
      { channel, topic: everything, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      moderator,
    );
    await world.publish({ url: 'https://news.example/second', title: 'Second' });
    world.clock.advance(day);
    await world.digests.run();
    await settle();
    const [digest] = slack.in(channel);
    const [{ id: second } = { id: 0 }] = await world.store.articles.latest(moderator.community.id, { limit: 1 });
    slack.fail('edit', closed, closed);
    discord.fail('edit', closed, closed);
    await newsroom.withdraw(second, 'It was made up.', moderator);
    await settle();
    for (const posts of [slack.in(slackNews), slack.in(channel), discord.in(member.direct)])
      expect(posts.at(-1) && textOf(posts.at(-1)?.message ?? { plain: '', blocks: [] })).toContain('It was made up.');
    expect(slack.in(channel).at(-1)?.under).toBe(digest?.id);
    expect(article.id).not.toBe(second);
  });

  it('is told to moderators, who see that its readers were told', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle, changeIn, edits } = await sent();
    slack.fail('edit', closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    const { troubled } = await newsroom.status(moderator);
    expect(troubled.map(({ id }) => id)).toEqual(edits(slackNews).map(({ id }) => id));
    expect(inEnglish(troubled[0]?.trouble ?? '')).toBe(
      'Messages may not be changed any more after this time. Its readers are told in a reply under it.',
    );
    expect(await changeIn(slackNews)).toMatchObject({ change: 'said', trouble: null });
  });

  it('says how far the reply is, and that it did not get through', async () => {
    const { newsroom, moderator, article, slack, slackNews, delivering, changeIn } = await sent();
    slack.fail('edit', closed);
    slack.fail('post', 'down', new PlatformError('unwelcome', 'No links here.'));
    await newsroom.correct(article.id, wanted, moderator);
    await delivering.run();
    expect(await changeIn(slackNews)).toMatchObject({ change: 'waiting', retryAt: expect.any(Number) });
  });

  it('is not answered twice where the channel wanted a reply anyway', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle } = await sent({ corrections: 'reply' });
    slack.fail('edit', closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    expect(textsIn(slack, slackNews)).toHaveLength(2);
    expect(textsIn(slack, slackNews)[1]).toContain('cannot be changed any more');
  });

  it('hears of each correction once, and nothing of a quiet edit', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle } = await sent();
    slack.fail('edit', closed, closed, closed, closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    await newsroom.edit(article.id, { title: 'A better title' }, moderator);
    await settle();
    await newsroom.correct(article.id, { ...wanted, standing: 'retracted' }, moderator);
    await newsroom.edit(article.id, { title: 'The best title' }, moderator);
    await settle();
    expect(slack.in(slackNews).map(({ message }) => message.plain)).toEqual([
      expect.any(String),
      expect.stringMatching(/^Disputed/),
      expect.stringMatching(/^Retracted: The best title/),
    ]);
  });

  it('is asked again by a moderator, and its readers are not told again', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle, edits } = await sent();
    slack.fail('edit', closed, closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    await newsroom.decide(edits(slackNews)[0]?.id ?? '', 'again', moderator);
    await settle();
    expect(textsIn(slack, slackNews)).toHaveLength(2);
  });

  it('is answered after a day of trying, too', async () => {
    const { newsroom, moderator, article, discord, news, delivering, clock, edits, settle } = await sent();
    discord.fail('edit', ...Array.from({ length: 900 }, () => 'down' as const));
    await newsroom.correct(article.id, wanted, moderator);
    for (let i = 0; i < 900 && edits(news)[0]?.state !== 'failed'; i += 1) {
      await delivering.run();
      clock.set(Math.max(edits(news)[0]?.dueAt ?? 0, clock.now()));
    }
    await settle();
    expect(textsIn(discord, news)).toEqual([expect.any(String), expect.stringContaining('Two trials say no.')]);
  });

  it('is answered where nobody subscribes any more, for its readers are still there', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle } = await sent();
    for (const { subscription } of await newsroom.subscriptions(moderator))
      if (subscription.channel === slackNews) await newsroom.unsubscribe(subscription.id, moderator);
    slack.fail('edit', closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    expect(textsIn(slack, slackNews)).toHaveLength(2);
  });

  it('sent again in doubt is answered, for nobody knows which words arrived', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, delivering, settle } = world;
    await newsroom.subscribe({ channel: news, topic: everything, cadence: { kind: 'each' }, zone: null }, moderator);
    const { article } = await world.publish();
    discord.fail('post', 'lost-after');
    await delivering.run();
    world.clock.advance(1_000);
    await newsroom.correct(article.id, wanted, moderator);
    discord.fail('edit', closed);
    world.clock.advance(20_000);
    await settle();
    expect(textsIn(discord, news)).toEqual([
      expect.not.stringContaining('Two trials'),
      expect.stringContaining('Two trials say no.'),
    ]);
  });
});

describe('a copy in a muted channel, whose digest would leave the news out', () => {
  const muted = async ({ newsroom, moderator, slackNews, clock }: Awaited<ReturnType<typeof sent>>) => {
    const held = (await newsroom.subscriptions(moderator)).find(
      ({ subscription }) => subscription.channel === slackNews,
    );
    clock.advance(1_000);
    await newsroom.mute(held?.subscription.id ?? 0, { kind: 'days', days: 3 }, moderator);
    clock.advance(1_000);
  };

  it('is answered at once when it was withdrawn, for digests tell nothing of what came and went', async () => {
    const world = await sent({ quiet: { from: '22:00', to: '07:00' } });
    const { newsroom, moderator, article, slack, slackNews, settle } = world;
    await muted(world);
    slack.fail('edit', closed);
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    await settle();
    expect(textsIn(slack, slackNews)).toEqual([expect.any(String), expect.stringContaining('It was made up.')]);
  });

  it('is answered when the correction came before the mute, and its edit failed only then', async () => {
    const world = await sent();
    const { newsroom, moderator, article, slack, slackNews, settle, delivering, digests, clock } = world;
    slack.fail('edit', 'down', closed);
    await newsroom.correct(article.id, wanted, moderator);
    await delivering.run();
    await muted(world);
    await settle();
    clock.advance(4 * day);
    await digests.run();
    await settle();
    expect(textsIn(slack, slackNews)).toEqual([expect.any(String), expect.stringContaining('Two trials say no.')]);
  });
});

describe('a copy that is not answered', () => {
  it('was deleted: it stays gone', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle } = await sent();
    slack.remove(slackNews, slack.in(slackNews)[0]?.id ?? '');
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    expect(slack.in(slackNews)).toEqual([]);
  });

  it('is in a channel that takes nothing: moderators read what to change there, and it goes on', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle, edits } = await sent();
    slack.close(slackNews, 'forbidden');
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    expect(edits(slackNews)).toMatchObject([
      { state: 'failed', trouble: 'Allow this bot to send messages in the channel.' },
    ]);
    expect((await newsroom.status(moderator)).paused).toEqual([]);
    slack.close(slackNews, 'open');
    await newsroom.decide(edits(slackNews)[0]?.id ?? '', 'again', moderator);
    await settle();
    expect(textsIn(slack, slackNews)).toEqual([expect.stringContaining('Two trials say no.')]);
  });

  it('was changed by a later edit, while an earlier one waited', async () => {
    const { newsroom, moderator, article, slack, slackNews, settle, delivering } = await sent();
    slack.fail('edit', { slowDown: 900_000 });
    await newsroom.correct(article.id, wanted, moderator);
    await delivering.run();
    await newsroom.edit(article.id, { title: 'A better title' }, moderator);
    await delivering.run();
    slack.fail('edit', closed);
    await settle();
    expect(textsIn(slack, slackNews)).toEqual([expect.stringContaining('Two trials say no.')]);
  });

  it.each(['muted', 'paused'] as const)('is in a %s channel, whose digest says it afterwards', async (how) => {
    const { newsroom, moderator, article, slack, slackNews, settle, clock, digests, changeIn } = await sent();
    const held = (await newsroom.subscriptions(moderator)).find(
      ({ subscription }) => subscription.channel === slackNews,
    );
    const id = held?.subscription.id ?? 0;
    if (how === 'muted') await newsroom.mute(id, { kind: 'days', days: 1 }, moderator);
    else await newsroom.pause(id, moderator);
    clock.advance(1_000);
    slack.fail('edit', closed);
    await newsroom.correct(article.id, wanted, moderator);
    await settle();
    expect(slack.in(slackNews)).toHaveLength(1);
    expect(inEnglish((await changeIn(slackNews))?.trouble ?? '')).toMatch(
      /The channel is muted or paused: what it gets when that ends says it\.$/,
    );
    clock.advance(2 * day);
    if (how === 'paused') await newsroom.resume(id, moderator);
    await digests.run();
    await settle();
    expect(textsIn(slack, slackNews)).toEqual([expect.any(String), expect.stringContaining('Two trials say no.')]);
  });
});

describe('when the process dies', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'at moment %i readers are told exactly once',
    async (moment) => {
      const power = createPower();
      const { newsroom, moderator, article, slack, slackNews, delivering, clock, settle } = await sent({}, { power });
      slack.fail('edit', closed, closed, closed);
      await newsroom.correct(article.id, wanted, moderator);
      power.failAt(moment);
      await delivering.run().catch(() => {});
      power.on();
      clock.advance(moment % 2 === 0 ? 31_000 : 3_600_000);
      await settle();
      expect(textsIn(slack, slackNews)).toEqual([
        expect.not.stringContaining('Two trials'),
        expect.stringContaining('Two trials say no.'),
      ]);
    },
  );
});
