import { describe, expect, it } from 'vitest';
import type { Deliveries } from '../../src/core/delivery.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { textOf } from '../fakes/platform.ts';
import { createSent } from '../fakes/sent.ts';
import { createWorld } from '../fakes/world.ts';

const disputed = { standing: 'disputed', text: 'Two trials say no.', link: 'https://trial.example/' } as const;

const sent = () => createSent({ follows: false });

describe('correcting', () => {
  it('says how the article stands, and since when, and owes an edit of every copy', async () => {
    const { newsroom, moderator, article, clock, woken, store } = await sent();
    clock.advance(1_000);
    const before = woken();
    const revised = await newsroom.correct(article.id, disputed, moderator);
    expect(revised).toMatchObject({ copies: 2, unreachable: [] });
    expect(revised.article).toMatchObject({
      standing: 'disputed',
      revision: 2,
      correctedAt: clock.now(),
      notice: { text: disputed.text, link: disputed.link, at: clock.now() },
    });
    expect(woken()).toBe(before + 1);
    expect((await store.deliveries.count(moderator.community.id)).pending).toBe(2);
  });

  it('reaches the digests that hold it, each article’s change on its own', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, delivering, clock, digests } = world;
    await newsroom.subscribe(
      { channel: news, topic: { kind: 'everything' }, cadence: { kind: 'daily', at: '08:00' }, zone: null },
      moderator,
    );
    const first = await world.publish({ url: 'https://news.example/1', title: 'First' });
    const second = await world.publish({ url: 'https://news.example/2', title: 'Second' });
    clock.set('2026-11-23T07:00:00Z');
    await digests.run();
    await delivering.run();
    for (const { article } of [first, second])
      expect((await newsroom.correct(article.id, disputed, moderator)).copies).toBe(1);
    await delivering.run();
    const text = JSON.stringify(discord.in(news));
    expect(text.match(/DISPUTED/g)).toHaveLength(2);
  });

  it('keeps what another moderator changed at the same moment', async () => {
    const { newsroom, moderator, article } = await sent();
    await Promise.all([
      newsroom.correct(article.id, disputed, moderator),
      newsroom.edit(article.id, { title: 'A better title' }, moderator),
    ]);
    expect(await newsroom.read(article.id, moderator)).toMatchObject({
      standing: 'disputed',
      title: 'A better title',
      revision: 3,
    });
  });

  it('gives way in the end when others change it without pause', async () => {
    const { needs, moderator, article } = await sent();
    const newsroom = createNewsroom({ ...needs, ledger: { ...needs.ledger, revise: async () => undefined } });
    await expect(newsroom.correct(article.id, disputed, moderator)).rejects.toMatchObject({ code: 'busy' });
  });

  it('refuses what changes nothing, so that a second click tells nobody twice', async () => {
    const { newsroom, moderator, article, store } = await sent();
    await newsroom.correct(article.id, disputed, moderator);
    await expect(newsroom.correct(article.id, disputed, moderator)).rejects.toMatchObject({ code: 'conflict' });
    await newsroom.correct(article.id, { ...disputed, text: 'Three trials say no.' }, moderator);
    expect(await store.articles.get(moderator.community.id, article.id)).toMatchObject({ revision: 3 });
  });

  it.each([
    ['  ', /Say in a sentence/],
    ['x'.repeat(1_001), /1001 characters, and 1000/],
  ])('refuses a notice of nothing or too much', async (text, sentence) => {
    const { newsroom, moderator, article } = await sent();
    const refused = newsroom.correct(article.id, { ...disputed, text }, moderator);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field: 'notice' });
    await expect(refused).rejects.toThrow(sentence);
    await expect(newsroom.withdraw(article.id, text, moderator)).rejects.toMatchObject({ field: 'reason' });
  });

  it('names the copies nobody can reach any more', async () => {
    const world = await createWorld();
    const { newsroom, moderator, blind, delivering } = world;
    await newsroom.subscribe(
      { channel: 'blind:1:x', topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    const { article } = await world.publish();
    blind.fail('post', 'lost-after');
    await delivering.run();
    await world.settle();
    const { copies, unreachable } = await newsroom.correct(article.id, disputed, moderator);
    expect(copies).toBe(0);
    expect(unreachable.map(({ channel, state }) => [channel, state])).toEqual([['blind:1:x', 'unknown']]);
  });
});

