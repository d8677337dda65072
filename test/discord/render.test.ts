import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  bold,
  type Inline,
  type Line,
  line,
  link,
  type Message,
  say,
  time,
} from '../../src/core/message.ts';
import { customId, readCustomId } from '../../src/discord/custom-id.ts';
import { limits } from '../../src/discord/limits.ts';
import { bears, markOf } from '../../src/discord/mark.ts';
import { measure, withinLimits } from '../../src/discord/measure.ts';
import { bodyOf } from '../../src/discord/post.ts';
import { render } from '../../src/discord/render.ts';
import { requireValidMessage } from '../../src/sandbox/discord/message-rules.ts';
import { anyMessage, smallMessage } from '../slack/messages.ts';
import { readLine } from './markdown.ts';

/** Refused by Discord's own schema, or by the rules it leaves out? */
function accepted(message: Message, setting = {}): readonly APIMessageTopLevelComponent[] {
  const { components } = render(message, setting);
  const body = JSON.parse(JSON.stringify(bodyOf(components)));
  expect(MessageCreateRequestSchema.safeParse(body).error).toBeUndefined();
  requireValidMessage({ content: '', embeds: [], attachments: [], components: body.components, flags: body.flags });
  return components;
}

function textsOf(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  return components
    .flatMap((component) => (component.type === ComponentType.Container ? component.components : []))
    .flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
}

function of(...blocks: readonly Block[]): Message {
  return { plain: 'A message', blocks };
}

const paragraph = (words: string, keep?: true): Block => ({
  kind: 'text',
  line: line(words),
  ...(keep && { keep }),
});

const article = of(
  {
    kind: 'quote',
    tone: 'alert',
    label: 'Superseded by later evidence',
    line: line('Two controlled trials found no benefit (', time(Date.parse('2017-11-18T00:00:00Z'), 'date'), ').'),
    keep: true,
  },
  {
    kind: 'heading',
    line: line(link('Treating Clogged Veins Improves MS, Study Says', 'https://example.org/veins')),
    keep: true,
  },
  { kind: 'note', line: line(bold('example.org'), ' · 29 March 2012'), keep: true },
  { kind: 'text', line: line('The study followed 220 people with multiple sclerosis for a year.') },
  {
    kind: 'quote',
    tone: 'caution',
    label: 'Caution',
    line: line('“This needs to be confirmed in a controlled trial,” said Dr. Smith, who was not involved.'),
    keep: true,
  },
  {
    kind: 'facts',
    facts: [
      { label: 'Kind of study', value: line('observational') },
      { label: 'How many', value: line('220 people') },
      { label: 'Paid for by', value: line('not stated') },
    ],
  },
  { kind: 'image', url: 'https://example.org/vein.png', alt: 'A drawing of a vein' },
  { kind: 'list', ordered: true, items: [line('First'), line('Second')] },
  { kind: 'divider' },
  { kind: 'note', line: line('Filed under Treatment · This is news, not medical advice.'), keep: true },
  {
    kind: 'actions',
    actions: [
      { kind: 'link', label: 'Read it there', url: 'https://example.org/veins' },
      { kind: 'button', id: 'read:open:12', label: 'Where the labels come from', style: 'plain' },
      {
        kind: 'menu',
        id: 'follow:add:12',
        placeholder: 'Follow…',
        options: [{ value: 'treatment', label: 'Treatment', description: 'Medicines and procedures', chosen: true }],
      },
    ],
    keep: true,
  },
);

test('an article, as it is sent', async () => {
  const body = `${JSON.stringify(bodyOf(accepted(article)), null, 2)}\n`;
  await expect(body).toMatchFileSnapshot('../fixtures/discord/article.json');
  expect(render(article).whole).toBe(true);
});

