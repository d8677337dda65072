import { describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import { correct } from '../../commands/newsroom/correct.ts';
import { feeds } from '../../commands/newsroom/feeds.ts';
import { post } from '../../commands/newsroom/post.ts';
import { queue } from '../../commands/newsroom/queue.ts';
import { settings } from '../../commands/newsroom/settings.ts';
import { status } from '../../commands/newsroom/status.ts';
import { readLanguages } from '../../src/config/languages.ts';
import { NewsError } from '../../src/core/errors.ts';
import { createLanguages, type Dictionary } from '../../src/core/languages.ts';
import type { Told } from '../../src/core/message.ts';
import { inWords, spoken } from '../../src/core/speak.ts';
import { textOf } from '../fakes/platform.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, type World } from '../fakes/world.ts';

const dictionaries = readLanguages('config', []);
const german = createLanguages(dictionaries).pick('de');
const everyChannel = { topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null } as const;
const unset = { archive: null, desk: null, note: null, eyes: null, language: null };

function told(message: Told): string {
  const said = spoken(message, german);
  const labels = said.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map((action) => ('label' in action ? action.label : '')) : [],
  );
  return [said.plain, textOf(said), ...labels].join('\n');
}

function speaking(known: readonly Dictionary[] = dictionaries): Promise<World> {
  return createWorld({ sabotage: (needs) => ({ ...needs, languages: createLanguages(known) }) });
}

describe('a German moderator reads German', () => {
  it('in the preview of a draft, its warnings included', async () => {
    const { newsroom, moderator, reader } = await speaking();
    const url = 'https://paper.example/old';
    reader.add(aPage({ url, canonicalUrl: url, publishedAt: '2012-03-29' }));
    await newsroom.publish((await newsroom.submit({ url, text: null }, ['treatment'], moderator)).id, moderator);
    const copy = 'https://other.example/copy';
    reader.add(aPage({ url: copy, canonicalUrl: copy, original: { url, name: 'Paper' } }));
    const said = told(await post.run({ url: copy, category: null, text: null, more: null }, newsroom, moderator));
    expect(said).toContain('Nur du siehst das, und nichts wird gepostet, bevor du es veröffentlichst.');
    expect(said).toContain('Bevor du veröffentlichst');
    expect(said).toContain('Was diese Seite nachdruckt, ist schon geteilt: #1');
    expect(said).toContain('Veröffentlichen');
  });

  it('in the preview of a correction', async () => {
    const { newsroom, moderator, publish, news, settle } = await speaking();
    await newsroom.subscribe({ ...everyChannel, channel: news }, moderator);
    const { article } = await publish();
    await settle();
    const asked = { article: article.id, standing: 'disputed', notice: 'Two trials say no.', link: null } as const;
    const said = told(await correct.run(asked, newsroom, moderator));
    expect(said).toContain('Nichts wird geändert, bevor du bestätigst.');
    expect(said).toContain('1 Kopie auf Discord wird geändert.');
    expect(said).toContain('Bestätigen');
  });

  it('in the preview of a correction, but for the copy itself: it is what an English channel will read', async () => {
    const { newsroom, moderator, publish, store } = await speaking();
    const { article } = await publish();
    const asked = { article: article.id, standing: 'disputed', notice: 'Two trials say no.', link: null } as const;
    const english = told(await correct.run(asked, newsroom, moderator));
    expect(english).toMatch(/Disputed: Two trials say no\./);
    expect(english).toContain('News, not medical advice.');
    await store.settings.change(moderator.community.id, { language: 'de' });
    const german = told(await correct.run(asked, newsroom, moderator));
    expect(german).not.toContain('Disputed');
    expect(german).toContain('Nachricht, kein medizinischer Rat.');
  });

  it('in the preview of what two must agree on, and of what a member handed in', async () => {
    const { newsroom, moderator, member, reader, store } = await speaking();
    await store.settings.change(moderator.community.id, { secondEyes: 'on' });
    const url = 'https://paper.example/new';
    reader.add(aPage({ url, canonicalUrl: url }));
    await newsroom.suggest(url, 'Stimmt das?', member);
    const said = told(await post.run({ url, category: ['treatment'], text: null, more: null }, newsroom, moderator));
    expect(said).toContain('Zwei müssen zustimmen.');
    expect(said).toMatch(/Sie wartet auch in der Warteschlange\..*Ein Mitglied hat sie vorgeschlagen.*„Stimmt das\?“/s);
    expect(said).not.toContain('\nVeröffentlichen');
  });

  it('in the queue, in feeds and in the status', async () => {
    const { newsroom, moderator, member, reader, news, discord, publish, settle } = await speaking();
    reader.add(aPage({ url: 'https://paper.example/new', canonicalUrl: 'https://paper.example/new' }));
    await newsroom.suggest('https://paper.example/new', null, member);
    const waiting = told(await queue.run({}, newsroom, moderator));
    expect(waiting).toContain('Die einzige Meldung, die wartet.');
    expect(waiting).toContain('Ein Mitglied hat sie vorgeschlagen');
    expect(
      told(await feeds.run({ add: null, category: null, include: null, exclude: null }, newsroom, moderator)),
    ).toContain('Noch wird kein Feed verfolgt.');
    await newsroom.subscribe({ ...everyChannel, channel: news }, moderator);
    discord.fail('post', 'too-long');
    await publish();
    await settle();
    const said = told(await status.run({ article: null, channel: null }, newsroom, moderator));
    expect(said).toContain('Aufgegeben: Artikel #1 (ein Kanal auf');
    expect(said).toContain('Es passt nicht in eine Nachricht.');
    expect(said).toContain('Noch einmal senden');
  });

  it('when something is refused', async () => {
    const { newsroom, moderator, publish } = await speaking();
    const { article } = await publish();
    const refused = await newsroom.submit({ url: article.canonicalUrl, text: null }, null, moderator).catch(String);
    expect(refused).toContain('already published');
    const error = await newsroom.submit({ url: null, text: null }, null, moderator).catch((caught: unknown) => caught);
    if (!(error instanceof NewsError)) throw new Error('nothing was refused');
    expect(inWords(error.said, german)).toBe('Gib die Webadresse des Artikels an, oder füg seinen Text ein.');
  });

  it('of what each command of theirs is for, in what platforms have room for', () => {
    const tables = commandList({ news: 'news', newsroom: 'newsroom' })
      .filter(({ root }) => root === 'newsroom')
      .flatMap(({ description, options }) => [description, ...Object.values(options).map((each) => each.description)]);
    const said = [...new Set(tables)].map((english) => [english, german.say(english)] as const);
    const limited = said.filter(([, words]) => words !== undefined && words.length > 100);
    expect(limited).toEqual([]);
    expect(said.filter(([, words]) => words !== undefined).length).toBeGreaterThan(40);
  });
});

