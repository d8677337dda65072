import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/core/speak.ts';
import { joined, newsdesk, server } from './newsdesk.ts';

describe('with next to nothing of a server in memory', () => {
  test('a role that is made, or gains the right, later makes moderators at once', async () => {
    const place = await server();
    const desk = newsdesk();
    await joined(place, desk);
    const pat = place.discord.as(place.discord.addUser({ name: 'Pat' }).id);
    const asks = async () => {
      await (await pat.run(place.news.id, 'news search', { words: 'veins' })).final();
      return desk.asked.at(-1)?.asker.manages;
    };
    expect(await asks()).toBe(false);
    place.discord.setMember(place.guild.id, pat.id, { permissions: ['ManageChannels'] });
    expect(await asks()).toBe(false);
    place.discord.setMember(place.guild.id, pat.id, { permissions: ['ManageMessages'] });
    expect(await asks()).toBe(true);
    place.discord.setMember(place.guild.id, pat.id, {});
    expect(await asks()).toBe(false);
  });

  test('a server that is lost and found is known again', async () => {
    const place = await server();
    const desk = newsdesk();
    const { platform } = await joined(place, desk);
    const forum = place.discord.addChannel(place.guild.id, { name: 'library', type: 'forum' });
    place.discord.kickBot(place.guild.id);
    expect(inEnglish((await platform.obstacle(place.channel)) ?? '')).toMatch(/cannot see that channel/);
    place.discord.inviteBot(place.guild.id);
    await expect.poll(() => platform.obstacle(place.channel)).toBeUndefined();
    expect(platform.gathers(`discord:${place.guild.id}:${forum.id}`)).toBe(true);
  });
});
