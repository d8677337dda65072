import { describe, expect, it } from 'vitest';
import { commandList } from '../../commands/index.ts';
import type { Answer, Answering, Asker, RawValues, Request } from '../../src/core/answering.ts';
import { actionId, defineCommand, type Command } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import type { Form } from '../../src/core/form.ts';
import { say, type Action, type Message } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import { createAnswering } from '../../src/newsroom/answer.ts';
import type { Try } from '../../src/newsroom/mending.ts';
import { createNewsroom } from '../../src/newsroom/newsroom.ts';
import { fakeExpiring } from '../fakes/expiring.ts';
import { textOf } from '../fakes/platform.ts';
import { aPage } from '../fakes/reading.ts';
import { createWorld, discordPlace, slackPlace } from '../fakes/world.ts';

let events = 0;

/** The real commands over fakes; `press` and `submit` take what messages and forms hold. */
async function opened(
  options: {
    readonly commands?: readonly Command[];
    readonly newsroom?: Partial<Newsroom>;
    readonly sabotage?: (needs: Parameters<typeof createAnswering>[2]) => Parameters<typeof createAnswering>[2];
  } = {},
) {
  const world = await createWorld();
  const commands = options.commands ?? commandList({ news: 'news', newsroom: 'newsroom' });
  const newsroom = { ...createNewsroom(world.needs), ...options.newsroom };
  const needs = {
    ...world.needs,
    events: fakeExpiring<true>(world.clock),
    tries: fakeExpiring<Try>(world.clock),
    reading: fakeExpiring<string>(world.clock),
  };
  const answering = createAnswering(commands, newsroom, options.sabotage?.(needs) ?? needs);
  const { person, channel, direct } = world.member;
  const anna: Asker = { person, place: discordPlace, channel, direct, manages: false };
  const mod: Asker = { ...anna, person: 'discord:mod', direct: 'discord:100:@mod', manages: true };

  const commandNamed = (name: string): Command => {
    const command = commands.find((command) => command.name === name);
    if (!command) throw new Error(name);
    return command;
  };
  const type = (name: string, raw: RawValues, asker = anna, event = `e${(events += 1)}`): Request => ({
    kind: 'command',
    command: commandNamed(name),
    raw,
    asker,
    event,
  });
  const press = (id: string, chosen: readonly string[] = [], asker = anna): Request => ({
    kind: 'press',
    id,
    chosen,
    asker,
    event: `e${(events += 1)}`,
  });
  const submit = (id: string, raw: RawValues, asker = anna): Request => ({
    kind: 'submit',
    id,
    raw,
    asker,
    event: `e${(events += 1)}`,
  });
  return { ...world, needs, commands, answering, anna, mod, type, press, submit, asked: asking(answering) };
}

/** Asks as a platform does: what it expects first, then the answer, which must keep to it. */
function asking(answering: Answering) {
  return async (request: Request): Promise<Answer> => {
    const expected = answering.expect(request);
    const answer = await answering.answer(request);
    if (answer.kind === 'form') expect(expected).toBe('form');
    return answer;
  };
}

function messageOf(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error(`a ${answer.kind}, not a message`);
  return answer.message;
}

function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`a ${answer.kind}, not a form`);
  return answer.form;
}

function words(answer: Answer): string {
  return textOf(messageOf(answer));
}

function actionsOf(message: Message): readonly Action[] {
  return message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}

function button(answer: Answer, label: string): string {
  const found = actionsOf(messageOf(answer)).find((action) => action.kind === 'button' && action.label === label);
  if (found?.kind !== 'button') throw new Error(`no button ${label}`);
  return found.id;
}

const post = { url: 'https://news.example/veins' };

