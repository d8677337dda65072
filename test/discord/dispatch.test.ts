import { describe, expect, test } from 'vitest';
import type { Request } from '../../src/core/answering.ts';
import type { Form } from '../../src/core/form.ts';
import { line, type Message, say } from '../../src/core/message.ts';
import { visible } from '../../src/core/visible.ts';
import { hostile } from '../slack/messages.ts';
import { joined, newsdesk, server } from './newsdesk.ts';

const draft: Message = {
  plain: 'A draft',
  blocks: [
    { kind: 'text', line: line('Is this right?'), keep: true },
    {
      kind: 'actions',
      keep: true,
      actions: [
        { kind: 'button', id: 'post:publish:7', label: 'Publish', style: 'primary' },
        { kind: 'button', id: 'post:edit:7', label: 'Edit', style: 'plain' },
        {
          kind: 'menu',
          id: 'post:file:7',
          placeholder: 'Category',
          most: 2,
          options: [
            { value: 'treatment', label: 'Treatment', chosen: true },
            { value: 'research', label: 'Research' },
            { value: 'living', label: 'Living with MS' },
          ],
        },
      ],
    },
  ],
};

const form: Form = {
  id: 'post::',
  title: 'Post an article',
  submit: 'Post',
  problem: 'Give the article’s web address, or paste its text.',
  fields: [
    { name: 'url', label: 'Link', required: false, input: { kind: 'line' } },
    { name: 'text', label: 'Text', required: false, input: { kind: 'paragraph' }, maxLength: 100 },
    {
      name: 'category',
      label: 'Category',
      required: false,
      input: {
        kind: 'choices',
        most: 2,
        choices: [
          { value: 'treatment', label: 'Treatment' },
          { value: 'research', label: 'Research' },
        ],
      },
    },
    { name: 'channel', label: 'Channel', required: false, input: { kind: 'channel' } },
  ],
};

const message = (text: string) => ({ kind: 'message', message: say(text) }) as const;

describe('a command', () => {
  test('is acknowledged first, then answered to the asker only', async () => {
    const place = await server();
    const gate = Promise.withResolvers<void>();
    const desk = newsdesk({
      answer: async () => {
        await gate.promise;
        return message('Three articles.');
      },
    });
    await joined(place, desk);

    const reply = await place.ada.run(place.news.id, 'news search', { words: 'clogged veins', category: 'treatment' });
    expect(reply.kind).toBe('thinking');
    expect(reply.message()?.ephemeral).toBe(true);
    gate.resolve();
    const answer = await reply.final();

    expect(answer.text).toContain('Three articles.');
    expect(answer.ephemeral).toBe(true);
    expect(place.mo.sees(place.news.id)).toEqual([]);
    expect(desk.asked).toEqual([
      {
        kind: 'command',
        command: expect.objectContaining({ root: 'news', name: 'search' }),
        raw: { words: 'clogged veins', category: 'treatment' },
        event: reply.interactionId,
        asker: {
          person: `discord:${place.ada.id}`,
          place: `discord:${place.guild.id}`,
          placeName: place.guild.name,
          channel: place.channel,
          direct: `discord:${place.guild.id}:@${place.ada.id}`,
          manages: false,
          language: 'en-US',
        },
      },
    ]);
  });

  test('is answered for all to see where it says so', async () => {
    const place = await server();
    await joined(place, newsdesk({ expect: () => 'public', answer: () => message('Everyone may read this.') }));
    await (await place.mo.run(place.news.id, 'newsroom subscribe', { topic: 'treatment' })).final();
    expect(place.ada.sees(place.news.id).map(({ text }) => text)).toEqual([
      expect.stringContaining('Everyone may read this.'),
    ]);
  });

  test('names channels by their address, and tells who may moderate', async () => {
    const place = await server();
    const desk = newsdesk();
    await joined(place, desk);
    await (
      await place.mo.run(place.news.id, 'newsroom subscribe', { topic: 'treatment', channel: 'news', cadence: 'daily' })
    ).final();
    expect(desk.asked[0]).toMatchObject({
      raw: { topic: 'treatment', channel: place.channel, cadence: 'daily' },
      asker: { manages: true },
    });
  });

  test('for moderators is not shown to others', async () => {
    const place = await server();
    await joined(place);
    const names = (person: typeof place.ada): string[] => person.commands(place.news.id).map(({ name }) => name);
    expect(names(place.ada)).toEqual(['news search']);
    expect(names(place.mo)).toEqual(['news search', 'newsroom post', 'newsroom subscribe']);
  });

  test('that fails in our own machinery says so to the asker, and logs no word they typed', async () => {
    const place = await server();
    const { log } = await joined(
      place,
      newsdesk({
        answer: () => {
          throw new Error('database is locked');
        },
      }),
    );
    const answer = await (await place.ada.run(place.news.id, 'news search', { words: 'my own illness' })).final();
    expect(answer.text).toContain('Something went wrong on our side');
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('illness');
  });
});

