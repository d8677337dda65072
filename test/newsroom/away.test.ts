import { expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import type { Answer, Asker, RawValues, Request } from '../../src/core/answering.ts';
import type { Action } from '../../src/core/message.ts';
import { createAnswering } from '../../src/newsroom/answer.ts';
import type { Try } from '../../src/newsroom/mending.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { textOf } from '../fakes/platform.ts';
import { createWorld } from '../fakes/world.ts';
import { aSubscription } from '../contracts/samples.ts';

/** Ada is in none of our servers. A community has an article about veins. */
async function opened() {
  const world = await createWorld();
  await world.publish({ url: 'https://news.example/veins', title: 'Veins and MS' });
  const { store, needs } = world;
  const reading = fakeExpiring<string>(world.clock);
  const heard = fakeExpiring<true>(world.clock);
  const answering = createAnswering(commandList({ news: 'news', newsroom: 'newsroom' }), world.newsroom, {
    ...needs,
    events: heard,
    tries: fakeExpiring<Try>(world.clock),
    reading,
  });
  const ada: Asker = {
    person: 'discord:ada',
    place: 'discord:@ada',
    channel: 'discord:@ada:@ada',
    direct: 'discord:@ada:@ada',
    manages: false,
    away: {},
  };
  let events = 0;
  const ask = (
    request:
      | Omit<Request & { kind: 'press' }, 'asker' | 'event'>
      | Omit<Request & { kind: 'command' }, 'asker' | 'event'>,
    asker: Asker,
  ): Promise<Answer> => answering.answer({ ...request, asker, event: `e${(events += 1)}` });
  const type = (name: string, raw: RawValues = {}, asker = ada): Promise<Answer> => {
    const command = answering.commands.find((one) => one.name === name);
    if (!command) throw new Error(name);
    return ask({ kind: 'command', command, raw }, asker);
  };
  const press = (id: string, chosen: readonly string[] = [], asker = ada): Promise<Answer> =>
    ask({ kind: 'press', id, chosen }, asker);
  const open = (community: string): Promise<unknown> => store.settings.change(community, { archive: 'open' });
  return { ...world, answering, ada, type, press, open, reading, heard };
}

function words(answer: Answer): string {
  if (answer.kind !== 'message') throw new Error(`a ${answer.kind}`);
  return textOf(answer.message);
}

function actions(answer: Answer): readonly Action[] {
  if (answer.kind !== 'message') throw new Error(`a ${answer.kind}`);
  return answer.message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}

it('shows nobody an archive that is private', async () => {
  const { type, member, answering, ada } = await opened();
  for (const asked of [
    type('search', { words: 'veins' }),
    type('latest'),
    type('read', { article: '1' }),
    type('topics'),
  ]) {
    const answer = await asked;
    expect(words(answer)).toContain('No community here has opened its archive');
    expect(words(answer)).not.toContain('Veins');
    expect(answer).not.toHaveProperty('from');
  }
  const named = { ...ada, away: { community: member.community.id } };
  expect(words(await type('read', { article: '1' }, named))).toContain('No community here has opened');
  expect(await answering.complete('article', 'vei', ada, 'news')).toEqual([]);
  expect(await answering.complete('article', 'vei', named, 'news')).toEqual([]);
});

it('reads the only open archive, and its buttons say whose they are', async () => {
  const { type, press, open, member, answering, ada } = await opened();
  await open(member.community.id);
  const found = await type('search', { words: 'veins' });
  expect(words(found)).toContain('Veins and MS');
  expect(found).toMatchObject({ from: member.community.id });
  const there = { ...ada, away: { community: member.community.id } };
  expect(words(await press('read:open:1', [], there))).toContain('Veins and MS');
  expect(await answering.complete('article', 'vei', ada, 'news')).toHaveLength(1);
});

it('shows no button that would only say that it works in servers', async () => {
  const { type, press, open, member, ada } = await opened();
  await open(member.community.id);
  const there = { ...ada, away: { community: member.community.id } };
  const answers = [
    await type('read', { article: '1' }),
    await type('search', { words: 'veins' }),
    await type('topics'),
    await type('latest'),
    await type('help'),
  ];
  const shown = answers.flatMap(actions).filter((action) => action.kind !== 'link');
  expect(shown.map(({ id }) => id)).toContain('related:open:1');
  for (const { id } of shown) expect(words(await press(id, [], there)), id).not.toContain('works only in a server');
});

it('says under each answer whose news it is', async () => {
  const { type, open, member } = await opened();
  await open(member.community.id);
  for (const answer of [
    await type('search', { words: 'veins' }),
    await type('latest'),
    await type('read', { article: '1' }),
  ])
    expect(words(answer)).toContain(`From ${member.community.name}, whose archive is open to everybody.`);
});

it('helps with what can be done there, and says that there is more in servers', async () => {
  const { type, open, member } = await opened();
  await open(member.community.id);
  const help = words(await type('help'));
  expect(help).toContain('/news related');
  expect(help).not.toMatch(/\/news (?:follow|mute|suggest|report)/);
  expect(help).toContain('Following, suggesting and reporting work in a server that Carewire is in.');
});

it('lists topics without telling of what cannot be had there', async () => {
  const { type, open, member } = await opened();
  await open(member.community.id);
  const topics = words(await type('topics'));
  expect(topics).toContain('Treatment (');
  expect(topics).not.toMatch(/follow|direct messages/i);
});

it('offers more communities than one menu holds, page by page', async () => {
  const { type, press, open, store } = await opened();
  const names: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const { id, name } = await store.communities.ofPlace(`discord:9${index}`, `Friends ${index}`);
    await open(id);
    names.push(name);
  }
  const offered = (answer: Answer): readonly string[] =>
    actions(answer).flatMap((action) => (action.kind === 'menu' ? action.options.map(({ label }) => label) : []));
  const seen: string[] = [];
  let which = await type('latest');
  for (let page = 0; page < 3; page += 1) {
    expect(offered(which).length).toBeLessThanOrEqual(25);
    seen.push(...offered(which));
    const more = actions(which).find((action) => action.kind === 'button');
    if (more?.kind !== 'button') throw new Error('nothing to press');
    expect(more.label).toBe(`Other communities (${page + 1}/3)`);
    which = await press(more.id);
  }
  expect(seen.toSorted()).toEqual(names.toSorted());
  expect(offered(which)).toEqual(seen.slice(0, 25));
  const chosen = await store.communities.ofPlace('discord:959');
  expect(words(await press('away:choose:', [chosen.id]))).toContain('From now on I answer you from Friends 59');
});

