import { describe, expect, it } from 'vitest';
import type { Manner } from '../../src/core/subscription.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createSent } from '../fakes/sent.ts';
import { createWorld } from '../fakes/world.ts';
import { textOf } from '../fakes/platform.ts';

const everything = { kind: 'everything' } as const;
const wanted = {
  kind: 'correct',
  standing: 'disputed',
  text: 'Two trials say no.',
  link: 'https://trial.example/',
} as const;

const sent = (manner: Partial<Manner> = {}) => createSent({ manner });

describe('a correction as proposed', () => {
  it('shows how the article would stand and how many copies there are, and changes nothing', async () => {
    const { newsroom, moderator, article, store } = await sent();
    const proposal = await newsroom.propose(article.id, wanted, moderator);
    expect(proposal).toMatchObject({
      article: { id: article.id, standing: 'disputed', notice: { text: wanted.text, link: wanted.link } },
      copies: [
        { platform: 'discord', count: 1 },
        { platform: 'slack', count: 1 },
      ],
      replies: 0,
      unreachable: [],
    });
    expect(await newsroom.read(article.id, moderator)).toEqual(article);
    expect((await store.deliveries.count(moderator.community.id)).pending).toBe(0);
  });

  it('is done when confirmed, once', async () => {
    const { newsroom, moderator, article, delivering, discord, news, member } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    expect(await newsroom.confirm(token, moderator)).toMatchObject({ copies: 2, replies: 0, unreachable: [] });
    await expect(newsroom.confirm(token, moderator)).rejects.toMatchObject({ code: 'expired' });
    await delivering.run();
    for (const channel of [news, member.direct])
      expect(discord.in(channel).map(({ message }) => textOf(message))).toEqual([
        expect.stringContaining('Disputed: Two trials say no.'),
      ]);
    expect((await newsroom.read(article.id, moderator)).revision).toBe(2);
  });

  it('pressed twice at once is done once', async () => {
    const { newsroom, moderator, article } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    const both = await Promise.allSettled([newsroom.confirm(token, moderator), newsroom.confirm(token, moderator)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await newsroom.read(article.id, moderator)).revision).toBe(2);
  });

  it('cancelled stays undone', async () => {
    const { newsroom, moderator, article, clock } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    expect(await newsroom.cancel(token, moderator)).toEqual({ article, at: clock.now() });
    await expect(newsroom.confirm(token, moderator)).rejects.toMatchObject({ code: 'expired' });
    expect(await newsroom.read(article.id, moderator)).toEqual(article);
  });

  it('is kept for half an hour, and in its own community', async () => {
    const { newsroom, moderator, article, clock } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    const elsewhere = { ...moderator, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.confirm(token, elsewhere)).rejects.toMatchObject({ code: 'expired' });
    clock.advance(30 * 60_000);
    await expect(newsroom.confirm(token, moderator)).rejects.toThrow(/half an hour has passed/);
  });

  it('is not done to an article that has changed since', async () => {
    const { newsroom, moderator, article } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    await newsroom.edit(article.id, { title: 'A better title' }, moderator);
    const refused = newsroom.confirm(token, moderator);
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    await expect(refused).rejects.toThrow(/changed since this preview/);
  });

  it('survives a store that fails: the same button works the next time', async () => {
    const { newsroom, moderator, article, needs } = await sent();
    const { token } = await newsroom.propose(article.id, wanted, moderator);
    const failing = createNewsroom({
      ...needs,
      ledger: { ...needs.ledger, revise: () => Promise.reject(new Error('disk full')) },
    });
    await expect(failing.confirm(token, moderator)).rejects.toThrow('disk full');
    expect(await newsroom.confirm(token, moderator)).toMatchObject({ copies: 2 });
  });

  it('refuses at once what cannot be done at all', async () => {
    const { newsroom, moderator, member, article } = await sent();
    await expect(newsroom.propose(article.id, wanted, member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(newsroom.propose(99, wanted, moderator)).rejects.toMatchObject({ code: 'not-found' });
    await expect(newsroom.propose(article.id, { ...wanted, text: ' ' }, moderator)).rejects.toMatchObject({
      field: 'notice',
    });
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    await expect(newsroom.propose(article.id, wanted, moderator)).rejects.toThrow(/was withdrawn/);
  });

  it('withdraws in the same way', async () => {
    const { newsroom, moderator, article, delivering, slack, slackNews } = await sent();
    const proposal = await newsroom.propose(article.id, { kind: 'withdraw', text: 'It was made up.' }, moderator);
    expect(proposal.article).toMatchObject({ life: 'withdrawn' });
    await delivering.run();
    expect(slack.in(slackNews)[0]?.message.plain).not.toMatch(/^Withdrawn/);
    await newsroom.confirm(proposal.token, moderator);
    await delivering.run();
    expect(slack.in(slackNews)[0]?.message.plain).toMatch(/^Withdrawn/);
  });
});

describe('a channel that asked for replies', () => {
  it('gets a note under the copy, after the copy itself was changed; people’s own do not', async () => {
    const { newsroom, moderator, member, article, delivering, discord, slack, news, slackNews } = await sent({
      corrections: 'reply',
    });
    const { token, replies } = await newsroom.propose(article.id, wanted, moderator);
    expect(replies).toBe(2);
    expect(await newsroom.confirm(token, moderator)).toMatchObject({ replies: 2 });
    await delivering.run();
    for (const posts of [discord.in(news), slack.in(slackNews)]) {
      const [copy, note] = posts;
      expect(posts).toHaveLength(2);
      expect(note?.under).toBe(copy?.id);
      expect(copy?.edits).toBe(1);
      expect(note && textOf(note.message)).toContain('Correction: Disputed: “');
      expect(note && textOf(note.message)).toContain('Two trials say no. Read why');
    }
    expect(discord.in(member.direct)).toHaveLength(1);
  });

  it('hears nothing of a quiet edit, and once of each correction', async () => {
    const { newsroom, moderator, article, delivering, discord, news } = await sent({ corrections: 'reply' });
    await newsroom.edit(article.id, { title: 'A better title' }, moderator);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    await newsroom.correct(article.id, wanted, moderator);
    await newsroom.correct(article.id, { ...wanted, standing: 'retracted' }, moderator);
    await delivering.run();
    expect(discord.in(news).map(({ message }) => message.plain)).toEqual([
      expect.stringContaining('Retracted: A better title'),
      expect.stringMatching(/^Retracted/),
    ]);
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    await delivering.run();
    expect(discord.in(news)[2]?.message.plain).toMatch(/^Withdrawn/);
  });

  it('gets none under a message that already said so when it was sent', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, delivering } = world;
    const wish = { channel: news, topic: everything, cadence: { kind: 'each' }, zone: null } as const;
    await newsroom.subscribe({ ...wish, manner: { corrections: 'reply' } }, moderator);
    const { article } = await world.publish();
    discord.fail('post', 'down');
    await delivering.run();
    await newsroom.correct(article.id, wanted, moderator);
    await world.settle();
    expect(discord.in(news)).toHaveLength(1);
    expect(discord.in(news)[0]?.message.plain).toMatch(/^Disputed/);
  });

  it('gets the edit alone while it is muted', async () => {
    const { newsroom, moderator, article, delivering, discord, news } = await sent({ corrections: 'reply' });
    const [held] = await newsroom.subscriptions(moderator);
    await newsroom.mute(held?.subscription.id ?? 0, { kind: 'days', days: 7 }, moderator);
    await newsroom.correct(article.id, wanted, moderator);
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    expect(discord.in(news)[0]?.edits).toBe(1);
  });

  it('is looked for before it is sent again, so that no note stands there twice', async () => {
    const { newsroom, moderator, article, delivering, slack, slackNews, settle } = await sent({ corrections: 'reply' });
    await newsroom.correct(article.id, wanted, moderator);
    slack.fail('post', 'lost-after');
    await delivering.run();
    await settle();
    expect(slack.in(slackNews)).toHaveLength(2);
  });
});

describe('how far a correction is', () => {
  it('tells edited, waiting and unreachable copies apart', async () => {
    const { newsroom, moderator, article, delivering, slack, slackNews, news, discord } = await sent();
    const changes = async () =>
      (await newsroom.copies(article.id, moderator)).copies.map(({ delivery, change, trouble }) => [
        delivery.channel,
        change,
        trouble,
      ]);
    expect(await changes()).toEqual([
      [news, 'none', null],
      [slackNews, 'none', null],
    ]);
    await newsroom.correct(article.id, wanted, moderator);
    expect(await changes()).toEqual([
      [news, 'waiting', null],
      [slackNews, 'waiting', null],
    ]);
    slack.fail('edit', 'down');
    discord.remove(news, discord.in(news)[0]?.id ?? '');
    await delivering.run();
    expect(await changes()).toEqual([
      [news, 'unreachable', expect.any(String)],
      [slackNews, 'waiting', expect.any(String)],
    ]);
  });
});
