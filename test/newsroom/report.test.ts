import { english, spokenLine } from '../../src/core/speak.ts';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/core/member.ts';
import { plainText, type Message } from '../../src/core/message.ts';
import { sayReported } from '../../src/core/wording/reports.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { createWaitingNotes } from '../../src/newsroom/waiting-note.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld, slackPlace } from '../fakes/world.ts';

const vague = { fault: 'other', words: null } as const;
const distorted = { fault: 'distorted', words: 'The trial was in mice.' } as const;

async function opened() {
  const world = await createWorld();
  const { article } = await world.publish();
  const ben: Member = { ...world.member, person: 'slack:T1/U2', direct: 'slack:T1:@U2', place: slackPlace };
  const told = (member: Member): readonly string[] =>
    [...world.discord.in(member.direct), ...world.slack.in(member.direct)].map(({ message }) => textOf(message));
  const report = (member = world.member, id = article.id) => world.newsroom.report(id, distorted, member);
  const desk = () => world.newsroom.reports({ kind: 'first' }, world.moderator);
  /** As a moderator who has seen everything there is. */
  const keep = async (reason = 'It says so itself.') => {
    const { shown } = await desk();
    const upTo = Math.max(...(shown?.reports ?? []).map(({ id }) => id));
    return world.newsroom.keep(article.id, upTo, reason, world.moderator);
  };
  return { ...world, article, ben, told, report, desk, keep };
}

describe('reporting an article', () => {
  it('shows it to the moderators, with what is wrong and without who said so', async () => {
    const { report, desk, member, ben, article } = await opened();
    expect(await report()).toMatchObject({ kind: 'new', article: { id: article.id } });
    expect(await report(ben)).toMatchObject({ kind: 'new' });
    const { count, shown } = await desk();
    expect(count).toMatchObject({ articles: 1, reports: 2 });
    expect(shown).toMatchObject({ position: 1, articles: 1, article: { id: article.id } });
    expect(shown?.reports).toMatchObject([distorted, distorted]);
    const said = JSON.stringify(shown?.reports);
    for (const { person, direct } of [member, ben]) {
      expect(said).not.toContain(person);
      expect(said).not.toContain(direct);
    }
  });

  it('is one report of each person, the last one', async () => {
    const { report, newsroom, member, desk, article } = await opened();
    await report();
    const again = await newsroom.report(article.id, { fault: 'other', words: 'I was wrong.' }, member);
    expect(again.kind).toBe('again');
    expect((await desk()).shown?.reports).toMatchObject([{ fault: 'other', words: 'I was wrong.' }]);
  });

  it('is answered with a sentence where there is nothing to report', async () => {
    const { report, newsroom, member, moderator, article, desk } = await opened();
    await newsroom.withdraw(article.id, 'The study was made up.', moderator);
    await expect(report()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/took “.*” back already: The study was made up\. Thank you/),
    });
    await expect(newsroom.reportable(article.id, member)).rejects.toThrow('back already: The study was made up.');
    await expect(newsroom.report(99, distorted, member)).rejects.toMatchObject({ code: 'not-found' });
    expect((await desk()).shown).toBeNull();
  });

  it('wants a sentence where nothing else says what is wrong, and not a book', async () => {
    const { newsroom, member, article } = await opened();
    const say = (fault: 'other' | 'outdated', words: string | null) =>
      newsroom.report(article.id, { fault, words }, member);
    await expect(say('other', ' \u200b')).rejects.toMatchObject({ code: 'bad-input', field: 'note' });
    await expect(say('outdated', 'x'.repeat(501))).rejects.toThrow('501 characters');
    expect(await say('outdated', null)).toMatchObject({ kind: 'new' });
  });

  it('counts only what is taken: five mistyped ones cost nobody a try', async () => {
    const { needs, member, article } = await opened();
    const newsroom = createNewsroom(needs);
    for (let index = 0; index < 70; index += 1) {
      const mistyped =
        index % 2 === 0 ? newsroom.report(99, distorted, member) : newsroom.report(article.id, vague, member);
      await expect(mistyped).rejects.toMatchObject({ code: index % 2 === 0 ? 'not-found' : 'bad-input' });
    }
    for (let index = 0; index < 5; index += 1) await newsroom.report(article.id, distorted, member);
    for (let index = 0; index < 70; index += 1)
      await expect(newsroom.report(article.id, distorted, member)).rejects.toMatchObject({ code: 'busy' });
    expect(await newsroom.report(article.id, distorted, { ...member, person: 'discord:bo' })).toMatchObject({
      kind: 'new',
    });
  });

  it('takes five an hour from one person, and sixty from a whole community', async () => {
    const { needs, member, article, clock } = await opened();
    const newsroom = createNewsroom(needs);
    const from = (person: string) => newsroom.report(article.id, distorted, { ...member, person: `discord:${person}` });
    for (let index = 0; index < 5; index += 1) await from('anna');
    await expect(from('anna')).rejects.toMatchObject({ code: 'busy' });
    for (let index = 0; index < 55; index += 1) await from(`p${index}`);
    await expect(from('one more')).rejects.toMatchObject({ code: 'busy' });
    clock.advance(3_600_000);
    expect(await from('anna')).toMatchObject({ kind: 'again' });
  });
});

