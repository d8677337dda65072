import { describe, expect, test } from 'vitest';
import { say } from '../../src/core/message.ts';
import { shortcutName } from '../../src/core/shortcut.ts';
import { joined, newsdesk, server } from './newsdesk.ts';

describe('“Make this an article” in a message’s menu', () => {
  test('hands over the links of what somebody wrote, and answers who asked alone', async () => {
    const place = await server();
    const desk = newsdesk({ answer: () => ({ kind: 'message', message: say('A draft.') }) });
    await joined(place, desk);
    const written = place.ada.say(
      place.news.id,
      'Seen this? <https://example.org/veins> and [that](https://example.org/trial), or https://example.org/veins.',
    );

    const reply = await place.mo.runOn(written, shortcutName);
    expect(reply.kind).toBe('thinking');
    expect(await reply.final()).toMatchObject({ ephemeral: true, text: expect.stringContaining('A draft.') });
    expect(desk.asked).toEqual([
      {
        kind: 'shortcut',
        links: ['https://example.org/veins', 'https://example.org/trial'],
        event: reply.interactionId,
        asker: expect.objectContaining({ person: `discord:${place.mo.id}`, channel: place.channel, manages: true }),
      },
    ]);
  });

  test('finds links in what other messages show in boxes and buttons', async () => {
    const place = await server();
    const desk = newsdesk();
    const { platform } = await joined(place, desk);
    await platform.post(
      place.channel,
      {
        plain: 'News',
        blocks: [
          { kind: 'text', line: [{ kind: 'link', text: 'A study', url: 'https://example.org/study' }] },
          { kind: 'actions', actions: [{ kind: 'link', label: 'Read', url: 'https://example.org/read' }] },
        ],
      },
      'd1',
    );
    const [posted] = place.mo.sees(place.news.id);
    await (await place.mo.runOn(posted?.id ?? '', shortcutName)).final();
    expect(desk.asked).toMatchObject([
      { kind: 'shortcut', links: ['https://example.org/study', 'https://example.org/read'] },
    ]);
  });

  test('is offered to everyone, and says nothing of messages without a link itself', async () => {
    const place = await server();
    const desk = newsdesk();
    await joined(place, desk);
    expect(place.ada.menu(place.news.id)).toEqual([shortcutName]);
    await (await place.ada.runOn(place.mo.say(place.news.id, 'Good morning'), shortcutName)).final();
    expect(desk.asked).toMatchObject([{ kind: 'shortcut', links: [], asker: { manages: false } }]);
  });
});
