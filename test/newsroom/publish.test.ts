import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/core/member.ts';
import { channelIn } from '../../src/core/place.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { draftForm } from '../../src/core/wording/draft.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, discordPlace, slackPlace } from '../fakes/world.ts';

const url = 'https://news.example/veins';
const hour = 3_600_000;

async function drafted() {
  const world = await createWorld();
  const draft = await world.newsroom.submit({ url, text: null }, null, world.moderator);
  return { ...world, draft };
}

describe('submitting', () => {
  it('reads, judges and files a page, and posts nothing', async () => {
    const { draft, store, moderator } = await drafted();
    expect(draft).toMatchObject({ page: aPage(), categories: ['treatment', 'research'], by: moderator.person });
    expect(draft.judgement.caution?.text).toMatch(/^However/);
    expect(store.deliveries.all()).toEqual([]);
    expect(await store.articles.latest(moderator.community.id, { limit: 1 })).toEqual([]);
  });

  it('files it under what the moderator says, by slug or by name', async () => {
    const { newsroom, moderator } = await createWorld();
    const { categories } = await newsroom.submit({ url, text: null }, ['Living Well', 'living-well'], moderator);
    expect(categories).toEqual(['living-well']);
  });

  it('warns when what a page republishes is shared already', async () => {
    const { newsroom, moderator, reader } = await createWorld();
    await newsroom.publish((await newsroom.submit({ url, text: null }, ['treatment'], moderator)).id, moderator);
    const copy = 'https://blog.example/again';
    reader.add(aPage({ url: copy, canonicalUrl: copy, title: 'Wholly other words', original: { url, name: 'News' } }));
    const { judgement } = await newsroom.submit({ url: copy, text: null }, null, moderator);
    const [twin] = judgement.warnings.filter(({ kind }) => kind === 'same-story');
    expect(inEnglish(twin?.text ?? '')).toContain('shared already: #1');
  });

  it('suggests categories by what this community’s moderators chose before, and by no other’s', async () => {
    const world = await createWorld();
    const { newsroom, moderator, needs } = world;
    const draft = await newsroom.submit({ url, text: null }, ['living-well'], moderator);
    await newsroom.publish(draft.id, moderator);
    const examples: unknown[] = [];
    const judge = {
      ...needs.judge,
      categorise: async (_page: unknown, _list: unknown, given: unknown): Promise<readonly string[]> => {
        // What was learnt is not asked where the pack alone is.
        if (given !== undefined) examples.push(given);
        return [];
      },
    };
    const learning = createNewsroom({ ...needs, judge });
    const pasted = { url: null, text: 'A title\nAnother text, word for word.' };
    await learning.submit(pasted, null, moderator);
    await learning.submit(pasted, null, { ...moderator, community: { id: 'other', name: 'Other', zone: 'UTC' } });
    expect(examples).toEqual([[{ slug: 'living-well', text: expect.stringContaining(aPage().title) as string }], []]);
  });

  it('takes pasted text before the link it came from', async () => {
    const { newsroom, moderator, reader } = await createWorld();
    const { page } = await newsroom.submit({ url, text: 'A title\nIts text, word for word.' }, null, moderator);
    expect(page).toMatchObject({ title: 'A title', text: 'Its text, word for word.', canonicalUrl: url });
    expect(reader.reads).toBe(0);
  });

  it.each([
    [{ url: null, text: null }, 'bad-input', /web address, or paste/],
    [{ url: null, text: '   ' }, 'bad-input', /web address, or paste/],
    [{ url: 'https://down.example/', text: null }, 'unreachable', /could not be reached/],
    [{ url: null, text: 'Only a title' }, 'unreadable', /Paste the title and the text/],
  ])('refuses %o with what to do', async (source, code, sentence) => {
    const { newsroom, moderator } = await createWorld();
    const refused = newsroom.submit(source, null, moderator);
    await expect(refused).rejects.toMatchObject({ name: 'NewsError', code });
    await expect(refused).rejects.toThrow(sentence);
  });

  it('refuses a category there is not, naming those there are, before it reads the page', async () => {
    const { newsroom, moderator, reader } = await createWorld();
    const refused = newsroom.submit({ url, text: null }, ['treatmnt'], moderator);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field: 'category' });
    await expect(refused).rejects.toThrow('Treatment, Living well, Research');
    expect(reader.reads).toBe(0);
  });

  it('refuses what is published already, naming it, its number and when', async () => {
    const world = await createWorld();
    const { article } = await world.publish();
    const before = world.reader.reads;
    const refused = world.newsroom.submit({ url, text: null }, null, world.moderator);
    await expect(refused).rejects.toMatchObject({ code: 'conflict', field: 'url' });
    await expect(refused).rejects.toThrow(
      `“Treating Clogged Veins Improves MS, Study Says”, #${article.id}, on 2026-11-22 12:00`,
    );
    // In a message it is a moment, which every reader sees in their own zone.
    await expect(refused).rejects.toMatchObject({
      said: { values: expect.arrayContaining([{ kind: 'time', at: article.sharedAt, show: 'moment' }]) },
    });
    // The very address is known, so the page is not fetched again.
    expect(world.reader.reads).toBe(before);
  });

  it('knows a page by its canonical address, whatever link led there', async () => {
    const world = await createWorld();
    await world.publish();
    world.reader.add(aPage({ url: 'https://short.example/x', canonicalUrl: url }));
    await expect(
      world.newsroom.submit({ url: 'https://short.example/x', text: null }, null, world.moderator),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lets a withdrawn page be posted anew', async () => {
    const world = await createWorld();
    const { article } = await world.publish();
    await world.newsroom.withdraw(article.id, 'A mistake.', world.moderator);
    expect((await world.publish()).article.id).not.toBe(article.id);
  });

  it('warns of the same story under another address', async () => {
    const world = await createWorld();
    const { article } = await world.publish();
    const warnings = async (title: string) => {
      const other = aPage({ url: `https://other.example/${title}`, title, text: `About ${title} and no more.` });
      world.reader.add(other);
      const draft = await world.newsroom.submit({ url: other.url, text: null }, null, world.moderator);
      return draft.judgement.warnings.filter(({ kind }) => kind === 'same-story').map(({ text }) => inEnglish(text));
    };
    expect(await warnings('Study says: treating clogged veins improves MS')).toEqual([
      expect.stringContaining(`#${article.id}, “Treating Clogged Veins`),
    ]);
    expect(await warnings('Treating MS with vitamin D: what a new study says')).toEqual([]);
    expect(await warnings('…')).toEqual([]);
  });

  it('warns of the same text under another title and address, edited or cut, whichever platform it came from', async () => {
    const world = await createWorld();
    const sentence = (index: number): string =>
      `In week ${index} the ${index * 3} people of group ${index * 7} walked ${index * 11} steps more than before.`;
    const text = Array.from({ length: 40 }, (_, index) => sentence(index)).join(' ');
    const { article } = await world.publish({ text });
    const warnings = async (text: string) => {
      const other = aPage({ url: `https://wire.example/${text.length}`, title: 'Walking, week by week', text });
      world.reader.add(other);
      const member = { ...world.moderator, place: slackPlace };
      const draft = await world.newsroom.submit({ url: other.url, text: null }, null, member);
      return draft.judgement.warnings.filter(({ kind }) => kind === 'same-story').map(({ text }) => inEnglish(text));
    };
    const said = [expect.stringMatching(new RegExp(`same story as #${article.id}, .* shared on .*much of the text`))];
    expect(await warnings(text.replaceAll('walked', 'went'))).toEqual(said);
    expect(await warnings(text.slice(0, text.length / 2))).toEqual(said);
    expect(await warnings('Swimming is another thing, and nobody has looked at it with the same care yet.')).toEqual(
      [],
    );
  });

  it('lets nobody fetch pages without end', async () => {
    const world = await createWorld();
    const newsroom = createNewsroom(world.needs);
    const submit = (member: Member) => newsroom.submit({ url, text: null }, null, member);
    for (let i = 0; i < 10; i += 1) await submit(world.moderator);
    const refused = submit(world.moderator);
    await expect(refused).rejects.toMatchObject({ code: 'busy' });
    await expect(refused).rejects.toThrow(/try again in 60 seconds/);
    await submit({ ...world.moderator, person: 'discord:other' });
    world.clock.advance(60_000);
    await submit(world.moderator);
  });
});