describe('what became of a report', () => {
  it('is told in private when the article is corrected, with the notice, and never by whom', async () => {
    const { report, ben, newsroom, member, moderator, article, settle, told, desk, store } = await opened();
    await report();
    await report(ben);
    const { token } = await newsroom.propose(
      article.id,
      { kind: 'correct', standing: 'disputed', text: 'It was in mice only.', link: null },
      moderator,
    );
    expect((await desk()).count.reports).toBe(2);
    await newsroom.confirm(token, moderator);
    await settle();
    for (const who of [member, ben]) {
      expect(told(who)).toEqual([expect.stringMatching(/Disputed\. .*It was in mice only\./s)]);
      expect(told(who)[0]).toContain(article.title);
      expect(told(who)[0]).not.toContain(moderator.person);
    }
    expect((await desk()).shown).toBeNull();
    expect(store.deliveries.all().filter(({ work }) => work.kind === 'reported')).toEqual([]);
  });

  it('is told when it is withdrawn, without a link to what it claims', async () => {
    const { report, newsroom, member, moderator, article, settle, told } = await opened();
    await report();
    await newsroom.withdraw(article.id, 'The study was made up.', moderator);
    await settle();
    expect(told(member)).toEqual([expect.stringMatching(/Withdrawn\. .*The study was made up\./s)]);
    expect(told(member)[0]).not.toContain(article.url);
  });

  it('is told with the reason when it stays, once, whatever crashes', async () => {
    const { report, keep, member, settle, told, discord } = await opened();
    await report();
    expect(await keep()).toBe(1);
    discord.fail('post', 'lost-after');
    await settle();
    expect(told(member)).toEqual([expect.stringMatching(/It stays as it is\..*It says so itself\./s)]);
  });

  it('says so when it was changed since', async () => {
    const { report, keep, newsroom, member, moderator, article, settle, told, desk } = await opened();
    await report();
    await newsroom.edit(article.id, { title: 'A better title' }, moderator);
    expect((await desk()).shown?.reports).toHaveLength(1);
    await keep('The title promised too much.');
    await settle();
    expect(told(member)).toEqual([expect.stringMatching(/They changed it\..*The title promised too much\./s)]);
  });

  it('says how the article stands when it was corrected before they were told', async () => {
    const { report, keep, newsroom, member, moderator, article, settle, told } = await opened();
    await report();
    await keep();
    await newsroom.correct(article.id, { standing: 'retracted', text: 'It was retracted.', link: null }, moderator);
    await settle();
    expect(told(member)).toEqual([expect.stringMatching(/Retracted\. .*It was retracted\./s)]);
  });

  it('waits when it was said after the moderator looked', async () => {
    const { report, ben, newsroom, moderator, article, desk } = await opened();
    await report();
    const { shown } = await desk();
    await report(ben);
    expect(await newsroom.keep(article.id, shown?.reports[0]?.id ?? 0, 'It is right.', moderator)).toBe(1);
    expect((await desk()).shown?.reports).toHaveLength(1);
  });

  it('is decided once', async () => {
    const { report, newsroom, moderator, article, desk, keep } = await opened();
    await report();
    const upTo = (await desk()).shown?.reports[0]?.id ?? 0;
    await keep();
    const again = newsroom.keep(article.id, upTo, 'Another.', moderator);
    await expect(again).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('was quicker') });
  });

  it('is asked for with a reason', async () => {
    const { report, keep } = await opened();
    await report();
    await expect(keep(' \u200b')).rejects.toMatchObject({ code: 'bad-input', field: 'words' });
    await expect(keep('x'.repeat(501))).rejects.toThrow('501 characters');
  });
});

