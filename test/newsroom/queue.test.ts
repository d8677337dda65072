import { describe, expect, it } from 'vitest';
import type { NewCandidate } from '../../src/core/candidate.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import { nobody } from '../../src/core/place.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { discardedMessage, draftMessage } from '../../src/core/wording/draft.ts';
import { askManyMessage } from '../../src/core/wording/queue-many.ts';
import { queueMessage } from '../../src/core/wording/queue.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createWaitingNotes } from '../../src/newsroom/waiting-note.ts';
import { textOf } from '../fakes/platform.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, slackPlace, type World } from '../fakes/world.ts';

const url = 'https://news.example/vitamins';
const page = aPage({ url, title: 'Vitamin D and relapses: what a trial found', canonicalUrl: url });

async function opened(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  world.reader.add(page);
  const other: Member = { ...world.moderator, person: 'discord:other', direct: 'discord:100:@other' };
  const told = (member: Member): readonly string[] =>
    world.discord.in(member.direct).map(({ message }) => textOf(message));
  return { ...world, other, told };
}

/** As one line. */
const shown = (message: Told): string => textOf(spoken(message, english)).replaceAll(/\s+/g, ' ');

/** What a feed brings. */
function fed(world: World, changes: Partial<NewCandidate> = {}): NewCandidate {
  return {
    community: world.member.community.id,
    url,
    title: null,
    summary: null,
    publishedAt: null,
    categories: [],
    origin: { kind: 'feed', feed: 1 },
    at: world.clock.now(),
    ...changes,
  };
}

