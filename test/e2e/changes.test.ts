import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, read, type Stage } from './stage.ts';

/** What changes after publishing, through both real clients: corrections, replies, mutes, pauses, quiet nights. */
describe.each(['discord', 'slack'] as const)('on %s', (platform) => {
  let stage: Stage;
  /** What the list calls the subscription of #news. */
  let number = '';
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const say = async (line: string): Promise<string> => read(await stage[platform].type('moderator', 'lounge', line));
  const press = async (label: string): Promise<string> =>
    read(await stage[platform].press('moderator', 'lounge', label));
  const shown = (channel = 'treatment'): readonly string[] => stage[platform].look('member', channel);
  const publish = async (story: string): Promise<void> => {
    await say(`/newsroom post ${stage.site}/${story}`);
    await press('Publish');
  };
  /** Until so many messages stand there. Slack takes one a second in a channel, by the clock of the stage, so it moves on. */
  const settled = async (count: number, channel = 'treatment'): Promise<void> => {
    const seen = async (): Promise<number> => {
      stage.clock.at += 2_000;
      await stage.running.settle();
      return shown(channel).length;
    };
    await expect.poll(seen, { timeout: 20_000 }).toBe(count);
  };

  it('a subscription says how it speaks, and its list opens it', async () => {
    expect(await say('/newsroom subscribe treatment channel:#treatment corrections:reply')).toContain(
      'corrections also as a reply',
    );
    expect(await say('/newsroom subscribe treatment channel:#treatment quiet:22-7')).toContain(
      'quiet from 22:00 to 07:00, corrections also as a reply',
    );
    const wrong = await say('/newsroom subscribe treatment channel:#treatment quiet:"at night"');
    expect(wrong).toContain('Write them like 22-7 or 22:30-7:00, or off to end them.');
    const list = await say('/newsroom subscriptions');
    expect(list).toContain('quiet from 22:00 to 07:00');
  });

  it('a correction is shown first, changes nothing when cancelled, and is done when confirmed, with a note under the copy', async () => {
    await publish('clogged-veins in:treatment');
    await settled(1);
    const correct = `/newsroom correct 1 standing:superseded notice:"A controlled trial found no benefit." link:${stage.site}/vein-trial-no-benefit`;
    const preview = await say(correct);
    expect(preview).toContain('Superseded by later evidence');
    expect(preview).toContain(`1 copy on ${platform === 'discord' ? 'Discord' : 'Slack'} is changed.`);
    expect(preview).toContain('1 channel gets a short note under it');
    expect(await press('Cancel')).toContain('stays as it was');
    await stage.running.settle();
    expect(read(shown())).not.toContain('Superseded');

    await say(correct);
    const report = await press('Confirm');
    expect(report).toContain('1 copy is being brought up to date. 1 channel gets a note under it.');
    await settled(2);
    const [copy = '', note = ''] = shown();
    expect(copy).toContain('Superseded by later evidence');
    expect(copy).toContain('do not prove that the procedure works');
    expect(note).toContain('Correction: Superseded by later evidence');
    expect(note).toContain('A controlled trial found no benefit.');
    expect(underOf(stage, platform)).toHaveLength(1);
    expect(await press('See how far it is')).toContain('Last change: 1 edited, 0 waiting, 0 unreachable.');
  });

  it('withdrawing asks too', async () => {
    await publish('walking-tablet in:treatment');
    await settled(3);
    expect(await say('/newsroom withdraw 2 reason:"It was an advertisement."')).toContain('It was an advertisement.');
    expect(read(shown())).not.toContain('It was an advertisement.');
    expect(await press('Withdraw it')).toContain('Withdrawn');
    await expect.poll(() => shown()[2], { timeout: 10_000 }).toContain('It was an advertisement.');
    expect(shown()[2]).not.toContain('Read the article');
    // The copy and the note under it.
    await settled(4);
  });

  it('a mute ends with one digest of what came', async () => {
    await say('/newsroom subscribe research channel:#news');
    number = /#(\d+) Research/.exec(await say('/newsroom subscriptions'))?.[1] ?? '';
    expect(await say(`/newsroom mute ${number} until:3`)).toContain(`#${number} is muted`);
    await publish('myelin-mice in:research');
    expect(shown('news')).toEqual([]);
    expect(await say('/newsroom status article:3 channel:#news')).toMatch(/It is muted.*at the end of the mute/);
    stage.clock.at += 3 * 86_400_000 + 60_000;
    await stage.running.settle();
    await settled(1, 'news');
    expect(shown('news')[0]).toContain('News digest: Research');
  });

  it('a pause is ended by its button', async () => {
    await say(`/newsroom mute ${number} until:7`);
    expect(await press('Unmute')).toContain(`#${number} goes on.`);
    expect(await press('Pause')).toContain('Nothing is sent until you resume it');
    expect(await press('Resume')).toContain(`#${number} goes on.`);
    expect(await press('Back to the list')).toContain('Subscriptions of this community');
  });

  it('what is published in the night comes in the morning, on the morning that the clocks change too', async () => {
    // London goes to summer time on 28 March 2027: 07:00 there is 06:00 UTC, and was 07:00 the day before.
    stage.clock.at = Date.parse('2027-03-27T23:00:00Z');
    await stage.running.settle();
    const before = shown().length;
    await say(`/newsroom post ${stage.site}/vein-trial-no-benefit in:treatment`);
    expect(await press('Publish')).toContain('1 channel gets it when the quiet hours end');
    expect(await say('/newsroom status article:4 channel:#treatment')).toContain('It waits for the quiet hours to end');
    stage.clock.at = Date.parse('2027-03-28T05:59:30Z');
    await stage.running.settle();
    expect(shown()).toHaveLength(before);
    stage.clock.at = Date.parse('2027-03-28T06:00:30Z');
    await stage.running.settle();
    await settled(before + 1);
    expect(await say('/newsroom status article:4 channel:#treatment')).toContain('It got it.');
  });
});

/** The messages that answer another, as the platform was asked for them. */
function underOf({ sandbox }: Stage, platform: 'discord' | 'slack'): readonly unknown[] {
  return platform === 'discord'
    ? sandbox.discord.journal.flatMap(({ method, path, body }) =>
        method === 'POST' &&
        path.endsWith('/messages') &&
        typeof body === 'object' &&
        body &&
        'message_reference' in body
          ? [body.message_reference]
          : [],
      )
    : sandbox.slack.journal.entries.flatMap((entry) =>
        entry.kind === 'call' && entry.method === 'chat.postMessage' && entry.args['thread_ts'] ? [entry.args] : [],
      );
}
