import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { componentTypes, type Component } from '../../../src/sandbox/discord/component.ts';
import { drawComponents } from '../../../src/sandbox/page/discord-components.ts';
import { discordMarkdown } from '../../../src/sandbox/page/discord-markdown.ts';
import type { Html } from '../../../src/sandbox/page/html.ts';
import { drawBlocks, type SlackView } from '../../../src/sandbox/page/slack-blocks.ts';
import { mrkdwn } from '../../../src/sandbox/page/slack-text.ts';

const names = { user: (id: string) => id, channel: (id: string) => id, timeZone: 'Europe/London', now: 0 };
const reading = { now: 0, zone: 'Europe/London' };
const discord = { reading, channels: [] };
const slack: SlackView = { names, channels: [], people: [], filled: undefined };
const modal: SlackView = { ...slack, filled: { values: new Map(), errors: { b: 'wrong' } } };

/** Tags and attributes that what we draw may hold; all else would be somebody else's markup. */
const tags = new Set(
  'a,article,b,blockquote,br,button,caption,code,datalist,div,em,form,h3,hr,input,label,li,ol,option,p,pre,rect,s,select,small,span,strong,svg,table,tbody,td,textarea,time,tr,u,ul'.split(
    ',',
  ),
);

async function check(drawn: Html) {
  const { document } = parseHTML(`<!doctype html><html><body>${String(await drawn)}</body></html>`);
  for (const element of document.body.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    if (!tags.has(tag)) throw new Error(`a <${tag}> was drawn`);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^src$/i.test(name)) throw new Error(`an attribute ${name} was drawn`);
      if (name === 'href' && !/^(https?:|mailto:)/i.test(value)) throw new Error(`a link to ${value} was drawn`);
    }
  }
  return document;
}

function strings(file: string): readonly string[] {
  const read: unknown = JSON.parse(readFileSync(`test/fixtures/hostile/${file}`, 'utf8'));
  const list = Array.isArray(read) ? read : (read as { strings: unknown[] }).strings;
  return list.filter((one) => typeof one === 'string');
}

const hostile = [
  ...['blns.json', 'mention-injection.json', 'unicode-spoof.json'].flatMap(strings),
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '[x](javascript:alert(1))',
  '[x](<https://a.example/"onload="alert(1)>)',
  '<javascript:alert(1)|x>',
  '<https://a.example/"><script>alert(1)</script>|x>',
  '</textarea><script>alert(1)</script>',
  '</select></form><script>alert(1)</script>',
];

/** One of every kind of Discord component, with this text wherever text goes. */
function everyComponent(text: string): readonly Component[] {
  return Object.values(componentTypes).map((type) => ({
    type,
    custom_id: text,
    label: text,
    content: text,
    description: text,
    placeholder: text,
    value: text,
    url: text,
    style: type === componentTypes.button ? 5 : 2,
    accent_color: 255,
    emoji: { name: text },
    options: [{ label: text, value: text, description: text }],
    media: { url: text },
    items: [{ media: { url: text }, description: text }],
    file: { url: text },
    ...(type === componentTypes.label && { component: { type: 4, style: 2, value: text, custom_id: text } }),
    ...(type === componentTypes.container && { components: [{ type: 2, style: 1, label: text, custom_id: text }] }),
  }));
}

/** Blocks and elements of every kind Slack knows, with this text wherever text goes. */
function everyBlock(text: string): readonly unknown[] {
  const plain = { type: 'plain_text', text };
  const marked = { type: 'mrkdwn', text };
  const option = { text: plain, value: text };
  const kinds =
    'button,icon_button,image,plain_text_input,url_text_input,email_text_input,number_input,rich_text_input,datepicker,timepicker,datetimepicker,checkboxes,radio_buttons,overflow,static_select,external_select,users_select,conversations_select,channels_select,multi_static_select,multi_external_select,feedback_buttons,file_input';
  const elements = kinds.split(',').map((type) => ({
    type,
    action_id: text,
    text: plain,
    value: text,
    url: text,
    image_url: text,
    alt_text: text,
    placeholder: plain,
    initial_value: text,
    options: [option],
    initial_option: option,
    confirm: { text: plain },
    positive_button: { text: plain },
    negative_button: { text: plain },
  }));
  const inlines = 'text,link,user,usergroup,team,channel,broadcast,emoji,color,date'.split(',').map((type) => ({
    type, text, url: text, user_id: text, usergroup_id: text, team_id: text, channel_id: text, range: text, name: text,
    value: text, timestamp: 0, format: text, fallback: text, style: { bold: true, code: true },
  })); // prettier-ignore
  const rich = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].map((type) => ({
    type,
    elements: inlines,
  }));
  const list = {
    type: 'rich_text_list',
    style: 'bullet',
    elements: [{ type: 'rich_text_section', elements: inlines }],
  };
  const fields = {
    block_id: 'b',
    text: marked,
    title: plain,
    alt_text: text,
    image_url: text,
    external_id: text,
    caption: text,
    video_url: text,
  };
  return [
    ...'header,divider,section,context,image,markdown,alert,video,file,card,carousel,container,nonsense'
      .split(',')
      .map((type) => ({
        ...fields,
        type,
        elements: [plain, marked],
        fields: [marked],
        body: marked,
        child_blocks: [],
      })),
    { type: 'markdown', text },
    { type: 'actions', block_id: text, elements },
    ...elements.map((element) => ({ type: 'input', block_id: text, label: plain, hint: plain, element })),
    ...elements.map((accessory) => ({ type: 'section', block_id: text, text: marked, accessory })),
    { type: 'rich_text', elements: [...rich, list] },
    { type: 'table', rows: [[{ type: 'raw_text', text }]] },
    { type: 'data_table', caption: text, rows: [[{ type: 'raw_text', text }]] },
  ];
}