describe('any message at all', () => {
  test('is within Discord’s limits and accepted', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { components } = render(message);
        expect(withinLimits(measure(components))).toBe(true);
        expect(components.length).toBeGreaterThan(0);
        accepted(message, { mark: markOf('delivery'), guild: '123456789012345678' });
      }),
      { numRuns: 120 },
    );
  });

  test('does nothing but what its nodes say', () => {
    fc.assert(
      fc.property(smallMessage, (message) => {
        for (const text of textsOf(render(message).components)) {
          for (const row of text.split('\n')) {
            const odd = readLine(row).nodes.filter(
              ({ kind, text }) =>
                (!['text', 'bold', 'italic', 'link', 'time', 'channel'].includes(kind) &&
                  // A person is drawn as such, and pings nobody: see the body's allowed_mentions.
                  text !== '<@123456789012345678>') ||
                text.includes('⟦'),
            );
            expect(odd).toEqual([]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('keeps what must be kept when everything is too long', () => {
    const filler = fc.constantFrom('word '.repeat(900), 'é'.repeat(3_000), 'x'.repeat(4_000), '*'.repeat(2_500));
    fc.assert(
      fc.property(
        fc.array(filler, { minLength: 1, maxLength: 60 }),
        fc.nat({ max: 60 }),
        filler,
        (fillers, at, long) => {
          const kept: readonly Block[] = [
            { kind: 'quote', tone: 'caution', label: 'Caution', line: line('Not shown to help.'), keep: true },
            { kind: 'text', line: line(long, ' ', link('Source', 'https://example.org/veins')), keep: true },
            { kind: 'quote', tone: 'alert', label: 'Retracted', line: line('The journal took it back.'), keep: true },
          ];
          const blocks = fillers.map((words) => paragraph(words));
          const message = of(...blocks.toSpliced(Math.min(at, blocks.length), 0, ...kept));
          const texts = textsOf(accepted(message)).join('\n');
          expect(texts).toContain('**Caution**\n> Not shown to help.');
          expect(texts).toContain('[Source](<https://example.org/veins>)');
          expect(texts).toContain('**Retracted**\n> The journal took it back.');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a message too long', () => {
  test('loses its last blocks first, and says that it is not whole', () => {
    const message = of(paragraph('a'.repeat(1_900)), paragraph('b'.repeat(1_900)), paragraph('c'.repeat(1_900)));
    const { components, whole } = render(message);
    const texts = textsOf(components);
    expect(whole).toBe(false);
    expect(texts[0]).toBe('a'.repeat(1_900));
    expect(texts[1]).toBe('b'.repeat(1_900));
    expect(texts[2] ?? '').toMatch(/^(c+…)?$/);
  });

  test('is cut between letters, never inside one', () => {
    const [text = ''] = textsOf(render(of(paragraph('👩‍👩‍👧‍👦'.repeat(900), true))).components);
    expect(text).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
  });

  test('counts bytes: text that is not Latin is cut earlier', () => {
    const { components, whole } = render(of(paragraph('数'.repeat(3_900), true)));
    expect(whole).toBe(false);
    expect(measure(components).bytes).toBeLessThanOrEqual(limits.bytes);
  });

  test('with many small blocks is put together closely instead of losing any', () => {
    const blocks = Array.from({ length: 60 }, (_, i) => paragraph(`Paragraph ${i}`));
    const { components, whole } = render(of(...blocks));
    expect(whole).toBe(true);
    expect(textsOf(components).join('\n').split('\n')).toHaveLength(60);
    accepted(of(...blocks));
  });

  test('tells a list that it goes on', () => {
    const items = Array.from({ length: 100 }, (_, i) => line(`Item ${i} `, 'x'.repeat(80)));
    const [text = ''] = textsOf(render(of({ kind: 'list', items, keep: true })).components);
    expect(text.split('\n')[0]).toContain('Item 0');
    expect(text.split('\n').at(-1)).toBe('- …');
  });
});

describe('parts', () => {
  test('an alert stands in a box of its own, and boxes tell their tone by colour beside the words', () => {
    const boxes = render(article).components;
    expect(boxes.map((box) => (box.type === ComponentType.Container ? box.accent_color : 0))).toEqual([
      0xc0392b, 0xd98e04,
    ]);
  });

  test('nothing to see leaves nothing behind', () => {
    const empty: Line = [{ kind: 'text', text: '\u200B' } satisfies Inline];
    const { components } = render(
      of(
        { kind: 'divider' },
        { kind: 'heading', line: empty },
        { kind: 'image', url: 'data:image/png;base64,x', alt: 'x' },
        { kind: 'facts', facts: [{ label: '', value: [] }] },
        paragraph('Here.'),
        { kind: 'divider' },
      ),
    );
    expect(components).toEqual([
      { type: ComponentType.Container, components: [{ type: ComponentType.TextDisplay, content: 'Here.' }] },
    ]);
    expect(textsOf(render({ plain: 'Just this @everyone', blocks: [] }).components)).toEqual([
      String.raw`Just this \@everyone`,
    ]);
  });

  test('a link too long for a button becomes a line', () => {
    const url = `https://example.org/${'a'.repeat(600)}`;
    const parts = textsOf(render(of({ kind: 'actions', actions: [{ kind: 'link', label: 'Read', url }] })).components);
    expect(parts).toEqual([`[Read](<${url}>)`]);
  });

  test('one id stands for one button; more than five buttons take another row', () => {
    const button = (n: number) => ({ kind: 'button', id: `a:b:${n}`, label: `${n}`, style: 'plain' }) as const;
    const [box] = accepted(of({ kind: 'actions', actions: [0, 1, 2, 3, 4, 5, 6, 0].map(button) }));
    const rows = box?.type === ComponentType.Container ? box.components : [];
    expect(rows.map((row) => (row.type === ComponentType.ActionRow ? row.components.length : 0))).toEqual([5, 2]);
  });

  test('a menu with more than Discord shows is not whole', () => {
    const options = Array.from({ length: 30 }, (_, i) => ({ value: `v${i}`, label: `Choice ${i}` }));
    const message = of({ kind: 'actions', actions: [{ kind: 'menu', id: 'a:b:', placeholder: '', options }] });
    expect(render(message).whole).toBe(false);
    accepted(message);
  });

  test('what is chosen stands in its menu, however many there are: choosing one more must not let go of it', () => {
    const options = Array.from({ length: 30 }, (_, i) => ({ value: `v${i}`, label: `Choice ${i}`, chosen: i === 28 }));
    const message = of({
      kind: 'actions',
      actions: [{ kind: 'menu', id: 'a:b:', placeholder: '', options, most: 3 }],
    });
    const shown = JSON.stringify(render(message).components);
    expect(shown).toContain('"value":"v28","label":"Choice 28","default":true');
    expect(shown).toContain('"value":"v23"');
    expect(shown).not.toContain('"value":"v24"');
    accepted(message);
  });
});

test('a delivery is known by the ids of its first components, and by no other', () => {
  const marked = JSON.parse(JSON.stringify(render(say('News'), { mark: markOf('one') }).components));
  expect(bears(marked, markOf('one'))).toBe(true);
  expect(bears(marked, markOf('two'))).toBe(false);
  expect(bears([], markOf('one'))).toBe(false);
});

test('a button’s id comes back as it was written, with its server or without', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('post:publish:7', 'search:page:a~b', '::'),
      fc.option(fc.bigInt(1n, 2n ** 63n)),
      (id, guild) => {
        const home = guild === null ? undefined : String(guild);
        expect(readCustomId(customId(id, home))).toEqual({ id, guild: home });
      },
    ),
  );
});
