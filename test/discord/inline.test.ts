import fc from 'fast-check';
import { english, spokenLine } from '../../src/core/speak.ts';
import { describe, expect, test } from 'vitest';
import { bold, channelNode, type Inline, italic, line, link, text, time } from '../../src/core/message.ts';
import { visible } from '../../src/core/visible.ts';
import { escaped, markdown } from '../../src/discord/inline.ts';
import { hostile } from '../slack/messages.ts';
import { type Read, readLine } from './markdown.ts';

/** What a reader sees and can do, from Discord's side. */
function read(...nodes: readonly Inline[]): readonly Read[] {
  return readLine(markdown(nodes)).nodes;
}

const words = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.lorem({ maxCount: 6 }),
);
const punctuation = fc.string({
  unit: fc.constantFrom(...Array.from('*_~|>#[]()<@:`\\-+1. ahtps/&!"\n')),
  maxLength: 24,
});
const anyText = fc.oneof(
  words,
  punctuation,
  fc.tuple(punctuation, words, punctuation).map((parts) => parts.join('')),
);

describe('text', () => {
  test.each([
    ['@everyone', String.raw`\@everyone`],
    ['<@123456789012345678>', String.raw`\<\@123456789012345678\>`],
    ['<t:1700000000:R>', String.raw`\<t\:1700000000\:R\>`],
    ['[safe.example](https://evil.example)', String.raw`\[safe.example\]\(https\://evil.example\)`],
    ['# heading', String.raw`\# heading`],
    ['- item', String.raw`\- item`],
    ['1. item', String.raw`1\. item`],
    ['-# small', String.raw`\-\# small`],
    ['>>> quote', String.raw`\>\>\> quote`],
    ['join discord.gg/abc', String.raw`join discord\.gg\/abc`],
    ['relapsing-remitting MS, 1.5 mg', 'relapsing-remitting MS, 1.5 mg'],
    ['two\nlines', 'two lines'],
  ])('%j is written %s', (typed, written) => {
    expect(markdown([text(typed)])).toBe(written);
    expect(escaped(typed)).toBe(written);
  });

  test('does nothing but stand there, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const { prefix, nodes } = readLine(markdown([text(typed)]));
        const said = visible(typed);
        expect(prefix).toBe('');
        expect(nodes).toEqual(said === '' ? [] : [{ kind: 'text', text: said }]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('makes no markup together with its neighbours', () => {
    const node = fc.oneof(
      anyText.map((typed): Inline => text(typed)),
      anyText.map((typed): Inline => bold(typed)),
      anyText.map((typed): Inline => italic(typed)),
      fc.constant(time(1_332_979_200_000, 'date')),
    );
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
        const { prefix, nodes: seen } = readLine(markdown(nodes));
        expect(prefix).toBe('');
        expect(seen.filter(({ kind }) => !['text', 'bold', 'italic', 'time'].includes(kind))).toEqual([]);
        expect(wordsOf(seen)).toBe(wordsOf(nodes));
        for (const kind of ['bold', 'italic'] as const) {
          expect(wordsOf(seen.filter((one) => one.kind === kind))).toBe(
            wordsOf(nodes.filter((one) => one.kind === kind)),
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a link', () => {
  test('goes where it says, with brackets and stars in its address made harmless', () => {
    expect(read(link('MS (review)', 'https://example.org/a_(b)?q=[x]*'))).toEqual([
      { kind: 'link', text: 'MS (review)', url: 'https://example.org/a_%28b%29?q=%5Bx%5D%2A' },
    ]);
  });

  test.each([
    'javascript:alert(1)',
    'urn:isbn:1',
    'not a url',
    'https://nhs.uk@evil.example/',
    'file:///etc/passwd',
    '',
  ])('to %j is plain text', (url) => {
    expect(read(link('Read', url))).toEqual([{ kind: 'text', text: 'Read' }]);
  });

  test.each([
    ['https://www.nhs.uk/ms', 'https://evil.example/'],
    ['See nhs.uk', 'https://evil.example/'],
    ['ｎｈｓ.uk says', 'https://evil.example/'],
    ['аррӏе.com', 'https://apple.com/'],
  ])('labelled %j never hides that it leads to %s', (label, url) => {
    expect(read(link(label, url))).toEqual([
      { kind: 'text', text: `${label} (` },
      { kind: 'link', text: new URL(url).hostname, url },
      { kind: 'text', text: ')' },
    ]);
  });

  test.each([
    ['nhs.uk', 'https://www.nhs.uk/ms'],
    ['https://www.nhs.uk/ms', 'https://nhs.uk/ms'],
    ['MS and IL-6: 1.5 mg vs. 3 mg, p.o.', 'https://example.org/'],
  ])('labelled %j to %s keeps its label', (label, url) => {
    expect(read(link(label, url))).toEqual([{ kind: 'link', text: label, url }]);
  });

  test('without words is labelled with its host', () => {
    expect(read(link('\u200B', 'https://example.org/x'))).toEqual([
      { kind: 'link', text: 'example.org', url: 'https://example.org/x' },
    ]);
  });

  test('is all that is active, whatever stands around and in it', () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        anyText,
        (before, label, url, after) => {
          const seen = read(text(before), link(label, url), text(after));
          const active = seen.filter(({ kind }) => kind !== 'text');
          expect(active).toHaveLength(1);
          expect(active[0]).toMatchObject({ kind: 'link', text: expect.not.stringContaining('⟦') });
          const [target] = active.map((one) => (one.kind === 'link' ? one.url : ''));
          expect(new URL(target ?? '').host).toBe(new URL(url).host);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

test('times are told in the reader’s own zone, and nonsense is left out', () => {
  const at = Date.parse('2012-03-29T12:00:00Z');
  expect(markdown(line(time(at, 'date'), ' ', time(at, 'moment'), ' ', time(at, 'ago')))).toBe(
    '<t:1333022400:D> <t:1333022400:f> <t:1333022400:R>',
  );
  expect(markdown([time(Number.NaN, 'date')])).toBe('');
});

test('a channel of Discord is drawn as such; others and direct messages in words', () => {
  expect(markdown(spokenLine([channelNode('discord:1:23')], english))).toBe('<#23>');
  expect(markdown(spokenLine([channelNode('slack:T1:C1')], english))).toBe('a channel on Slack');
  expect(markdown(spokenLine([channelNode('discord:1:@5')], english))).toBe('direct messages on Discord');
});

function wordsOf(nodes: readonly (Read | Inline)[]): string {
  return visible(
    nodes.map((node) => ('text' in node && node.kind !== 'time' ? visible(node.text) : '')).join(''),
  ).replaceAll(' ', '');
}
