import { expect, it } from 'vitest';
import { textOf } from '../fakes/platform.ts';
import { createWorld } from '../fakes/world.ts';

/** A newsroom with one article, and where its archive would stand. */
async function archived() {
  const world = await createWorld({
    sabotage: (needs) => ({ ...needs, archiveOf: (community) => `https://news.example/c/${community}` }),
  });
  await world.publish({ title: 'Veins and MS', url: 'https://blog.example/veins' });
  const home = `https://news.example/c/${world.moderator.community.id}`;
  return { ...world, home, page: `${home}/a/1-veins-and-ms` };
}

it('an open archive’s article is told in short', async () => {
  const { newsroom, moderator, page } = await archived();
  await newsroom.settings({ archive: 'open' }, moderator);
  const card = await newsroom.linked(`${page}?size=large`);
  expect(card?.plain).toContain('Veins and MS');
  expect(JSON.stringify(card?.blocks)).toContain('https://blog.example/veins');
});

it('a card says of what day it is, for it is not changed for ever', async () => {
  const { newsroom, moderator, page, clock } = await archived();
  await newsroom.settings({ archive: 'open' }, moderator);
  const card = await newsroom.linked(page);
  const said = card ? textOf(card) : '';
  expect(said).toContain('the page says how it stands now');
  expect(JSON.stringify(card)).toContain(`"at":${clock.now()}`);
});

it('a withdrawn one by its notice alone', async () => {
  const { newsroom, moderator, page } = await archived();
  await newsroom.settings({ archive: 'open' }, moderator);
  await newsroom.withdraw(1, 'It was made up.', moderator);
  const card = JSON.stringify(await newsroom.linked(page));
  expect(card).toContain('It was made up.');
  expect(card).not.toContain('https://blog.example/veins');
});

it('a private archive is told to nobody', async () => {
  const { newsroom, page } = await archived();
  expect(await newsroom.linked(page)).toBeUndefined();
});

it('every other address is nothing', async () => {
  const { newsroom, moderator, home, page } = await archived();
  await newsroom.settings({ archive: 'open' }, moderator);
  for (const url of [
    home,
    `${home}/a/2-other`,
    `${home}/a/1veins`,
    page.replace('news.example', 'evil.example'),
    page.replace('https:', 'http:'),
    page.replace('/c/', '/c/other-'),
    `${home}/search?q=x`,
    'nonsense',
    '',
  ])
    expect(await newsroom.linked(url), url).toBeUndefined();
});