describe('editing', () => {
  it('changes quietly: the same standing, no notice, no line in a digest', async () => {
    const { newsroom, moderator, article } = await sent();
    const { article: edited, copies } = await newsroom.edit(
      article.id,
      { title: 'A better title', categories: ['research'] },
      moderator,
    );
    expect(copies).toBe(2);
    expect(edited).toMatchObject({
      title: 'A better title',
      categories: ['research'],
      standing: 'current',
      notice: null,
      correctedAt: null,
    });
  });

  it('refuses what is not in the article, and what changes nothing', async () => {
    const { newsroom, moderator, article } = await sent();
    await expect(newsroom.edit(article.id, { sentences: ['It cures everyone.'] }, moderator)).rejects.toMatchObject({
      code: 'bad-input',
    });
    const sentences = article.judgement.summary.map(({ text }) => text);
    await expect(
      newsroom.edit(article.id, { title: article.title, sentences, categories: article.categories }, moderator),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await newsroom.read(article.id, moderator)).revision).toBe(1);
  });
});

describe('withdrawing', () => {
  it('turns every copy into a notice and takes the article out of lists', async () => {
    const { newsroom, moderator, member, article, delivering, discord, slack, news, slackNews } = await sent();
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    await delivering.run();
    for (const [posted] of [discord.in(news), slack.in(slackNews)]) {
      expect(posted?.message.plain).toMatch(/^Withdrawn/);
      expect(JSON.stringify(posted?.message)).not.toContain('Fifty people');
    }
    expect((await newsroom.latest(null, null, member)).articles).toEqual([]);
  });

  it('drops copies nobody has got yet', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, delivering } = world;
    await newsroom.subscribe(
      { channel: news, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    const { article } = await world.publish();
    await newsroom.withdraw(article.id, 'A mistake.', moderator);
    await delivering.run();
    expect(discord.in(news)).toEqual([]);
  });

  it('is for good', async () => {
    const { newsroom, moderator, article } = await sent();
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    for (const again of [
      newsroom.withdraw(article.id, 'Again.', moderator),
      newsroom.correct(article.id, disputed, moderator),
      newsroom.edit(article.id, { title: 'Other' }, moderator),
    ])
      await expect(again).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('was withdrawn'),
      });
  });
});