it('makes no community of somebody who is in none', async () => {
  const { type, open, member, store } = await opened();
  await open(member.community.id);
  const before = await store.communities.list();
  await type('latest');
  expect(await store.communities.list()).toEqual(before);
});

it('says in a sentence what works in servers alone', async () => {
  const { type, press, open, member, ada, store } = await opened();
  await open(member.community.id);
  const says =
    'That works only in a server that Carewire is in. Here you can use: search, latest, read, related, topics';
  const named = { ...ada, away: { community: member.community.id } };
  for (const answer of [
    await type('follow', { topic: 'treatment' }),
    await type('suggest', { url: 'https://news.example/other' }),
    await type('following'),
    await type('post', { url: 'https://news.example/other' }),
    await type('settings', { archive: 'private' }),
    await press('follow:category:', ['treatment'], named),
    await press('post:publish:1', [], named),
  ])
    expect(words(answer)).toContain(says);
  expect(await store.subscriptions.ofCommunity(member.community.id)).toEqual([]);
  expect((await store.settings.of(member.community.id)).archive).toBe('open');
});

it('asks which of several, keeps the choice for that person alone, and forgets it', async () => {
  const { type, press, open, member, ada, store } = await opened();
  const other = await store.communities.ofPlace('discord:200', 'Lupus Friends');
  const hidden = await store.communities.ofPlace('discord:300', 'Hidden Friends');
  await open(member.community.id);
  await open(other.id);

  const which = await type('latest');
  expect(words(which)).toContain('Which community');
  expect(actions(which)).toEqual([
    expect.objectContaining({
      kind: 'menu',
      id: 'away:choose:',
      options: expect.arrayContaining([{ value: other.id, label: 'Lupus Friends' }]),
    }),
  ]);
  expect(JSON.stringify(which)).not.toContain('Hidden');

  const chosen = await press('away:choose:', [member.community.id]);
  expect(words(chosen)).toContain(`From now on I answer you from ${member.community.name}`);
  expect(words(await type('latest'))).toContain('Veins and MS');
  expect(words(await type('latest', {}, { ...ada, person: 'discord:bo' }))).toContain('Which community');

  expect(words(await press('away:choose:', [hidden.id]))).toContain('is not open to everybody any more');
  expect(words(await type('latest'))).toContain('Veins and MS');

  expect(words(await press('away:forget:'))).toContain('Your choice is forgotten');
  expect(words(await type('latest'))).toContain('Which community');
});

