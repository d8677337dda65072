import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, read, type Stage } from './stage.ts';

/** Copies that their platform lets nobody change any more, through both real clients. Each step stands on the ones before it. */
describe.each(databases)('a copy that cannot be changed any more, over $name', ({ open }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
    const { discord, slack, site } = stage;
    await discord.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
    await slack.type('moderator', 'lounge', '/newsroom subscribe treatment channel:#treatment');
    await discord.type('moderator', 'lounge', `/newsroom post ${site}/clogged-veins in:treatment`);
    await discord.press('moderator', 'lounge', 'Publish');
    await stage.running.settle();
  }, 120_000);
  afterAll(() => stage.close());

  const refuseChanges = ({ sandbox }: Stage, slackSays: string): void => {
    sandbox.slack.faults.add({ kind: 'error', error: slackSays, method: 'chat.update', times: 9 });
    sandbox.discord.faults.add({
      kind: 'refused',
      as: 'notYourMessage',
      method: 'PATCH',
      path: /^\/channels\/\d+\/messages\//,
      times: 9,
    });
  };
  const correct = async ({ discord, running, clock }: Stage, typed: string): Promise<void> => {
    clock.at += 60_000;
    await discord.type('moderator', 'lounge', typed);
    await discord.press('moderator', 'lounge', /correct/.test(typed) ? 'Confirm' : 'Withdraw it');
    await running.settle();
  };

  it.each(['edit_window_closed', 'cant_update_message'])(
    'on Slack by %s: a reply says what changed, once',
    async (says) => {
      const { discord, slack, sandbox, running } = stage;
      refuseChanges(stage, says);
      await correct(stage, `/newsroom correct 1 standing:disputed notice:"Two trials found no benefit (${says})."`);
      for (const screen of [discord, slack])
        await expect.poll(() => read(screen.look('member', 'treatment')), { timeout: 10_000 }).toContain(`(${says}).`);
      await running.settle();
      sandbox.slack.faults.clear();
      sandbox.discord.faults.clear();
      for (const screen of [discord, slack]) {
        const [copy = '', ...notes] = screen.look('member', 'treatment');
        expect(copy).not.toContain('Two trials');
        expect(notes.filter((note) => note.includes(says))).toHaveLength(1);
        expect(notes.at(-1)).toContain('The earlier message cannot be changed any more. Please go by this one.');
      }
      const [copy, note] = sandbox.slack.messages(sandbox.channels.slack['treatment'] ?? '');
      expect(note?.threadTs).toBe(copy?.ts);
    },
  );

  it('tells the moderators', async () => {
    const { discord } = stage;
    const status = read(await discord.type('moderator', 'lounge', '/newsroom status'));
    expect(status).toContain(
      'Slack does not let the bot change this message. Its readers are told in a reply under it.',
    );
    expect(status).toContain('The message is another bot’s');
    const copies = read(await discord.type('moderator', 'lounge', '/newsroom status 1'));
    expect(copies).toContain('Last change: 0 edited, 2 told in a reply, 0 waiting, 0 unreachable.');
    expect(copies).toContain('its last change is said in a reply under it');
  });

  it('says nothing under a message that somebody deleted', async () => {
    const { discord, slack, sandbox } = stage;
    for (const message of sandbox.slack.messages(sandbox.channels.slack['treatment'] ?? ''))
      Object.assign(message, { deleted: true });
    await correct(stage, '/newsroom withdraw 1 reason:"It was made up."');
    await expect
      .poll(() => read(discord.look('member', 'treatment')), { timeout: 10_000 })
      .toContain('It was made up.');
    expect(slack.look('member', 'treatment')).toEqual([]);
  });
});
