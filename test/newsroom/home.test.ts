import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/core/member.ts';
import { plainText, type Told } from '../../src/core/message.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { homeMessage } from '../../src/core/wording/home.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, slackPlace } from '../fakes/world.ts';

describe('a person’s own page', () => {
  it('shows what they follow and the latest news, and of the desk nothing to members', async () => {
    const world = await createWorld();
    await world.publish({ title: 'Veins and MS' });
    await world.newsroom.follow(
      { topic: { kind: 'category', slug: 'treatment' }, cadence: null, zone: null },
      world.member,
    );
    const page = homeMessage(await world.newsroom.home(world.member));
    expect(wordsOf(page)).toContain('Treatment');
    expect(wordsOf(page)).toContain('Veins and MS');
    expect(wordsOf(page)).not.toContain('For moderators');
    expect(idsOf(page)).toContain('following:week:1');
    expect(idsOf(page)).toContain('following:remove:1');
    expect(idsOf(page).filter((id) => id.startsWith('moderators') || id.startsWith('status'))).toEqual([]);
  });

  it('shows nobody else’s follows', async () => {
    const world = await createWorld();
    const words = { kind: 'words', words: 'secret illness' } as const;
    await world.newsroom.follow({ topic: words, cadence: null, zone: null }, world.member);
    expect(wordsOf(homeMessage(await world.newsroom.home(world.moderator)))).not.toContain('secret illness');
  });

  it('gives moderators the desk, with who moderates', async () => {
    const world = await createWorld();
    const page = homeMessage(await world.newsroom.home(world.moderator));
    expect(wordsOf(page)).toContain('For moderators');
    expect(idsOf(page)).toEqual(expect.arrayContaining(['status:show:', 'moderators:edit:']));
  });

  it('gives a moderator back the drafts they have begun, and nobody else', async () => {
    const world = await createWorld();
    const { newsroom, moderator } = world;
    const other: Member = { ...moderator, person: 'slack:T1/U2', place: slackPlace };
    const begin = async (url: string, title: string, member = moderator) => {
      world.reader.add(aPage({ url, canonicalUrl: url, title }));
      world.clock.set(world.clock.now() + 60_000);
      return newsroom.submit({ url, text: null }, ['research'], member);
    };
    const first = await begin('https://a.example/1', 'The first');
    const second = await begin('https://a.example/2', 'The second');
    await begin('https://a.example/3', 'Somebody else’s', other);
    await newsroom.editDraft(first.id, { title: 'The first, edited' }, moderator);
    const drafts = async () => (await newsroom.home(moderator)).desk?.drafts.map(({ title }) => title);
    expect(await drafts()).toEqual(['The second', 'The first, edited']);
    const page = homeMessage(await newsroom.home(moderator));
    expect(wordsOf(page)).not.toContain('Somebody else’s');
    expect(idsOf(page)).toEqual(expect.arrayContaining([`post:open:${first.id}`, `post:open:${second.id}`]));
    expect(wordsOf(homeMessage(await newsroom.home({ ...moderator, moderator: false })))).not.toContain('The first');

    await newsroom.publish(first.id, moderator);
    await newsroom.discard(second.id, moderator);
    expect(await drafts()).toEqual([]);
    await begin('https://a.example/4', 'Too late');
    world.clock.set(world.clock.now() + 24 * 3_600_000);
    expect(await drafts()).toEqual([]);
  });

  it('shows no draft of what somebody else has published meanwhile', async () => {
    const { newsroom, moderator, reader } = await createWorld();
    reader.add(aPage());
    const other: Member = { ...moderator, person: 'slack:T1/U2', place: slackPlace };
    const mine = await newsroom.submit({ url: aPage().url, text: null }, ['research'], moderator);
    const theirs = await newsroom.submit({ url: aPage().url, text: null }, ['research'], other);
    await newsroom.publish(theirs.id, other);
    expect((await newsroom.home(moderator)).desk?.drafts).toEqual([]);
    await expect(newsroom.draft(mine.id, moderator)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('tells moderators how much waits, a draft that needs a second yes with it', async () => {
    const { newsroom, moderator, member, reader } = await createWorld();
    expect(wordsOf(homeMessage(await newsroom.home(moderator)))).toContain('Waiting in the queue: nothing');
    await newsroom.suggest('https://a.example/suggested', null, member);
    await newsroom.settings({ secondEyes: 'on' }, moderator);
    reader.add(aPage());
    const draft = await newsroom.submit({ url: aPage().url, text: null }, ['treatment'], moderator);
    expect((await newsroom.press(draft.id, moderator)).kind).toBe('second');
    const page = homeMessage(await newsroom.home(moderator));
    expect(wordsOf(page)).toContain('Waiting in the queue: 2 links');
    expect(wordsOf(page)).not.toContain('Your drafts');
    expect(idsOf(page)).toContain('queue:open:');
    expect((await newsroom.home(member)).desk).toBeNull();
  });

  it('stays within a hundred blocks with any number of follows', async () => {
    const world = await createWorld();
    for (let at = 0; at < 25; at += 1) {
      const topic = { kind: 'words', words: `word${at}` } as const;
      await world.newsroom.follow({ topic, cadence: null, zone: null }, world.member);
    }
    const page = homeMessage(await world.newsroom.home(world.member));
    expect(wordsOf(page)).toContain('word24');
    expect(page.blocks.length).toBeLessThan(75);
  });
});

describe('who moderates', () => {
  it('is changed as a whole by moderators, and by nobody else', async () => {
    const { newsroom, moderator, member } = await createWorld();
    const people = [moderator.person, 'slack:T1/S1'] as const;
    await expect(newsroom.setModerators([member.person], member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(newsroom.moderators(member)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await newsroom.setModerators(people, moderator)).toEqual({ people: expect.arrayContaining([...people]) });
    expect((await newsroom.setModerators([moderator.person], moderator)).people).toEqual([moderator.person]);
    expect((await newsroom.setModerators([], moderator)).people).toEqual([]);
  });

  it('has its limit, and then nothing is changed', async () => {
    const { newsroom, moderator } = await createWorld();
    const before = await newsroom.moderators(moderator);
    const many = Array.from({ length: 101 }, (_unused, at) => `discord:${at}` as const);
    await expect(newsroom.setModerators(many, moderator)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await newsroom.moderators(moderator)).toEqual(before);
  });
});

function wordsOf(told: Told): string {
  return spoken(told, english)
    .blocks.flatMap((block) => {
      if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`);
      return 'line' in block ? [plainText(block.line)] : [];
    })
    .join('\n');
}

function idsOf({ blocks }: Told): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.flatMap((action) => ('id' in action ? [action.id] : [])) : [],
  );
}
