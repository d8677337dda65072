import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Answer } from '../../src/core/answering.ts';
import { line, say, type Message } from '../../src/core/message.ts';
import { acknowledging, type Acknowledgement } from '../../src/slack/acknowledging.ts';
import { modalOf, newsdesk, open, seen, type Workshop } from './newsdesk.ts';

afterEach(() => {
  vi.useRealTimers();
});

const topics: Message = {
  plain: 'Topics & more',
  blocks: [
    { kind: 'text', line: line('Topics & more') },
    { kind: 'actions', actions: [{ kind: 'button', id: 'topics:page:2', label: 'Next', style: 'plain' }] },
  ],
};

/** What Slack was sent after the acknowledgement, to show something. */
function shownLater({ slack }: Workshop): readonly string[] {
  return slack.journal.entries.flatMap((entry) => {
    if (entry.kind === 'response_url') return ['response_url'];
    return entry.kind === 'call' && /^(?:chat|views)\./.test(entry.method) ? [entry.method] : [];
  });
}

async function acknowledged({ slack }: Workshop): Promise<unknown> {
  return slack.journal.until(
    () => slack.journal.entries.some((entry) => entry.kind === 'delivery' && entry.outcome === 'acked'),
    'the acknowledgement',
  );
}

describe.each(['socket', 'http'] as const)('a command that only reads, over %s', (mode) => {
  it('is answered in its acknowledgement, to the asker alone', async () => {
    const desk = newsdesk({ reads: () => true, answer: () => ({ kind: 'message', message: topics }) });
    const made = await open(desk, { mode });
    const bob = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'bob' }));
    await made.slack.join(made.news, bob.id);
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    const [answer, ...more] = made.ada.sees(made.news).filter(({ text }) => text.includes('Topics & more'));
    expect(answer?.ephemeral).toBe(true);
    expect(more).toEqual([]);
    expect(bob.sees(made.news).filter(({ text }) => text.includes('Topics'))).toEqual([]);
    await made.platform.stop();
    expect(shownLater(made)).toEqual([]);
  });

  it('has buttons that work in the message that came with the acknowledgement', async () => {
    const desk = newsdesk({
      reads: () => true,
      expect: ({ kind }) => (kind === 'press' ? 'update' : 'private'),
      answer: ({ kind }) => ({ kind: 'message', message: kind === 'press' ? say('Page two') : topics }),
    });
    const made = await open(desk, { mode });
    await made.ada.type(made.news, '/news topics');
    await made.ada.press(await seen(made, made.ada, made.news, 'Topics & more'), 'Next');
    const page = await seen(made, made.ada, made.news, 'Page two');
    expect(page.ephemeral).toBe(true);
    expect(made.ada.sees(made.news).filter(({ text }) => text.includes('Topics'))).toEqual([]);
  });

  it('is acknowledged without the answer when that takes long, and answered when it is there', async () => {
    const gate = Promise.withResolvers<Answer>();
    const made = await open(newsdesk({ reads: () => true, answer: async () => gate.promise }), { mode });
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    expect(made.ada.sees(made.news)).toEqual([]);
    gate.resolve({ kind: 'message', message: topics });
    expect((await seen(made, made.ada, made.news, 'Topics & more')).ephemeral).toBe(true);
    await made.platform.stop();
    expect(shownLater(made)).toEqual(['response_url']);
  });

  it('is acknowledged when it turns out to be a repeat, and shows nothing', async () => {
    const made = await open(newsdesk({ reads: () => true, answer: () => ({ kind: 'repeat' }) }), { mode });
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    expect(made.ada.sees(made.news)).toEqual([]);
  });

  it('is answered when its acknowledgement gets lost and it is asked once more', async () => {
    const desk = newsdesk({ reads: () => true, answer: () => ({ kind: 'message', message: topics }) });
    const made = await open(desk, { mode, loopback: { ackMs: 1_000 } });
    made.slack.faults.add({ method: 'slash_commands', kind: 'ack-lost' });
    expect(await made.ada.type(made.news, '/news topics')).toMatchObject({ ok: false });
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    expect(made.ada.sees(made.news).filter(({ text }) => text.includes('Topics & more'))).toHaveLength(1);
  });

  it('shows a picture by the way that tells when Slack refuses it', async () => {
    const pictured: Message = {
      ...topics,
      blocks: [...topics.blocks, { kind: 'image', url: 'https://news.example/veins.png', alt: 'A vein' }],
    };
    const made = await open(newsdesk({ reads: () => true, answer: () => ({ kind: 'message', message: pictured }) }), {
      mode,
    });
    await made.ada.type(made.news, '/news topics');
    await seen(made, made.ada, made.news, 'Topics & more');
    await made.platform.stop();
    expect(shownLater(made)).toEqual(['response_url']);
  });

  it('shows all in the channel what is for all, by the way that tells what became of it', async () => {
    const made = await open(newsdesk({ reads: () => true, expect: () => 'public' }), { mode });
    await made.ada.type(made.news, '/news topics');
    expect((await seen(made, made.ada, made.news, 'Done.')).ephemeral).toBe(false);
    await made.platform.stop();
    expect(shownLater(made)).toEqual(['response_url']);
  });

  it('opens a form where something is asked for', async () => {
    const made = await open(newsdesk({ reads: () => true }), { mode });
    expect(await made.ada.type(made.news, '/news search')).toEqual({ ok: true });
    await modalOf(made, made.ada);
    expect(made.ada.sees(made.news)).toEqual([]);
  });

  it('is told what cannot be understood in the acknowledgement', async () => {
    const made = await open(newsdesk(), { mode });
    await made.ada.type(made.news, '/news frobnicate');
    expect(made.ada.sees(made.news).map(({ text }) => text)).toEqual([
      expect.stringContaining('There is no “frobnicate” here'),
    ]);
    await made.platform.stop();
    expect(shownLater(made)).toEqual([]);
  });
});

