import { describe, expect, it } from 'vitest';

import type { Answer } from '../../src/core/answering.ts';
import { bold, line, say, type Message } from '../../src/core/message.ts';
import type { Choice, Completed } from '../../src/core/option.ts';
import { modalOf, newsdesk, open, seen } from './newsdesk.ts';

const preview: Message = {
  plain: 'A draft',
  blocks: [
    { kind: 'text', line: line('The ', bold('draft')) },
    {
      kind: 'actions',
      actions: [
        { kind: 'button', id: 'post:publish:d1', label: 'Publish', style: 'primary' },
        { kind: 'button', id: 'post:edit:d1', label: 'Edit', style: 'plain' },
        { kind: 'link', label: 'Source', url: 'https://news.example/a' },
        {
          kind: 'menu',
          id: 'post:file:d1',
          placeholder: 'File under',
          most: 2,
          options: [
            { value: 'treatment', label: 'Treatment' },
            { value: 'research', label: 'Research' },
            { value: 'living', label: 'Living' },
          ],
        },
      ],
    },
  ],
};

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('a command is answered to the asker alone, with what was typed', async () => {
    const desk = newsdesk({ answer: () => ({ kind: 'message', message: say('Found 3 & more') }) });
    const made = await open(desk, { mode });
    expect(await made.ada.type(made.news, '/news search stem cells in:treatment')).toEqual({ ok: true });
    const answer = await seen(made, made.ada, made.news, 'Found 3 & more');
    expect(answer.ephemeral).toBe(true);
    expect(desk.asked).toMatchObject([
      {
        kind: 'command',
        command: { name: 'search' },
        raw: { words: 'stem cells', category: 'treatment' },
        asker: {
          person: `slack:${made.slack.teamId}/${made.ada.id}`,
          place: `slack:${made.slack.teamId}`,
          channel: made.channel,
          direct: `slack:${made.slack.teamId}:@${made.ada.id}`,
          manages: false,
        },
      },
    ]);
  });

  it('whatever takes long, Slack hears at once that we have it', async () => {
    const gate = Promise.withResolvers<Answer>();
    const desk = newsdesk({
      answer: ({ kind }) => (kind === 'command' ? { kind: 'message', message: preview } : gate.promise),
    });
    const made = await open(desk, { mode, loopback: { ackMs: 1_000 } });
    await made.ada.type(made.news, '/news topics');
    const shown = await seen(made, made.ada, made.news, 'draft');
    expect(await made.ada.press(shown, 'Publish')).toEqual({ ok: true });
    expect(made.ada.sees(made.news)).toHaveLength(1);
    gate.resolve({ kind: 'message', message: say('At last.') });
    await seen(made, made.ada, made.news, 'At last.');
  });

  it('a button replaces the private message it is in', async () => {
    const desk = newsdesk({
      expect: ({ kind }) => (kind === 'press' ? 'update' : 'private'),
      answer: ({ kind }) => ({ kind: 'message', message: kind === 'press' ? say('Published.') : preview }),
    });
    const made = await open(desk, { mode });
    await made.ada.type(made.news, '/news topics');
    const shown = await seen(made, made.ada, made.news, 'draft');
    expect(await made.ada.press(shown, 'Publish')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'Published.');
    expect(made.ada.sees(made.news)).toHaveLength(1);
    expect(desk.asked[1]).toMatchObject({ kind: 'press', id: 'post:publish:d1', chosen: [] });
  });

  it('a menu tells what was chosen', async () => {
    const desk = newsdesk({
      expect: ({ kind }) => (kind === 'press' ? 'update' : 'private'),
      answer: ({ kind }) => ({ kind: 'message', message: kind === 'press' ? say('Filed.') : preview }),
    });
    const made = await open(desk, { mode });
    await made.ada.type(made.news, '/news topics');
    const shown = await seen(made, made.ada, made.news, 'draft');
    await made.ada.choose(shown, 'post:file:d1', ['Treatment', 'Living']);
    await seen(made, made.ada, made.news, 'Filed.');
    expect(desk.asked[1]).toMatchObject({ kind: 'press', id: 'post:file:d1', chosen: ['treatment', 'living'] });
  });

  it('a button may open a form whose answer replaces the message', async () => {
    const desk = newsdesk({
      expect: (request) => (request.kind === 'press' ? 'form' : request.kind === 'submit' ? 'update' : 'private'),
      answer: ({ kind }) =>
        kind === 'press'
          ? {
              kind: 'form',
              form: {
                id: 'post:edit:d1',
                title: 'Edit the draft before it is published',
                submit: 'Save',
                fields: [{ name: 'title', label: 'Title', required: true, value: 'Old', input: { kind: 'line' } }],
              },
            }
          : { kind: 'message', message: kind === 'submit' ? say('Saved.') : preview },
    });
    const made = await open(desk, { mode });
    await made.ada.type(made.news, '/news topics');
    await made.ada.press(await seen(made, made.ada, made.news, 'draft'), 'Edit');
    const modal = await modalOf(made, made.ada);
    expect(modal.title).toBe('Edit the draft before…');
    expect(await made.ada.submit({ Title: 'New' })).toEqual({ outcome: 'closed' });
    await seen(made, made.ada, made.news, 'Saved.');
    expect(made.ada.sees(made.news)).toHaveLength(1);
    expect(desk.asked[2]).toMatchObject({
      kind: 'submit',
      id: 'post:edit:d1',
      raw: { title: 'New' },
      asker: { channel: made.channel },
    });
  });
});