describe('the main story, through requests alone', () => {
  it('posts, publishes, is found, and is corrected', async () => {
    const { asked, type, press, mod, anna, discord, delivering, news } = await opened();
    await asked(type('subscribe', { topic: 'everything', channel: news }, mod));
    const preview = await asked(type('post', post, mod));
    expect(words(preview)).toContain('Only you see this');
    const published = await asked(press(button(preview, 'Publish'), [], mod));
    expect(words(published)).toContain('Published');
    await delivering.run();
    expect(discord.in(news)).toHaveLength(1);
    expect(words(await asked(type('search', { words: 'veins' }, anna)))).toContain('Treating Clogged Veins');
    const wanted = { article: '1', standing: 'disputed', notice: 'Two trials say no.' };
    const correction = await asked(type('correct', wanted, mod));
    expect(words(correction)).toContain('Two trials say no.');
    await delivering.run();
    expect(textOf(discord.in(news)[0]?.message ?? say(''))).not.toContain('Two trials say no.');
    expect(words(await asked(press(button(correction, 'Confirm'), [], mod)))).toContain('1 copy is being brought');
    await delivering.run();
    expect(textOf(discord.in(news)[0]?.message ?? say(''))).toContain('Two trials say no.');
  });

  it('shows a grave warning alone before the same story goes out a second time', async () => {
    const { asked, type, press, mod, reader, store, member } = await opened();
    await asked(press(button(await asked(type('post', post, mod)), 'Publish'), [], mod));
    const text = `Veins, once more\n\n${aPage().text}`;
    reader.add(aPage({ url: 'https://other.example/copy', canonicalUrl: 'https://other.example/copy' }));
    const preview = await asked(type('post', { url: 'https://other.example/copy', text }, mod));
    const doubt = await asked(press(button(preview, 'Publish'), [], mod));
    expect(words(doubt)).toContain('same story as #1');
    expect(words(doubt)).not.toContain('Published');
    expect(words(await asked(press(button(doubt, 'Back'), [], mod)))).toContain('Only you see this');
    expect(await store.articles.latest(member.community.id, { limit: 9 })).toHaveLength(1);
    expect(words(await asked(press(button(doubt, 'Publish all the same'), [], mod)))).toContain('Published');
  });

  it('tells who suggested the other links to a story which article it was published as', async () => {
    const { asked, type, press, mod, anna, reader, discord, delivering } = await opened();
    for (const site of ['one', 'two']) {
      const url = `https://${site}.example/veins`;
      reader.add(aPage({ url, canonicalUrl: url }));
      await asked(type('suggest', { url }, anna));
    }
    const first = await asked(type('queue', {}, mod));
    const second = await asked(press(button(first, 'Next'), [], mod));
    expect(words(second)).toContain('The same story, it seems');
    const published = await asked(press(button(second, 'Publish'), [], mod));
    const rejected = await asked(press(button(published, 'Reject 1 other link to this story'), [], mod));
    const reason = 'The same story was published from another source, as #1.';
    expect(words(rejected)).toContain(reason);
    await delivering.run();
    expect(
      discord
        .in(anna.direct)
        .map(({ message }) => textOf(message))
        .join(),
    ).toContain(reason);
    expect(words(await asked(press('queue:rest:2.3', [], mod)))).toContain('earlier version');
  });

  it('says what a deletion would take, and that nothing is deleted yet, before anybody confirms it', async () => {
    const { asked, type, press } = await opened();
    await asked(type('follow', { topic: 'treatment' }));
    const kept = await asked(type('privacy', {}));
    const asks = await asked(press(button(kept, 'Delete…')));
    expect(words(asks)).toContain('This would be deleted');
    expect(words(asks)).not.toMatch(/^Deleted/m);
    expect(words(await asked(press(button(asks, 'Delete it all'))))).toContain('Deleted. Nothing is kept');
  });

  it('turns pages of a search by buttons', async () => {
    const world = await opened();
    for (let i = 0; i < 7; i += 1) await world.publish({ url: `https://news.example/${i}`, title: `Vein ${i}` });
    const first = await world.asked(world.type('search', { words: 'vein' }));
    const second = await world.asked(world.press(button(first, 'Next')));
    const both = words(first) + words(second);
    for (let i = 0; i < 7; i += 1) expect(both).toContain(`Vein ${i}`);
  });
});

