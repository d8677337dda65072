import { readFileSync } from 'node:fs';
import fc from 'fast-check';

import type { Action, Block, Inline, Line, Message } from '../../src/core/message.ts';

/** Strings people use to break out of text: mentions, links, formatting, hidden and look-alike characters. */
export const hostile: readonly string[] = ['mention-injection', 'unicode-spoof'].flatMap(
  (name) => JSON.parse(readFileSync(`test/fixtures/hostile/${name}.json`, 'utf8')).strings as readonly string[],
);

/** Those and generated ones, some far too long. */
export const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(4000), '👩‍👩‍👧‍👦'.repeat(300), 'word '.repeat(900), '&'.repeat(3000)) },
);

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'not a url',
    'https://a.example/x|y>z<w&amp;',
    'slack://open',
    `https://a.example/${'a'.repeat(4000)}`,
  ),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'bold' as const, 'italic' as const), text: words }),
  fc.record({ kind: fc.constant('link' as const), text: words, url }),
  fc.record({
    kind: fc.constant('channel' as const),
    channel: fc.constantFrom('slack:T1:C123ABC' as const, 'slack:T1:@U1' as const, 'discord:1:2' as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant('person' as const),
    person: fc.constantFrom(
      'slack:T1/U123ABC' as const,
      'slack:T1/S123ABC' as const,
      'discord:123456789012345678' as const,
      'discord:@everyone' as const,
      'slack:T1/!channel' as const,
    ),
    text: words,
  }),
  fc.record({
    kind: fc.constant('time' as const),
    at: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(Number.NaN, -1, 9e15, Number.POSITIVE_INFINITY)),
    show: fc.constantFrom('date' as const, 'moment' as const, 'ago' as const),
  }),
);

const line: fc.Arbitrary<Line> = fc.array(inline, { maxLength: 6 });
const id = fc.constantFrom(
  'post:publish:d1',
  'post:discard:d1',
  'search:page:abc.2',
  'read:open:12',
  'follow:category:treatment',
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('button' as const),
    id,
    label: words,
    style: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
  }),
  fc.record({ kind: fc.constant('link' as const), label: words, url }),
  fc.record({
    kind: fc.constant('menu' as const),
    id,
    placeholder: words,
    options: fc.array(
      fc.record({ value: fc.string({ maxLength: 90 }), label: words, description: words, chosen: fc.boolean() }),
      { maxLength: 25 },
    ),
    most: fc.integer({ min: 1, max: 5 }),
  }),
);

const block: fc.Arbitrary<Block> = fc
  .tuple(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), line }),
      fc.record({
        kind: fc.constant('quote' as const),
        label: words,
        line,
        tone: fc.constantFrom('caution' as const, 'alert' as const, 'plain' as const),
      }),
      fc.record({
        kind: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: words, value: line }), { maxLength: 12 }),
      }),
      fc.record({ kind: fc.constant('image' as const), url, alt: words }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(line, { maxLength: 12 }) }),
      fc.record({ kind: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 30 }) }),
      fc.record({ kind: fc.constant('divider' as const) }),
    ),
    fc.nat({ max: 9 }),
  )
  .map(([block, chance]): Block => (chance === 0 ? { ...block, keep: true } : block));

/** Any message the union allows, hostile words, wrong addresses and excess included. */
export const anyMessage: fc.Arbitrary<Message> = message(fc.array(block, { maxLength: 80, size: 'max' }));

/** The same, small enough that nothing is dropped. */
export const smallMessage: fc.Arbitrary<Message> = message(fc.array(block, { maxLength: 3 }));

function message(blocks: fc.Arbitrary<Block[]>): fc.Arbitrary<Message> {
  return fc.record(
    {
      plain: words,
      blocks,
      title: words,
      filed: fc.array(words, { maxLength: 3 }),
      notFiled: fc.array(words, { maxLength: 3 }),
    },
    { requiredKeys: ['plain', 'blocks'] },
  );
}
