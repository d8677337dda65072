import { describe, expect, it } from 'vitest';

import { readTyped } from '../../src/core/typed.ts';
import { asker, rootOf, typedText } from '../../src/slack/request.ts';
import { commands } from './newsdesk.ts';

const typed = (text: string) => typedText(text, 'slack:T1', commands);

describe('what was typed behind a slash command', () => {
  it.each([
    ['search a &lt;b&gt; &amp;amp; c', 'search a <b> &amp; c'],
    ['search <https://news.example/a?b=1&amp;c=2|news.example>', 'search https://news.example/a?b=1&c=2'],
    ['search <https://news.example/a>', 'search https://news.example/a'],
    ['subscribe everything channel:<#C012AB|general>', 'subscribe everything channel:slack:T1:C012AB'],
    ['subscribe everything <#C012AB|general>', 'subscribe everything channel:slack:T1:C012AB'],
    ['subscribe <#C012AB|> everything', 'subscribe channel:slack:T1:C012AB everything'],
    ['search <#C012AB|general>', 'search slack:T1:C012AB'],
    ['search <!channel> <@U012|bob>', 'search <!channel> <@U012|bob>'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(typed(text)).toBe(expected);
  });

  it('a channel behind the topic is the channel', () => {
    const { raw } = readTyped(typed('subscribe stem cells <#C012AB|general>'), commands);
    expect(raw).toEqual({ topic: 'stem cells', channel: 'slack:T1:C012AB' });
  });
});

it('a slash command stands for the root it was given', () => {
  const roots = { news: 'ms-news', newsroom: 'ms-desk' };
  expect(rootOf('/ms-news', roots)).toBe('news');
  expect(rootOf('/MS-DESK', roots)).toBe('newsroom');
  expect(rootOf('/news', roots)).toBeUndefined();
});

it.each([
  ['a channel', 'C012AB', 'slack:T1:C012AB'],
  ['a private channel', 'G012AB', 'slack:T1:G012AB'],
  ['a conversation of two, which nothing may be subscribed for', 'D012AB', 'slack:T1:@U9'],
  ['a form that no channel opened', '@U9', 'slack:T1:@U9'],
])('who asks from %s', (_where, id, channel) => {
  expect(asker({ place: 'slack:T1', name: undefined }, 'U9', id)).toMatchObject({ channel, direct: 'slack:T1:@U9' });
});
