import { describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import type { Answer, Asker, RawValues, Request } from '../../src/core/answering.ts';
import { nothingStated, type Judgement } from '../../src/core/judgement.ts';
import { createAnswering } from '../../src/newsroom/answer.ts';
import type { Try } from '../../src/newsroom/mending.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { realLanguages } from '../fakes/german.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld, discordPlace } from '../fakes/world.ts';

const text = 'The trial ran for a year. It was small. Forty people took part. Ask your doctor first.';

/** What a German member sees of a community that has one article, with the dictionary of config/languages. */
async function asGerman() {
  const { languages, missing } = realLanguages();
  const world = await createWorld({
    sabotage: (needs) => ({ ...needs, languages, judge: { ...needs.judge, judge: () => judgement } }),
  });
  const commands = commandList({ news: 'news', newsroom: 'newsroom' });
  const answering = createAnswering(
    commands,
    createNewsroom(world.needs),
    {
      ...world.needs,
      events: fakeExpiring<true>(world.clock),
      tries: fakeExpiring<Try>(world.clock),
      reading: fakeExpiring<string>(world.clock),
    },
    { commands: unhurried, presses: unhurried, moderators: unhurried },
  );
  const { person, channel, direct } = world.member;
  const anna: Asker = { person, place: discordPlace, channel, direct, manages: false, language: 'de' };
  await world.publish({ title: 'Vein trial', text, publishedAt: '2012-03-29' });
  let events = 0;
  const answered = async (request: Request): Promise<string> => said(await answering.answer(request));
  return {
    ...world,
    missing,
    type: (name: string, raw: RawValues = {}, asker = anna): Promise<string> => {
      const command = commands.find((command) => command.root === 'news' && command.name === name);
      if (!command) throw new Error(name);
      return answered({ kind: 'command', command, raw, asker, event: `e${(events += 1)}` });
    },
    press: (id: string, chosen: readonly string[] = [], asker = anna): Promise<string> =>
      answered({ kind: 'press', id, chosen, asker, event: `e${(events += 1)}` }),
    home: async (): Promise<string> => textOf(await answering.home(anna)),
    anna,
  };
}

const unhurried = { burst: 1_000, per: 1_000 };

function said(answer: Answer): string {
  switch (answer.kind) {
    case 'message':
      return textOf(answer.message);
    case 'form':
      return JSON.stringify(answer.form);
    case 'repeat':
      throw new Error('not answered');
  }
}

const quote = (words: string): { quote: string; start: number; end: number } => {
  const start = text.indexOf(words);
  return { quote: words, start, end: start + words.length };
};

const judgement: Judgement = {
  summary: [{ text: 'The trial ran for a year.', start: 0, end: 25 }],
  caution: { text: 'It was small.', start: 26, end: 39, speaker: null },
  evidence: {
    ...nothingStated,
    studyKind: { value: 'trial with people assigned at random', ...quote('The trial ran for a year.') },
    sampleSize: { value: 'Forty people', ...quote('Forty people took part.') },
  },
  readingGrade: 8,
  warnings: [],
  checklist: [
    { question: 'What does it cost?', mentioned: null },
    { question: 'What harm can it do?', mentioned: { value: 'small', ...quote('It was small.') } },
  ],
};