describe('what moderators see of reports', () => {
  it('is theirs alone', async () => {
    const { newsroom, member, report, article } = await opened();
    await report();
    for (const asked of [newsroom.reports({ kind: 'first' }, member), newsroom.keep(article.id, 9, 'x', member)])
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('goes from article to article, the longest reported first, and round', async () => {
    const { newsroom, report, moderator, article, publish, member } = await opened();
    const second = (await publish({ url: 'https://a.example/2', title: 'Sleep and fatigue' })).article;
    await report(member, second.id);
    await report(member, article.id);
    const at = async (place: Parameters<typeof newsroom.reports>[0]) => {
      const { shown } = await newsroom.reports(place, moderator);
      return [shown?.article.id, shown?.position, shown?.articles];
    };
    expect(await at({ kind: 'first' })).toEqual([second.id, 1, 2]);
    expect(await at({ kind: 'after', article: second.id })).toEqual([article.id, 2, 2]);
    expect(await at({ kind: 'after', article: article.id })).toEqual([second.id, 1, 2]);
    expect(await at({ kind: 'at', article: article.id })).toEqual([article.id, 2, 2]);
    expect(await at({ kind: 'after', article: 99 })).toEqual([second.id, 1, 2]);
  });

  it('is counted in the status, in numbers alone', async () => {
    const { newsroom, report, ben, moderator } = await opened();
    expect((await newsroom.status(moderator)).reported).toEqual({ articles: 0, reports: 0, oldest: null });
    await report();
    await report(ben);
    const { reported } = await newsroom.status(moderator);
    expect(plainText(spokenLine(sayReported(reported), english))).toMatch(
      /^1 article, 2 reports, the oldest since \d{4}-/,
    );
  });

  it('is told to their channel once a day, until somebody has looked', async () => {
    const { newsroom, report, keep, needs, clock, delivering, discord, news, moderator, member } = await opened();
    const notes = createWaitingNotes(needs);
    await newsroom.settings({ desk: news, noteAt: '09:00' }, moderator);
    const said = (): readonly Message[] => discord.in(news).map(({ message }) => message);
    const pass = async (): Promise<void> => {
      clock.advance(86_400_000);
      await notes.run();
      await delivering.run();
    };
    await pass();
    expect(said()).toEqual([]);
    await report();
    await pass();
    expect(said().map(textOf)).toEqual([expect.stringContaining('1 reported article waits for a moderator')]);
    expect(said()[0]?.plain).toBe('1 reported article waits for a moderator');
    await newsroom.suggest('https://news.example/new', null, member);
    await pass();
    expect(said()[1]?.plain).toBe('1 reported article waits, 1 link waits for a moderator');
    await keep();
    await pass();
    expect(said()[2]?.plain).toBe('1 link waits for a moderator');
  });
});