describe('what is expected is known from the request alone', () => {
  it.each([
    ['search', { words: 'x' }, 'private'],
    ['search', {}, 'form'],
    ['search', { words: '  ' }, 'form'],
    // Something was typed, but not what it cannot do without.
    ['correct', { article: '12' }, 'form'],
    ['latest', {}, 'private'],
    ['post', {}, 'form'],
    ['post', post, 'private'],
  ] as const)('/… %s %o: %s', async (name, raw, expected) => {
    const { answering, type } = await opened();
    expect(answering.expect(type(name, raw))).toBe(expected);
  });

  it.each([
    [actionId('post', 'publish', 'id'), 'update'],
    [actionId('post', 'edit', 'id'), 'form'],
    [actionId('read', 'open', 1), 'private'],
    [actionId('post', 'mend', 'newsroom.token'), 'form'],
    ['never:heard:of', 'private'],
    ['post:toString:', 'private'],
    ['', 'private'],
  ] as const)('pressing “%s”: %s', async (id, expected) => {
    const { answering, press } = await opened();
    expect(answering.expect(press(id))).toBe(expected);
  });

  it.each([
    [actionId('post', 'edit', 'id'), 'update'],
    [actionId('post', ''), 'private'],
    [actionId('post', 'publish', 'id'), 'private'],
  ] as const)('sending in “%s”: %s', async (id, expected) => {
    const { answering, submit } = await opened();
    expect(answering.expect(submit(id, {}))).toBe(expected);
  });

  it('is public where the command says so', async () => {
    const loud = defineCommand({
      root: 'news',
      name: 'loud',
      description: 'Say it to all',
      who: 'everyone',
      reply: 'channel',
      options: {},
      run: async () => say('Hello'),
    });
    const { answering, type } = await opened({ commands: [loud] });
    expect(answering.expect(type('loud', {}))).toBe('public');
  });
});

describe('forms', () => {
  it('asks for what was not typed, and its answer is the command', async () => {
    const { asked, type, submit, anna, publish } = await opened();
    await publish();
    const form = formOf(await asked(type('search', {})));
    expect(form.fields.map(({ name, required }) => [name, required])).toEqual([
      ['words', true],
      ['category', false],
      ['site', false],
      ['since', false],
      ['until', false],
      ['standing', false],
    ]);
    expect(words(await asked(submit(form.id, { words: 'veins', category: 'treatment' }, anna)))).toContain('Treating');
  });

  it('keeps what was typed', async () => {
    const { asked, type, mod } = await opened();
    const form = formOf(await asked(type('correct', { article: '12', standing: 'disputed' }, mod)));
    expect(form.fields.find(({ name }) => name === 'article')?.value).toBe('12');
  });

  it('edits a draft, and shows the preview again', async () => {
    const { asked, type, press, submit, mod } = await opened();
    const preview = await asked(type('post', post, mod));
    const form = formOf(await asked(press(button(preview, 'Edit'), [], mod)));
    const edited = await asked(submit(form.id, { title: 'A better title', sentences: 'Fifty people took part.' }, mod));
    expect(words(edited)).toContain('A better title');
    expect(words(edited)).toContain('However, an expert warns');
  });

  it('answers with a message where there is nothing to fill in', async () => {
    const { asked, type, press, anna, mod, clock } = await opened();
    expect(words(await asked(type('post', {}, anna)))).toContain('Only moderators');
    const preview = await asked(type('post', post, mod));
    clock.advance(24 * 3_600_000);
    expect(words(await asked(press(button(preview, 'Edit'), [], mod)))).toContain('not here any more');
  });
});