describe('suggesting', () => {
  it('puts a link in the queue, and says when it waits already, under any spelling', async () => {
    const { newsroom, member, moderator } = await opened();
    expect(await newsroom.suggest(`${url}?utm_source=chat`, 'Is it true?', member)).toEqual({ kind: 'thanks' });
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    expect(story?.candidate).toMatchObject({ url, origin: { note: 'Is it true?' } });
    const again = 'http://www.news.example/vitamins/#top';
    expect(await newsroom.suggest(again, null, member)).toEqual({ kind: 'waits', isTheirs: true });
    const other = { ...member, person: 'discord:bea' } as const;
    expect(await newsroom.suggest(again, null, other)).toEqual({ kind: 'waits', isTheirs: false });
  });

  it('shows what was shared already, and tells what was decided before', async () => {
    const world = await opened();
    const { article } = await world.publish({ url });
    expect(await world.newsroom.suggest(url, null, world.member)).toMatchObject({
      kind: 'shared',
      article: { id: article.id },
    });
    const no = 'https://news.example/no';
    await world.newsroom.suggest(no, null, world.member);
    const { story } = await world.newsroom.queue({ kind: 'first' }, world.moderator);
    await world.newsroom.reject([story?.candidate.id ?? 0], 'An advertisement.', world.moderator);
    expect(await world.newsroom.suggest(no, null, world.member)).toMatchObject({
      kind: 'decided',
      candidate: { decision: { reason: 'An advertisement.' } },
    });
  });

  it('takes only web addresses of a length that can be kept', async () => {
    const { newsroom, member } = await opened();
    for (const bad of [
      'file:///etc/passwd',
      'nonsense',
      'http://localhost/x',
      `https://news.example/${'x'.repeat(2_100)}`,
    ])
      await expect(newsroom.suggest(bad, null, member)).rejects.toMatchObject({ code: 'bad-input', field: 'url' });
  });

  it('takes five an hour from one person, whatever others do', async () => {
    const { needs, member, clock } = await opened();
    const newsroom = createNewsroom(needs);
    const suggest = (index: number, who = member) => newsroom.suggest(`https://news.example/${index}`, null, who);
    for (let index = 0; index < 5; index += 1) await suggest(index);
    await expect(suggest(6)).rejects.toMatchObject({ code: 'busy' });
    await expect(suggest(7, { ...member, person: 'discord:bea' })).resolves.toEqual({ kind: 'thanks' });
    clock.advance(3_600_000);
    await expect(suggest(8)).resolves.toEqual({ kind: 'thanks' });
  });

  it('counts only what can be looked at: mistyped links cost nobody a try', async () => {
    const { needs, member } = await opened();
    const newsroom = createNewsroom(needs);
    for (let index = 0; index < 70; index += 1)
      await expect(newsroom.suggest('mailto:anna@news.example', null, member)).rejects.toMatchObject({
        code: 'bad-input',
      });
    await expect(newsroom.suggest(url, null, member)).resolves.toEqual({ kind: 'thanks' });
  });

  it('takes sixty an hour from a whole community', async () => {
    const { needs, member } = await opened();
    const newsroom = createNewsroom(needs);
    const from = (index: number) =>
      newsroom.suggest(`https://news.example/${index}`, null, { ...member, person: `discord:p${index}` });
    for (let index = 0; index < 60; index += 1) await from(index);
    await expect(from(60)).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('what became of a suggestion', () => {
  it('is told in private when it is published, with the article, and never by whom', async () => {
    const { newsroom, member, moderator, told, settle, store } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    await newsroom.press(story?.draft?.id ?? '', moderator);
    await settle();
    expect(told(member)).toEqual([expect.stringContaining('the link you suggested was published')]);
    expect(told(member)[0]).toContain(page.title);
    expect(told(member)[0]).not.toContain(moderator.person);
    expect(store.deliveries.all().filter(({ work }) => work.kind === 'answer')).toEqual([]);
    expect((await store.people.kept(member.person)).suggestions).toEqual([]);
  });

  it('is told when a moderator posts the same page by themselves', async () => {
    const world = await opened();
    await world.newsroom.suggest(`${url}/?fbclid=1`, null, world.member);
    await world.publish({ url });
    await world.settle();
    expect(world.told(world.member)).toHaveLength(1);
  });

  it('is told with the reason when it is rejected, once, whatever crashes', async () => {
    const { newsroom, member, moderator, told, settle, discord } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    const id = story?.candidate.id ?? 0;
    await newsroom.reject([id], 'It names no source.', moderator);
    await expect(newsroom.reject([id], 'Another.', moderator)).rejects.toMatchObject({ code: 'conflict' });
    discord.fail('post', 'lost-after');
    await settle();
    expect(told(member)).toEqual([expect.stringContaining('It names no source.')]);
  });

  it('says how the article stands when it was withdrawn before they were told', async () => {
    const { newsroom, member, moderator, told, settle } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    const pressed = await newsroom.press(story?.draft?.id ?? '', moderator);
    if (pressed.kind !== 'published') throw new Error('not published');
    await newsroom.withdraw(pressed.article.id, 'The study was made up.', moderator);
    await settle();
    expect(told(member)[0]).toMatch(/Withdrawn.*The study was made up/s);
  });

  it('is asked for with a reason', async () => {
    const { newsroom, member, moderator } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    const reject = (reason: string) => newsroom.reject([story?.candidate.id ?? 0], reason, moderator);
    await expect(reject(' \u200b')).rejects.toMatchObject({ code: 'bad-input', field: 'words' });
    await expect(reject('x'.repeat(501))).rejects.toThrow('501 characters');
  });
});

describe('the queue', () => {
  it('is read by moderators alone', async () => {
    const { newsroom, member } = await opened();
    for (const asked of [
      newsroom.queue({ kind: 'first' }, member),
      newsroom.candidate(1, member),
      newsroom.readAgain(1, member),
      newsroom.later(1, member),
      newsroom.reject([1], 'x', member),
      newsroom.rejectMany({ kind: 'before', before: 9e15, upTo: 9e15 }, member),
      newsroom.many(1, member),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('reads a link when it is first looked at, and once', async () => {
    const { newsroom, member, moderator, other, reader } = await opened();
    await newsroom.suggest(url, null, member);
    expect(reader.reads).toBe(0);
    const first = await newsroom.queue({ kind: 'first' }, moderator);
    expect(first.story?.draft).toMatchObject({ page: { title: page.title }, categories: ['treatment', 'research'] });
    await newsroom.queue({ kind: 'first' }, other);
    expect(reader.reads).toBe(1);
  });

  it('says why a link cannot be read, and tries again only when told to', async () => {
    const { newsroom, moderator, reader, store, ...world } = await opened();
    const dead = 'https://dead.example/x';
    await store.candidates.add([fed({ ...world, newsroom, moderator, reader, store }, { url: dead })]);
    const first = await newsroom.queue({ kind: 'first' }, moderator);
    expect(first.story).toMatchObject({ draft: null, trouble: expect.stringContaining('could not be reached') });
    await newsroom.queue({ kind: 'first' }, moderator);
    expect(reader.reads).toBe(1);
    reader.add(aPage({ url: dead, title: 'It is back' }));
    await newsroom.readAgain(first.story?.candidate.id ?? 0, moderator);
    const again = await newsroom.queue({ kind: 'first' }, moderator);
    expect(again.story?.draft?.page.title).toBe('It is back');
  });

  it('groups links to one story, turns pages from newest to oldest, and begins anew after the last', async () => {
    const world = await opened();
    const { newsroom, moderator, store } = world;
    const titles = [
      'Stem cell transplant slows MS in small trial, researchers say',
      'A tablet that helps people walk longer distances',
      'Stem cell transplant slows MS in a small trial',
    ];
    const added = await store.candidates.add(
      titles.map((title, index) => fed(world, { title, url: `https://s${index}.example/story` })),
    );
    const ids = added.map(({ id }) => id);
    const first = await newsroom.queue({ kind: 'first' }, moderator);
    expect(first).toMatchObject({ stories: 2, story: { position: 1, candidate: { id: ids[2] } } });
    expect(first.story?.others.map(({ id }) => id)).toEqual([ids[0]]);
    const second = await newsroom.queue({ kind: 'after', id: ids[2] ?? 0 }, moderator);
    expect(second.story).toMatchObject({ position: 2, candidate: { id: ids[1] } });
    expect((await newsroom.queue({ kind: 'after', id: ids[1] ?? 0 }, moderator)).story?.position).toBe(1);
    expect((await newsroom.queue({ kind: 'at', id: ids[0] ?? 0 }, moderator)).story?.candidate.id).toBe(ids[0]);
    await newsroom.reject([ids[2] ?? 0, ids[0] ?? 0], 'Old.', moderator);
    expect((await newsroom.queue({ kind: 'after', id: ids[2] ?? 0 }, moderator)).story?.candidate.id).toBe(ids[1]);
  });

  it('groups by text once two were read, whatever their titles', async () => {
    const world = await opened();
    const text = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} of a wire story about trial ${index}.`,
    ).join(' ');
    const links = ['one', 'two'].map((name) => `https://${name}.example/story`);
    for (const [index, link] of links.entries())
      world.reader.add(aPage({ url: link, title: index === 0 ? 'Hope for walkers' : 'Study of 60 parts ends', text }));
    const added = await world.store.candidates.add(links.map((link) => fed(world, { url: link })));
    const see = (id = 0) => world.newsroom.queue({ kind: 'at', id }, world.moderator);
    expect((await see(added[0]?.id)).stories).toBe(2);
    // Whoever reads the second is told at once, not the next time round.
    const second = await see(added[1]?.id);
    expect(second).toMatchObject({ stories: 1, story: { position: 1, candidate: { id: added[1]?.id } } });
    expect(second.story?.others.map(({ id }) => id)).toEqual([added[0]?.id]);
    expect((await see(added[0]?.id)).stories).toBe(1);
  });

  it('lets every moderator work on a draft, and who is second hears who decided', async () => {
    const { newsroom, member, moderator, other } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    const id = story?.draft?.id ?? '';
    await newsroom.editDraft(id, { title: 'A better title' }, moderator);
    expect((await newsroom.draft(id, other)).page.title).toBe('A better title');
    const pressed = await newsroom.press(id, other);
    expect(pressed).toMatchObject({ kind: 'published', article: { title: 'A better title', sharedBy: other.person } });
    await expect(newsroom.press(id, moderator)).rejects.toMatchObject({ code: 'conflict' });
    expect((await newsroom.candidate(story?.candidate.id ?? 0, moderator)).decision).toMatchObject({
      kind: 'published',
      by: other.person,
    });
  });

  it('publishes nothing that was rejected meanwhile', async () => {
    const { newsroom, member, moderator, other, store } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    await newsroom.reject([story?.candidate.id ?? 0], 'No.', other);
    await expect(newsroom.press(story?.draft?.id ?? '', moderator)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.articles.findByUrl(member.community.id, url)).toBeUndefined();
  });

  it('puts a link off until tomorrow morning', async () => {
    const { newsroom, member, moderator, clock } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    const { until, at } = await newsroom.later(story?.candidate.id ?? 0, moderator);
    expect(at).toBe(clock.now());
    expect(new Date(until).toISOString()).toBe('2026-11-23T05:00:00.000Z');
    expect(await newsroom.queue({ kind: 'first' }, moderator)).toMatchObject({ count: { putOff: 1 }, story: null });
    clock.set(until);
    expect((await newsroom.queue({ kind: 'first' }, moderator)).story).not.toBeNull();
  });

  it('rejects many together, exactly those that were counted, and tells the members among them', async () => {
    const world = await opened();
    const { newsroom, member, moderator, store, clock, told, settle } = world;
    await newsroom.suggest('https://news.example/old', null, member);
    clock.advance(8 * 86_400_000);
    const feed = await store.candidates.add(
      [1, 2, 3].map((index) => fed(world, { url: `https://f.example/${index}` })),
    );
    const [ofFeed, old] = await newsroom.many(feed[0]?.id ?? 0, moderator);
    expect(ofFeed).toMatchObject({ which: { kind: 'feed', feed: 1 }, count: { count: 3, members: 0 } });
    expect(old).toMatchObject({ which: { kind: 'before' }, count: { count: 1, members: 1 } });
    if (!ofFeed || !old) return;
    // Whoever says yes has read what will be said in their community's name.
    expect(shown(askManyMessage(1, old.which, old.count))).toContain('the news has moved on');
    expect(shown(askManyMessage(1, ofFeed.which, ofFeed.count))).not.toContain('What members are told');
    await store.candidates.add([fed(world, { url: 'https://f.example/new' })]);
    expect(await newsroom.rejectMany(ofFeed.which, moderator)).toEqual({ count: 3, members: 0 });
    expect(await newsroom.rejectMany(old.which, moderator)).toEqual({ count: 1, members: 1 });
    expect(await newsroom.rejectMany(old.which, moderator)).toEqual({ count: 0, members: 0 });
    expect((await newsroom.queue({ kind: 'first' }, moderator)).count.inSight).toBe(1);
    await settle();
    expect(told(member)).toEqual([expect.stringContaining('the news has moved on')]);
  });
});

describe('the preview of a link', () => {
  it('says who else brought it, and whether two must agree, before anybody publishes', async () => {
    const world = await opened();
    const { newsroom, member, moderator, store } = world;
    const draft = await newsroom.submit({ url, text: null }, ['treatment'], moderator);
    expect(await newsroom.preview(draft, moderator)).toEqual({
      draft,
      second: 'not-needed',
      waiting: null,
      rejected: null,
    });
    await newsroom.suggest(url, null, member);
    expect(await newsroom.preview(draft, moderator)).toMatchObject({ waiting: { candidate: { url }, feed: null } });
    await store.settings.change(moderator.community.id, { secondEyes: 'on' });
    expect(await newsroom.preview(draft, moderator)).toMatchObject({ second: 'needed' });
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    await newsroom.reject([story?.candidate.id ?? 0], 'No.', moderator);
    expect(await newsroom.preview(draft, moderator)).toMatchObject({ waiting: null });
    await expect(newsroom.preview(draft, member)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('says that it waits, and says so still when its draft is discarded, by whichever address it was brought', async () => {
    const world = await opened();
    const { newsroom, moderator, store, reader } = world;
    const short = 'https://short.example/v';
    reader.add({ ...page, url: short });
    await store.candidates.add([fed(world, { url: short })]);
    const draft = await newsroom.submit({ url: short, text: null }, ['living-well'], moderator);
    expect(shown(draftMessage(await newsroom.preview(draft, moderator), []))).toMatch(
      /waits in the queue as well\. A feed/,
    );
    expect(shown(discardedMessage(await newsroom.discard(draft.id, moderator)))).toMatch(
      /Nothing was posted\..*The link still waits in the queue\. A feed brought it .* Reject it as well if it shall not come up again\./,
    );
  });

  it('says that it was rejected before, by whom and why, to whoever posts it again', async () => {
    const { newsroom, member, moderator, other } = await opened();
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, other);
    await newsroom.reject([story?.candidate.id ?? 0], 'It is an advertisement.', other);
    const draft = await newsroom.submit({ url, text: null }, ['treatment'], moderator);
    const preview = await newsroom.preview(draft, moderator);
    expect(preview.rejected).toMatchObject({ by: other.person, reason: 'It is an advertisement.' });
    expect(shown(draftMessage(preview, []))).toMatch(/Rejected before.*Reason: It is an advertisement\./);
  });

  it('says so in the queue, where another address leads to the same page', async () => {
    const { newsroom, member, moderator, reader } = await opened();
    await newsroom.suggest(url, null, member);
    const first = await newsroom.queue({ kind: 'first' }, moderator);
    expect(first.story?.rejected).toBeNull();
    await newsroom.reject([first.story?.candidate.id ?? 0], 'It is too old to be news.', moderator);
    reader.add({ ...page, url: 'https://short.example/v' });
    await newsroom.suggest('https://short.example/v', null, member);
    const queue = await newsroom.queue({ kind: 'first' }, moderator);
    expect(queue.story?.rejected).toMatchObject({ by: moderator.person });
    expect(shown(queueMessage(queue, []))).toMatch(/Rejected before.*Reason: It is too old to be news\./);
  });
});

describe('a second pair of eyes', () => {
  async function careful() {
    const world = await opened();
    await world.newsroom.settings({ secondEyes: 'on' }, world.moderator);
    const draft = await world.newsroom.submit({ url, text: null }, ['treatment'], world.moderator);
    return { ...world, draft };
  }

  it('is asked for by the first yes, found in the queue, and publishes with the second', async () => {
    const { newsroom, draft, moderator, other, store } = await careful();
    const first = await newsroom.press(draft.id, moderator);
    if (first.kind !== 'second') throw new Error('published by one');
    expect(await newsroom.press(first.draft.id, moderator)).toMatchObject({ kind: 'second' });
    await expect(newsroom.publish(first.draft.id, moderator)).rejects.toThrow(/two moderators/);
    expect((await newsroom.queue({ kind: 'first' }, moderator)).story).toMatchObject({ second: 'yours' });
    const { story } = await newsroom.queue({ kind: 'first' }, other);
    expect(story).toMatchObject({ second: 'others', candidate: { origin: { kind: 'desk', by: moderator.person } } });
    expect(await store.articles.findByUrl(moderator.community.id, url)).toBeUndefined();
    expect(await newsroom.press(first.draft.id, other)).toMatchObject({ kind: 'published' });
  });

  it('looks again at what was edited, whoever edits it', async () => {
    const { newsroom, draft, moderator, other } = await careful();
    const first = await newsroom.press(draft.id, moderator);
    if (first.kind !== 'second') throw new Error('published by one');
    await newsroom.editDraft(first.draft.id, { title: 'A cure at last' }, other);
    expect(await newsroom.press(first.draft.id, other)).toMatchObject({ kind: 'second' });
    expect(await newsroom.press(first.draft.id, moderator)).toMatchObject({ kind: 'published' });
  });

  it('cannot be avoided by filing the draft elsewhere, at first or afterwards', async () => {
    const { newsroom, draft, moderator } = await careful();
    await newsroom.editDraft(draft.id, { categories: ['living-well'] }, moderator);
    expect(await newsroom.press(draft.id, moderator)).toMatchObject({ kind: 'second' });
    const elsewhere = aPage({ url: 'https://news.example/else' });
    const world = await careful();
    world.reader.add(elsewhere);
    const again = await world.newsroom.submit({ url: elsewhere.url, text: null }, ['living-well'], world.moderator);
    expect(await world.newsroom.press(again.id, world.moderator)).toMatchObject({ kind: 'second' });
  });

  it('cannot be avoided by filing it there once it is published', async () => {
    const { newsroom, moderator, reader } = await careful();
    const plain = aPage({
      url: 'https://news.example/sleep',
      title: 'Sleep',
      text: 'People sleep. However, not all do.',
    });
    reader.add(plain);
    const draft = await newsroom.submit({ url: plain.url, text: null }, ['living-well'], moderator);
    const pressed = await newsroom.press(draft.id, moderator);
    if (pressed.kind !== 'published') throw new Error('it needs no second one');
    const refile = newsroom.edit(pressed.article.id, { categories: ['treatment'] }, moderator);
    await expect(refile).rejects.toMatchObject({ code: 'conflict', field: 'category' });
    await newsroom.settings({ secondEyes: 'off' }, moderator);
    await newsroom.edit(pressed.article.id, { categories: ['treatment'] }, moderator);
  });

  it('is wanted today of what somebody had put off until tomorrow', async () => {
    const { newsroom, member, moderator, other } = await opened();
    await newsroom.settings({ secondEyes: 'on' }, moderator);
    await newsroom.suggest(url, null, member);
    const { story } = await newsroom.queue({ kind: 'first' }, other);
    await newsroom.later(story?.candidate.id ?? 0, other);
    const draft = await newsroom.submit({ url, text: null }, ['treatment'], moderator);
    expect(await newsroom.press(draft.id, moderator)).toMatchObject({ kind: 'second' });
    expect((await newsroom.queue({ kind: 'first' }, other)).story).toMatchObject({ second: 'others' });
  });

  it('is wanted of nobody unless the community turned it on', async () => {
    const { newsroom, draft, moderator } = await careful();
    await newsroom.settings({ secondEyes: 'off' }, moderator);
    expect(await newsroom.press(draft.id, moderator)).toMatchObject({ kind: 'published' });
  });

  it('brings back what was rejected before', async () => {
    const { newsroom, draft, moderator, other } = await careful();
    const first = await newsroom.press(draft.id, moderator);
    if (first.kind !== 'second') throw new Error('published by one');
    await newsroom.reject([first.candidate], 'Not yet.', other);
    const again = await newsroom.submit({ url, text: null }, ['treatment'], moderator);
    const second = await newsroom.press(again.id, moderator);
    expect(second).toMatchObject({ kind: 'second' });
    // Whoever is asked for the second yes is told, too; who rejected it is not known any more.
    expect((await newsroom.queue({ kind: 'first' }, other)).story).toMatchObject({
      second: 'others',
      rejected: { by: nobody, reason: 'Not yet.' },
    });
  });
});

describe('the moderators’ channel', () => {
  async function desk() {
    const world = await opened();
    const notes = createWaitingNotes(world.needs);
    await world.newsroom.settings({ desk: world.news, noteAt: '09:00' }, world.moderator);
    const said = (): readonly string[] => world.discord.in(world.news).map(({ message }) => textOf(message));
    /** As if the bot had looked every quarter of an hour. */
    const pass = async (hours: number): Promise<void> => {
      for (let quarter = 0; quarter < hours * 4; quarter += 1) {
        world.clock.advance(900_000);
        await notes.run();
        await world.delivering.run();
      }
    };
    return { ...world, notes, said, pass };
  }

  it('is told once a day that something waits, and nothing when nothing does', async () => {
    const { newsroom, member, said, pass } = await desk();
    await pass(24);
    expect(said()).toEqual([]);
    await newsroom.suggest(url, null, member);
    await pass(24);
    expect(said()).toEqual([expect.stringContaining('1 link waits for a moderator')]);
    await pass(24);
    expect(said()).toHaveLength(2);
  });

  it('is told once of a correction that did not reach a copy', async () => {
    const { newsroom, moderator, slack, slackNews, publish, settle, said, pass } = await desk();
    await newsroom.subscribe(
      { channel: slackNews, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    const { article } = await publish({ url: 'https://veins.example/1', canonicalUrl: 'https://veins.example/1' });
    await settle();
    slack.close(slackNews, 'forbidden');
    await newsroom.correct(article.id, { standing: 'superseded', text: 'A trial found none.', link: null }, moderator);
    await pass(24);
    expect(said().filter((text) => text.includes('could not be sent or changed'))).toHaveLength(1);
    await pass(48);
    expect(said().filter((text) => text.includes('could not be sent or changed'))).toHaveLength(1);
  });

  it('is told late, and once, after days without the bot', async () => {
    const { newsroom, member, clock, notes, delivering, said } = await desk();
    await newsroom.suggest(url, null, member);
    clock.advance(3 * 86_400_000);
    await notes.run();
    await notes.run();
    await delivering.run();
    expect(said()).toHaveLength(1);
  });

  it('hears nothing of what somebody has looked at before it was sent', async () => {
    const { newsroom, member, moderator, clock, notes, delivering, said } = await desk();
    await newsroom.suggest(url, null, member);
    clock.advance(86_400_000);
    await notes.run();
    const { story } = await newsroom.queue({ kind: 'first' }, moderator);
    await newsroom.reject([story?.candidate.id ?? 0], 'No.', moderator);
    await delivering.run();
    expect(said()).toEqual([]);
  });

  it('is told at the time it was given, on the other platform too, and never once it is off', async () => {
    const { newsroom, member, moderator, slack, slackNews, pass, said } = await desk();
    await newsroom.suggest(url, null, member);
    await newsroom.settings({ desk: slackNews }, { ...moderator, place: slackPlace });
    await pass(24);
    expect(said()).toEqual([]);
    expect(slack.in(slackNews)).toHaveLength(1);
    await newsroom.settings({ noteAt: null }, moderator);
    await pass(48);
    expect(slack.in(slackNews)).toHaveLength(1);
  });
});
