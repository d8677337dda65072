import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from './rows.ts';
import { databases, read, type Stage } from './stage.ts';

/** A link to an open archive's article, shared in Slack. Each step stands on the ones before it. */
describe.each(databases)('a card under a link that somebody shared, over $name', ({ open }) => {
  let stage: Stage;
  let link: string;
  beforeAll(async () => {
    stage = await open();
    const { discord, running, sandbox, site } = stage;
    await discord.type('moderator', 'lounge', `/newsroom post ${site}/clogged-veins in:treatment`);
    await discord.press('moderator', 'lounge', 'Publish');
    await discord.type('moderator', 'lounge', '/newsroom settings archive:open');
    const { id } = await running.store.communities.ofPlace(sandbox.places[1]);
    link = `${running.web.archiveOf(id) ?? ''}/a/1-veins`;
  }, 120_000);
  afterAll(() => stage.close());

  const lounge = () => read(stage.slack.look('moderator', 'lounge'));
  const correct = async (line: string, button: string): Promise<void> => {
    const { discord, clock, running } = stage;
    clock.at += 60_000;
    await discord.type('moderator', 'lounge', line);
    await discord.press('moderator', 'lounge', button);
    clock.at += 60_000;
    await running.settle();
  };

  it('shows it, and is corrected with it', async () => {
    await stage.slack.type('member', 'lounge', `Have you read ${link}?`);
    await expect.poll(lounge, { timeout: 10_000 }).toContain('Treating Clogged Veins');
    await correct('/newsroom correct 1 standing:disputed notice:"Two trials found no benefit."', 'Confirm');
    await expect.poll(lounge, { timeout: 10_000 }).toContain('Two trials found no benefit.');
  });

  it('says no more than the notice of what was withdrawn', async () => {
    await correct('/newsroom withdraw 1 reason:"It was made up."', 'Withdraw it');
    await expect.poll(lounge, { timeout: 10_000 }).toContain('It was made up.');
    expect(lounge()).not.toContain('Two trials found no benefit.');
  });

  it('is kept without whose it is, and is nothing moderators are shown', async () => {
    const { slack, discord, sandbox, database, logged } = stage;
    const rows = (await rowsOf(database)).filter((row) => row.includes('/a/1-veins'));
    expect(rows).toHaveLength(1);
    expect(read(rows)).not.toContain(sandbox.people.slack.member);
    for (const screen of [discord, slack])
      expect(read(await screen.type('moderator', 'news', '/newsroom status 1'))).not.toContain('#lounge');
    expect(read(logged)).not.toContain('/a/1-veins');
  });
});