describe('/newsroom settings language', () => {
  const known: readonly Dictionary[] = [
    {
      tag: 'de',
      name: 'Deutsch',
      phrases: { 'News, not medical advice. Talk with your care team before you change anything.': 'Kein Rat.' },
    },
  ];

  it('is what is posted from then on; what was posted before follows when it is edited next', async () => {
    const world = await speaking(known);
    const { newsroom, moderator, news, slackNews, discord, slack, publish, settle } = world;
    for (const channel of [news, slackNews]) await newsroom.subscribe({ ...everyChannel, channel }, moderator);
    const { article } = await publish();
    await settle();
    await settings.run({ ...unset, language: 'Deutsch' }, newsroom, moderator);
    await publish({ url: 'https://b.example/', canonicalUrl: 'https://b.example/' });
    await settle();
    const copies = [discord.in(news), slack.in(slackNews)].map((posted) =>
      posted.map(({ message }) => textOf(message).includes('Kein Rat.')),
    );
    expect(copies).toEqual([
      [false, true],
      [false, true],
    ]);
    await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
    await settle();
    for (const posted of [discord.in(news), slack.in(slackNews)])
      expect(textOf(posted[0]?.message ?? { plain: '', blocks: [] })).toContain('Kein Rat.');
  });

  it('is what a digest is previewed in', async () => {
    const { newsroom, moderator, news, publish, clock } = await speaking(known);
    const daily = { kind: 'daily', at: '08:00' } as const;
    const { subscription } = await newsroom.subscribe({ ...everyChannel, cadence: daily, channel: news }, moderator);
    clock.advance(1000);
    await publish();
    clock.advance(1000);
    await newsroom.settings({ language: 'de' }, moderator);
    const [part] = (await newsroom.previewDigest(subscription.id, moderator)) ?? [];
    expect(textOf(part ?? { plain: '', blocks: [] })).toContain('Kein Rat.');
  });

  it('is shown, refused by name of those there are, and given up again', async () => {
    const { newsroom, moderator, store } = await speaking(known);
    const { id } = moderator.community;
    const run = async (language: string | null) =>
      textOf(await settings.run({ ...unset, language }, newsroom, moderator));
    expect(await run(null)).toContain('Language: English.');
    expect(await run('de-AT')).toContain('Language: Deutsch.');
    expect((await store.settings.of(id)).language).toBe('de');
    await expect(run('Klingon')).rejects.toThrow('I do not speak “Klingon”. I speak English (en) and Deutsch (de).');
    await expect(run('Klingon')).rejects.toMatchObject({ code: 'bad-input', field: 'language' });
    expect((await store.settings.of(id)).language).toBe('de');
    expect(await run('off')).toContain('Language: English.');
    expect((await store.settings.of(id)).language).toBeNull();
  });
});
