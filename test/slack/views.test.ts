import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../src/core/errors.ts';
import type { Message } from '../../src/core/message.ts';
import { english } from '../../src/core/speak.ts';
import { checkBlocks, checkView } from '../../src/sandbox/slack/validate.ts';
import { menuOption, plainText } from '../../src/slack/actions.ts';
import { fit } from '../../src/slack/fitting.ts';
import { limits } from '../../src/slack/limits.ts';
import { homeView, pageView } from '../../src/slack/views.ts';
import { anyMessage, smallMessage, words } from './messages.ts';
import { activeIn, marksIn, partsOf } from './reading.ts';

it('any message is a Home tab and a page Slack takes, whatever was said on top', () => {
  fc.assert(
    fc.property(anyMessage, fc.option(anyMessage, { nil: undefined }), (message, said) => {
      expect(checkView(homeView(message, english, said))).toMatchObject({ ok: true });
      expect(checkView(pageView(message, english))).toMatchObject({ ok: true });
    }),
    { numRuns: 100 },
  );
});

it('any message is a card Slack takes under a link', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const card = cardOf(message);
      fc.pre(card !== undefined);
      expect(checkBlocks(card)).toMatchObject({ ok: true });
      expect(card?.length).toBeLessThanOrEqual(limits.card.blocks);
    }),
    { numRuns: 200 },
  );
});

it('no text of a view or a card does anything by itself', () => {
  const bare = smallMessage.map((message): Message => ({ ...message, blocks: message.blocks.map(withoutNodes) }));
  fc.assert(
    fc.property(bare, bare, (message, said) => {
      for (const shown of [homeView(message, english, said), pageView(message, english), cardOf(message)]) {
        expect(activeIn(shown)).toEqual([]);
        for (const part of partsOf(shown)) expect(marksIn(part)).toBe('');
        expect(partsOf(shown).filter(({ type, emoji }) => type === 'plain_text' && emoji !== false)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

describe('what a select offers', () => {
  it('is plain words within Slack’s limits, whatever they hold', () => {
    fc.assert(
      fc.property(words, words, words, (value, label, description) => {
        const option = menuOption({ value, label, description });
        if (!option) {
          expect(value === '' || value.length > limits.option.value).toBe(true);
          return;
        }
        expect(option.text).toMatchObject({ type: 'plain_text', emoji: false });
        for (const { text } of [option.text, ...(option.description ? [option.description] : [])]) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(75);
          expect(text).not.toMatch(/[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069]/u);
        }
        expect(option.value).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('and so is what stands on a button', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 150 }), (label, most) => {
        const { text } = plainText(label, most);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Undefined when more is to be kept than a card holds, which is said by an error. */
function cardOf({ blocks }: Message) {
  try {
    return fit(blocks, limits.card).blocks;
  } catch (error) {
    if (error instanceof PlatformError && error.trouble === 'too-long') return undefined;
    throw error;
  }
}

/** The same words, and no node that may do something. */
function withoutNodes(block: Message['blocks'][number]): Message['blocks'][number] {
  const bare = (line: Extract<typeof block, { kind: 'text' }>['line']) =>
    line.flatMap((node) => (node.kind === 'time' ? [] : [{ kind: 'text' as const, text: node.text }]));
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
    case 'note':
      return { ...block, line: bare(block.line) };
    case 'list':
      return { ...block, items: block.items.map(bare) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: bare(value) })) };
    case 'image':
    case 'actions':
    case 'divider':
      return block;
  }
}
