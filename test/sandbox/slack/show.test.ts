import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { reachOf } from '../../../src/sandbox/slack/messages.ts';
import { parseMrkdwn, storedText } from '../../../src/sandbox/slack/mrkdwn.ts';
import { showMessage } from '../../../src/sandbox/slack/show.ts';
import { showMrkdwn, type Names } from '../../../src/sandbox/slack/show-text.ts';
import type { StoredBlock, StoredMessage } from '../../../src/sandbox/slack/state.ts';

const names: Names = {
  user: (id) => (id === 'U000000001' ? 'ada' : id),
  channel: (id) => (id === 'C000000001' ? 'news' : id),
  timeZone: 'Europe/Berlin',
  now: Date.UTC(2012, 2, 30, 12),
};

const message = (blocks: readonly object[], more: Partial<StoredMessage> = {}): StoredMessage => ({
  channel: 'C000000001',
  ts: '1.000001',
  user: 'U000000002',
  bot: true,
  threadTs: undefined,
  broadcast: false,
  visibleTo: undefined,
  username: undefined,
  text: '',
  blocks: blocks.map((block, index) => ({ block_id: `b${index}`, ...block }) as StoredBlock),
  attachments: [],
  metadata: undefined,
  editedTs: undefined,
  deleted: false,
  ...more,
});

const seconds = Date.UTC(2012, 2, 29, 22, 30) / 1000;

describe('mrkdwn as a person reads it', () => {
  test.each([
    ['plain words', 'plain words'],
    ['*bold*, _italic_, ~gone~ and `code`', 'bold, italic, gone and code'],
    ['2*3*4 and snake_case_name stay', '2*3*4 and snake_case_name stay'],
    ['<https://example.org/a|The study>', 'The study <https://example.org/a>'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['see https://example.org/a.', 'see https://example.org/a.'],
    ['<@U000000001> in <#C000000001> told <!here>', '@ada in #news told @here'],
    ['<!subteam^S1|@mods>', '@mods'],
    ['&lt;!channel&gt; &amp; R&amp;D', '<!channel> & R&D'],
    [`<!date^${seconds}^{date_num} {time}|then>`, '2012-03-30 12:30 AM'],
    [`<!date^${seconds}^{date_pretty}|then>`, 'today'],
    [`<!date^${seconds}^{ago}|then>`, '13 hours ago'],
    [`<!date^${seconds}^{date_long}^https://example.org/|then>`, 'Friday, March 30, 2012 <https://example.org/>'],
    ['<!date^soon^{date}|some day>', 'some day'],
    ['<nonsense>', '<nonsense>'],
  ])('%s', (source, shown) => {
    expect(showMrkdwn(source, names)).toBe(shown);
  });

  test('dates are in the language of the app', () => {
    const date = `<!date^${seconds}^{date_long_pretty} {time}, {ago}|then>, <!date^${seconds - 86_400}^{date_short_pretty} {date_short}|then>`;
    expect(showMrkdwn(date, { ...names, locale: 'de-DE' })).toBe('heute 0:30, vor 13 Stunden, gestern 29. März 2012');
  });

  test('verbatim text links nothing by itself', () => {
    expect(parseMrkdwn('see https://example.org/', true)).toEqual([{ kind: 'text', text: 'see https://example.org/' }]);
  });

  test('escaped text is only ever text, whatever it says, and reads as written', () => {
    const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const pieces = fc.constantFrom(
      '<',
      '>',
      '&',
      '!channel',
      '@U000000001',
      'https:',
      '|',
      '#C1',
      '&lt;',
      ' ',
      'word',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { size: 'medium' }), (parts) => {
        const written = parts.join('');
        const entities = parseMrkdwn(escape(written), true);
        expect(entities.map((entity) => (entity.kind === 'text' ? entity.text : entity.kind)).join('')).toBe(written);
        expect(storedText(escape(written))).toBe(escape(written));
      }),
    );
  });
});

describe('blocks as a person reads them', () => {
  test('an article with its facts and buttons', () => {
    const shown = showMessage(
      message(
        [
          { type: 'header', text: { type: 'plain_text', text: 'Veins & MS <draft>' } },
          { type: 'context', elements: [{ type: 'mrkdwn', text: '<https://example.org/|example.org>' }, { type: 'image', image_url: 'x', alt_text: 'Logo' }] },
          { type: 'section', text: { type: 'mrkdwn', text: 'First line\n*Caution:* no benefit.' }, accessory: { type: 'overflow', action_id: 'more', options: [] } },
          { type: 'section', fields: [{ type: 'mrkdwn', text: '*People*\n100' }, { type: 'plain_text', text: '*Control* none' }] },
          { type: 'divider' },
          { type: 'rich_text', elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: '<!channel> ' }, { type: 'link', url: 'https://e.org', text: 'there' }] },
            { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }] },
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said so' }] },
          ] },
          { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }, { type: 'raw_text', text: 'b' }]] },
          { type: 'image', image_url: 'x', alt_text: 'A vein' },
          { type: 'actions', elements: [
            { type: 'button', action_id: 'p', text: { type: 'plain_text', text: 'Publish' } },
            { type: 'static_select', action_id: 'c', placeholder: { type: 'plain_text', text: 'Category' }, options: [] },
          ] },
        ], // prettier-ignore
        { visibleTo: 'U000000001', editedTs: '2.000000' },
      ),
      names,
    );
    expect(shown).toEqual([
      'Only visible to you',
      'Veins & MS <draft>',
      'example.org <https://example.org/>  (image: Logo)',
      'First line', 'Caution: no benefit.', '[…]',
      'People', '100', '*Control* none',
      '──────────',
      '<!channel> there <https://e.org>', '• one', '> said so',
      'a | b',
      '(image: A vein)',
      '[Publish] [Category ▾] (edited)',
    ]); // prettier-ignore
  });

  test('text alone, when there are no blocks', () => {
    expect(showMessage(message([], { text: 'One &amp; two\nlines' }), names)).toEqual(['One & two', 'lines']);
  });
});

test('the reach of rich text is its own nodes, never its words', () => {
  const blocks = [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '<!channel> <@U000000001> https://evil.example' },
            { type: 'link', url: 'https://good.example' },
            { type: 'broadcast', range: 'everyone' },
            { type: 'user', user_id: 'U000000001' },
          ],
        },
      ],
    },
  ];
  expect(reachOf({ blocks })).toEqual({
    broadcasts: ['everyone'],
    users: ['U000000001'],
    groups: [],
    links: ['https://good.example'],
  });
});
