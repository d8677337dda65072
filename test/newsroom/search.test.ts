import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/message.ts';
import type { Told } from '../../src/core/message.ts';
import { english, inEnglish, spoken } from '../../src/core/speak.ts';
import { relatedMessage, searchMessage } from '../../src/core/wording/search.ts';
import type { Expiring } from '../../src/core/expiring.ts';
import { passingIn } from '../../src/newsroom/passing.ts';
import { fixedClock } from '../fakes/clock.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { createWorld } from '../fakes/world.ts';

async function archive() {
  const world = await createWorld();
  for (const [at, title] of ['Ocrelizumab and fatigue', 'Ocrelizumab approved', 'Walking helps'].entries())
    await world.publish({
      url: `https://a.example/${at}`,
      canonicalUrl: `https://a.example/${at}`,
      title,
      text: at === 2 ? 'Walking helps at any age.' : `${title}. People said so in a survey of the clinic.`,
      publishedAt: `202${at}-05-01`,
    });
  return world;
}

function buttons(message: Told): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.flatMap((action) => (action.kind === 'button' ? [action.id] : [])) : [],
  );
}

function said(told: Told): string {
  return spoken(told, english)
    .blocks.map((block) =>
      block.kind === 'list' ? block.items.map(plainText).join('\n') : 'line' in block ? plainText(block.line) : '',
    )
    .join('\n');
}

describe('a search', () => {
  it('shows the page it found, whatever is published or withdrawn meanwhile', async () => {
    const { newsroom, member, moderator, publish } = await createWorld();
    const post = (at: number) =>
      publish({ url: `https://a.example/${at}`, canonicalUrl: `https://a.example/${at}`, title: `Vitamin ${at}` });
    for (let at = 0; at < 7; at += 1) await post(at);
    const first = await newsroom.search({ words: 'vitamin' }, member);
    const second = await newsroom.searchPage(first.token, 1, member);
    await post(8);
    await post(9);
    expect(await newsroom.searchPage(first.token, 1, member)).toEqual(second);
    const gone = second.hits[0]?.article.id ?? 0;
    await newsroom.withdraw(gone, 'Made up.', moderator);
    const again = await newsroom.searchPage(first.token, 1, member);
    expect(again.hits).toEqual(second.hits.slice(1));
  });

  it('says what was withdrawn from under whoever turns its pages', async () => {
    const { newsroom, member, moderator } = await archive();
    const { token, hits } = await newsroom.search({ words: 'ocrelizumab', category: null }, member);
    expect(hits).toHaveLength(2);
    await newsroom.withdraw(hits[0]?.article.id ?? 0, 'It was made up.', moderator);
    const one = said(searchMessage(await newsroom.searchPage(token, 0, member)));
    expect(one).toContain('1 article that stood here was withdrawn meanwhile.');
    await newsroom.withdraw(hits[1]?.article.id ?? 0, 'It was made up.', moderator);
    const none = searchMessage(await newsroom.searchPage(token, 0, member));
    expect(said(none)).toContain('2 articles that stood here were withdrawn meanwhile.');
    expect(said(none)).not.toContain('Nothing was found');
    expect(none.blocks.filter((block) => block.kind === 'list')).toEqual([]);
  });

  it('of an archive with nothing in it says so, and what can be done', async () => {
    const { newsroom, member, publish } = await createWorld();
    const nothing = said(searchMessage(await newsroom.search({ words: 'vitamin' }, member)));
    expect(nothing).toContain('Nothing has been published yet. Follow this search, and you hear when something comes.');
    expect(nothing).not.toContain('fewer');
    await publish();
    expect(said(searchMessage(await newsroom.search({ words: 'vitamin' }, member)))).toContain('You could try fewer');
  });

  it('that finds nothing offers what it names: everything, the topics, the latest news', async () => {
    const { newsroom, member } = await archive();
    expect(buttons(searchMessage(await newsroom.search({ words: 'vitamin' }, member)))).toEqual(
      expect.arrayContaining(['topics:list:', 'latest:open:']),
    );
    const narrow = await newsroom.search({ words: 'walking since:2030' }, member);
    const message = searchMessage(narrow);
    expect(said(message)).toContain('search everything instead');
    expect(buttons(message)).toContain(`search:wider:${narrow.token}`);
    expect(await newsroom.searchEverything(narrow.token, member)).toMatchObject({
      words: 'walking',
      total: 1,
      narrowed: [],
    });
    const empty = await createWorld();
    expect(buttons(searchMessage(await empty.newsroom.search({ words: 'x' }, empty.member)))).not.toContain(
      'topics:list:',
    );
  });

  it('that an earlier version kept in its own shape has ended, and says so', async () => {
    const clock = fixedClock();
    const spaces = new Map<string, Expiring<unknown>>();
    const expiring = <Value>(namespace: string): Expiring<Value> => {
      const space = spaces.get(namespace) ?? fakeExpiring<unknown>(clock);
      spaces.set(namespace, space);
      return space as Expiring<Value>;
    };
    const { newsroom, member } = await createWorld({
      clock,
      sabotage: (needs) => ({ ...needs, ...passingIn({ expiring }) }),
    });
    const { id: community } = member.community;
    const found = { ids: [], total: 0, near: [] };
    await expiring('search').set('token', { community, search: { words: 'vein' }, found, suggested: null }, 60_000);
    await expect(newsroom.searchPage('token', 0, member)).rejects.toMatchObject({ code: 'expired' });
  });

  it('asks what was meant, and searches that at a press', async () => {
    const { newsroom, member } = await archive();
    const page = await newsroom.search({ words: 'ocrelizumb' }, member);
    expect(page).toMatchObject({ total: 0, suggested: 'ocrelizumab' });
    const message = searchMessage(page);
    expect(said(message)).toContain('Did you mean ocrelizumab?');
    expect(buttons(message)[0]).toBe(`search:suggested:${page.token}`);
    expect(await newsroom.searchSuggested(page.token, member)).toMatchObject({ words: 'ocrelizumab', total: 2 });
  });

  it('says what it was narrowed to, and refuses what cannot be read', async () => {
    const { newsroom, member } = await archive();
    const page = await newsroom.search({ words: 'ocrelizumab since:2021 in:Treatment', until: '2021' }, member);
    expect(page).toMatchObject({ words: 'ocrelizumab', total: 1, followable: false });
    expect(page.narrowed.map(inEnglish)).toEqual(['in Treatment', 'since 1 January 2021', 'until 31 December 2021']);
    for (const [asked, field] of [
      [{ words: 'x', since: 'soon' }, 'since'],
      [{ words: 'x until:soon' }, 'until'],
      [{ words: 'x is:bad' }, 'standing'],
      [{ words: 'x in:nowhere' }, 'category'],
      [{ words: 'x since:2021', until: '2020' }, 'until'],
    ] as const)
      await expect(newsroom.search(asked, member)).rejects.toMatchObject({ code: 'bad-input', field });
  });

  it('tells words that are only left out from no words at all', async () => {
    const { newsroom, member } = await archive();
    await expect(newsroom.search({ words: '-mice' }, member)).rejects.toThrow(/only say what to leave out/);
    await expect(newsroom.search({ words: '?!' }, member)).rejects.toThrow(/no words to look for/);
  });

  it('is followed at a press: what it finds from now on, with how often it would have found', async () => {
    const { newsroom, member, publish, store } = await archive();
    const page = await newsroom.search({ words: '"ocrelizumab approved"', category: 'treatment' }, member);
    expect(page.followable).toBe(true);
    expect(buttons(searchMessage(page))).toContain(`search:follow:${page.token}`);
    const followed = await newsroom.followSearch(page.token, member);
    expect(followed).toMatchObject({
      created: true,
      lately: 1,
      subscription: { topic: { kind: 'words', words: '"ocrelizumab approved" in:treatment' } },
    });
    const { article: near } = await publish({ canonicalUrl: 'https://b.example/1', text: 'Approved: ocrelizumab.' });
    const { article: hit } = await publish({ canonicalUrl: 'https://b.example/2', text: 'Ocrelizumab approved.' });
    const owed = async (id: number) =>
      (await store.deliveries.ofArticle(hit.community, id)).filter(({ channel }) => channel === member.direct).length;
    expect([await owed(near.id), await owed(hit.id)]).toEqual([0, 1]);
  });
});