describe('a draft', () => {
  it('is its moderator’s own', async () => {
    const { newsroom, moderator, draft } = await drafted();
    expect(await newsroom.draft(draft.id, moderator)).toEqual(draft);
    await expect(newsroom.draft(draft.id, { ...moderator, person: 'discord:other' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const elsewhere = { ...moderator, community: { id: 'other', name: 'Other', zone: 'UTC' } };
    await expect(newsroom.draft(draft.id, elsewhere)).rejects.toMatchObject({ code: 'expired' });
  });

  it('ends after a day untouched, and says what to do', async () => {
    const { newsroom, moderator, draft, clock } = await drafted();
    clock.advance(23 * hour);
    await newsroom.editDraft(draft.id, { title: 'Kept' }, moderator);
    clock.advance(23 * hour);
    await newsroom.draft(draft.id, moderator);
    clock.advance(hour);
    const late = newsroom.publish(draft.id, moderator);
    await expect(late).rejects.toMatchObject({ code: 'expired' });
    await expect(late).rejects.toThrow(/Post the link again/);
  });

  it('can be discarded, once', async () => {
    const { newsroom, moderator, draft } = await drafted();
    expect(await newsroom.discard(draft.id, moderator)).toMatchObject({ draft });
    await expect(newsroom.discard(draft.id, moderator)).rejects.toMatchObject({ code: 'expired' });
    await expect(newsroom.publish(draft.id, moderator)).rejects.toMatchObject({ code: 'expired' });
  });

  it('takes title and categories', async () => {
    const { newsroom, moderator, draft } = await drafted();
    const edited = await newsroom.editDraft(
      draft.id,
      { title: '  A\u202E new title ', categories: ['research'] },
      moderator,
    );
    expect(edited).toMatchObject({
      page: { title: 'A new title' },
      categories: ['research'],
      judgement: draft.judgement,
    });
    expect(await newsroom.draft(draft.id, moderator)).toEqual(edited);
  });

  it('a title and sentences too long for the form are whole when they come back as they stood in it', async () => {
    const { newsroom, moderator, reader } = await createWorld();
    const long = Array.from(
      { length: 5 },
      (_, at) => `Sentence ${at} ${'goes on and '.repeat(60)}ends so in mice alone.`,
    );
    const url = 'https://long.example/a';
    reader.add(aPage({ url, title: `Title ${'of many words '.repeat(30)}in mice`, text: long.join(' ') }));
    const draft = await newsroom.submit({ url, text: null }, null, moderator);
    const [title, sentences] = draftForm(draft).fields.map(({ value = '' }) => value);
    expect(title?.length).toBeLessThanOrEqual(250);
    expect(sentences?.length).toBeLessThanOrEqual(3000);
    const lines = sentences?.split('\n') ?? [];
    expect(lines).toHaveLength(5);

    const same = await newsroom.editDraft(draft.id, { title: title ?? '', sentences: lines }, moderator);
    expect(same.page.title).toBe(draft.page.title);
    expect(same.judgement.summary.map(({ text }) => text)).toEqual(long);
    const fewer = await newsroom.editDraft(draft.id, { title: 'Shorter', sentences: lines.slice(1) }, moderator);
    expect(fewer.page.title).toBe('Shorter');
    expect(fewer.judgement.summary.map(({ text }) => text)).toEqual(long.slice(1));
  });

  it.each([
    [{ title: ' \u200B ' }, 'title', /title is empty/],
    [{ title: 'x'.repeat(251) }, 'title', /251 characters, and 250 are allowed/],
    [{ categories: ['nothing'] }, 'category', /no category “nothing”/],
    [{ sentences: ['It cures everyone.'] }, 'sentences', /does not say “It cures everyone.” word for word/],
  ])('refuses %o', async (changes, field, sentence) => {
    const { newsroom, moderator, draft } = await drafted();
    const refused = newsroom.editDraft(draft.id, changes, moderator);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input', field });
    await expect(refused).rejects.toThrow(sentence);
    expect(await newsroom.draft(draft.id, moderator)).toEqual(draft);
  });

  it('keeps the caution in the summary, whatever sentences are chosen', async () => {
    const { newsroom, moderator, draft } = await drafted();
    const { judgement, page } = await newsroom.editDraft(
      draft.id,
      { sentences: ['Fifty people took part.'] },
      moderator,
    );
    expect(judgement.summary.map(({ text }) => text)).toEqual([
      'Fifty people took part.',
      'However, an expert warns that nobody was compared with.',
    ]);
    for (const { text, start, end } of judgement.summary) expect(page.text.slice(start, end)).toBe(text);
    expect(judgement.caution).toEqual(draft.judgement.caution);
    // Measured on other sentences, so it is not known any more.
    expect(judgement.readingGrade).toBeNull();
  });

  it('puts chosen sentences in the order of the article, each once', async () => {
    const { newsroom, moderator, draft } = await drafted();
    const sentences = draft.judgement.summary.map(({ text }) => text).toReversed();
    const edited = await newsroom
      .editDraft(draft.id, { sentences: [...sentences, ...sentences, '  '] }, moderator)
      .catch((error: unknown) => error);
    // Twice the same is more than five only when counted twice.
    expect(edited).toMatchObject({ judgement: { summary: draft.judgement.summary, readingGrade: 8 } });
  });

  it('takes at most five sentences besides the caution, and needs one', async () => {
    const world = await createWorld();
    const text = Array.from({ length: 7 }, (_, i) => `Sentence ${i} stands here.`).join(' ');
    world.reader.add(aPage({ url: 'https://news.example/long', text }));
    const draft = await world.newsroom.submit(
      { url: 'https://news.example/long', text: null },
      ['treatment'],
      world.moderator,
    );
    const edit = (sentences: readonly string[]) => world.newsroom.editDraft(draft.id, { sentences }, world.moderator);
    const sentence = (i: number) => `Sentence ${i} stands here.`;
    await expect(edit([0, 1, 2, 3, 4, 5].map(sentence))).rejects.toThrow(/at most 5 sentences.*these are 6/);
    await expect(edit([' '])).rejects.toThrow(/summary is empty/);
    expect((await edit([6, 2].map(sentence))).judgement.summary.map((span) => span.text)).toEqual([2, 6].map(sentence));
  });
});

describe('publishing', () => {
  it('owes a copy to every channel that wants it at once, one each however many topics match', async () => {
    const world = await createWorld();
    const { newsroom, moderator, member, news, slackNews, store, woken } = world;
    const each = { kind: 'each' } as const;
    const subscribe = (
      channel: typeof news,
      topic: Parameters<typeof newsroom.subscribe>[0]['topic'],
      cadence: Parameters<typeof newsroom.subscribe>[0]['cadence'] = each,
    ) => newsroom.subscribe({ channel, topic, cadence, zone: null }, moderator);
    await subscribe(news, { kind: 'everything' });
    await subscribe(news, { kind: 'category', slug: 'treatment' });
    await subscribe(slackNews, { kind: 'words', words: 'veins MS' });
    await subscribe(channelIn(discordPlace, 'other'), { kind: 'category', slug: 'research' });
    await subscribe(channelIn(discordPlace, 'daily'), { kind: 'everything' }, { kind: 'daily', at: '08:00' });
    await newsroom.follow({ topic: { kind: 'everything' }, cadence: each, zone: null }, member);

    const before = woken();
    const published = await world.publish();
    expect(published.channels).toEqual([news, slackNews]);
    expect(published.digests).toBe(1);
    expect(woken()).toBe(before + 1);
    expect(store.deliveries.all().map(({ channel, key }) => [channel, key])).toEqual(
      [news, slackNews, member.direct].map((channel) => [channel, `article:${published.article.id}:${channel}`]),
    );
  });

  it('happens once: a second click says it is published already', async () => {
    const { newsroom, moderator, draft, store } = await drafted();
    await newsroom.publish(draft.id, moderator);
    for (const verb of ['publish', 'draft', 'discard'] as const)
      await expect(newsroom[verb](draft.id, moderator)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('already published'),
      });
    await expect(newsroom.editDraft(draft.id, { title: 'Other' }, moderator)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await store.articles.latest(moderator.community.id, { limit: 5 })).toHaveLength(1);
  });

  it('happens once however many click at the same moment, on one draft or two of the same page', async () => {
    const { newsroom, moderator, draft, store } = await drafted();
    const twin = await newsroom.submit({ url, text: null }, null, moderator);
    const clicks = await Promise.allSettled(
      [draft, draft, twin, draft, twin].map(({ id }) => newsroom.publish(id, moderator)),
    );
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const click of clicks)
      if (click.status === 'rejected') expect(click.reason).toMatchObject({ code: 'conflict' });
    expect(await store.articles.latest(moderator.community.id, { limit: 5 })).toHaveLength(1);
  });

  it('keeps the draft when the store fails, so that no work is lost', async () => {
    const world = await createWorld({
      sabotage: (needs) => ({
        ...needs,
        ledger: { ...needs.ledger, publish: () => Promise.reject(new Error('disk full')) },
      }),
    });
    const draft = await world.newsroom.submit({ url, text: null }, null, world.moderator);
    await expect(world.newsroom.publish(draft.id, world.moderator)).rejects.toThrow('disk full');
    expect(await world.newsroom.draft(draft.id, world.moderator)).toEqual(draft);
  });

  it('wants a category, where the community has any', async () => {
    const world = await createWorld();
    const { newsroom, moderator, reader } = world;
    reader.add(aPage({ url: 'https://news.example/else', title: 'Something else', text: 'Nothing known is in here.' }));
    const draft = await newsroom.submit({ url: 'https://news.example/else', text: null }, null, moderator);
    expect(draft.categories).toEqual([]);
    const refused = newsroom.publish(draft.id, moderator);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input' });
    await expect(refused).rejects.toThrow(/Choose at least one, then publish/);
    for (const slug of ['treatment', 'living-well', 'research'])
      await newsroom.changeCategories({ kind: 'remove', slug }, moderator);
    expect((await newsroom.publish(draft.id, moderator)).article.categories).toEqual([]);
  });

  it('leaves paused channels out', async () => {
    const world = await createWorld();
    const { newsroom, moderator, news, discord, delivering } = world;
    await newsroom.subscribe(
      { channel: news, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    discord.close(news, 'gone');
    await world.publish({ url: 'https://news.example/1' });
    await delivering.run();
    expect((await world.publish({ url: 'https://news.example/2', title: 'Second' })).channels).toEqual([]);
  });
});

it('is for moderators alone, every verb of it', async () => {
  const { newsroom, member, draft } = await drafted();
  const verbs = [
    newsroom.submit({ url, text: null }, null, member),
    newsroom.draft(draft.id, member),
    newsroom.editDraft(draft.id, { title: 'Mine' }, member),
    newsroom.discard(draft.id, member),
    newsroom.publish(draft.id, member),
  ];
  for (const verb of await Promise.allSettled(verbs))
    expect(verb).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
});

describe('publishing at the very moment somebody', () => {
  it.each(['stops following', 'deletes what is kept of them'] as const)(
    '%s keeps no row with their name',
    async (how) => {
      let happens: () => Promise<unknown> = async () => {};
      const world = await createWorld({
        sabotage: (needs) => ({
          ...needs,
          ledger: {
            ...needs.ledger,
            publish: async (...given) => {
              await happens();
              return needs.ledger.publish(...given);
            },
          },
        }),
      });
      const { newsroom, member, moderator, store } = world;
      const { subscription } = await newsroom.follow(
        { topic: { kind: 'everything' }, cadence: null, zone: null },
        member,
      );
      const draft = await newsroom.submit({ url, text: null }, ['treatment'], moderator);
      happens = () =>
        how === 'stops following' ? newsroom.unfollow(subscription.id, member) : store.people.forget(member.person);
      await newsroom.publish(draft.id, moderator);
      expect(store.deliveries.all().filter(({ channel }) => channel === member.direct)).toEqual([]);
    },
  );
});