describe('what changes nothing', () => {
  const reads = (): boolean => true;
  const calls = ({ discord }: Awaited<ReturnType<typeof server>>): readonly string[] =>
    discord.journal.flatMap(({ method, path }) =>
      path.endsWith('callback') ? ['callback'] : /webhooks/.test(path) ? [`${method} webhook`] : [],
    );

  test('is answered in one call, to the asker only', async () => {
    const place = await server();
    const { platform } = await joined(place, newsdesk({ reads, answer: () => message('Three articles.') }));
    const reply = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    expect(reply.kind).toBe('message');
    expect(reply.message()).toMatchObject({ ephemeral: true, text: expect.stringContaining('Three articles.') });
    await platform.stop();
    expect(calls(place)).toEqual(['callback']);
  });

  test('is answered for all to see where it says so', async () => {
    const place = await server();
    await joined(place, newsdesk({ reads, expect: () => 'public', answer: () => message('For everyone.') }));
    await place.mo.run(place.news.id, 'newsroom subscribe', { topic: 'treatment' });
    expect(place.ada.sees(place.news.id).map(({ text }) => text)).toEqual([expect.stringContaining('For everyone.')]);
  });

  test('is acknowledged in time when it takes longer, and asked for once', async () => {
    const place = await server();
    const gate = Promise.withResolvers<void>();
    const desk = newsdesk({ reads, answer: () => gate.promise.then(() => message('At last.')) });
    await joined(place, desk);
    const reply = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    expect(reply.kind).toBe('thinking');
    gate.resolve();
    expect((await reply.final()).text).toContain('At last.');
    expect(desk.asked).toHaveLength(1);
  });

  test.each([
    ['replaces the message its button stands in', false],
    ['stands beside it when that is to stay', true],
  ])('%s', async (_what, beside) => {
    const place = await server();
    const desk = newsdesk({
      reads,
      expect: (request) => (request.kind === 'press' ? 'update' : 'private'),
      answer: (request) =>
        request.kind === 'press'
          ? { ...message('The next page.'), ...(beside && { beside }) }
          : { kind: 'message', message: draft },
    });
    const { platform } = await joined(place, desk);
    const shown = await (await place.mo.run(place.news.id, 'newsroom post', { url: 'https://example.org' })).final();
    const after = await (await place.mo.press(shown, 'Publish')).final();
    expect(after).toMatchObject({ ephemeral: true, text: expect.stringContaining('The next page.') });
    expect(after.id === shown.id).toBe(!beside);
    expect(place.mo.sees(place.news.id)).toHaveLength(beside ? 2 : 1);
    await platform.stop();
    expect(calls(place)).toEqual(['callback', 'callback']);
  });

  test.each(['reset', 'hang'] as const)('is there once though Discord’s yes got lost (%s)', async (how) => {
    const place = await server();
    const desk = newsdesk({ reads, answer: () => message('Here you are.') });
    const { platform } = await joined(place, desk);
    place.discord.faults.add({ kind: 'lost', effect: 'after', how, method: 'POST', path: /callback$/ });
    await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    await platform.stop();
    expect(calls(place)).toContain('PATCH webhook');
    expect(place.ada.sees(place.news.id).map(({ text }) => text)).toEqual([expect.stringContaining('Here you are.')]);
    expect(desk.asked).toHaveLength(1);
  });

  test('is said in a sentence when Discord refuses how it looks', async () => {
    const place = await server();
    await joined(place, newsdesk({ reads, answer: () => ({ kind: 'message', message: draft }) }));
    place.discord.faults.add({ kind: 'refused', as: 'invalidForm', method: 'POST', path: /callback$/ });
    const reply = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    expect(reply.message()).toMatchObject({ ephemeral: true, text: expect.stringContaining('A draft') });
  });

  test('is told in the log when Discord has forgotten who asked', async () => {
    const place = await server();
    const { log } = await joined(place, newsdesk({ reads }));
    place.discord.faults.add({ kind: 'refused', as: 'unknownInteraction', method: 'POST', path: /callback$/ });
    await expect(place.ada.run(place.news.id, 'news search', { words: 'veins' })).rejects.toThrow(/did not respond/);
    expect(log.lines.map(({ message }) => message)).toContain('A Discord interaction was too old to be answered');
  });
});

