import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../src/core/errors.ts';
import { bold, italic, line, link, say, time, type Block, type Inline, type Message } from '../../src/core/message.ts';
import { visible } from '../../src/core/visible.ts';
import { MESSAGE } from '../../src/sandbox/slack/limits.ts';
import { parseMrkdwn, unescape } from '../../src/sandbox/slack/mrkdwn.ts';
import { blocksCost, checkBlocks, escapedBytes } from '../../src/sandbox/slack/validate.ts';
import { render, type Rendered } from '../../src/slack/render.ts';
import { anyMessage, hostile, smallMessage } from './messages.ts';
import { activeIn, marksIn, partsOf } from './reading.ts';

describe('any message', () => {
  it('is one that Slack takes', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shown = rendered(message);
        fc.pre(shown !== undefined);
        expect(checkBlocks(shown.blocks)).toMatchObject({ ok: true });
        expect(blocksCost(shown.blocks)).toBeLessThan(MESSAGE.blocksBudget);
        expect(escapedBytes(shown.text)).toBeLessThanOrEqual(MESSAGE.updateBytes);
        expect(shown.text).not.toBe('');
        expect(partsOf(shown.blocks).every(({ emoji }) => emoji === undefined || emoji === false)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('mentions, links and formats nothing but what its own nodes ask for', () => {
    fc.assert(
      fc.property(smallMessage, (message) => {
        const shown = render(message);
        const addresses = addressesOf(message.blocks);
        const persons = nodesOf(message.blocks).some(({ kind }) => kind === 'person');
        for (const entity of [
          ...parseMrkdwn(shown.text, true).filter(({ kind }) => kind !== 'text'),
          ...activeIn(shown.blocks),
        ]) {
          if (entity.kind === 'link') expect(addresses).toContain(entity.url);
          else if (entity.kind === 'channel') expect(entity.id).toBe('C123ABC');
          else if (entity.kind === 'user') expect([entity.id, persons]).toEqual(['U123ABC', true]);
          else if (entity.kind === 'group') expect([entity.id, persons]).toEqual(['S123ABC', true]);
          else expect(entity.kind).toBe('date');
        }
        for (const block of shown.blocks) expect(marksIn(block)).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('says every word of it when it says it fits', () => {
    fc.assert(
      fc.property(smallMessage, (message) => {
        const shown = render(message);
        fc.pre(shown.whole);
        const said = wordsIn(shown.blocks);
        for (const block of message.blocks) {
          for (const words of wordsOf(block)) expect(said).toContain(words);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what is marked so, whatever else has to go', () => {
    const kept = ['the source', 'the caution', 'the standing'];
    fc.assert(
      fc.property(anyMessage, fc.array(fc.nat({ max: 80 }), { minLength: 3, maxLength: 3 }), (message, places) => {
        const blocks: Block[] = message.blocks.map((block) => withoutKeep(block));
        for (const [index, words] of kept.entries()) {
          blocks.splice(places[index] ?? 0, 0, { kind: 'text', line: line(words), keep: true });
        }
        const shown = render({ plain: message.plain, blocks });
        for (const words of kept) expect(wordsIn(shown.blocks)).toContain(words);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(hostile.map((words) => [JSON.stringify(words).slice(0, 60), words] as const))('%s', (_name, words) => {
  it('is only words, in every kind of block', () => {
    const shown = render({
      plain: words,
      blocks: [
        { kind: 'heading', line: line(words) },
        { kind: 'heading', line: line(link(words, 'https://news.example/a')) },
        { kind: 'text', line: line(words, bold(words), italic(words)) },
        { kind: 'quote', label: words, line: line(words), tone: 'caution' },
        { kind: 'facts', facts: [{ label: words, value: line(words) }] },
        { kind: 'list', items: [line(words)] },
        { kind: 'note', line: line(words) },
        { kind: 'note', line: line('Source: ', link(words, 'https://news.example/a'), ' ', time(0, 'date')) },
        { kind: 'note', line: line(bold(words), ' after') },
        { kind: 'actions', actions: [{ kind: 'button', id: 'a:b:c', label: words, style: 'plain' }] },
      ],
    });
    expect(checkBlocks(shown.blocks)).toMatchObject({ ok: true });
    for (const entity of [
      ...parseMrkdwn(shown.text, true).filter(({ kind }) => kind !== 'text'),
      ...activeIn(shown.blocks),
    ]) {
      expect(['link', 'date']).toContain(entity.kind);
      if (entity.kind === 'link') expect(entity.url).toBe('https://news.example/a');
    }
    // No separator or look-alike was slipped in: what a reader copies is what was written.
    if (visible(words) !== '') expect(wordsIn(shown.blocks)).toContain(visible(words));
    expect(JSON.stringify(shown)).not.toMatch(/[\u200B\u2060\uFEFF\u202A-\u202E]/u);
  });
});

describe('each kind of block', () => {
  it('a short heading is a header, one with a link is bold so that the link stays', () => {
    expect(blocksOf({ kind: 'heading', line: line('Treating *clogged* veins') })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Treating *clogged* veins', emoji: false } },
    ]);
    expect(blocksOf({ kind: 'heading', line: line(link('Treating veins', 'https://news.example/a')) })).toEqual([
      rich(section({ type: 'link', url: 'https://news.example/a', text: 'Treating veins', style: { bold: true } })),
    ]);
    expect(blocksOf({ kind: 'heading', line: line('long '.repeat(40)) })[0]?.type).toBe('rich_text');
  });

  it('a time is shown in the reader’s zone, with UTC where dates are not understood', () => {
    expect(blocksOf({ kind: 'text', line: line('On ', time(Date.UTC(2012, 2, 29, 8, 5), 'moment')) })).toEqual([
      rich(
        section(
          { type: 'text', text: 'On ' },
          { type: 'date', timestamp: 1333008300, format: '{date_short} at {time}', fallback: '2012-03-29 08:05 UTC' },
        ),
      ),
    ]);
    expect(blocksOf({ kind: 'note', line: line('On ', time(Date.UTC(2012, 2, 29), 'date')) })).toEqual([
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', verbatim: true, text: 'On <!date^1332979200^{date_short}|2012-03-29 00:00 UTC>' }],
      },
    ]);
  });

  it('a note with bold words stays small print where that is unambiguous', () => {
    expect(blocksOf({ kind: 'note', line: line(bold('Filed under '), 'Treatment & care') })).toEqual([
      { type: 'context', elements: [{ type: 'mrkdwn', verbatim: true, text: '*Filed under* Treatment &amp; care' }] },
    ]);
    // Slack would show these asterisks instead of reading them.
    expect(blocksOf({ kind: 'note', line: line('a', bold('b'), 'c') })[0]?.type).toBe('rich_text');
    expect(blocksOf({ kind: 'note', line: line(bold('By '), 'under_score') })[0]?.type).toBe('rich_text');
    expect(blocksOf({ kind: 'note', line: line('under_score *star* :smile:') })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'under_score *star* :smile:', emoji: false }] },
    ]);
  });

  it('a picture needs words and a web address', () => {
    expect(blocksOf({ kind: 'image', url: 'https://news.example/p.png', alt: 'A vein' })).toEqual([
      { type: 'image', image_url: 'https://news.example/p.png', alt_text: 'A vein' },
    ]);
    expect(blocksOf({ kind: 'image', url: 'data:image/png,x', alt: 'A vein' })).toEqual([]);
    expect(blocksOf({ kind: 'image', url: 'https://news.example/p.png', alt: ' ' })).toEqual([]);
  });

  it('two buttons with one id can both be pressed', () => {
    const [first] = blocksOf({
      kind: 'actions',
      actions: ['Yes', 'Also yes'].map((label) => ({ kind: 'button', id: 'post:publish:d', label, style: 'plain' })),
    });
    const ids =
      first?.type === 'actions' ? first.elements.map((element) => 'action_id' in element && element.action_id) : [];
    expect(ids).toEqual(['post:publish:d', 'post:publish:d\n2']);
  });

  it('more than 25 buttons take another row', () => {
    const actions = Array.from({ length: 26 }, (_, at) => ({
      kind: 'button' as const,
      id: `a:b:${at}`,
      label: `${at}`,
      style: 'plain' as const,
    }));
    expect(
      blocksOf({ kind: 'actions', actions }).map((block) => block.type === 'actions' && block.elements.length),
    ).toEqual([25, 1]);
  });

  it('a menu leaves out what Slack cannot carry, and is told how many may be chosen', () => {
    const options = [
      { value: 'treatment', label: 'Treatment', chosen: true },
      { value: 'x'.repeat(76), label: 'Too long to carry' },
      { value: 'treatment', label: 'Said twice' },
      { value: 'research', label: '', chosen: true },
    ];
    expect(
      blocksOf({
        kind: 'actions',
        actions: [{ kind: 'menu', id: 'a:b:', placeholder: 'File under', options, most: 3 }],
      }),
    ).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'multi_static_select',
            action_id: 'a:b:',
            placeholder: plain('File under'),
            max_selected_items: 2,
            options: [
              { text: plain('Treatment'), value: 'treatment' },
              { text: plain('research'), value: 'research' },
            ],
            initial_options: [
              { text: plain('Treatment'), value: 'treatment' },
              { text: plain('research'), value: 'research' },
            ],
          },
        ],
      },
    ]);
  });
});

describe('a message that is too long', () => {
  const filler: Block = { kind: 'text', line: line('filler '.repeat(300)) };

  it('loses its end first', () => {
    const shown = render({
      plain: 'x',
      blocks: [
        { kind: 'text', line: line('first') },
        filler,
        filler,
        filler,
        filler,
        filler,
        filler,
        { kind: 'text', line: line('last') },
      ],
    });
    expect(shown.whole).toBe(false);
    expect(wordsIn(shown.blocks)).toContain('first');
    expect(wordsIn(shown.blocks)).not.toContain('last');
  });

  it('is shortened when all of it is to be kept', () => {
    const blocks = Array.from({ length: 10 }, (_, at): Block => ({
      kind: 'text',
      line: line(`part ${at} ${'word '.repeat(500)}`),
      keep: true,
    }));
    const shown = render({ plain: 'x', blocks });
    expect(shown.whole).toBe(false);
    for (let at = 0; at < 10; at += 1) expect(wordsIn(shown.blocks)).toContain(`part ${at} word`);
  });

  it('is refused when there are more parts to keep than a message holds', () => {
    const blocks = Array.from({ length: 51 }, (): Block => ({ kind: 'divider', keep: true }));
    expect(() => render({ plain: 'x', blocks })).toThrow(PlatformError);
  });
});

it('an article looks like this', () => {
  expect(render(article)).toMatchSnapshot();
});

it('one sentence is one paragraph, with the same words for notifications', () => {
  expect(render(say('Published & sent to ', bold('2'), ' channels.'))).toEqual({
    text: 'Published &amp; sent to 2 channels.',
    whole: true,
    blocks: [
      rich(
        section(
          { type: 'text', text: 'Published & sent to ' },
          { type: 'text', text: '2', style: { bold: true } },
          { type: 'text', text: ' channels.' },
        ),
      ),
    ],
  });
});

const article: Message = {
  plain: 'Disputed: Opening narrowed veins eased symptoms, small study says (news.example, 29 March 2012)',
  blocks: [
    {
      kind: 'quote',
      tone: 'alert',
      label: 'Disputed',
      line: line(
        'Two controlled trials found no benefit. ',
        link('Read why', 'https://journal.example/trial'),
        ' (',
        time(Date.UTC(2013, 10, 29), 'date'),
        ')',
      ),
      keep: true,
    },
    {
      kind: 'heading',
      line: line(link('Opening narrowed veins eased symptoms, small study says', 'https://news.example/veins')),
      keep: true,
    },
    { kind: 'note', line: line('news.example · 29 March 2012 · by A. Reporter'), keep: true },
    {
      kind: 'list',
      items: [
        line('Doctors opened narrowed neck veins in 40 people.'),
        line('Most said they felt better after a month.'),
      ],
    },
    {
      kind: 'quote',
      tone: 'caution',
      label: 'Caution, from Dr B. Expert',
      line: line('“There was no control group, so we cannot know whether the procedure did anything.”'),
      keep: true,
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Study kind', value: line('trial without a control group') },
        { label: 'Sample size', value: line('40 people') },
      ],
    },
    { kind: 'note', line: line(bold('Not stated: '), 'where published, funding') },
    { kind: 'note', line: line(bold('Filed under '), 'Treatment', ' · ', 'News, not medical advice.'), keep: true },
    {
      kind: 'actions',
      actions: [
        { kind: 'link', label: 'Read the article', url: 'https://news.example/veins' },
        { kind: 'button', id: 'read:open:12', label: 'How we read it', style: 'plain' },
        { kind: 'button', id: 'follow:category:treatment', label: 'Follow Treatment', style: 'plain' },
      ],
      keep: true,
    },
  ],
};

/** Undefined when more is to be kept than one message holds, which is said by an error. */
function rendered(message: Message): Rendered | undefined {
  try {
    return render(message);
  } catch (error) {
    if (error instanceof PlatformError && error.trouble === 'too-long') return undefined;
    throw error;
  }
}

function blocksOf(block: Block): Rendered['blocks'] {
  return render({ plain: 'x', blocks: [block] }).blocks;
}

function withoutKeep(block: Block): Block {
  const { keep: _keep, ...rest } = block;
  return rest;
}

function wordsIn(blocks: unknown): string {
  return partsOf(blocks)
    .flatMap((part) => {
      if (part['type'] === 'mrkdwn')
        return [
          unescape(String(part['text'])).replaceAll(/(^|\s)([*_])([^*_]+)\2(?=\s|$)/g, '$1$3'),
          ...parseMrkdwn(String(part['text']), true).map((entity) =>
            'text' in entity ? entity.text : 'label' in entity ? entity.label : '',
          ),
        ];
      return [part['text'], part['alt_text']].filter((words) => typeof words === 'string');
    })
    .join('\n');
}

function nodesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'text':
      case 'quote':
      case 'note':
        return [...block.line];
      case 'list':
        return block.items.flat();
      case 'facts':
        return block.facts.flatMap(({ value }) => value);
      case 'image':
      case 'actions':
      case 'divider':
        return [];
    }
  });
}

function addressesOf(blocks: readonly Block[]): Set<string | undefined> {
  const hrefs = nodesOf(blocks).flatMap((node) => (node.kind === 'link' ? [URL.parse(node.url)?.href] : []));
  return new Set(hrefs.flatMap((href) => [href, href?.replaceAll('|', '%7C')]));
}

/** Shown by their platform's own names, not in words. */
const isDrawn: ReadonlySet<string> = new Set(['channel', 'person']);

function wordsOf(block: Block): string[] {
  const labels =
    block.kind === 'facts' ? block.facts.map(({ label }) => label) : block.kind === 'quote' ? [block.label] : [];
  const told = nodesOf([block]).flatMap((node) => ('text' in node && !isDrawn.has(node.kind) ? [node.text] : []));
  return [...labels, ...told].map(visible).filter((words) => words !== '');
}

function rich(...elements: unknown[]) {
  return { type: 'rich_text', elements };
}

function section(...elements: unknown[]) {
  return { type: 'rich_text_section', elements };
}

function plain(text: string) {
  return { type: 'plain_text', text, emoji: false };
}