describe('somebody whose Discord is in German', () => {
  it('reads a page of a search in German', async () => {
    const german = await asGerman();
    const page = await german.type('search', { words: 'vein', category: 'treatment', since: '2012' });
    expect(page).toContain('Suche: „vein“ in Treatment seit 1. Januar 2012');
    expect(page).toContain('1 Artikel, Seite 1 von 1.');
    expect(page).toContain('Nachricht, kein medizinischer Rat. Sprich mit deinem Behandlungsteam');
    expect(page).toContain('Vorbehalt: It was small.');
    expect(page).toContain('29. März 2012');
    expect(await german.type('search', { words: 'nothinglikeit' })).toContain('Nichts gefunden für „nothinglikeit“.');
  });

  it('reads labels and questions in German, and the article’s own sentences as they are', async () => {
    const german = await asGerman();
    const read = await german.type('read', { article: '1' });
    expect(read).toContain('Art der Studie');
    expect(read).toContain('Studie mit zufälliger Zuteilung');
    expect(read).toContain('Forty people');
    expect(read).toContain('„The trial ran for a year.“');
    expect(read).toContain('Nicht angegeben: wer oder was untersucht wurde, womit verglichen wurde');
    expect(read).toContain('Welchen Schaden kann es anrichten? „It was small.“');
    expect(read).toContain('Nicht erwähnt: Was kostet es?');
    expect(read).toContain('Abgelegt unter Treatment');
    expect(read).not.toMatch(/Kind of study|Not stated|Caution|Filed under/);
  });

  it('reads help in German, with the commands as they are typed', async () => {
    const german = await asGerman();
    const help = await german.type('help');
    expect(help).toContain('Alles durchsuchen, was diese Community veröffentlicht hat');
    expect(help).toContain('/news search <words>');
    expect(help).toContain('Was du liest, suchst und verfolgst, wird anderen nie gezeigt.');
  });

  it('finds their own words in German quotation marks', async () => {
    const german = await asGerman();
    await german.type('suggest', { url: 'https://news.example/hope', note: 'Is there hope?' });
    await german.type('report', { article: '1', what: 'outdated', note: 'It is old.' });
    await german.type('follow', { topic: '"stem cell" "trial"' });
    await german.type('follow', { topic: '"trial"' });
    const kept = await german.press('privacy:export:0');
    for (const words of ['„Is there hope?“', '„It is old.“', '„trial“']) expect(kept).toContain(words);
    expect(kept).not.toMatch(/“[A-Z]/);
  });

  it('is refused in German, and told what to do', async () => {
    const german = await asGerman();
    const refused = await german.type('read', { article: '999' });
    expect(refused).toContain('Das hat nicht geklappt');
    expect(refused).toContain('Einen Artikel #999 gibt es im Archiv dieser Community nicht.');
    expect(await german.type('search', { words: 'x', standing: 'bad' })).toContain('aber nicht „bad“');
    expect(await german.type('follow', { topic: 'nosuch' })).toContain('Eine Kategorie „nosuch“ gibt es nicht.');
    expect(await german.type('suggest', { url: 'x' })).toContain('ist keine Webadresse');
    expect(await german.type('mute', { until: '7' })).toContain('Stummschalten');
  });

  it('follows, pauses and stops in German', async () => {
    const german = await asGerman();
    const followed = await german.type('follow', { topic: 'everything', when: 'weekly', quiet: '22-7' });
    expect(followed).toContain('Du verfolgst jetzt alles: deine Direktnachrichten, jeden Montag um 08:00');
    expect(followed).toContain('Ruhe von 22:00 bis 07:00');
    expect(await german.type('following')).toContain('#1 alles: jeden Montag um 08:00');
    expect(await german.press('following:week:1')).toContain('#1 ist stummgeschaltet.');
    expect(await german.home()).toContain('Stummgeschaltet bis');
    expect(await german.type('unfollow', { subscription: '1' })).toContain('Du verfolgst alles nicht mehr (#1).');
  });

  it('is asked in a German form', async () => {
    const german = await asGerman();
    const form = await german.press('report:open:1');
    expect(form).toContain('Was stimmt nicht?');
    expect(form).toContain('Die Nachricht ist überholt oder falsch');
  });

  it('is told in German what is kept of them', async () => {
    const german = await asGerman();
    await german.type('report', { article: '1', what: 'outdated' });
    expect(await german.press('privacy:export:0')).toContain('Die Nachricht ist überholt oder falsch');
  });

  it('is answered in German where we are in no server', async () => {
    const { type, press, anna, store, member, missing } = await asGerman();
    const away: Asker = { ...anna, place: 'discord:@anna', away: {} };
    expect(await type('latest', {}, away)).toContain('Keine Community hier hat ihr Archiv für alle geöffnet.');
    expect(await type('follow', { topic: 'treatment' }, away)).toContain('Das geht nur in einem Server');
    const other = await store.communities.ofPlace('discord:200', 'Second home');
    for (const id of [member.community.id, other.id]) await store.settings.change(id, { archive: 'open' });
    expect(await type('latest', {}, away)).toContain('Von welcher Community möchtest du Nachrichten lesen?');
    expect(await press('away:choose:', [other.id], away)).toContain('Von jetzt an antworte ich dir aus Second home.');
    expect(await press('away:forget:', [], away)).toContain('Deine Wahl ist vergessen.');
    await store.settings.change(other.id, { archive: 'private' });
    expect(await press('latest:open:', [], { ...away, away: { community: other.id } })).toContain(
      'nicht mehr für alle',
    );
    expect([...missing]).toEqual([]);
  });

  it('meets nothing that is said in English for want of German', async () => {
    const german = await asGerman();
    for (const name of [
      'latest',
      'topics',
      'following',
      'privacy',
      'help',
      'search',
      'read',
      'related',
      'report',
      'suggest',
    ])
      await german.type(name, name === 'related' || name === 'report' ? { article: '1' } : {});
    await german.type('suggest', { url: 'https://news.example/other' });
    await german.home();
    // The article’s own words are asked for too, for they may be a label of ours.
    expect([...german.missing].filter((english) => english !== 'Forty people')).toEqual([]);
  });

  it('is answered in English when that is what their Discord is in', async () => {
    const { type, anna } = await asGerman();
    expect(await type('read', { article: '999' }, { ...anna, language: 'en-US' })).toContain(
      'There is no article #999',
    );
  });
});

it('a digest comes in the language of its community', async () => {
  const { store, newsroom, moderator, news, clock, digests, delivering, publish, discord, missing } = await asGerman();
  await store.settings.change(moderator.community.id, { language: 'de' });
  await newsroom.subscribe(
    { channel: news, topic: { kind: 'everything' }, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
    moderator,
  );
  await publish({ url: 'https://news.example/second', title: 'Second trial', text });
  clock.set('2026-11-23T07:00:00Z');
  await digests.run();
  await delivering.run();
  const [digest] = discord.in(news).map(({ message }) => message);
  expect(digest?.plain).toBe('Sammelmeldung: alles, 1 Artikel');
  expect(digest?.title).toBe('Sammelmeldung: alles, 23. November 2026');
  expect(digest && textOf(digest)).toContain('Vorbehalt: It was small.');
  expect(digest && textOf(digest)).toContain('Nachricht, kein medizinischer Rat.');
  expect([...missing]).toEqual([]);
});
