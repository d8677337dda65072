import { describe, expect, test } from 'vitest';
import { say } from '../../src/core/message.ts';
import { joined, server } from './newsdesk.ts';

async function announcing() {
  const place = await server();
  const made = place.discord.addChannel(place.guild.id, { name: 'announcements', type: 'announcement' });
  const { platform } = await joined(place);
  const channel = `discord:${place.guild.id}:${made.id}` as const;
  const seen = () => place.ada.sees(made.id).map(({ crossposted }) => crossposted);
  const calls = () => place.discord.journal.filter(({ path }) => path.endsWith('/crosspost')).length;
  return { ...place, platform, channel, seen, calls };
}

describe('an announcement channel', () => {
  test('is known for one, and its messages are published to its followers, twice being once', async () => {
    const { platform, channel, seen, ...place } = await announcing();
    expect(platform.announces(channel)).toBe(true);
    expect(platform.announces(`discord:${place.guild.id}:${place.news.id}`)).toBe(false);
    const id = await platform.post(channel, say('News'), 'd1');
    expect(seen()).toEqual([false]);
    await platform.announce(channel, id);
    await platform.announce(channel, id);
    expect(seen()).toEqual([true]);
    await platform.edit(channel, id, say('News, corrected'));
    expect(seen()).toEqual([true]);
  });

  test('lets ten an hour through, and we ask for no more', async () => {
    const { platform, channel, calls } = await announcing();
    for (let i = 0; i < 10; i += 1)
      await platform.announce(channel, await platform.post(channel, say(`${i}`), `d${i}`));
    const eleventh = await platform.post(channel, say('One too many'), 'd10');
    await expect(platform.announce(channel, eleventh)).rejects.toMatchObject({
      trouble: 'rate-limited',
      maybeDone: false,
    });
    expect(calls()).toBe(10);
    const error: unknown = await platform.announce(channel, eleventh).catch((error: unknown) => error);
    expect(error).toMatchObject({ retryAfter: expect.closeTo(3_600_000, -5) });
  });

  test('that wants us to wait sooner is believed', async () => {
    const { platform, channel, discord } = await announcing();
    const id = await platform.post(channel, say('News'), 'd1');
    discord.faults.add({ kind: 'rate-limited', retryAfterMs: 1_800_000, path: /crosspost$/ });
    await expect(platform.announce(channel, id)).rejects.toMatchObject({
      trouble: 'rate-limited',
      retryAfter: expect.closeTo(1_800_000, -4),
    });
  });

  test('corrections it takes too many of are told to wait', async () => {
    const { platform, channel, discord } = await announcing();
    const id = await platform.post(channel, say('News'), 'd1');
    discord.faults.add({ kind: 'refused', as: 'announcementEdits', method: 'PATCH' });
    await expect(platform.edit(channel, id, say('Corrected'))).rejects.toMatchObject({ maybeDone: false });
  });
});
