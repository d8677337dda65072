import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directMessages } from '../../src/sandbox/screen.ts';
import { openStage, read, type Stage } from './stage.ts';

/** A channel the bot may not write to any more: who subscribed it hears of it once, and one button brings it back. */
describe('a channel that stops', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const say = async (line: string): Promise<string> => read(await stage.discord.type('moderator', 'lounge', line));
  const press = async (label: string): Promise<string> => read(await stage.discord.press('moderator', 'lounge', label));
  const may = (...permissions: Parameters<Stage['sandbox']['discord']['setBotMay']>[1]): void =>
    stage.sandbox.discord.setBotMay(stage.sandbox.channels.discord['news'] ?? '', permissions);

  it('is told in private to who subscribed it, and shown in the status', async () => {
    await say('/newsroom subscribe everything channel:#news');
    may('ViewChannel');
    await say(`/newsroom post ${stage.site}/clogged-veins in:treatment`);
    await press('Publish');
    await expect
      .poll(() => read(stage.discord.look('moderator', directMessages)), { timeout: 20_000 })
      .toContain('A channel gets no news any more');
    const told = read(stage.discord.look('moderator', directMessages));
    expect(told).toContain('received everything');
    expect(told).toContain('Send Messages');
    expect(read(stage.discord.look('member', directMessages))).not.toContain('no news any more');
    const status = await say('/newsroom status');
    expect(status).toContain('Paused');
    expect(status).toContain('[Resume]');
  });

  it('comes back by one button, with what it missed, and not before it is mended', async () => {
    const refused = await press('Resume');
    expect(refused).toContain('Nothing can be sent there yet.');
    expect(refused).toContain('Send Messages');
    may('ViewChannel', 'SendMessages', 'ReadMessageHistory');
    expect(await press('Resume')).not.toContain('Paused');
    await expect.poll(() => stage.discord.look('member', 'news').length, { timeout: 20_000 }).toBe(1);
    expect(stage.discord.look('member', 'news')[0]).toContain('Treating Clogged Veins');
    expect(await say('/newsroom status')).not.toContain('[Send it again]');
  });
});

describe('a Slack channel that is archived', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const say = async (line: string): Promise<string> => read(await stage.slack.type('moderator', 'lounge', line));
  const press = async (label: string): Promise<string> => read(await stage.slack.press('moderator', 'lounge', label));
  const news = (): string => stage.sandbox.channels.slack['news'] ?? '';

  it('is told once, in private, to who subscribed it', async () => {
    await say('/newsroom subscribe everything channel:#news');
    await stage.sandbox.slack.archive(news());
    for (const story of ['clogged-veins', 'vein-trial-no-benefit']) {
      await say(`/newsroom post ${stage.site}/${story} in:treatment`);
      await press('Publish');
    }
    await expect
      .poll(() => read(stage.slack.look('moderator', directMessages)), { timeout: 20_000 })
      .toContain('A channel gets no news any more');
    await stage.running.settle();
    const told = read(stage.slack.look('moderator', directMessages));
    expect(told.split('gets no news any more')).toHaveLength(2);
    expect(told).toContain('archived');
    expect(read(stage.slack.look('member', directMessages))).not.toContain('no news any more');
    expect(await say('/newsroom status')).toContain('[Resume]');
  });

  it('comes back by one button with everything it missed, once it is unarchived', async () => {
    expect(await press('Resume')).toContain('Unarchive it');
    await stage.sandbox.slack.unarchive(news());
    await stage.sandbox.slack.join(news(), stage.sandbox.slack.botUserId);
    expect(await press('Resume')).not.toContain('Nothing can be sent');
    await expect.poll(() => stage.slack.look('member', 'news').length, { timeout: 20_000 }).toBe(1);
    const [brought] = stage.slack.look('member', 'news');
    expect(brought).toContain('Treating Clogged Veins');
    expect(brought).toContain('Does Not Help People With MS');
    expect(await say('/newsroom status')).not.toContain('[Send it again]');
  });
});
