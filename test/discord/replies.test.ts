import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message.ts';
import { joined, server } from './newsdesk.ts';

describe('a note under a message', () => {
  it('answers it, and goes out all the same when that was deleted', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const copy = await platform.post(place.channel, say('News'), 'd1');
    await platform.post(place.channel, say('Corrected'), 'd2', copy);
    const sent = place.discord.journal.findLast(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    expect(sent?.body).toMatchObject({
      message_reference: { message_id: copy, fail_if_not_exists: false },
      enforce_nonce: true,
    });
  });

  it('stands by itself, once, where the bot may not read what it answers', async () => {
    const place = await server();
    const { platform } = await joined(place);
    const copy = await platform.post(place.channel, say('News'), 'd1');
    place.discord.setBotMay(place.news.id, ['ViewChannel', 'SendMessages']);
    await platform.post(place.channel, say('Corrected'), 'd2', copy);
    await platform.post(place.channel, say('Corrected'), 'd2', copy);
    expect(place.ada.sees(place.news.id).map(({ text }) => text)).toEqual([
      expect.stringContaining('News'),
      expect.stringContaining('Corrected'),
    ]);
  });
});
