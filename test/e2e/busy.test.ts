import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelIn } from '../../src/core/place.ts';
import { aSubscription } from '../contracts/samples.ts';
import { openStage, read, type Stage } from './stage.ts';

/**
 * While digests go out to many channels and both platforms ask to slow down, people are answered and forms open: told by the
 * order in which things happen, not by how long they take.
 */
describe('a fan-out of digests that is told to slow down', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const many = { discord: 60, slack: 12 } as const;
  /** Posts to channels that the platforms took, so far. */
  const posted = () => ({
    discord: stage.sandbox.discord.journal.filter(
      ({ method, path, status }) => method === 'POST' && /^\/channels\/\d+\/messages$/.test(path) && status === 200,
    ).length,
    slack: stage.sandbox.slack.journal.entries.filter(
      (entry) => entry.kind === 'call' && entry.method === 'chat.postMessage' && entry.error === undefined,
    ).length,
  });
  const refused = () => ({
    discord: stage.sandbox.discord.journal.filter(({ status }) => status === 429).length,
    slack: stage.sandbox.slack.journal.entries.filter((entry) => entry.kind === 'call' && entry.status === 429).length,
  });

  it('keeps nobody waiting, and ends with one digest in each channel', { timeout: 90_000 }, async () => {
    const { sandbox, running, clock, discord, slack, site } = stage;
    const [guild, workspace] = sandbox.places;
    const ids = {
      discord: Array.from(
        { length: many.discord },
        (_, i) => sandbox.discord.addChannel(guild.slice('discord:'.length), { name: `busy-${i}` }).id,
      ),
      slack: Array.from({ length: many.slack }, (_, i) =>
        sandbox.slack.addChannel(sandbox.slack.teamId, { name: `busy-${i}`, members: [] }),
      ),
    };
    const channels = [
      ...ids.discord.map((id) => channelIn(guild, id)),
      ...ids.slack.map((id) => channelIn(workspace, id)),
    ];
    await discord.type('moderator', 'lounge', `/newsroom post ${site}/clogged-veins in:treatment`);
    await discord.press('moderator', 'lounge', 'Publish');
    const due = Date.parse('2026-11-10T08:00:00Z');
    for (const channel of channels)
      await running.store.subscriptions.put(
        aSubscription({
          community: 'ms-hub',
          channel,
          topic: { kind: 'everything' },
          zone: 'Europe/London',
          toldUntil: clock.at - 60_000,
          nextAt: due,
          tell: null,
        }),
      );
    // Everybody is to wait on Discord, and each channel for itself on Slack.
    sandbox.discord.faults.add({
      kind: 'rate-limited',
      retryAfterMs: 3_000,
      global: true,
      method: 'POST',
      path: /^\/channels\/\d+\/messages$/,
      times: 5,
    });
    sandbox.slack.faults.add({ kind: 'rate-limited', retryAfter: 3, method: 'chat.postMessage', times: 10 });

    clock.at = due + 30_000;
    const fanOut = running.settle();
    await expect.poll(() => Math.min(...Object.values(refused())), { timeout: 20_000 }).toBeGreaterThan(0);

    for (const screen of [discord, slack]) {
      expect(read(await screen.type('member', 'lounge', '/news latest'))).toContain('Treating Clogged Veins');
      expect(read(await screen.type('moderator', 'lounge', '/newsroom post'))).toContain('Text');
    }
    // All that was answered before the fan-out was over, on either platform.
    expect(posted().discord).toBeLessThan(many.discord);
    expect(posted().slack).toBeLessThan(many.slack);

    await fanOut;
    const goOn = async (): Promise<number> => {
      clock.at += 5_000;
      await running.settle();
      const told = [
        ...ids.discord.map((id) => sandbox.discord.messages(id)),
        ...ids.slack.map((id) => sandbox.slack.messages(id)),
      ];
      return told.filter((messages) => messages.length > 0).length;
    };
    await expect.poll(goOn, { timeout: 60_000 }).toBe(channels.length);
    for (const id of ids.discord) expect(sandbox.discord.messages(id)).toHaveLength(1);
    for (const id of ids.slack) expect(sandbox.slack.messages(id)).toHaveLength(1);
  });
});
