import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduction, type Production } from './process.ts';

const pasted = `Old Antihistamine Repairs Nerve Coating in Mice
Posted 16 November 2026
An allergy medicine that has been sold for decades helped mice to rebuild myelin, the coating of nerves that multiple sclerosis destroys, researchers report.
The team treated twelve mice whose myelin had been damaged. After three weeks the animals given the medicine had regrown about twice as much of it as untreated mice.
The work was done in mice only, and many treatments that repair nerves in animals have failed in people, the researchers note.
A small study in people is planned for next year. The research was paid for by a university grant.`;

describe('a bot killed between publishing and delivering', () => {
  let production: Production;
  beforeAll(async () => {
    production = await openProduction();
    await production.start();
  });
  afterAll(() => production.close());

  it('has told every channel exactly once after it is started again', { timeout: 120_000 }, async () => {
    const { sandbox } = production;
    const [discord, slack] = sandbox.screens;
    if (!discord || !slack) throw new Error('two screens');
    for (const screen of [discord, slack]) {
      for (const channel of ['news', 'treatment']) {
        await screen.type('moderator', 'lounge', `/newsroom subscribe everything channel:#${channel}`);
      }
    }

    // One post of each platform is lost before it took effect, and one after: nobody can tell which from the silence.
    const { channels } = sandbox;
    for (const [name, effect] of [
      ['news', 'before'],
      ['treatment', 'after'],
    ] as const) {
      sandbox.discord.faults.add({
        kind: 'lost',
        effect,
        how: 'hang',
        method: 'POST',
        path: new RegExp(`^/channels/${channels.discord[name]}/messages$`),
      });
      sandbox.slack.faults.add({
        kind: `lost-${effect}`,
        how: 'hang',
        method: 'chat.postMessage',
        channel: channels.slack[name] ?? '',
      });
    }
    await discord.type('moderator', 'lounge', '/newsroom post');
    await discord.fill('moderator', 'lounge', { Text: pasted });
    await discord.press('moderator', 'lounge', 'Publish');
    const inFlight = (): boolean =>
      discord.look('member', 'treatment').length === 1 && slack.look('member', 'treatment').length === 1;
    await expect.poll(inFlight, { timeout: 15_000 }).toBe(true);
    await production.kill();
    sandbox.discord.faults.clear();
    sandbox.slack.faults.clear();
    expect(discord.look('member', 'news')).toEqual([]);
    expect(slack.look('member', 'news')).toEqual([]);

    await production.start();
    // What the killed process was doing is its own until its lease ends; then nothing is left on the way.
    await expect
      .poll(async () => (await discord.type('moderator', 'lounge', '/newsroom status')).join('\n'), {
        timeout: 100_000,
        interval: 3_000,
      })
      .toMatch(/Sent:? 4\n[^]*On the way:? 0\n/);
    for (const screen of [discord, slack]) {
      for (const channel of ['news', 'treatment']) {
        expect(screen.look('member', channel), `${screen.name} #${channel}`).toHaveLength(1);
      }
    }
  });

  it('ends cleanly when asked to', async () => {
    expect(await production.stop()).toBe(0);
    expect(production.printed()).not.toContain('antihistamine');
  });
});
