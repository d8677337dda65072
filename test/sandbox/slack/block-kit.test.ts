import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createLoopbackSlack, type LoopbackSlack } from '../../../src/sandbox/slack/loopback.ts';
import { checkBlocks, checkView } from '../../../src/sandbox/slack/validate.ts';
import { posterFor } from './bot.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn(1), ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain(2), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (more: object = {}) => ({ text: plain(2), value: 'v', ...more });
const select = (more: object = {}) => ({ type: 'static_select', options: [option()], ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain(2), element, ...more });
const text = (more: object = {}) => ({ type: 'plain_text_input', ...more });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What fits, what is one too many, and where and how Slack says so. Each block stands alone in a message. */
const inMessages: readonly (readonly [
  rule: string,
  fits: object,
  exceeds: object,
  pointer: string,
  message: string,
])[] = [
  [
    'section text 3,000',
    section({ text: mrkdwn(3000) }),
    section({ text: mrkdwn(3001) }),
    '/blocks/0/text/text',
    'must be less than 3001 characters',
  ],
  [
    'section text not empty',
    section(),
    section({ text: mrkdwn(0) }),
    '/blocks/0/text/text',
    'must be more than 0 characters',
  ],
  [
    'section fields 10',
    section({ fields: many(10, () => mrkdwn(1)) }),
    section({ fields: many(11, () => mrkdwn(1)) }),
    '/blocks/0/fields',
    'no more than 10 items allowed',
  ],
  [
    'section field 2,000',
    section({ fields: [mrkdwn(2000)] }),
    section({ fields: [mrkdwn(2001)] }),
    '/blocks/0/fields/0/text',
    'must be less than 2001 characters',
  ],
  ['section text or fields', section(), { type: 'section' }, '/blocks/0', 'must define either `text` or `fields`'],
  [
    'header 150',
    { type: 'header', text: plain(150) },
    { type: 'header', text: plain(151) },
    '/blocks/0/text/text',
    'must be less than 151 characters',
  ],
  [
    'header plain text only',
    { type: 'header', text: plain(1) },
    { type: 'header', text: mrkdwn(1) },
    '/blocks/0/text/type',
    'must be one of: plain_text',
  ],
  [
    'context 10',
    { type: 'context', elements: many(10, () => mrkdwn(1)) },
    { type: 'context', elements: many(11, () => mrkdwn(1)) },
    '/blocks/0/elements',
    'no more than 10 items allowed',
  ],
  [
    'actions 25',
    actions(...many(25, () => button())),
    actions(...many(26, () => button())),
    '/blocks/0/elements',
    'no more than 25 items allowed',
  ],
  ['actions not empty', actions(button()), actions(), '/blocks/0/elements', 'no fewer than 1 items allowed'],
  [
    'button text 75',
    actions(button({ text: plain(75) })),
    actions(button({ text: plain(76) })),
    '/blocks/0/elements/0/text/text',
    'must be less than 76 characters',
  ],
  [
    'button text plain',
    actions(button()),
    actions(button({ text: mrkdwn(2) })),
    '/blocks/0/elements/0/text/type',
    'must be one of: plain_text',
  ],
  [
    'button value 2,000',
    actions(button({ value: 'v'.repeat(2000) })),
    actions(button({ value: 'v'.repeat(2001) })),
    '/blocks/0/elements/0/value',
    'must be less than 2001 characters',
  ],
  [
    'button url 3,000',
    actions(button({ url: `https://e.org/${'u'.repeat(2986)}` })),
    actions(button({ url: `https://e.org/${'u'.repeat(2987)}` })),
    '/blocks/0/elements/0/url',
    'must be less than 3001 characters',
  ],
  [
    'button url a web address',
    actions(button({ url: 'https://e.org' })),
    actions(button({ url: 'javascript:alert(1)' })),
    '/blocks/0/elements/0/url',
    'invalid url',
  ],
  [
    'button style',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'secondary' })),
    '/blocks/0/elements/0/style',
    'must be one of: primary, danger',
  ],
  [
    'action_id 255',
    actions(button({ action_id: 'a'.repeat(255) })),
    actions(button({ action_id: 'a'.repeat(256) })),
    '/blocks/0/elements/0/action_id',
    'must be less than 256 characters',
  ],
  [
    'block_id 255',
    section({ block_id: 'b'.repeat(255) }),
    section({ block_id: 'b'.repeat(256) }),
    '/blocks/0/block_id',
    'must be less than 256 characters',
  ],
  [
    'option text 75',
    actions(select({ options: [option({ text: plain(75) })] })),
    actions(select({ options: [option({ text: plain(76) })] })),
    '/blocks/0/elements/0/options/0/text/text',
    'must be less than 76 characters',
  ],
  [
    'option value 75',
    actions(select({ options: [option({ value: 'v'.repeat(75) })] })),
    actions(select({ options: [option({ value: 'v'.repeat(76) })] })),
    '/blocks/0/elements/0/options/0/value',
    'must be less than 76 characters',
  ],
  [
    'option text plain in menus',
    actions(select()),
    actions(select({ options: [option({ text: mrkdwn(1) })] })),
    '/blocks/0/elements/0/options/0/text/type',
    'must be one of: plain_text',
  ],
  [
    'select 100 options',
    actions(select({ options: many(100, () => option()) })),
    actions(select({ options: many(101, () => option()) })),
    '/blocks/0/elements/0/options',
    'no more than 100 items allowed',
  ],
  [
    'select options or groups',
    actions(select()),
    actions({ type: 'static_select' }),
    '/blocks/0/elements/0',
    'must define either `options` or `option_groups`',
  ],
  [
    'select placeholder 150',
    actions(select({ placeholder: plain(150) })),
    actions(select({ placeholder: plain(151) })),
    '/blocks/0/elements/0/placeholder/text',
    'must be less than 151 characters',
  ],
  [
    'initial option among the options',
    actions(select({ initial_option: option() })),
    actions(select({ initial_option: option({ value: 'w' }) })),
    '/blocks/0',
    'the initial option is not among the options',
  ],
  [
    'overflow 5',
    actions({ type: 'overflow', options: many(5, () => option()) }),
    actions({ type: 'overflow', options: many(6, () => option()) }),
    '/blocks/0/elements/0/options',
    'no more than 5 items allowed',
  ],
  [
    'checkboxes 10',
    actions({ type: 'checkboxes', options: many(10, () => option()) }),
    actions({ type: 'checkboxes', options: many(11, () => option()) }),
    '/blocks/0/elements/0/options',
    'no more than 10 items allowed',
  ],
  [
    'radio buttons 10',
    actions({ type: 'radio_buttons', options: many(10, () => option()) }),
    actions({ type: 'radio_buttons', options: many(11, () => option()) }),
    '/blocks/0/elements/0/options',
    'no more than 10 items allowed',
  ],
  [
    'confirm text 300',
    actions(button({ confirm: { text: plain(300) } })),
    actions(button({ confirm: { text: plain(301) } })),
    '/blocks/0/elements/0/confirm/text/text',
    'must be less than 301 characters',
  ],
  [
    'confirm button 30',
    actions(button({ confirm: { text: plain(1), confirm: plain(30) } })),
    actions(button({ confirm: { text: plain(1), confirm: plain(31) } })),
    '/blocks/0/elements/0/confirm/confirm/text',
    'must be less than 31 characters',
  ],
  [
    'image alt text',
    { type: 'image', image_url: 'https://e.org/i.png', alt_text: 'A' },
    { type: 'image', image_url: 'https://e.org/i.png' },
    '/blocks/0',
    'missing required field: alt_text',
  ],
  [
    'image has a source',
    { type: 'image', image_url: 'https://e.org/i.png', alt_text: 'A' },
    { type: 'image', alt_text: 'A' },
    '/blocks/0',
    'must define either `image_url` or `slack_file`',
  ],
  [
    'input label 2,000',
    input(text(), { label: plain(2000) }),
    input(text(), { label: plain(2001) }),
    '/blocks/0/label/text',
    'must be less than 2001 characters',
  ],
  [
    'input has an element',
    input(text()),
    { type: 'input', label: plain(1) },
    '/blocks/0',
    'missing required field: element',
  ],
  [
    'text input 3,000',
    input(text({ max_length: 3000 })),
    input(text({ max_length: 3001 })),
    '/blocks/0/element/max_length',
    'must be less than or equal to 3000',
  ],
  [
    'markdown 12,000',
    { type: 'markdown', text: 'm'.repeat(12_000) },
    { type: 'markdown', text: 'm'.repeat(12_001) },
    '/blocks/0/text',
    'must be less than 12001 characters',
  ],
  [
    'table 20 cells',
    { type: 'table', rows: [many(20, () => ({ type: 'raw_text', text: 'c' }))] },
    { type: 'table', rows: [many(21, () => ({ type: 'raw_text', text: 'c' }))] },
    '/blocks/0/rows/0',
    'no more than 20 items allowed',
  ],
  [
    'rich text parts',
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] },
    { type: 'rich_text', elements: [{ type: 'text', text: 'x' }] },
    '/blocks/0/elements/0/type',
    'unsupported type: text',
  ],
  ['no unknown blocks', section(), { type: 'nonsense' }, '/blocks/0/type', 'unsupported type: nonsense'],
  ['no unknown properties', section(), section({ colour: 'red' }), '/blocks/0', 'invalid additional property: colour'],
  [
    'no element where it does not belong',
    section({ accessory: button() }),
    section({ accessory: text() }),
    '/blocks/0/accessory/type',
    'unsupported type: plain_text_input',
  ],
  [
    'no file input in messages',
    input(text()),
    input({ type: 'file_input' }),
    '/blocks/0',
    'unsupported type: file_input',
  ],
  ['no alert in messages', section(), { type: 'alert', text: plain(1) }, '/blocks/0/type', 'unsupported type: alert'],
  [
    'action ids unique in a block',
    actions(button({ action_id: 'a' }), button({ action_id: 'b' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '/blocks/0',
    'action_id already exists: a',
  ],
];

const modal = (more: object = {}) => ({ type: 'modal', title: plain(1), blocks: [section()], ...more });
const home = (more: object = {}) => ({ type: 'home', blocks: [section()], ...more });

const inViews: readonly (readonly [rule: string, fits: object, exceeds: object, pointer: string, message: string])[] = [
  ['title 24', modal({ title: plain(24) }), modal({ title: plain(25) }), '/view/title/text', 'must be less than 25 characters'],
  ['title there', modal(), { type: 'modal', blocks: [] }, '/view', 'missing required field: title'],
  ['title plain', modal(), modal({ title: mrkdwn(1) }), '/view/title/type', 'must be one of: plain_text'],
  ['submit 24', modal({ submit: plain(24) }), modal({ submit: plain(25) }), '/view/submit/text', 'must be less than 25 characters'],
  ['close 24', modal({ close: plain(24) }), modal({ close: plain(25) }), '/view/close/text', 'must be less than 25 characters'],
  ['100 blocks', modal({ blocks: many(100, () => section()) }), modal({ blocks: many(101, () => section()) }), '/view/blocks', 'no more than 100 items allowed'],
  ['private_metadata 3,000', modal({ private_metadata: 'm'.repeat(3000) }), modal({ private_metadata: 'm'.repeat(3001) }), '/view/private_metadata', 'must be less than 3001 characters'],
  ['callback_id 255', modal({ callback_id: 'c'.repeat(255) }), modal({ callback_id: 'c'.repeat(256) }), '/view/callback_id', 'must be less than 256 characters'],
  ['submit with an input', modal({ submit: plain(1), blocks: [input(text())] }), modal({ blocks: [input(text())] }), '/view', 'missing required field: submit (a modal with an input block needs one)'],
  ['no markdown in modals', modal(), modal({ blocks: [{ type: 'markdown', text: 'm' }] }), '/view/blocks/0/type', 'unsupported type: markdown'],
  ['no table in modals', modal(), modal({ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'c' }]] }] }), '/view/blocks/0/type', 'unsupported type: table'],
  ['no markdown on the Home tab', home(), home({ blocks: [{ type: 'markdown', text: 'm' }] }), '/view/blocks/0/type', 'unsupported type: markdown'],
  ['no title on the Home tab', home(), home({ title: plain(1) }), '/view', 'invalid additional property: title'],
  ['block ids unique', modal({ blocks: [section({ block_id: 'a' }), section({ block_id: 'b' })] }), modal({ blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] }), '/view/blocks/1/block_id', 'block_id already exists: a'],
  ['one focus', modal({ submit: plain(1), blocks: [input(text({ focus_on_load: true }))] }), modal({ submit: plain(1), blocks: [input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))] }), '/view/blocks', 'only one element may have focus_on_load'],
]; // prettier-ignore