describe('related articles', () => {
  it('come with what later evidence says of the first, and parted by what came later', async () => {
    const { newsroom, member, moderator } = await archive();
    await newsroom.correct(
      1,
      { standing: 'disputed', text: 'A larger trial differs.', link: 'https://why.example' },
      moderator,
    );
    const found = await newsroom.related(1, member);
    expect(found.later.map(({ id }) => id)).toEqual([2]);
    const message = relatedMessage(found);
    const text = said(message);
    expect(text.indexOf('A larger trial differs.')).toBeLessThan(text.indexOf('Published later'));
    expect(text).toContain('Ocrelizumab approved');
    expect((await newsroom.related(2, member)).earlier.map(({ id }) => id)).toEqual([1]);
    const earlier = said(relatedMessage(await newsroom.related(2, member)));
    expect(earlier).toContain('DISPUTED');
    expect(text).toContain('Later news is not always better news.');
    expect(earlier).not.toContain('Later news');
  });

  it('of what was withdrawn do not lead to it', async () => {
    const { newsroom, member, moderator } = await archive();
    expect(JSON.stringify(relatedMessage(await newsroom.related(1, member)))).toContain('https://a.example/0');
    await newsroom.withdraw(1, 'It was made up.', moderator);
    const message = relatedMessage(await newsroom.related(1, member));
    expect(said(message)).toContain('It was made up.');
    expect(JSON.stringify(message)).not.toContain('https://a.example/0');
  });

  it('are none where nothing is alike, and that is said', async () => {
    const { newsroom, member } = await archive();
    expect(said(relatedMessage({ ...(await newsroom.related(3, member)), later: [], earlier: [] }))).toContain(
      'Nothing else in this archive is about the same',
    );
    await expect(newsroom.related(99, member)).rejects.toMatchObject({ code: 'not-found' });
  });
});