it('is for moderators alone, and of articles there are', async () => {
  const { newsroom, moderator, member, article } = await sent();
  for (const who of [member, moderator]) {
    const id = who === member ? article.id : 99;
    const verbs = [
      newsroom.edit(id, { title: 'Mine' }, who),
      newsroom.correct(id, disputed, who),
      newsroom.withdraw(id, 'Mine.', who),
      newsroom.copies(id, who),
    ];
    for (const verb of await Promise.allSettled(verbs))
      expect(verb).toMatchObject({ status: 'rejected', reason: { code: who === member ? 'forbidden' : 'not-found' } });
  }
  await expect(newsroom.status(member)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(newsroom.decide('x', 'again', member)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(newsroom.changeCategories({ kind: 'remove', slug: 'research' }, member)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

describe('status', () => {
  it('tells places, platforms, what is owed, what is paused and what comes next', async () => {
    const { newsroom, moderator, news, slackNews, discord } = await sent();
    await newsroom.subscribe(
      {
        channel: slackNews,
        topic: { kind: 'category', slug: 'research' },
        cadence: { kind: 'daily', at: '08:00' },
        zone: null,
      },
      moderator,
    );
    discord.up = false;
    const status = await newsroom.status(moderator);
    expect(status.places.toSorted()).toEqual(['blind:1', 'discord:100', 'slack:T1']);
    expect(status.platforms).toContainEqual({ name: 'discord', connected: false });
    expect(status.deliveries).toMatchObject({ sent: 2, pending: 0 });
    expect(status.nextDigests).toEqual([{ channel: slackNews, at: Date.parse('2026-11-23T07:00:00Z') }]);
    expect(status.paused).toEqual([]);
    expect(
      (await newsroom.copies(1, moderator)).copies.map(({ delivery }) => [delivery.channel, delivery.state]),
    ).toEqual([
      [news, 'sent'],
      [slackNews, 'sent'],
    ]);
  });

  it('refuses a decision that is not needed any more, or not theirs to make', async () => {
    const { newsroom, moderator, store } = await sent();
    const [delivery] = store.deliveries.all();
    await expect(newsroom.decide(delivery?.id ?? '', 'again', moderator)).rejects.toMatchObject({ code: 'conflict' });
    await expect(newsroom.decide('nothing', 'again', moderator)).rejects.toMatchObject({ code: 'not-found' });
    const elsewhere = { ...moderator, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.decide(delivery?.id ?? '', 'again', elsewhere)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('wakes the sender when something is sent again', async () => {
    const world = await sent();
    const failing: Deliveries['decide'] = async () => true;
    const newsroom = createNewsroom({ ...world.needs, deliveries: { ...world.needs.deliveries, decide: failing } });
    const before = world.woken();
    await newsroom.decide(world.store.deliveries.all()[0]?.id ?? '', 'again', world.moderator);
    expect(world.woken()).toBe(before + 1);
  });
});

describe('changing categories', () => {
  it('adds, renames and removes', async () => {
    const { newsroom, moderator } = await sent();
    const added = await newsroom.changeCategories({ kind: 'add', name: 'Café & Kids', description: 'Food' }, moderator);
    expect(added.at(-1)).toEqual({
      slug: 'cafe-kids',
      name: 'Café & Kids',
      description: 'Food',
      keywords: ['café & kids'],
    });
    const renamed = await newsroom.changeCategories({ kind: 'rename', slug: 'cafe-kids', name: 'Eating' }, moderator);
    expect(renamed.at(-1)).toMatchObject({ slug: 'cafe-kids', name: 'Eating' });
    const removed = await newsroom.changeCategories({ kind: 'remove', slug: 'cafe-kids' }, moderator);
    expect(removed.map(({ slug }) => slug)).toEqual(['treatment', 'living-well', 'research']);
  });

  it.each([
    [{ kind: 'add', name: 'Research', description: '' }, 'conflict', /already/],
    [{ kind: 'add', name: 'LIVING-well', description: '' }, 'conflict', /already/],
    [{ kind: 'add', name: '…', description: '' }, 'bad-input', /with letters/],
    [{ kind: 'add', name: 'Everything', description: '' }, 'bad-input', /other than “everything”/],
    [{ kind: 'add', name: 'x'.repeat(41), description: '' }, 'bad-input', /at most 40 characters; this has 41/],
    [{ kind: 'rename', slug: 'research', name: 'Treatment' }, 'conflict', /already/],
    [{ kind: 'rename', slug: 'nothing', name: 'New' }, 'bad-input', /no category “nothing”/],
    [{ kind: 'remove', slug: 'nothing' }, 'bad-input', /no category “nothing”/],
  ] as const)('refuses %o', async (change, code, sentence) => {
    const { newsroom, moderator } = await sent();
    const refused = newsroom.changeCategories(change, moderator);
    await expect(refused).rejects.toMatchObject({ code });
    await expect(refused).rejects.toThrow(sentence);
  });

  it('lets no channel fall silent unnoticed', async () => {
    const { newsroom, moderator, member, news } = await sent();
    const topic = { kind: 'category', slug: 'research' } as const;
    await newsroom.follow({ topic, cadence: { kind: 'each' }, zone: null }, member);
    const { subscription } = await newsroom.subscribe(
      { channel: news, topic, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    const refused = newsroom.changeCategories({ kind: 'remove', slug: 'research' }, moderator);
    await expect(refused).rejects.toThrow(`still receive “Research” (subscription #${subscription.id})`);
    await newsroom.unsubscribe(subscription.id, moderator);
    await newsroom.changeCategories({ kind: 'remove', slug: 'research' }, moderator);
  });

  it('tells who followed one that is removed, once and in private, and keeps nothing of it', async () => {
    const { newsroom, moderator, member, discord, delivering, store } = await sent();
    const topic = { kind: 'category', slug: 'research' } as const;
    await newsroom.follow({ topic, cadence: { kind: 'each' }, zone: null }, member);
    await newsroom.changeCategories({ kind: 'remove', slug: 'research' }, moderator);
    await delivering.run();
    await delivering.run();
    const told = discord.in(member.direct).map(({ message }) => textOf(message));
    expect(told.filter((text) => text.includes('You followed Research'))).toHaveLength(1);
    expect(await newsroom.following(member)).toEqual([]);
    expect(store.deliveries.all().filter(({ channel }) => channel === member.direct)).toEqual([]);
    expect(JSON.stringify(await newsroom.status(moderator))).not.toContain('Research');
  });

  it('ends at 25, for menus hold no more', async () => {
    const { newsroom, moderator } = await sent();
    for (let i = 4; i <= 25; i += 1)
      await newsroom.changeCategories({ kind: 'add', name: `Category ${i}`, description: '' }, moderator);
    await expect(
      newsroom.changeCategories({ kind: 'add', name: 'One more', description: '' }, moderator),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