it('asks again when the chosen archive is closed, and shows nothing of it by old buttons', async () => {
  const { type, press, open, member, ada, store } = await opened();
  const others = ['200', '300'].map((id) => store.communities.ofPlace(`discord:${id}`, `Friends ${id}`));
  for (const { id } of [member.community, ...(await Promise.all(others))]) await open(id);
  await press('away:choose:', [member.community.id]);
  await store.settings.change(member.community.id, { archive: 'private' });
  const which = await type('latest');
  expect(words(which)).toContain('Which community');
  expect(JSON.stringify(which)).not.toContain(member.community.name);
  const there = { ...ada, away: { community: member.community.id } };
  expect(words(await press('read:open:1', [], there))).toContain('is not open to everybody any more');
});

it('is no way for members: such a button means nothing in a server', async () => {
  const { press, member, ada, reading } = await opened();
  const { away: _away, ...here } = { ...ada, place: member.place };
  expect(words(await press('away:choose:', [member.community.id], here))).toContain('earlier version');
  expect(await reading.get(ada.person)).toBeUndefined();
});

it('is remembered under no name, whatever they do', async () => {
  const { type, press, heard } = await opened();
  await type('follow', { topic: 'treatment' });
  await press('away:forget:');
  expect(heard.keys()).toHaveLength(2);
  expect(heard.keys().filter((key) => key.includes('ada'))).toEqual([]);
});

it('sees to what is kept of them after they left, and no archive need be open for it', async () => {
  const { type, press, open, member, ada, store } = await opened();
  await store.subscriptions.put(
    aSubscription({ community: member.community.id, channel: 'discord:100:@ada', by: 'discord:ada' }),
  );
  const shown = await type('privacy');
  expect(words(shown)).toContain('You follow');
  expect(shown).not.toHaveProperty('from');
  expect(words(await press('privacy:export:0'))).toContain('All that is kept of you');
  expect(words(await press('privacy:delete:'))).toContain('It cannot be brought back');
  expect(await store.subscriptions.ofChannel(member.community.id, 'discord:100:@ada')).toHaveLength(1);
  expect(words(await press('privacy:surely:'))).toContain('Nothing is kept with your name to it any more');
  expect(await store.subscriptions.ofChannel(member.community.id, 'discord:100:@ada')).toEqual([]);

  // Where several are open, nobody is asked which one they mean.
  await open(member.community.id);
  await open((await store.communities.ofPlace('discord:200', 'Lupus Friends')).id);
  expect(words(await type('privacy', {}, ada))).toContain('Nothing is kept with your name to it');
});