describe('a refusal', () => {
  it('is a sentence that says what to do', async () => {
    const { asked, type, mod } = await opened();
    expect(words(await asked(type('latest', { category: 'treatmnt' })))).toContain('Treatment, Living well, Research');
    expect(words(await asked(type('post', { url: 'https://down.example/' }, mod)))).toContain('paste the text');
  });

  it('can be mended: the form opens again with what was typed and what was wrong', async () => {
    const { asked, type, press, submit, mod } = await opened();
    const refused = await asked(type('post', { ...post, category: 'treatmnt' }, mod));
    const form = formOf(await asked(press(button(refused, 'Change what I typed'), [], mod)));
    expect(form.problem).toContain('no category “treatmnt”');
    expect(form.fields.find(({ name }) => name === 'url')?.value).toBe(post.url);
    expect(words(await asked(submit(form.id, { ...post, category: 'treatment' }, mod)))).toContain('Only you see this');
  });

  it('can be mended where the command alone would have shown something, too', async () => {
    const { asked, type, press, submit, mod } = await opened();
    for (const [name, typed, problem] of [
      ['settings', { note: '25:00', eyes: 'two' }, 'no time of day'],
      ['feeds', { add: 'a.example', include: 'stem cells' }, 'names no feed'],
      ['categories', { action: 'add', name: 'Treatment' }, 'There is a category'],
    ] as const) {
      const refused = await asked(type(name, typed, mod));
      const form = formOf(await asked(press(button(refused, 'Change what I typed'), [], mod)));
      expect(form.problem).toContain(problem);
      for (const [field, value] of Object.entries(typed))
        expect(form.fields.find(({ name }) => name === field)?.value).toBe(value);
      expect(words(await asked(submit(form.id, typed, mod)))).toContain(problem);
    }
  });

  it('in a form behind a button can be mended too: nothing that was written is lost', async () => {
    const { asked, type, press, submit, mod } = await opened();
    const preview = await asked(type('post', { ...post, category: 'treatment' }, mod));
    const edit = formOf(await asked(press(button(preview, 'Edit'), [], mod)));
    const written = { title: 'A better title', sentences: 'Nobody ever wrote this sentence.' };
    const refused = await asked(submit(edit.id, written, mod));
    const again = formOf(await asked(press(button(refused, 'Change what I typed'), [], mod)));
    expect(again.id).toBe(edit.id);
    expect(again.problem).toMatch(/word for word/i);
    expect(Object.fromEntries(again.fields.map(({ name, value }) => [name, value]))).toMatchObject(written);
  });

  it('keeps a channel’s mute and one’s own apart: the form, what is mended, and who may', async () => {
    const { asked, commands, submit, press, mod, anna } = await opened();
    for (const [root, asker] of [
      ['newsroom', mod],
      ['news', anna],
    ] as const) {
      const mute = commands.find((command) => command.root === root && command.name === 'mute');
      if (!mute) throw new Error('no mute');
      const form = formOf(await asked({ kind: 'command', command: mute, raw: {}, asker, event: `mute ${root}` }));
      const refused = await asked(submit(form.id, { subscription: 'x', until: '7' }, asker));
      const again = formOf(await asked(press(button(refused, 'Change what I typed'), [], asker)));
      expect(again.id).toBe(form.id);
      if (root === 'news') continue;
      expect(words(await asked(submit(form.id, { subscription: '1', until: '7' }, anna)))).toContain('Only moderators');
      expect(words(await asked(press(button(refused, 'Change what I typed'), [], anna)))).toContain('Only moderators');
    }
  });

  it('keeps what was typed for half an hour, with no person', async () => {
    const { asked, type, press, clock, needs } = await opened();
    const refused = await asked(type('search', { words: 'infertility', category: 'nothing' }));
    const id = button(refused, 'Change what I typed');
    expect(JSON.stringify(await needs.tries.get(id.split('.').at(-1) ?? ''))).not.toContain('anna');
    clock.advance(30 * 60_000);
    expect(words(await asked(press(id)))).toContain('not kept any longer');
  });

  it('offers no mending where no form could help', async () => {
    const { asked, type, anna } = await opened();
    const refused = messageOf(await asked(type('post', post, anna)));
    expect(actionsOf(refused)).toEqual([]);
  });

  it('stands beside a message whose buttons still work, and replaces one whose do not', async () => {
    const { asked, type, press, mod, reader } = await opened();
    reader.add({
      ...(await reader.read(post.url)),
      url: 'https://n.example/',
      canonicalUrl: 'https://n.example/',
      title: 'X',
      text: 'Nothing known.',
    });
    const unfiled = await asked(type('post', { url: 'https://n.example/' }, mod));
    expect(await asked(press(button(unfiled, 'Publish'), [], mod))).toMatchObject({ kind: 'message', beside: true });

    const preview = await asked(type('post', post, mod));
    await asked(press(button(preview, 'Publish'), [], mod));
    const second = await asked(press(button(preview, 'Publish'), [], mod));
    // A second click must not turn “Published” into “That did not work”.
    expect(words(second)).toContain('already published');
    expect(second).toHaveProperty('beside', true);
  });

  it.each(['never:heard:of', 'post:nothing:1', 'search:constructor:', 'help::', ''])(
    'of a button nobody knows any more (“%s”) says so',
    async (id) => {
      const { asked, press } = await opened();
      expect(words(await asked(press(id)))).toContain('earlier version');
    },
  );
});