describe('a form', () => {
  test('opens when nothing was typed, and what is filled in comes back', async () => {
    const place = await server();
    const desk = newsdesk({
      expect: (request) => (request.kind === 'command' ? 'form' : 'private'),
      answer: (request) => (request.kind === 'command' ? { kind: 'form', form } : message('A draft.')),
    });
    await joined(place, desk);

    const opened = await place.mo.run(place.news.id, 'newsroom post');
    expect(opened.kind).toBe('modal');
    expect(place.mo.modal()?.title).toBe('Post an article');
    await expect
      .poll(() => JSON.stringify(place.discord.journal.at(-1)?.body))
      .toContain('Give the article’s web address, or paste its text.');

    const reply = await place.mo.submit({
      url: 'https://example.org/veins',
      category: ['treatment', 'research'],
      channel: 'news',
    });
    expect((await reply.final()).text).toContain('A draft.');
    expect(desk.asked[1]).toMatchObject({
      kind: 'submit',
      id: 'post::',
      raw: { url: 'https://example.org/veins', category: 'treatment,research', channel: place.channel },
      asker: { manages: true, place: `discord:${place.guild.id}` },
    });
  });

  test('that cannot be opened is a message instead', async () => {
    const place = await server();
    await joined(place, newsdesk({ expect: () => 'form', answer: () => message('Only moderators may post.') }));
    const reply = await place.mo.run(place.news.id, 'newsroom post');
    expect(reply.message()).toMatchObject({ ephemeral: true });
    expect(reply.message()?.text).toContain('Only moderators may post.');
  });

  test('that takes too long does not leave the person without an answer', async () => {
    const place = await server();
    await joined(place, newsdesk({ expect: () => 'form', answer: () => new Promise(() => undefined) }));
    const reply = await place.mo.run(place.news.id, 'newsroom post');
    expect(reply.message()?.text).toContain('That took too long. Please try again.');
  });

  test('opened by a button replaces the message it stands under', async () => {
    const place = await server();
    const desk = newsdesk({
      expect: (request) => (request.kind === 'press' ? 'form' : request.kind === 'submit' ? 'update' : 'private'),
      answer: (request) => {
        if (request.kind === 'press') return { kind: 'form', form: { ...form, id: 'post:edit:7' } };
        return request.kind === 'submit' ? message('Changed.') : { kind: 'message', message: draft };
      },
    });
    await joined(place, desk);
    const shown = await (await place.mo.run(place.news.id, 'newsroom post', { url: 'https://example.org' })).final();
    await place.mo.press(shown, 'Edit');
    const changed = await (await place.mo.submit({ text: 'A better title' })).final();
    expect(changed.id).toBe(shown.id);
    expect(changed.text).toContain('Changed.');
  });
});

