import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import { say, type Message } from '../../src/core/message.ts';
import { visible } from '../../src/core/visible.ts';
import { threadTitle } from '../../src/discord/forum.ts';
import { words } from '../slack/messages.ts';
import { joined, server } from './newsdesk.ts';

const veins: Message = {
  ...say('Clogged veins'),
  title: 'Treating Clogged Veins Improves MS, Study Says',
  filed: ['Treatment', 'Research'],
};

async function forum(more: { readonly requiresTag?: boolean; readonly tags?: readonly string[]; type?: 'media' } = {}) {
  const place = await server();
  const { tags = ['treatment', 'Diet', 'RESEARCH'], requiresTag = false, type = 'forum' } = more;
  const made = place.discord.addChannel(place.guild.id, {
    name: 'library',
    type,
    tags: [...tags, { name: 'Research', moderated: true }],
    requiresTag,
  });
  const { platform } = await joined(place);
  const posts = () =>
    place.discord.threads(made.id).map(({ id, name, appliedTags, archived }) => ({
      name,
      archived,
      tags: appliedTags.map((tag) => made.tags.find((one) => one.id === tag)?.name),
      texts: place.ada.sees(id).map(({ text }) => text),
    }));
  return { ...place, platform, forum: made, posts, channel: `discord:${place.guild.id}:${made.id}` as const };
}