describe('who may', () => {
  it('holds for commands, buttons, menus and forms alike', async () => {
    const { asked, type, press, submit, mod, anna } = await opened();
    const preview = await asked(type('post', post, mod));
    const requests = [
      type('post', post, anna),
      type('status', {}, anna),
      press(button(preview, 'Publish'), [], anna),
      press(button(preview, 'Edit'), [], anna),
      press(button(preview, 'Discard'), [], anna),
      press(actionId('post', 'file', 'id'), ['treatment'], anna),
      press(actionId('post', 'mend', 'newsroom.token'), [], anna),
      submit(actionId('post', 'edit', 'id'), { title: 'Mine' }, anna),
      submit(actionId('post', ''), post, anna),
      press(actionId('status', 'again', 'id'), [], anna),
    ];
    for (const request of requests)
      expect(words(await asked(request)), JSON.stringify(request)).toContain('Only moderators');
  });

  it('is the newsroom’s own list where the platform does not say, place by place', async () => {
    const { asked, type, anna, store } = await opened();
    await store.moderators.add(slackPlace, anna.person);
    expect(words(await asked(type('status', {}, anna)))).toContain('Only moderators');
    await store.moderators.add(discordPlace, anna.person);
    expect(words(await asked(type('status', {}, anna)))).toContain('Status');
  });

  it('is nobody when the list cannot be read', async () => {
    const { asked, type, anna, needs } = await opened({
      sabotage: (needs) => ({
        ...needs,
        moderators: { ...needs.moderators, has: () => Promise.reject(new Error('locked')) },
      }),
    });
    expect(words(await asked(type('status', {}, anna)))).toContain('Only moderators');
    expect(words(await asked(type('latest', {}, anna)))).not.toContain('Only moderators');
    expect(needs.log.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  it('every command of the newsroom is theirs, and every button of it', async () => {
    const { answering } = await opened();
    for (const command of answering.commands) {
      expect(command.who, command.name).toBe(command.root === 'newsroom' ? 'moderator' : 'everyone');
      for (const [action, reaction] of Object.entries(command.actions ?? {}))
        // Pressed in direct messages, where not every platform says who moderates: the verb itself looks at whose feed it is.
        if (`${command.name} ${action}` !== 'feeds again') expect(reaction.who, command.name).toBe(command.who);
    }
  });
});

it('says what changes nothing, so that it may be answered before it is acknowledged', async () => {
  const { answering } = await opened();
  const reading = answering.commands.filter(({ reads }) => reads).map(({ root, name }) => `${root} ${name}`);
  expect(reading.toSorted()).toEqual([
    'news following',
    'news help',
    'news latest',
    'news read',
    'news related',
    'news search',
    'news topics',
    'newsroom help',
  ]);
});

describe('the same event', () => {
  it('is answered once, however often and however fast it comes', async () => {
    const { answering, type, mod, reader } = await opened();
    const request = type('post', post, mod, 'same');
    const answers = await Promise.all([
      answering.answer(request),
      answering.answer(request),
      answering.answer(request),
    ]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['message', 'repeat', 'repeat']);
    expect(reader.reads).toBe(1);
  });

  it('is shown once, too, where it changes nothing', async () => {
    const { answering, type, anna } = await opened();
    const request = type('latest', {}, anna, 'same');
    expect((await answering.answer(request)).kind).toBe('message');
    expect(await answering.answer(request)).toEqual({ kind: 'repeat' });
  });

  it('of another place is another event', async () => {
    const { answering, type, anna } = await opened();
    const here = type('latest', {}, anna, 'same');
    const there = type('latest', {}, { ...anna, place: slackPlace, channel: 'slack:T1:C1' }, 'same');
    expect((await answering.answer(here)).kind).toBe('message');
    expect((await answering.answer(there)).kind).toBe('message');
  });

  it('is a new one after an hour', async () => {
    const { answering, type, anna, clock } = await opened();
    const request = type('latest', {}, anna, 'same');
    await answering.answer(request);
    clock.advance(3_600_000);
    expect((await answering.answer(request)).kind).toBe('message');
  });
});

describe('a flood', () => {
  it('is slowed down kindly, person by person', async () => {
    const { asked, type, anna, mod, clock } = await opened();
    for (let i = 0; i < 10; i += 1) expect(words(await asked(type('latest', {}, anna)))).not.toContain('try again');
    expect(words(await asked(type('latest', {}, anna)))).toMatch(/Please try again in 6 seconds/);
    expect(words(await asked(type('latest', {}, { ...anna, person: 'discord:bert' })))).not.toContain('try again');
    expect(words(await asked(type('latest', {}, mod)))).not.toContain('try again');
    clock.advance(6_000);
    expect(words(await asked(type('latest', {}, anna)))).not.toContain('try again');
  });

  it('lets people turn pages faster than they can ask', async () => {
    const { asked, press, anna } = await opened();
    const pages = await Promise.all(Array.from({ length: 31 }, () => asked(press('latest:older:1.', [], anna))));
    expect(pages.filter((page) => words(page).includes('try again'))).toHaveLength(1);
  });
});

describe('a fault of ours', () => {
  const canary = 'infertility-canary';
  const broken = new Error(`no such column: "${canary}"`);

  it('is an apology, and a line in the log without what was typed or who typed it', async () => {
    const { asked, type, anna, needs } = await opened({ newsroom: { search: () => Promise.reject(broken) } });
    const answer = await asked(type('search', { words: canary }, anna));
    expect(words(answer)).toContain('Something went wrong on our side');
    expect(needs.log.lines).toHaveLength(1);
    expect(needs.log.lines[0]?.text).toContain('news search');
    expect(JSON.stringify(needs.log.lines)).not.toMatch(/infertility-canary|anna/);
  });

  it('leaves the message with the button alone', async () => {
    const { asked, press, mod } = await opened({ newsroom: { draft: () => Promise.reject(broken) } });
    expect(await asked(press(actionId('post', 'publish', 'id'), [], mod))).toMatchObject({ beside: true });
  });

  it('in keeping events apart is an apology too, and nothing is done twice for it', async () => {
    const { asked, type, mod, reader } = await opened({
      sabotage: (needs) => ({ ...needs, events: { ...needs.events, setIfAbsent: () => Promise.reject(broken) } }),
    });
    expect(words(await asked(type('post', post, mod)))).toContain('went wrong on our side');
    expect(reader.reads).toBe(0);
  });

  it('in keeping what was refused loses the button, not the refusal', async () => {
    const { asked, type } = await opened({
      sabotage: (needs) => ({ ...needs, tries: { ...needs.tries, set: () => Promise.reject(broken) } }),
    });
    expect(words(await asked(type('search', { words: 'x', category: 'nothing' })))).toContain('no category “nothing”');
  });

  it('that is no Error at all is survived', async () => {
    const thrown: unknown = 'a string';
    const { asked, type, needs } = await opened({ newsroom: { latest: () => Promise.reject(thrown) } });
    expect(words(await asked(type('latest', {})))).toContain('went wrong');
    expect(needs.log.lines[0]?.text).toContain('"fault":"string"');
  });

  it('in completion offers nothing', async () => {
    const { answering, anna, needs } = await opened({
      newsroom: { complete: () => Promise.reject(broken) },
    });
    expect(await answering.complete('article', canary, anna)).toEqual([]);
    expect(JSON.stringify(needs.log.lines)).not.toContain(canary);
  });
});

it('completes as the asker, with no event and no limit', async () => {
  const { answering, anna, publish } = await opened();
  await publish();
  for (let i = 0; i < 50; i += 1) expect(await answering.complete('article', 'treat', anna)).toHaveLength(1);
});

it('speaks of the asker’s own community only', async () => {
  const { asked, type, anna, publish } = await opened();
  await publish();
  const stranger: Asker = { ...anna, place: 'discord:200', channel: 'discord:200:1', direct: 'discord:200:@anna' };
  expect(words(await asked(type('latest', {}, stranger)))).not.toContain('Treating Clogged Veins');
});

it('passes on what a command refuses in its own words, with the code it was given', async () => {
  const refusing = defineCommand({
    root: 'news',
    name: 'no',
    description: 'Say no',
    who: 'everyone',
    reply: 'asker',
    options: {},
    run: async () => {
      throw new NewsError('busy', 'Come back on Monday.');
    },
  });
  const { asked, type } = await opened({ commands: [refusing] });
  expect(words(await asked(type('no', {})))).toContain('Come back on Monday.');
});

describe('“Make this an article”', () => {
  const shortcut = (links: readonly string[], asker: Asker): Request => ({
    kind: 'shortcut',
    links,
    asker,
    event: `e${(events += 1)}`,
  });
  const [first, second, third] = [post.url, 'https://news.example/two', 'https://news.example/three'] as const;

  it('gives a moderator a draft of the first link, and says how many others the message holds', async () => {
    const { asked, mod, answering } = await opened();
    expect(answering.expect(shortcut([first], mod))).toBe('private');
    const alone = await asked(shortcut([first], mod));
    expect(words(alone)).toContain('nothing is posted until you publish');
    expect(words(alone)).not.toContain('other link');
    expect(words(await asked(shortcut([first, second, third, second], mod)))).toContain(
      'holds 2 other links: give each',
    );
    expect(words(await asked(shortcut([first, second], mod)))).toContain('holds 1 other link: give it');
  });

  it('hands a member’s first link in, and fetches nothing', async () => {
    const { asked, anna, mod, type, reader } = await opened();
    const thanks = await asked(shortcut([second, third], anna));
    expect(words(thanks)).toContain('The moderators will look at it, and are not told who you are');
    expect(words(thanks)).toContain('1 other link');
    expect(reader.reads).toBe(0);
    const queue = words(await asked(type('queue', {}, mod)));
    expect(queue).toContain(second);
    expect(queue).not.toContain(anna.person);
  });

  it('says so when a message holds no link, and when its link cannot be read', async () => {
    const { asked, anna, mod } = await opened();
    for (const asker of [anna, mod]) expect(words(await asked(shortcut([], asker)))).toContain('holds no link');
    expect(words(await asked(shortcut(['https://dead.example/x'], mod)))).toContain('could not be reached');
  });

  it('is answered once, however often the platform brings it', async () => {
    const { answering, anna, store } = await opened();
    const request = shortcut([first], anna);
    await answering.answer(request);
    expect(await answering.answer(request)).toEqual({ kind: 'repeat' });
    expect((await store.people.kept(anna.person)).suggestions).toHaveLength(1);
  });
});
