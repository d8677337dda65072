import { describe, expect, it } from 'vitest';
import { createWorld } from '../fakes/world.ts';
import { inEnglish } from '../../src/core/speak.ts';

/** Seven articles: the even ones on research, the odd ones on treatment. */
async function archive() {
  const world = await createWorld();
  for (let i = 1; i <= 7; i += 1) {
    await world.publish(
      { url: `https://news.example/${i}`, title: `Title ${i}`, text: `Vitamin number ${i}. However, it is small.` },
      [i % 2 === 0 ? 'research' : 'treatment'],
    );
  }
  return world;
}

describe('reading', () => {
  it('shows any member an article of their community, a withdrawn one too', async () => {
    const { newsroom, moderator, member } = await archive();
    expect((await newsroom.read(3, member)).title).toBe('Title 3');
    await newsroom.withdraw(3, 'It was made up.', moderator);
    expect(await newsroom.read(3, member)).toMatchObject({ life: 'withdrawn', notice: { text: 'It was made up.' } });
  });

  it.each([99, 0, -1, 1.5, Number.NaN])('says that there is no article #%s', async (id) => {
    const { newsroom, member } = await archive();
    await expect(newsroom.read(id, member)).rejects.toMatchObject({ code: 'not-found', field: 'article' });
  });

  it('shows a community nothing of another', async () => {
    const { newsroom, member } = await archive();
    const elsewhere = { ...member, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.read(1, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect((await newsroom.latest(null, null, elsewhere)).articles).toEqual([]);
  });

  it('goes through the latest, five at a time, to the end', async () => {
    const { newsroom, member } = await archive();
    const first = await newsroom.latest(null, null, member);
    expect(first.articles.map(({ id }) => id)).toEqual([7, 6, 5, 4, 3]);
    const second = await newsroom.latest(null, first.next, member);
    expect(second).toMatchObject({ next: null, articles: [{ id: 2 }, { id: 1 }] });
    const research = await newsroom.latest('Research', null, member);
    expect(research).toMatchObject({ category: { slug: 'research' }, next: null });
    expect(research.articles.map(({ id }) => id)).toEqual([6, 4, 2]);
  });

  it('names the categories there are when one is misspelt', async () => {
    const { newsroom, member } = await archive();
    for (const asked of [
      newsroom.latest('reserch', null, member),
      newsroom.search({ words: 'vitamin', category: 'reserch' }, member),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: 'bad-input', field: 'category' });
      await expect(asked).rejects.toThrow('Treatment, Living well, Research');
    }
  });

  it('counts the categories, empty ones too, in their order', async () => {
    const { newsroom, member } = await archive();
    expect((await newsroom.categories(member)).map(({ category, articles }) => [category.slug, articles])).toEqual([
      ['treatment', 4],
      ['living-well', 0],
      ['research', 3],
    ]);
  });
});

describe('searching', () => {
  it('pages through all that was found', async () => {
    const { newsroom, member } = await archive();
    const first = await newsroom.search({ words: '  vitamin ' }, member);
    expect(first).toMatchObject({ words: 'vitamin', narrowed: [], page: 0, pages: 2, total: 7 });
    const second = await newsroom.searchPage(first.token, 1, member);
    expect(second).toMatchObject({ words: 'vitamin', page: 1, pages: 2, token: first.token });
    expect(new Set([...first.hits, ...second.hits].map(({ article }) => article.id)).size).toBe(7);
    expect((await newsroom.searchPage(first.token, 99, member)).page).toBe(1);
    expect((await newsroom.searchPage(first.token, -1, member)).page).toBe(0);
    expect((await newsroom.searchPage(first.token, Number.NaN, member)).page).toBe(0);
  });

  it('stays in its category', async () => {
    const { newsroom, member } = await archive();
    const page = await newsroom.search({ words: 'vitamin', category: 'research' }, member);
    expect(page).toMatchObject({ total: 3 });
    expect(page.narrowed.map(inEnglish)).toEqual(['in Research']);
    expect(await newsroom.searchPage(page.token, 0, member)).toEqual(page);
  });

  it('is one page when nothing is found', async () => {
    const { newsroom, member } = await archive();
    expect(await newsroom.search({ words: 'nothing like it' }, member)).toMatchObject({ total: 0, pages: 1, hits: [] });
  });

  it.each(['', '   ', '"…"', '***'])('refuses “%s”, for there is no word in it', async (words) => {
    const { newsroom, member } = await archive();
    await expect(newsroom.search({ words }, member)).rejects.toMatchObject({ code: 'bad-input', field: 'words' });
  });

  it('refuses more than 200 characters', async () => {
    const { newsroom, member } = await archive();
    await expect(newsroom.search({ words: 'word '.repeat(50) }, member)).rejects.toThrow(/249 characters, and 200/);
  });

  it('ends after half an hour, and is nobody else’s', async () => {
    const { newsroom, member, clock } = await archive();
    const { token } = await newsroom.search({ words: 'vitamin' }, member);
    const elsewhere = { ...member, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.searchPage(token, 0, elsewhere)).rejects.toMatchObject({ code: 'expired' });
    clock.advance(30 * 60_000);
    await expect(newsroom.searchPage(token, 0, member)).rejects.toThrow(/search again/);
  });

  it('keeps the words with no person, and writes them nowhere', async () => {
    const { newsroom, member, needs } = await archive();
    const { token } = await newsroom.search({ words: 'infertility' }, member);
    const kept = JSON.stringify(await needs.searches.get(token));
    expect(kept).toContain('infertility');
    expect(kept).not.toContain(member.person);
    expect(token).not.toContain('anna');
    expect(JSON.stringify(needs.log.lines)).not.toContain('infertility');
  });
});

describe('completing', () => {
  it('offers categories by what is typed, and completes the last of several', async () => {
    const { newsroom, member } = await archive();
    expect(await newsroom.complete('category', '', member)).toHaveLength(3);
    expect(await newsroom.complete('category', 'LIV', member)).toEqual([
      { value: 'living-well', label: 'Living well' },
    ]);
    expect(await newsroom.complete('category', 'treatment, re', member)).toEqual([
      { value: 'treatment,research', label: 'treatment, Research' },
    ]);
  });

  it('offers topics: categories, everything, and the words themselves', async () => {
    const { newsroom, member } = await archive();
    expect((await newsroom.complete('topic', '', member)).map(({ value }) => value)).toEqual([
      'treatment',
      'living-well',
      'research',
      'everything',
    ]);
    expect(await newsroom.complete('topic', '“stem cells', member)).toEqual([
      { value: 'stem cells', label: 'Articles with the words “stem cells”' },
    ]);
    expect(await newsroom.complete('topic', 'fatigue', member)).toEqual([
      { value: '"fatigue"', label: 'Articles with the words “fatigue”' },
    ]);
  });

  it('offers articles by title and by number', async () => {
    const { newsroom, member } = await archive();
    expect((await newsroom.complete('article', 'tit', member)).map(({ value }) => value)).toEqual([
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
    ]);
    expect((await newsroom.complete('article', '#4', member))[0]).toEqual({ value: '4', label: '#4 Title 4' });
  });

  it('offers a moderator the channels’ subscriptions, this channel’s first, and a member only their own', async () => {
    const { newsroom, moderator, member, news, slack, slackNews } = await archive();
    const each = { kind: 'each' } as const;
    await newsroom.subscribe(
      { channel: slackNews, topic: { kind: 'everything' }, cadence: each, zone: null },
      moderator,
    );
    await newsroom.subscribe(
      { channel: news, topic: { kind: 'category', slug: 'research' }, cadence: each, zone: null },
      moderator,
    );
    await newsroom.follow({ topic: { kind: 'words', words: 'stem cells' }, cadence: each, zone: null }, member);
    const offered = await newsroom.complete('subscription', '', { ...moderator, channel: news });
    expect(offered.map(({ label }) => label)).toEqual([
      '#2 Research, as each article is published, here',
      '#1 everything, as each article is published, Slack channel C1',
    ]);
    slack.nameOf = async () => 'lounge';
    expect((await newsroom.complete('subscription', 'lounge', moderator)).map(({ label }) => label)).toEqual([
      '#1 everything, as each article is published, #lounge on Slack',
    ]);
    expect(await newsroom.complete('subscription', 'resea', moderator)).toHaveLength(1);
    expect((await newsroom.complete('subscription', '', member)).map(({ label }) => label)).toEqual([
      '#3 “stem cells”, as each article is published, to you',
    ]);
    await newsroom.follow({ topic: { kind: 'everything' }, cadence: each, zone: null }, moderator);
    const values = async (root: 'news' | 'newsroom'): Promise<readonly string[]> =>
      (await newsroom.complete('subscription', '', moderator, root)).map(({ value }) => value);
    expect(await values('news')).toEqual(['4']);
    expect(await values('newsroom')).toEqual(['1', '2']);
  });

  it('offers zones, the community’s own first', async () => {
    const { newsroom, member } = await archive();
    const zones = await newsroom.complete('zone', '', member);
    expect(zones).toHaveLength(25);
    expect(zones[0]?.value).toBe('Europe/Berlin');
    expect((await newsroom.complete('zone', 'tok', member))[0]?.value).toBe('Asia/Tokyo');
  });

  it('never offers more than 25, nor anything longer than 100 characters', async () => {
    const world = await createWorld();
    for (let i = 0; i < 30; i += 1)
      await world.publish({ url: `https://news.example/${i}`, title: `Long ${i} ${'word '.repeat(60)}` });
    const articles = await world.newsroom.complete('article', 'long', world.member);
    const topics = await world.newsroom.complete('topic', 'word '.repeat(60), world.member);
    expect(articles).toHaveLength(25);
    for (const { value, label } of [...articles, ...topics]) {
      expect(value.length).toBeLessThanOrEqual(100);
      expect(label.length).toBeLessThanOrEqual(100);
    }
  });
});