describe('forms of a command', () => {
  it('nothing typed opens its own form, and its answer comes privately', async () => {
    const desk = newsdesk({
      complete: (kind, typed) =>
        kind === 'category' && typed === 'Research' ? [{ value: 'research', label: 'Research' }] : [],
    });
    const made = await open(desk);
    await made.ada.type(made.news, '/news search');
    const modal = await modalOf(made, made.ada);
    expect(modal.callbackId).toBe('search::news');
    expect(await made.ada.submit({ words: 'veins', category: 'Research' })).toEqual({ outcome: 'closed' });
    expect((await seen(made, made.ada, made.news, 'Done.')).ephemeral).toBe(true);
    expect(desk.asked[1]).toMatchObject({
      kind: 'submit',
      id: 'search::news',
      raw: { words: 'veins', category: 'research' },
    });
  });

  it('something not understood opens it too: the problem on top, what was typed kept', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    const typed = `/newsroom subscribe topic:treatment channel:<#${made.news}|news> daily cadence:daily`;
    await made.ada.type(made.news, typed);
    const modal = await modalOf(made, made.ada);
    expect(JSON.stringify(modal.blocks[0])).toContain('I did not understand “daily”');
    expect(await made.ada.submit()).toEqual({ outcome: 'closed' });
    await seen(made, made.ada, made.news, 'Done.');
    expect(desk.asked[1]).toMatchObject({
      kind: 'submit',
      raw: { topic: 'treatment', channel: made.channel, cadence: 'daily' },
    });
  });

  it('who may not have the form is told why instead', async () => {
    const made = await open(
      newsdesk({ expect: () => 'form', answer: () => ({ kind: 'message', message: say('For moderators.') }) }),
    );
    await made.ada.type(made.news, '/newsroom subscribe topic:x cadence:daily nonsense');
    expect((await seen(made, made.ada, made.news, 'For moderators.')).ephemeral).toBe(true);
    expect(made.ada.modal()).toBeUndefined();
  });

  it('a command that does not ask by itself still shows what it did not understand', async () => {
    const made = await open(newsdesk({ complete: () => [{ value: 'treatment', label: 'Treatment' }] }));
    await made.ada.type(made.news, '/news unfollow category:treatment and more');
    const modal = await modalOf(made, made.ada);
    expect(JSON.stringify(modal.blocks[0])).toContain('I did not understand “and more”');
    expect(modal.blocks[2]).toMatchObject({ element: { initial_option: { value: 'treatment' } } });
  });

  it('what a form holds already stands in it under its name, and as it is where the newsroom knows none in time', async () => {
    const complete = (kind: Completed): readonly Choice[] | Promise<never> =>
      kind === 'zone'
        ? Promise.reject(new Error('too late'))
        : kind === 'topic'
          ? [{ value: '2', label: '#2 A trial of veins' }]
          : [];
    const made = await open(newsdesk({ complete }));
    await made.ada.type(made.news, '/newsroom subscribe topic:2 zone:Europe/Berlin cadence:daily nonsense');
    const modal = await modalOf(made, made.ada);
    const elements = modal.blocks.flatMap((block) => ('element' in block ? [block['element']] : []));
    expect(elements[0]).toMatchObject({ initial_option: { text: { text: '#2 A trial of veins' }, value: '2' } });
    expect(elements[3]).toMatchObject({
      initial_option: { text: { text: 'Europe/Berlin' }, value: 'Europe/Berlin' },
    });
  });

  it('what is typed into a select is completed by the newsroom, and any words may be a topic', async () => {
    const desk = newsdesk({
      complete: (kind, typed) =>
        kind === 'zone' ? [{ value: 'Europe/Berlin', label: `Europe/Berlin (${typed})` }] : [],
    });
    const made = await open(desk);
    await made.ada.type(made.news, '/newsroom subscribe');
    const modal = await modalOf(made, made.ada);
    expect(await made.ada.suggestions(modal, 'zone', '')).toEqual(['Europe/Berlin ()']);
    expect(await made.ada.suggestions(modal, 'zone', 'berl')).toEqual(['Europe/Berlin (berl)']);
    await made.ada.choose(modal, 'zone', 'Europe/Berlin', 'berl');
    await made.ada.choose(modal, 'topic', 'stem cells', 'stem cells');
    await made.ada.submit();
    await seen(made, made.ada, made.news, 'Done.');
    expect(desk.asked[1]).toMatchObject({
      raw: { zone: 'Europe/Berlin', topic: 'stem cells', channel: made.channel },
    });
  });

  it('a newsroom too slow to complete leaves the select empty instead of broken', async () => {
    const made = await open(newsdesk({ complete: async () => new Promise(() => {}) }));
    await made.ada.type(made.news, '/newsroom subscribe');
    expect(await made.ada.suggestions(await modalOf(made, made.ada), 'zone', 'berl')).toEqual([]);
    expect(
      made.slack.journal.entries.filter((entry) => entry.kind === 'delivery' && entry.outcome !== 'acked'),
    ).toEqual([]);
  });

  it('an answer still arrives when the way back is forgotten', async () => {
    const made = await open(newsdesk());
    await made.ada.type(made.news, '/news search');
    await modalOf(made, made.ada);
    await expect.poll(() => made.responses.kept.size).toBe(1);
    made.responses.kept.clear();
    await made.ada.submit({ words: 'veins' });
    const answer = await seen(made, made.ada, made.news, 'Done.');
    expect(answer.ephemeral).toBe(true);
    expect(called(made, 'chat.postEphemeral')).toBe(1);
  });

  it('and in direct messages when the person cannot be reached in the channel', async () => {
    const made = await open(newsdesk());
    await made.ada.type(made.news, '/news search');
    await modalOf(made, made.ada);
    await expect.poll(() => made.responses.kept.size).toBe(1);
    made.responses.kept.clear();
    await made.slack.archive(made.news);
    await made.ada.submit({ words: 'veins' });
    await seen(made, made.ada, made.ada.directMessages(), 'Done.');
  });
});

