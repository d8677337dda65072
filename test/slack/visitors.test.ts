import { describe, expect, it } from 'vitest';

import { line, type Message, say } from '../../src/core/message.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { commands, modalOf, newsdesk, open, roots, seen } from './newsdesk.ts';

const article: Message = {
  plain: 'Veins',
  blocks: [
    { kind: 'text', line: line('Treating Clogged Veins'), keep: true },
    {
      kind: 'actions',
      actions: [
        { kind: 'button', id: 'related:open:1', label: 'More like this', style: 'plain' },
        { kind: 'button', id: 'report:open:1', label: 'Report', style: 'plain' },
      ],
      keep: true,
    },
  ],
};

/** In a channel that two workspaces share, one of which has us. */
describe.each(['socket', 'http'] as const)('somebody of another workspace, by %s', (mode) => {
  it('is told that a community’s archive is for its own people, and asks the newsroom nothing', async () => {
    const desk = newsdesk();
    const made = await open(desk, { mode });
    const zoe = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'zoe', stranger: true, admin: true }));
    await made.slack.join(made.news, zoe.id);
    await made.platform.post(made.channel, article, 'd1');
    const { ts } = await seen(made, zoe, made.news, 'Clogged');

    expect(await zoe.press({ channel: made.news, ts }, 'More like this')).toEqual({ ok: true });
    const told = await seen(made, zoe, made.news, 'of this workspace');
    expect(told.ephemeral).toBe(true);
    expect(desk.asked).toEqual([]);

    await made.ada.press({ channel: made.news, ts }, 'More like this');
    await seen(made, made.ada, made.news, 'Done.');
    expect(desk.asked.map(({ asker }) => asker.person)).toEqual([`slack:${made.slack.teamId}/${made.ada.id}`]);
  });

  it('is told so as well while Slack does not say who they are', async () => {
    const desk = newsdesk();
    const made = await open(desk, { mode });
    const zoe = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'zoe', stranger: true }));
    await made.slack.join(made.news, zoe.id);
    await made.platform.post(made.channel, article, 'd1');
    const { ts } = await seen(made, zoe, made.news, 'Clogged');
    made.slack.faults.add({ method: 'users.info', kind: 'error', error: 'missing_scope', times: 5 });
    await zoe.press({ channel: made.news, ts }, 'More like this');
    await seen(made, zoe, made.news, 'of this workspace');
    expect(desk.asked).toEqual([]);
  });

  it('who is of the workspace too, by their organisation, is answered, forms included', async () => {
    const desk = newsdesk({
      expect: (request) => (request.kind === 'press' ? 'form' : 'private'),
      answer: (request) =>
        request.kind === 'press'
          ? {
              kind: 'form',
              form: {
                id: 'report:open:1',
                title: 'Report',
                submit: 'Report',
                fields: [{ name: 'note', label: 'What', required: true, input: { kind: 'line' } }],
              },
            }
          : { kind: 'message', message: say('Thank you.') },
    });
    const made = await open(desk, { mode });
    const bea = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'bea', account: 'T0SISTER' }));
    await made.slack.join(made.news, bea.id);
    await made.platform.post(made.channel, article, 'd1');
    const { ts } = await seen(made, bea, made.news, 'Clogged');
    await bea.press({ channel: made.news, ts }, 'Report');
    await modalOf(made, bea);
    await bea.submit({ note: 'It is old.' });
    await seen(made, bea, made.news, 'Thank you.');
    expect(desk.asked.map(({ asker }) => asker.place)).toEqual(Array(2).fill(`slack:${made.slack.teamId}`));
  });

  it('gets a card under a link they share, as everybody does', async () => {
    const manifest = slackManifest(
      commands,
      roots,
      mode === 'socket' ? { mode } : { mode, url: 'https://carewire.example' },
      'https://news.example',
    );
    const made = await open(newsdesk({ linked: () => say('It proves nothing.') }), { mode, loopback: { manifest } });
    const zoe = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'zoe', stranger: true }));
    await made.slack.join(made.news, zoe.id);
    await zoe.type(made.news, 'Look: https://news.example/c/ms/a/1-veins');
    expect(await seen(made, made.ada, made.news, 'It proves nothing.')).toMatchObject({ from: 'zoe' });
  });
});