describe('buttons and menus', () => {
  test('replace the message they stand in, wholly', async () => {
    const place = await server();
    const desk = newsdesk({
      expect: (request) => (request.kind === 'press' ? 'update' : 'private'),
      answer: (request) => (request.kind === 'press' ? message('Published.') : { kind: 'message', message: draft }),
    });
    await joined(place, desk);
    const shown = await (await place.mo.run(place.news.id, 'newsroom post', { url: 'https://example.org' })).final();
    const chosen = await place.mo.choose(shown, 'Category', ['Research', 'Living with MS']);
    expect(chosen.kind).toBe('update-later');
    const after = await chosen.final();

    expect(after.id).toBe(shown.id);
    expect(after.text).toContain('Published.');
    expect(after.buttons).toEqual([]);
    expect(desk.asked[1]).toMatchObject({ kind: 'press', id: 'post:file:7', chosen: ['research', 'living'] });
  });

  test('stay as they are when the answer is shown beside them', async () => {
    const place = await server();
    const desk = newsdesk({
      expect: (request) => (request.kind === 'press' ? 'update' : 'private'),
      answer: (request) =>
        request.kind === 'press'
          ? { ...message('Choose a category first.'), beside: true }
          : { kind: 'message', message: draft },
    });
    await joined(place, desk);
    const shown = await (await place.mo.run(place.news.id, 'newsroom post', { url: 'https://example.org' })).final();
    const told = await (await place.mo.press(shown, 'Publish')).final();

    expect(told.text).toContain('Choose a category first.');
    expect(told).toMatchObject({ ephemeral: true });
    expect(told.id).not.toBe(shown.id);
    const kept = place.mo.sees(place.news.id).find(({ id }) => id === shown.id);
    expect(kept?.text).toBe(shown.text);
  });

  test('work after a restart', async () => {
    const place = await server();
    const first = await joined(place, newsdesk({ answer: () => ({ kind: 'message', message: draft }) }));
    const shown = await (await place.mo.run(place.news.id, 'newsroom post', { url: 'https://example.org' })).final();
    await first.platform.stop();
    const desk = newsdesk({ answer: () => message('Yes.') });
    await joined(place, desk);
    const answer = await (await place.mo.press(shown, 'Publish')).final();
    expect(answer.text).toContain('Yes.');
    expect(desk.asked[0]).toMatchObject({ kind: 'press', id: 'post:publish:7', chosen: [] });
  });

  test('in direct messages still speak for the server they came from', async () => {
    const place = await server();
    const desk = newsdesk({ answer: () => message('Unfollowed.') });
    const { platform } = await joined(place, desk);
    await platform.post(`discord:${place.guild.id}:@${place.ada.id}`, draft, 'direct-1');
    const [shown] = place.ada.sees(place.ada.dm());
    const answer = await (await place.ada.press(shown?.id ?? '', 'Publish')).final();
    expect(answer.text).toContain('Unfollowed.');
    expect(desk.asked[0]).toMatchObject({
      id: 'post:publish:7',
      asker: {
        place: `discord:${place.guild.id}`,
        channel: `discord:${place.guild.id}:@${place.ada.id}`,
        manages: false,
      },
    });
  });

  test.each([
    ['takes a while', false],
    ['is ready at once', true],
  ])(
    'of a message that somebody deletes meanwhile are answered all the same, when the answer %s',
    async (_how, reads) => {
      const place = await server();
      const desk = newsdesk({
        expect: () => 'update',
        reads: () => reads,
        answer: () => {
          place.mo.remove(shown?.id ?? '');
          return message('Published.');
        },
      });
      const { platform } = await joined(place, desk);
      await platform.post(place.channel, draft, 'd1');
      const [shown] = place.mo.sees(place.news.id);
      await place.mo.press(shown?.id ?? '', 'Publish');
      await expect.poll(() => place.mo.sees(place.news.id).at(-1)?.text).toContain('Published.');
      expect(place.mo.sees(place.news.id).at(-1)).toMatchObject({ ephemeral: true });
    },
  );

  test('a repeated event shows nothing again', async () => {
    const place = await server();
    const { platform } = await joined(place, newsdesk({ expect: () => 'update', answer: () => ({ kind: 'repeat' }) }));
    await platform.post(place.channel, draft, 'd1');
    const [shown] = place.mo.sees(place.news.id);
    const reply = await place.mo.press(shown?.id ?? '', 'Publish');
    expect(reply.kind).toBe('update-later');
    expect(place.mo.sees(place.news.id)).toEqual([expect.objectContaining({ edited: false })]);
  });
});

describe('completion', () => {
  test('offers what the newsroom knows, as Discord takes it', async () => {
    const place = await server();
    const many = Array.from({ length: 40 }, (_, i) => ({ value: `c${i}`, label: `Category ${i} ${'x'.repeat(150)}` }));
    await joined(place, newsdesk({ complete: (kind, typed) => (kind === 'category' && typed === 'ca' ? many : []) }));
    const offered = await place.ada.suggestions(place.news.id, 'news search', 'category', 'ca');
    expect(offered).toHaveLength(25);
    expect(offered[0]?.value).toBe('c0');
    expect(offered[0]?.name).toHaveLength(100);
  });

  test('offers words that do nothing, whatever they hold', async () => {
    const place = await server();
    let from = 0;
    await joined(
      place,
      newsdesk({
        complete: () => hostile.slice(from, from + 25).map((label, at) => ({ value: `v${from + at}`, label })),
      }),
    );
    for (; from < hostile.length; from += 25) {
      const offered = await place.ada.suggestions(place.news.id, 'news search', 'category', 'ca');
      expect(offered.length).toBeGreaterThan(0);
      for (const { name } of offered) expect(name).toBe(visible(name));
    }
  });

  test('offers nothing when it fails', async () => {
    const place = await server();
    const { log } = await joined(
      place,
      newsdesk({
        complete: () => {
          throw new Error('disk full');
        },
      }),
    );
    expect(await place.ada.suggestions(place.news.id, 'news search', 'category', 'ca')).toEqual([]);
    expect(log.lines.some(({ level }) => level === 'error')).toBe(true);
  });
});