describe('blocks in messages', () => {
  test.each(inMessages)('%s', (_rule, fits, exceeds, pointer, message) => {
    expect(checkBlocks([fits])).toMatchObject({ ok: true });
    expect(checkBlocks([exceeds])).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ pointer, message })]),
    });
  });

  test('50 blocks, unique ids, one table, 12,000 characters of markdown in all', () => {
    expect(checkBlocks(many(50, () => section()))).toMatchObject({ ok: true });
    expect(checkBlocks(many(51, () => section()))).toMatchObject({
      problems: [{ pointer: '/blocks', message: 'no more than 50 items allowed' }],
    });
    expect(checkBlocks(many(2, () => section({ block_id: 'same' })))).toMatchObject({
      problems: [{ pointer: '/blocks/1/block_id' }],
    });
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'c' }]] };
    expect(checkBlocks([table, table])).toMatchObject({ problems: [{ code: 'only_one_table_allowed' }] });
    const data = (length: number) => ({
      type: 'data_table',
      caption: 'c',
      rows: many(2, () => [{ type: 'raw_text', text: 'x'.repeat(length) }]),
    });
    expect(checkBlocks([data(5000)])).toMatchObject({ ok: true });
    expect(checkBlocks([data(5001)])).toMatchObject({ problems: [{ pointer: '/blocks/0/rows' }] });
    const half = { type: 'markdown', text: 'm'.repeat(6000) };
    expect(checkBlocks([half, half])).toMatchObject({ ok: true });
    expect(checkBlocks([half, half, { type: 'markdown', text: 'm' }])).toMatchObject({ ok: false });
  });
});