describe.each(['socket', 'http'] as const)('a command that changes something, over %s', (mode) => {
  it('is begun once Slack is known to have heard us', async () => {
    const made: Workshop = await open(
      newsdesk({
        answer: async () => {
          await acknowledged(made);
          return { kind: 'message', message: say('Followed.') };
        },
      }),
      { mode },
    );
    // Nothing is acknowledged for having taken long.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    expect(await made.ada.type(made.news, '/news topics')).toEqual({ ok: true });
    await seen(made, made.ada, made.news, 'Followed.');
    vi.useRealTimers();
    await made.platform.stop();
    expect(shownLater(made)).toEqual(['response_url']);
  });
});

it('what cannot be sent over a socket any more comes by the response_url', async () => {
  const made: Workshop = await open(
    newsdesk({
      reads: () => true,
      answer: async () => {
        made.slack.faults.add({ method: 'apps.connections.open', kind: 'status', status: 503, times: 99 });
        made.slack.dropSockets();
        await expect.poll(() => made.platform.connected()).toBe(false);
        return { kind: 'message', message: topics };
      },
    }),
    { loopback: { ackMs: 1_000 } },
  );
  await made.ada.type(made.news, '/news topics');
  await seen(made, made.ada, made.news, 'Topics & more');
  await made.platform.stop();
  expect(shownLater(made)).toEqual(['response_url']);
});

describe('an acknowledgement', () => {
  const lines = (): { readonly sent: unknown[]; readonly ack: (answer?: unknown) => Promise<void> } => {
    const sent: unknown[] = [];
    return {
      sent,
      ack: async (answer) => {
        sent.push(answer ?? 'plain');
        return Promise.resolve();
      },
    };
  };

  it('is given once: the answer in it, or nothing', async () => {
    const { sent, ack } = lines();
    const outcomes: boolean[] = [];
    await acknowledging(ack, async (given) => {
      outcomes.push(await given.carrying({ text: 'a' }), await given.carrying({ text: 'b' }));
      await given.plainly();
    });
    expect({ sent, outcomes }).toEqual({ sent: [{ text: 'a' }], outcomes: [true, false] });
  });

  it('is given when the work fails, which is told all the same', async () => {
    const { sent, ack } = lines();
    await expect(acknowledging(ack, async () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    expect(sent).toEqual(['plain']);
  });

  it('is given after a moment, whatever the work is at', async () => {
    vi.useFakeTimers();
    const { sent, ack } = lines();
    const work = Promise.withResolvers<void>();
    const done = acknowledging(ack, async () => work.promise);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(150);
    expect(sent).toEqual(['plain']);
    work.resolve();
    await done;
    expect(sent).toEqual(['plain']);
  });

  it('that could not be given is told to whoever asks for it, and does not change what is tried next', async () => {
    vi.useFakeTimers();
    const kept: Acknowledgement[] = [];
    const work = Promise.withResolvers<void>();
    const done = acknowledging(
      async () => Promise.reject(new Error('socket closed')),
      async (given) => {
        kept.push(given);
        return work.promise;
      },
    );
    await vi.advanceTimersByTimeAsync(150);
    await expect(kept[0]?.plainly()).rejects.toThrow('socket closed');
    expect(await kept[0]?.carrying({ text: 'a' })).toBe(false);
    work.resolve();
    await expect(done).rejects.toThrow('socket closed');
  });
});