describe('a forum', () => {
  test.each(['forum', 'media'] as const)(
    'gets a thread for each article, with the tags of its categories (%s)',
    async (type) => {
      const { platform, channel, posts } = await forum(type === 'media' ? { type } : {});
      await platform.post(channel, veins, 'd1');
      await platform.post(channel, { ...say('Long'), title: 'A very long title, '.repeat(9), filed: ['Living'] }, 'd2');
      expect(posts()).toMatchObject([
        {
          name: 'Treating Clogged Veins Improves MS, Study Says',
          tags: ['treatment', 'RESEARCH'],
          texts: [expect.stringContaining('Clogged veins')],
        },
        { name: expect.stringMatching(/^A very long title, .*…$/), tags: [] },
      ]);
      expect(posts()[1]?.name.length).toBeLessThanOrEqual(100);
    },
  );

  test('a title can neither mention nor hide anything', async () => {
    const { platform, channel, posts } = await forum();
    await platform.post(channel, { ...say('x'), title: 'Cure\u202E\u0000 found\n@everyone' }, 'd1');
    await platform.post(channel, { ...say('x'), title: '\u200B' }, 'd2');
    expect(posts().map(({ name }) => name)).toEqual(['Cure found @everyone', '…']);
  });

  test('any title is one Discord takes, and only words', () => {
    fc.assert(
      fc.property(words, (title) => {
        const name = threadTitle({ title, plain: 'x' });
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).toBe(visible(name));
        expect(name.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('says in the list of posts, too, that an article was corrected', async () => {
    const { platform, channel, posts } = await forum();
    const id = await platform.post(channel, veins, 'd1');
    await platform.edit(channel, id, {
      ...say('No benefit was found'),
      title: `Superseded: ${veins.title}`,
      filed: ['Diet'],
      notFiled: ['Treatment', 'Research'],
    });
    expect(posts()).toEqual([
      {
        name: 'Superseded: Treating Clogged Veins Improves MS, Study Says',
        archived: false,
        tags: ['Diet'],
        texts: [expect.stringContaining('No benefit was found')],
      },
    ]);
  });

  test('leaves the title and tags alone that moderators chose, where nothing changed', async () => {
    const { platform, channel, discord } = await forum();
    const id = await platform.post(channel, veins, 'd1');
    await platform.edit(channel, id, veins);
    expect(discord.journal.filter(({ method, path }) => method === 'PATCH' && /^\/channels\/\d+$/.test(path))).toEqual(
      [],
    );
  });

  test('keeps the tags that people gave by hand, and takes back those of categories it is not filed under any more', async () => {
    const { platform, channel, posts, discord } = await forum({
      tags: ['Treatment', 'Diet', 'Research', 'Pinned', 'Ask me'],
    });
    const known = { ...veins, filed: ['Treatment', 'Research'], notFiled: ['Diet'] };
    const id = await platform.post(channel, known, 'd1');
    const [thread = ''] = id.split('/');
    discord.tagThread(thread, ['Treatment', 'Diet', 'Research', 'Pinned']);
    await platform.edit(channel, id, { ...known, title: `Superseded: ${veins.title}` });
    expect(posts()[0]?.tags).toEqual(['Treatment', 'Research', 'Pinned', 'Research']);
    await platform.edit(channel, id, { ...known, filed: ['Diet'], notFiled: ['Treatment', 'Research'] });
    expect(posts()[0]?.tags).toEqual(['Diet', 'Pinned', 'Research']);
  });

  test('keeps what people gave before its own, where five tags are not enough for both', async () => {
    const by = ['Pinned', 'Ask me', 'Solved'];
    const { platform, channel, posts, discord } = await forum({ tags: ['Treatment', 'Diet', 'Living', ...by] });
    const id = await platform.post(channel, { ...veins, filed: ['Treatment'], notFiled: ['Diet', 'Living'] }, 'd1');
    discord.tagThread(id.split('/')[0] ?? '', ['Treatment', ...by]);
    await platform.edit(channel, id, { ...veins, filed: ['Treatment', 'Diet', 'Living'], notFiled: [] });
    expect(posts()[0]?.tags).toEqual(['Treatment', 'Diet', ...by]);
  });

  test('takes back the tag that meant nothing in particular, where one was wanted', async () => {
    const { platform, channel, posts } = await forum({ requiresTag: true, tags: ['Diet', 'News'] });
    const id = await platform.post(channel, { ...veins, notFiled: ['Diet'] }, 'd1');
    expect(posts()[0]?.tags).toEqual(['News']);
    await platform.edit(channel, id, { ...veins, filed: ['Diet'], notFiled: ['Treatment', 'Research'] });
    expect(posts()[0]?.tags).toEqual(['Diet']);
    await platform.edit(channel, id, { ...say('Taken back'), title: 'Withdrawn' });
    expect(posts()[0]).toMatchObject({ name: 'Withdrawn', tags: ['Diet'] });
  });

  test('an article’s thread that fell asleep is woken for a correction, and for the note under it', async () => {
    const { platform, channel, discord, posts } = await forum();
    const id = await platform.post(channel, veins, 'd1');
    const [thread = ''] = id.split('/');
    discord.archiveThread(thread);
    await platform.edit(channel, id, say('Corrected'));
    expect(posts()).toMatchObject([{ archived: false, texts: [expect.stringContaining('Corrected')] }]);
    discord.archiveThread(thread);
    await platform.post(channel, say('It is wrong'), 'd2', id);
    expect(posts()).toMatchObject([
      { archived: false, texts: [expect.anything(), expect.stringContaining('It is wrong')] },
    ]);
  });

  test('gathers a digest’s parts in one thread, where each can be edited and found', async () => {
    const { platform, channel, posts } = await forum();
    expect(platform.gathers(channel)).toBe(true);
    const since = Date.now();
    const first = await platform.post(channel, { ...say('Digest (1/2)'), title: 'Digest' }, 'd1');
    const second = await platform.post(channel, { ...say('Digest (2/2)'), title: 'Digest' }, 'd2', first);
    expect(await platform.find(channel, 'd2', since, first)).toEqual({ messageId: second });
    await platform.edit(channel, second, { ...say('Digest (2/2), corrected'), title: 'Another title' });
    expect(posts()).toMatchObject([
      { name: 'Digest', texts: [expect.stringContaining('(1/2)'), expect.stringContaining('(2/2), corrected')] },
    ]);
    const note = await platform.post(channel, say('A correction'), 'd3', second);
    expect(await platform.find(channel, 'd3', since, second)).toEqual({ messageId: note });
  });

  test('whose first part’s thread was deleted gets the others in one of their own', async () => {
    const { platform, channel, discord, posts } = await forum();
    const first = await platform.post(channel, say('Digest (1/2)'), 'd1');
    discord.deleteChannel(first.split('/')[0] ?? '');
    await platform.post(channel, say('Digest (2/2)'), 'd2', first);
    expect(posts()).toMatchObject([{ texts: [expect.stringContaining('(2/2)')] }]);
  });

  test('finds a post in a thread that fell asleep meanwhile', async () => {
    const { platform, channel, discord } = await forum();
    const since = Date.now();
    const id = await platform.post(channel, veins, 'd1');
    discord.archiveThread(id.split('/')[0] ?? '');
    expect(await platform.find(channel, 'd1', since)).toEqual({ messageId: id });
  });

  test('made after the bot came, or while it was not connected, is known for what it is', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const late = place.discord.addChannel(place.guild.id, { name: 'late', type: 'forum' });
    const channel = `discord:${place.guild.id}:${late.id}` as const;
    await expect.poll(() => platform.gathers(channel)).toBe(true);
    expect(platform.repeatsFor(channel)).toBe(0);
    await platform.post(channel, veins, 'd1');
    expect(place.discord.threads(late.id)).toHaveLength(1);
  });
});

describe('a forum that wants a tag on every post', () => {
  test('gets one that fits, or one that means nothing in particular', async () => {
    const { platform, channel, posts } = await forum({ requiresTag: true, tags: ['Treatment', 'News'] });
    await platform.post(channel, veins, 'd1');
    await platform.post(channel, { ...veins, filed: ['Diet'] }, 'd2');
    expect(posts().map(({ tags }) => tags)).toEqual([['Treatment'], ['News']]);
    expect(await platform.obstacle(channel, ['Diet'])).toBeUndefined();
  });

  test('and has none says so before, and refuses this message alone', async () => {
    const { platform, channel, posts } = await forum({ requiresTag: true, tags: ['Diet'] });
    const says =
      '#library wants a tag on every post, and has none for this. Give it a tag called “Treatment”, “Research” or “News”, in the channel’s settings.';
    expect(inEnglish((await platform.obstacle(channel, ['Treatment', 'Research'])) ?? '')).toBe(says);
    expect(await platform.obstacle(channel, ['Diet'])).toBeUndefined();
    await expect(platform.post(channel, veins, 'd1')).rejects.toMatchObject({
      trouble: 'unwelcome',
      maybeDone: false,
      message: says,
    });
    expect(posts()).toEqual([]);
    await platform.post(channel, { ...veins, filed: ['Diet'] }, 'd2');
    expect(posts()).toHaveLength(1);
  });
});

describe('what a forum needs', () => {
  test('is said in its own words', async () => {
    const { platform, channel, discord, forum: made } = await forum();
    discord.setBotMay(made.id, ['ViewChannel']);
    await expect
      .poll(async () => inEnglish((await platform.obstacle(channel)) ?? ''))
      .toBe(
        'Carewire cannot post in #library. Give it “Create Posts” and “Send Messages in Posts” there, in the channel’s settings under Permissions.',
      );
  });
});

describe('a thread', () => {
  test('that fell asleep is woken by what is posted and edited', async () => {
    const place = await server();
    const thread = place.discord.addThread(place.news.id, 'talk');
    const { platform } = await joined(place);
    const channel = `discord:${place.guild.id}:${thread.id}` as const;
    expect(await platform.obstacle(channel)).toBeUndefined();
    const id = await platform.post(channel, say('News'), 'd1');
    place.discord.archiveThread(thread.id);
    await platform.edit(channel, id, say('News, corrected'));
    place.discord.archiveThread(thread.id);
    await platform.post(channel, say('More'), 'd2');
    expect(place.ada.sees(thread.id).map(({ text }) => text)).toEqual([
      expect.stringContaining('corrected'),
      expect.stringContaining('More'),
    ]);
  });

  test('that was locked is forbidden, and the sentence says what to do', async () => {
    const place = await server();
    const thread = place.discord.addThread(place.news.id, 'talk');
    const { platform } = await joined(place);
    const channel = `discord:${place.guild.id}:${thread.id}` as const;
    place.discord.archiveThread(thread.id, { locked: true });
    await expect(platform.post(channel, say('News'), 'd1')).rejects.toMatchObject({
      trouble: 'forbidden',
      maybeDone: false,
    });
    expect(inEnglish((await platform.obstacle(channel)) ?? '')).toBe(
      '#talk is a locked thread. Unlock it, or choose another channel.',
    );
  });
});