describe('when Discord’s answers get lost', () => {
  test.each(['reset', 'hang'] as const)('an acknowledgement that arrived all the same counts (%s)', async (how) => {
    const place = await server();
    const desk = newsdesk({ answer: () => message('Here you are.') });
    await joined(place, desk);
    place.discord.faults.add({ kind: 'lost', effect: 'after', how, method: 'POST', path: /callback$/ });
    const answer = await (await place.ada.run(place.news.id, 'news search', { words: 'veins' })).final();
    expect(answer.text).toContain('Here you are.');
    expect(desk.asked).toHaveLength(1);
  });

  test('a form that opened all the same is no error', async () => {
    const place = await server();
    const { log } = await joined(place, newsdesk({ expect: () => 'form', answer: () => ({ kind: 'form', form }) }));
    place.discord.faults.add({ kind: 'lost', effect: 'after', how: 'reset', method: 'POST', path: /callback$/ });
    expect((await place.mo.run(place.news.id, 'newsroom post')).kind).toBe('modal');
    await expect
      .poll(() => place.discord.journal.filter(({ path, code }) => path.endsWith('callback') && code === 40060))
      .toHaveLength(1);
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('an interaction Discord has forgotten is not worked on', async () => {
    const place = await server();
    const desk = newsdesk();
    const { log } = await joined(place, desk);
    place.discord.faults.add({ kind: 'refused', as: 'unknownInteraction', method: 'POST', path: /callback$/ });
    await expect(place.ada.run(place.news.id, 'news search', { words: 'veins' })).rejects.toThrow(/did not respond/);
    expect(desk.asked).toEqual([]);
    expect(log.lines.map(({ message }) => message)).toContain('A Discord interaction was too old to be answered');
  });

  test('the answer is shown though the first try met an error', async () => {
    const place = await server();
    await joined(place, newsdesk({ answer: () => message('Here you are.') }));
    place.discord.faults.add({ kind: 'error', status: 502, effect: 'before', method: 'PATCH', path: /@original$/ });
    const answer = await (await place.ada.run(place.news.id, 'news search', { words: 'veins' })).final();
    expect(answer.text).toContain('Here you are.');
  });
});

describe('stopping', () => {
  test('lets the answer under way end, and sends newcomers away with a word', async () => {
    const place = await server();
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<Request>();
    const { platform } = await joined(
      place,
      newsdesk({
        answer: async (request) => {
          started.resolve(request);
          await gate.promise;
          return message('Finished.');
        },
      }),
    );
    const first = await place.ada.run(place.news.id, 'news search', { words: 'veins' });
    await started.promise;
    const stopped = platform.stop();
    const second = await place.mo.run(place.news.id, 'news search', { words: 'veins' });
    expect((await second.final()).text).toContain('Carewire is restarting. Please try again in a minute.');
    gate.resolve();
    await stopped;
    expect((await first.final()).text).toContain('Finished.');
    expect(platform.connected()).toBe(false);
  });
});

describe('who moderates', () => {
  test.each([
    ['a role that may manage messages everywhere', 'role', true],
    ['a permission given in this channel alone', 'channel', false],
    ['the server’s owner', 'owner', true],
    ['an administrator', 'administrator', true],
    ['nothing of the kind', 'nothing', false],
  ] as const)('%s', async (_name, by, expected) => {
    const place = await server();
    const desk = newsdesk();
    const owner = place.discord.addUser({ name: 'Owner' });
    const guild = place.discord.addGuild({ name: 'Another', ownerId: owner.id });
    const role = place.discord.addRole(guild.id, 'helpers', by === 'role' ? ['ManageMessages'] : []);
    const person = place.discord.addUser({
      name: 'Pat',
      roles: [role.id],
      ...(by === 'administrator' && { permissions: ['Administrator'] }),
    });
    place.discord.setMember(guild.id, owner.id, {});
    const talk = place.discord.addChannel(guild.id, {
      name: 'talk',
      rolesMay: { [role.id]: by === 'channel' ? ['ManageMessages'] : [] },
    });
    await joined(place, desk);
    const asker = place.discord.as(by === 'owner' ? owner.id : person.id);
    await (await asker.run(talk.id, 'news search', { words: 'veins' })).final();
    expect(desk.asked[0]?.asker.manages).toBe(expected);
  });
});
