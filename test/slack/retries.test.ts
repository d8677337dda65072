import { describe, expect, it } from 'vitest';

import { line, link, say, type Message } from '../../src/core/message.ts';
import { slackManifest } from '../../src/slack/manifest.ts';
import { createSlack } from '../../src/slack/platform.ts';
import { commands, logbook, modalOf, newsdesk, open, roots, seen, type Workshop } from './newsdesk.ts';

const archive = 'https://news.example';
const card: Message = {
  plain: 'Veins',
  blocks: [{ kind: 'heading', line: line(link('Treating Clogged Veins', 'https://blog.example/veins')), keep: true }],
};

/** What came of everything Slack sent, in order. */
function deliveries({ slack }: Workshop, type = 'events_api') {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'delivery' && entry.type === type ? [{ attempt: entry.attempt, outcome: entry.outcome }] : [],
  );
}

function calls({ slack }: Workshop, method: string): number {
  return slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.method === method).length;
}

describe.each(['socket', 'http'] as const)('what Slack sends again over %s', (mode) => {
  const quick = { ackMs: 300, eventRetriesMs: [0, 0] };
  const withLinks = {
    mode,
    loopback: {
      ...quick,
      manifest: slackManifest(
        commands,
        roots,
        mode === 'socket' ? { mode } : { mode, url: 'https://carewire.example' },
        archive,
      ),
    },
  };
  const retried = (made: Workshop): Promise<unknown> =>
    made.slack.journal.until(
      () => deliveries(made).find(({ attempt, outcome }) => attempt === 1 && outcome === 'acked'),
      'a retry that is acknowledged',
    );

  it('an event whose acknowledgement got lost is done once', async () => {
    const made = await open(newsdesk({ linked: () => card }), withLinks);
    made.slack.faults.add({ method: 'events_api', kind: 'ack-lost' });
    await made.ada.type(made.news, `${archive}/c/ms/a/1-veins`);
    await retried(made);
    await seen(made, made.ada, made.news, 'Treating Clogged Veins');
    await made.platform.stop();
    expect(calls(made, 'chat.unfurl')).toBe(1);
  });

  it('an event whose retry is the only copy that arrives is done', async () => {
    const made = await open(newsdesk({ linked: () => card }), withLinks);
    made.slack.faults.add({ method: 'events_api', kind: 'lost-before' });
    await made.ada.type(made.news, `${archive}/c/ms/a/1-veins`);
    await seen(made, made.ada, made.news, 'Treating Clogged Veins');
    expect(deliveries(made)).toEqual([
      { attempt: 0, outcome: 'timeout' },
      { attempt: 1, outcome: 'acked' },
    ]);
  });

  it('two copies at the same moment are one', async () => {
    const made = await open(newsdesk({ home: () => say('Your news.') }), { mode, loopback: quick });
    made.slack.faults.add({ method: 'events_api', kind: 'twice' });
    await made.ada.openHome();
    await made.slack.journal.until(() => made.ada.home(), 'the Home tab');
    await made.platform.stop();
    expect(calls(made, 'views.publish')).toBe(1);
    expect(made.events.kept.size).toBe(1);
  });

  it('a retry that comes after a restart is known', async () => {
    const made = await open(newsdesk(), { mode, loopback: { ...quick, eventRetriesMs: [500] } });
    made.slack.faults.add({ method: 'events_api', kind: 'ack-lost' });
    await made.ada.openHome();
    await made.slack.journal.until(() => made.ada.home(), 'the Home tab');
    await made.platform.stop();
    const again = createSlack({
      botToken: made.slack.botToken,
      ...(mode === 'socket' ? { appToken: made.slack.appToken } : { signingSecret: made.slack.signingSecret, port: 0 }),
      apiUrl: made.slack.url,
      roots,
      responses: made.responses,
      events: made.events,
      moderators: { list: async () => Promise.resolve([]) },
      log: logbook(),
    });
    await again.start(newsdesk());
    const port = again.port();
    if (port !== undefined) made.slack.postTo(`http://127.0.0.1:${port}/slack/events`);
    await retried(made);
    await again.stop();
    expect(calls(made, 'views.publish')).toBe(1);
  });

  it('an event that cannot be remembered is done all the same', async () => {
    const events = { setIfAbsent: async () => Promise.reject(new Error('disk full')) };
    const made = await open(newsdesk(), { mode, loopback: quick, events });
    await made.ada.openHome();
    await made.slack.journal.until(() => made.ada.home(), 'the Home tab');
    expect(made.log.lines.map(({ message }) => message)).toContain('slack event could not be remembered');
  });

  it.each([
    ['a command', 'slash_commands', async (made: Workshop) => made.ada.type(made.news, '/news topics')],
    [
      'a press',
      'interactive',
      async (made: Workshop) => {
        await made.ada.type(made.news, '/news unfollow category:x');
        return made.ada.press(await seen(made, made.ada, made.news, 'Sure?'), 'Yes');
      },
    ],
    [
      'a form sent in',
      'interactive',
      async (made: Workshop) => {
        await made.ada.type(made.news, '/news search');
        await modalOf(made, made.ada);
        return made.ada.submit({ words: 'veins' });
      },
    ],
  ] as const)('%s comes to the newsroom under one event each time', async (_name, method, act) => {
    const desk = newsdesk({
      answer: (request) =>
        request.kind === 'command' && request.command.name === 'unfollow'
          ? {
              kind: 'message',
              message: {
                plain: 'Sure?',
                blocks: [
                  { kind: 'text', line: line('Sure?') },
                  {
                    kind: 'actions',
                    actions: [{ kind: 'button', id: 'unfollow:yes:1', label: 'Yes', style: 'plain' }],
                  },
                ],
              },
            }
          : undefined,
    });
    const made = await open(desk, { mode });
    made.slack.faults.add({ method, kind: 'twice' });
    await act(made);
    const last = () => desk.asked.filter(({ kind }) => kind === desk.asked.at(-1)?.kind);
    await made.slack.journal.until(() => last().length === 2, 'both copies');
    expect(new Set(last().map(({ event }) => event)).size).toBe(1);
  });
});