describe('whatever is written, only our own markup is drawn', () => {
  it('hostile strings, in every part of a Discord message and form', async () => {
    for (const text of hostile) await check(drawComponents(everyComponent(text), discord));
    expect(hostile.length).toBeGreaterThan(300);
  });

  it('hostile strings, in every block and element of Slack, in messages and forms', async () => {
    // Those that could be taken for markup: the rest is the same to a renderer, and there are hundreds.
    const sharp = hostile.filter((text) => /[<>"'&`|]/.test(text));
    for (const text of sharp) {
      await check(drawBlocks(everyBlock(text), slack));
      await check(drawBlocks(everyBlock(text), modal));
    }
    expect(sharp.length).toBeGreaterThan(100);
  });

  const markup = fc.array(
    fc.oneof(
      fc.constantFrom('<', '>', '"', "'", '&', '*', '_', '~', '`', '[', ']', '(', ')', '|', '\\', '\n', '# ', '-# ', '> ', '- ', '1. ', '```'),
      fc.constantFrom('https://a.example/', 'javascript:', '<script>', '<t:1:R>', '<@1>', '<#C1>', '<!date^1^{ago}|x>', 'onload='),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 24 },
  ).map((parts) => parts.join('')); // prettier-ignore

  it('any text in Discord’s markdown and in Slack’s', async () => {
    await fc.assert(
      fc.asyncProperty(markup, async (text) => {
        await check(discordMarkdown(text, reading));
        await check(mrkdwn(text, names));
      }),
      { numRuns: 400 },
    );
  });

  it('plain words come out as they went in', async () => {
    const words = fc.array(fc.constantFrom('mild', 'fatigue', '12 %', 'a < b', 'R&D', '“so”', 'O’Neill'), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(words, async (list) => {
        const text = list.join(' ');
        expect((await check(discordMarkdown(text, reading))).body.textContent?.trim()).toBe(text);
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        expect((await check(mrkdwn(escaped, names))).body.textContent).toBe(text);
      }),
    );
  });
});

describe('Discord', () => {
  const html = async (text: string): Promise<string> =>
    String(await discordMarkdown(text, reading)).replaceAll(/\s*\n\s*/g, '');

  it.each([
    ['**bold** and *slanted*', '<p><strong>bold</strong> and <em>slanted</em></p>'],
    ['a\nb', '<p>a<br />b</p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['> said\n> so', '<blockquote>said<br />so</blockquote>'],
    ['-# small', '<p class="md-small">small</p>'],
    [String.raw`\*not\*`, '<p>*not*</p>'],
    ['||hidden||', '<p><span class="spoiler" tabindex="0">hidden</span></p>'],
    ['<t:0:D>', '<p><span class="time">1 January 1970</span></p>'],
  ])('%j', async (text, drawn) => {
    expect(await html(text)).toBe(drawn);
  });

  it('draws a box in its colour, its buttons with what pressing tells, and links as links', async () => {
    const document = await check(
      drawComponents(
        [
          {
            type: 17,
            accent_color: 0x0a_0b_0c,
            components: [
              { type: 10, content: '## [Title](<https://a.example/x>)' },
              { type: 1, components: [{ type: 2, style: 1, label: 'Publish', custom_id: 'post:publish:1' }] },
              { type: 2, style: 5, label: 'Read', url: 'https://a.example/x' },
            ],
          },
        ],
        discord,
      ),
    );
    expect(document.querySelector('rect')?.getAttribute('fill')).toBe('#0a0b0c');
    expect(document.querySelector('[role=heading] a')?.getAttribute('href')).toBe('https://a.example/x');
    expect(document.querySelector('[data-press]')?.getAttribute('data-press')).toBe('post:publish:1');
    expect(document.querySelector('a.d-button')?.textContent).toContain('Read');
  });
});

describe('Slack', () => {
  it.each([
    ['*bold* _slanted_ ~struck~ `code`', '<strong>bold</strong> <em>slanted</em> <s>struck</s> <code>code</code>'],
    ['&lt;b&gt;', '&lt;b&gt;'],
    ['<!date^0^{date_num}|then>', '<span class="time">1970-01-01</span>'],
    ['<#C1|news>', '<span class="mention">#news</span>'],
  ])('%j', async (text, drawn) => {
    expect(String(await mrkdwn(text, names))).toBe(drawn);
  });

  it('never reads rich text for markup', async () => {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: '*a* <https://b.example|c>' }] }];
    const document = await check(drawBlocks([{ type: 'rich_text', elements }], slack));
    expect(document.querySelector('p')?.textContent).toBe('*a* <https://b.example|c>');
    expect(document.querySelector('a, strong')).toBeNull();
  });

  it('says under a field what is wrong with it, and ties the two together', async () => {
    const input = {
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Notice' },
      element: { type: 'plain_text_input', action_id: 'a' },
    };
    const document = await check(drawBlocks([input], modal));
    const field = document.querySelector('input');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).toBe('wrong');
    expect(document.querySelector('label')?.getAttribute('for')).toBe(field?.id);
  });
});