describe('what a person is told', () => {
  it('an unknown verb is answered with those there are', async () => {
    const desk = newsdesk();
    const made = await open(desk);
    await made.ada.type(made.news, '/news frobnicate');
    await seen(made, made.ada, made.news, 'There is no “frobnicate” here. You can type: search, topics, unfollow.');
    expect(desk.asked).toEqual([]);
  });

  it('too much behind a verb without options is a sentence, for there is no form to show', async () => {
    const made = await open(newsdesk());
    await made.ada.type(made.news, '/news topics please');
    expect((await seen(made, made.ada, made.news, 'I did not understand “please”')).ephemeral).toBe(true);
    expect(made.ada.modal()).toBeUndefined();
  });

  it('a slash command of another name is acknowledged and answered', async () => {
    const made = await open(newsdesk(), { loopback: { manifest: undefined } });
    expect(await made.ada.type(made.news, '/oldname search x')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'I answer to /news and /newsroom');
  });

  it('a fault of ours is admitted, and its words are not logged', async () => {
    const made = await open(
      newsdesk({
        answer: () => {
          throw new Error('disk full');
        },
      }),
    );
    await made.ada.type(made.news, '/news search infertility-canary');
    await seen(made, made.ada, made.news, 'Something went wrong on our side');
    expect(made.log.lines).toMatchObject([{ level: 'error', message: 'slack request could not be answered' }]);
    expect(JSON.stringify(made.log.lines)).not.toContain('canary');
  });

  it('the same event twice is shown once when the newsroom says so', async () => {
    const events: string[] = [];
    const desk = newsdesk({
      answer: ({ event }) => {
        if (events.includes(event)) return { kind: 'repeat' };
        events.push(event);
        return { kind: 'message', message: say('Once.') };
      },
    });
    const made = await open(desk);
    made.slack.faults.add({ method: 'slash_commands', kind: 'twice' });
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Once.');
    await expect.poll(() => desk.asked.length).toBe(2);
    expect(made.ada.sees(made.news)).toHaveLength(1);
  });

  it('a link’s button is acknowledged and asks the newsroom nothing', async () => {
    const desk = newsdesk({ answer: () => ({ kind: 'message', message: preview }) });
    const made = await open(desk);
    await made.ada.type(made.news, '/news topics');
    expect(await made.ada.press(await seen(made, made.ada, made.news, 'draft'), 'Source')).toEqual({ ok: true });
    expect(desk.asked).toHaveLength(1);
  });

  it('a form Slack does not open is tried once more, and then said', async () => {
    const made = await open(newsdesk());
    made.slack.faults.add({ method: 'views.open', kind: 'status', status: 503, times: 9 });
    await made.ada.type(made.news, '/news search');
    expect((await seen(made, made.ada, made.news, 'Slack could not open the form')).ephemeral).toBe(true);
    expect(called(made, 'views.open')).toBe(2);
  });

  it('a form that comes too late for Slack is a sentence instead', async () => {
    const made = await open(newsdesk(), { loopback: { triggerMs: 0 } });
    await made.ada.type(made.news, '/news search');
    expect((await seen(made, made.ada, made.news, 'too long for Slack to open the form')).ephemeral).toBe(true);
    expect(made.ada.modal()).toBeUndefined();
  });

  it('an answer in public is seen by all in the channel', async () => {
    const made = await open(newsdesk({ expect: () => 'public' }));
    const bob = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'bob' }));
    await made.slack.join(made.news, bob.id);
    await made.ada.type(made.news, '/news topics');
    expect((await seen(made, bob, made.news, 'Done.')).ephemeral).toBe(false);
  });

  it('an answer to be shown beside leaves the message with its buttons', async () => {
    const desk = newsdesk({
      expect: ({ kind }) => (kind === 'press' ? 'update' : 'private'),
      answer: ({ kind }) =>
        kind === 'press'
          ? { kind: 'message', message: say('Not yet.'), beside: true }
          : { kind: 'message', message: preview },
    });
    const made = await open(desk);
    await made.ada.type(made.news, '/news topics');
    await made.ada.press(await seen(made, made.ada, made.news, 'draft'), 'Publish');
    expect((await seen(made, made.ada, made.news, 'Not yet.')).ephemeral).toBe(true);
    expect(made.ada.sees(made.news)[0]?.controls).toContain('Publish');
  });

  it('a picture Slack cannot fetch does not cost the answer', async () => {
    const picture: Message = {
      plain: 'Pictured',
      blocks: [...preview.blocks, { kind: 'image', url: 'https://news.example/gone.png', alt: 'A vein' }],
    };
    const made = await open(newsdesk({ answer: () => ({ kind: 'message', message: picture }) }));
    made.slack.faults.add({ method: 'chat.postEphemeral', kind: 'error', error: 'invalid_blocks' });
    made.slack.faults.add({ method: 'response_url', kind: 'status', status: 404, times: 1 });
    await made.ada.type(made.news, '/news topics');
    const shown = await seen(made, made.ada, made.news, 'draft');
    expect(shown.message.blocks.map(({ type }) => type)).not.toContain('image');
  });

  it('an answer in public whose fate is unknown is not shown again', async () => {
    const made = await open(newsdesk({ expect: () => 'public' }));
    made.slack.faults.add({ method: 'response_url', kind: 'lost-after' });
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Done.');
    await made.platform.stop();
    expect(made.ada.sees(made.news)).toHaveLength(1);
  });

  it('a form with no way back says that it works, and the answer comes as a message', async () => {
    const made = await open(newsdesk());
    await made.ada.type(made.news, '/news search');
    const modal = await modalOf(made, made.ada);
    modal.privateMetadata = JSON.stringify({ channel: made.news });
    const submission = await made.ada.submit({ words: 'veins' });
    expect(submission.outcome).toBe('updated');
    expect(JSON.stringify(made.ada.modal()?.blocks)).toContain('Working on it');
    expect((await seen(made, made.ada, made.news, 'Done.')).ephemeral).toBe(true);
  });

  it('a lost response_url falls back to a message for the asker', async () => {
    const made = await open(newsdesk());
    made.slack.faults.add({ method: 'response_url', kind: 'status', status: 500, times: 9 });
    await made.ada.type(made.news, '/news topics');
    expect((await seen(made, made.ada, made.news, 'Done.')).ephemeral).toBe(true);
  });
});

function called(
  { slack }: { readonly slack: { readonly journal: { readonly entries: readonly { readonly kind: string }[] } } },
  method: string,
): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && 'method' in entry && entry.method === method)
    .length;
}
