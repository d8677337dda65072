import { describe, expect, test } from 'vitest';
import { joined, newsdesk, server } from './newsdesk.ts';

const gone = 'Carewire was removed from this server. It goes on when it is added there again.';

describe('a server', () => {
  test('that takes the bot out and in again is told to the newsroom, each once', async () => {
    const place = await server();
    const desk = newsdesk();
    await joined(place, desk);
    const there = `discord:${place.guild.id}`;
    place.discord.kickBot(place.guild.id);
    await expect.poll(() => desk.comings).toEqual([`left ${there}: ${gone}`]);
    place.discord.inviteBot(place.guild.id);
    await expect.poll(() => desk.comings).toEqual([`left ${there}: ${gone}`, `returned ${there} MS Friends: ${gone}`]);
  });

  test('that Discord cannot reach for a moment has neither left nor come', async () => {
    const place = await server();
    const desk = newsdesk();
    await joined(place, desk);
    place.discord.outage(place.guild.id);
    const other = place.discord.addGuild({ name: 'Another' });
    await expect.poll(() => desk.comings).toEqual([`returned discord:${other.id} Another: ${gone}`]);
  });

  test('whose coming cannot be noted is no harm to the others', async () => {
    const place = await server();
    const desk = newsdesk();
    const { platform, log } = await joined(place, {
      ...desk,
      left: async () => {
        throw new Error('no database');
      },
    });
    place.discord.kickBot(place.guild.id);
    await expect
      .poll(() => log.lines.map(({ message }) => message))
      .toContain('That the bot was taken out of a Discord server could not be noted');
    expect(platform.connected()).toBe(true);
  });
});
