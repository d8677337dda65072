import { describe, expect, it } from 'vitest';

import { shortcutDescription, shortcutName } from '../../src/core/shortcut.ts';
import { say } from '../../src/core/message.ts';
import { linksIn } from '../../src/slack/links.ts';
import { newsdesk, open, seen } from './newsdesk.ts';

describe.each(['socket', 'http'] as const)('“Make this an article” over %s', (mode) => {
  it('takes the links of somebody’s message, and answers whoever chose it alone', async () => {
    const desk = newsdesk({ answer: () => ({ kind: 'message', message: say('A draft of it.') }) });
    const made = await open(desk, { mode });
    const bo = made.slack.as(made.slack.addUser(made.slack.teamId, { name: 'bo' }));
    await made.slack.join(made.news, bo.id);
    await bo.type(made.news, 'Look: https://news.example/veins?a=1&b=2 and https://news.example/more');
    const [message] = made.ada.sees(made.news);
    expect(await made.ada.messageShortcut({ channel: made.news, ts: message?.ts ?? '' }, 'article')).toEqual({
      ok: true,
    });
    expect((await seen(made, made.ada, made.news, 'A draft of it.')).ephemeral).toBe(true);
    expect(bo.sees(made.news)).toHaveLength(1);
    expect(desk.asked).toMatchObject([
      {
        kind: 'shortcut',
        links: ['https://news.example/veins?a=1&b=2', 'https://news.example/more'],
        asker: { person: `slack:${made.slack.teamId}/${made.ada.id}`, channel: made.channel },
      },
    ]);
  });

  it('delivered twice is asked of the newsroom under one event', async () => {
    const desk = newsdesk();
    const made = await open(desk, { mode });
    await made.ada.type(made.news, 'https://news.example/veins');
    made.slack.faults.add({ method: 'interactive', kind: 'twice' });
    await made.ada.messageShortcut({ channel: made.news, ts: made.ada.sees(made.news)[0]?.ts ?? '' }, 'article');
    await expect.poll(() => desk.asked.length).toBe(2);
    expect(new Set(desk.asked.map(({ event }) => event)).size).toBe(1);
  });
});

it('works where the bot is no member, for the way back needs no token', async () => {
  const made = await open(newsdesk());
  const lounge = made.slack.addChannel(made.slack.teamId, {
    name: 'lounge',
    private: true,
    botIn: false,
    members: [made.ada.id],
  });
  await made.ada.type(lounge, 'https://news.example/veins');
  await made.ada.messageShortcut({ channel: lounge, ts: made.ada.sees(lounge)[0]?.ts ?? '' }, 'article');
  expect((await seen(made, made.ada, lounge, 'Done.')).ephemeral).toBe(true);
});

it('its name is one Slack shows whole', () => {
  expect(shortcutName.length).toBeLessThanOrEqual(24);
  expect(shortcutDescription.length).toBeLessThanOrEqual(150);
});

describe('links of a message', () => {
  it('come from text, rich text, buttons, previews and forwarded messages, each once and in order', () => {
    expect(
      linksIn({
        text: 'See <https://a.example/1?x=1&amp;y=2|here> and <https://b.example>',
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'link', url: 'https://a.example/1?x=1&y=2' }],
              },
            ],
          },
          { type: 'section', text: { type: 'mrkdwn', text: '<https://c.example/c>' } },
          { type: 'actions', elements: [{ type: 'button', url: 'https://d.example/', value: 'd' }] },
        ],
        attachments: [
          {
            from_url: 'https://e.example/',
            image_url: 'https://e.example/picture.png',
            message_blocks: [{ message: { blocks: [{ type: 'link', url: 'https://f.example/' }] } }],
          },
        ],
      }),
    ).toEqual([
      'https://a.example/1?x=1&y=2',
      'https://b.example/',
      'https://c.example/c',
      'https://d.example/',
      'https://e.example/',
      'https://f.example/',
    ]);
  });

  it.each([
    { text: 'no link: news.example, <@U1>, <#C1|news>, <!here>, <mailto:a@b.example|mail>' },
    { text: '<javascript:alert(1)|x>', blocks: 'nonsense', attachments: [null, 7] },
    { blocks: [{ url: 'ftp://files.example' }, { url: 'https://' }] },
  ])('are web addresses only: %j', (message) => {
    expect(linksIn(message)).toEqual([]);
  });

  it('are bounded, however deep or long the message', () => {
    let deep: unknown = { url: 'https://deep.example/' };
    for (let at = 0; at < 5000; at += 1) deep = [deep];
    expect(linksIn({ blocks: deep })).toEqual([]);
    const many = Array.from({ length: 500 }, (_unused, at) => ({ url: `https://n.example/${at}` }));
    expect(linksIn({ blocks: many })).toHaveLength(20);
  });
});
