import { expect, it } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import type { Card } from '../../src/core/linked.ts';
import type { Channel } from '../../src/core/place.ts';
import { textOf } from '../fakes/platform.ts';
import { createPower } from '../fakes/power.ts';
import { createWorld } from '../fakes/world.ts';

const wanted = { standing: 'disputed', text: 'Two trials say no.', link: null } as const;
const day = 86_400_000;
const chat: Channel = 'slack:T1:CHAT';

/** An article of an open archive, and a card about it under somebody's message. */
async function carded(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld({
    ...options,
    sabotage: (needs) => ({ ...needs, archiveOf: (community) => `https://news.example/c/${community}` }),
  });
  const { newsroom, moderator, slack } = world;
  await newsroom.settings({ archive: 'open' }, moderator);
  const { article } = await world.publish({ title: 'Veins and MS' });
  const url = `https://news.example/c/${moderator.community.id}/a/${article.id}-veins`;
  const card: Card = { channel: chat, message: '1.1', urls: [url] };
  await newsroom.keepCard(card);
  const owed = () => world.store.deliveries.all().filter(({ work }) => work.kind === 'card');
  const shown = () => slack.cards.map(({ channel, message, cards }) => [channel, message, ...cards.keys()]);
  const said = () => [...(slack.cards.at(-1)?.cards.values() ?? [])].map(textOf).join('\n');
  return { ...world, article, url, card, owed, shown, said };
}

it('a correction reaches the card, and nothing is left of it', async () => {
  const { newsroom, moderator, article, url, settle, shown, said, owed } = await carded();
  await newsroom.correct(article.id, wanted, moderator);
  await settle();
  expect(shown()).toEqual([[chat, '1.1', url]]);
  expect(said()).toContain('Two trials say no.');
  expect(owed()).toEqual([]);
});

it('a withdrawal leaves its notice alone', async () => {
  const { newsroom, moderator, article, settle, said } = await carded();
  await newsroom.withdraw(article.id, 'It was made up.', moderator);
  await settle();
  expect(said()).toContain('It was made up.');
  expect(said()).not.toContain('Caution');
});

it('a quiet edit is told to nobody', async () => {
  const { newsroom, moderator, article, settle, shown } = await carded();
  await newsroom.edit(article.id, { title: 'A better title' }, moderator);
  await settle();
  expect(shown()).toEqual([]);
});

it('a card of two articles is shown whole', async () => {
  const { newsroom, moderator, article, url, card, settle, shown, publish } = await carded();
  const { article: other } = await publish({ title: 'Second', url: 'https://blog.example/second' });
  const second = url.replace(`/${article.id}-veins`, `/${other.id}-second`);
  await newsroom.keepCard({ ...card, message: '2.2', urls: [second, url, 'https://elsewhere.example/'] });
  await newsroom.correct(other.id, wanted, moderator);
  await settle();
  expect(shown()).toEqual([[chat, '2.2', second, url]]);
});

it('is remembered for two weeks, and forgotten when it could not be shown', async () => {
  const { newsroom, moderator, article, card, clock, settle, shown } = await carded();
  await newsroom.dropCard(card);
  await newsroom.correct(article.id, wanted, moderator);
  await settle();
  expect(shown()).toEqual([]);
  await newsroom.keepCard(card);
  clock.advance(15 * day);
  await newsroom.correct(article.id, { ...wanted, standing: 'retracted' }, moderator);
  await settle();
  expect(shown()).toEqual([]);
});

it('a link that leads to no article is remembered nowhere', async () => {
  const { newsroom, needs, article, url, card } = await carded();
  await newsroom.keepCard({ ...card, message: '2.2', urls: [url.replace(`/${article.id}-`, '/999-')] });
  expect(await needs.cards.under('', 9)).toEqual([card]);
});

it('an archive that was closed meanwhile is told to nobody', async () => {
  const { newsroom, moderator, article, settle, shown, owed } = await carded();
  await newsroom.settings({ archive: 'private' }, moderator);
  await newsroom.correct(article.id, wanted, moderator);
  await settle();
  expect([shown(), owed()]).toEqual([[], []]);
});

it('a message that is gone, or is not to be changed, is left alone, and no moderator reads where it was', async () => {
  const { newsroom, moderator, article, settle, slack, owed } = await carded();
  for (const [trouble, standing] of [
    ['deleted', 'disputed'],
    ['forbidden', 'retracted'],
    ['gone', 'superseded'],
  ] as const) {
    slack.fail('card', new PlatformError(trouble, 'No.'));
    await newsroom.correct(article.id, { ...wanted, standing }, moderator);
    await settle();
  }
  expect(owed()).toEqual([]);
  const { troubled, deliveries, paused } = await newsroom.status(moderator);
  expect({ troubled, paused, gone: deliveries.gone, failed: deliveries.failed }).toEqual({
    troubled: [],
    paused: [],
    gone: 0,
    failed: 0,
  });
});

it('waits for a platform that is down, where no moderator reads of it, and keeps no news waiting', async () => {
  const { newsroom, moderator, article, settle, slack, clock, delivering, publish, said, owed } = await carded();
  await newsroom.subscribe(
    { channel: chat, topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null },
    moderator,
  );
  slack.fail('card', 'down');
  await newsroom.correct(article.id, wanted, moderator);
  clock.advance(20_000);
  await delivering.run();
  expect(owed()).toMatchObject([{ state: 'waiting' }]);
  const { troubled, deliveries } = await newsroom.status(moderator);
  expect([troubled, deliveries.waiting]).toEqual([[], 0]);
  await publish({ title: 'Second', url: 'https://blog.example/second' });
  await delivering.run();
  expect(slack.in(chat)).toHaveLength(1);
  await settle();
  expect(said()).toContain('Two trials say no.');
});

it.each(Array.from({ length: 16 }, (_, index) => index + 1))('dying at moment %i loses none', async (moment) => {
  const power = createPower();
  const { newsroom, moderator, article, clock, delivering, settle, said, owed } = await carded({ power });
  await newsroom.correct(article.id, wanted, moderator);
  clock.advance(20_000);
  power.failAt(moment);
  await delivering.run().catch(() => {});
  power.on();
  clock.advance(3_600_000);
  await settle();
  expect(said()).toContain('Two trials say no.');
  expect(owed()).toEqual([]);
});