describe('modals and the Home tab', () => {
  test.each(inViews)('%s', (_rule, fits, exceeds, pointer, message) => {
    expect(checkView(fits)).toMatchObject({ ok: true });
    expect(checkView(exceeds)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ pointer, message })]),
    });
  });
});

test('whatever comes, the checks answer instead of throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (anything) => {
      expect(checkBlocks([anything]).ok).toBe(false);
      expect(checkView(anything).ok).toBe(false);
    }),
    { examples: [[{ type: { toString: '' } }], [{ type: 'modal', blocks: [{ type: { valueOf: 0 } }] }]], numRuns: 500 },
  );
});

describe('as the API says it', () => {
  let slack: LoopbackSlack;
  let client: WebClient;
  let channel: string;
  beforeAll(async () => {
    slack = await createLoopbackSlack();
    client = posterFor(slack);
    channel = slack.addChannel(slack.teamId, { name: 'news' });
  });
  afterAll(() => slack.close());

  const post = (blocks: readonly object[]) => client.apiCall('chat.postMessage', { channel, text: 'x', blocks });
  const refused = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((error: unknown) => error);
    return error instanceof WebAPIPlatformError ? error.data : error;
  };

  test('invalid_blocks comes with every pointer, and nothing is posted', async () => {
    expect(await refused(post([section({ text: mrkdwn(3001) }), { type: 'nonsense' }]))).toMatchObject({
      error: 'invalid_blocks',
      errors: [
        'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
        'unsupported type: nonsense [json-pointer:/blocks/1/type]',
      ],
      response_metadata: {
        messages: [expect.stringContaining('[ERROR] must be less'), expect.stringContaining('[ERROR] unsupported')],
      },
    });
    expect(slack.messages(channel)).toEqual([]);
  });

  test('blocks that are no list are another error', async () => {
    expect(await refused(client.apiCall('chat.postMessage', { channel, text: 'x', blocks: 'nonsense' }))).toMatchObject(
      { error: 'invalid_blocks_format' },
    );
  });

  test('msg_blocks_too_long strikes near 13,200 characters, sooner with more blocks', async () => {
    const sections = (count: number, last: number) => [
      ...many(count - 1, () => section({ text: mrkdwn(3000) })),
      section({ text: mrkdwn(last) }),
    ];
    expect(await post(sections(5, 797))).toMatchObject({ ok: true });
    expect(await refused(post(sections(5, 798)))).toMatchObject({ error: 'msg_blocks_too_long' });
    expect(await refused(post([...sections(5, 797), { type: 'divider' }]))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  test('blocks.validate answers with pointers and codes, for blocks, a message or a view', async () => {
    expect(await client.blocks.validate({ blocks: [{ type: 'divider' }] })).toMatchObject({ ok: true });
    expect(await refused(client.blocks.validate({ blocks: [{ type: 'nonsense' }] }))).toMatchObject({
      errors: [{ pointer: '/blocks/0/type', code: 'unsupported_type' }],
    });
    expect(await refused(client.blocks.validate({ message: { blocks: [{ type: 'nonsense' }] } }))).toMatchObject({
      errors: [{ code: 'unsupported_type' }],
    });
    expect(await refused(client.apiCall('blocks.validate', { view: modal({ title: plain(25) }) }))).toMatchObject({
      errors: [{ pointer: '/view/title/text', code: 'too_big' }],
    });
  });
});
