import type { KnownBlock } from '@slack/types';

import { PlatformError } from '../core/errors.ts';
import type { Block, Inline, Line } from '../core/message.ts';
import { shorten } from '../core/visible.ts';
import { limits } from './limits.ts';

/** Blocks for one message, and whether everything asked for is in them. */
export interface Fitted {
  readonly blocks: KnownBlock[];
  readonly whole: boolean;
}

/**
 * Makes blocks fit one message: those not marked `keep` go first, from the end; then what is kept is shortened, never dropped.
 * Throws PlatformError `too-long` when even that cannot be one message.
 */
export function fit(blocks: readonly Block[], render: (blocks: readonly Block[]) => KnownBlock[]): Fitted {
  const all = render(blocks);
  if (isFitting(all)) return { blocks: all, whole: true };

  let left = blocks;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    if (blocks[at]?.keep) continue;
    left = left.toSpliced(at, 1);
    const fewer = render(left);
    if (isFitting(fewer)) return { blocks: fewer, whole: false };
  }
  for (const most of shorter) {
    const shortened = render(left.map((block) => clip(block, most)));
    if (isFitting(shortened)) return { blocks: shortened, whole: false };
  }
  throw new PlatformError('too-long', 'This is too long for one Slack message, even without what may be left out.');
}

/** Characters a kept block may still hold, tried in this order. */
const shorter = [3000, 1500, 750, 300, 100, 50] as const;

function isFitting(blocks: readonly KnownBlock[]): boolean {
  return blocks.length <= limits.message.blocks && weigh(blocks) <= limits.message.weight;
}

/** What blocks weigh against `limits.message.weight`: every text in them, and a price for each block and each element. */
export function weigh(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + limits.message.blockWeight + weighNode(block), 0);
}

function weighNode(node: unknown): number {
  if (typeof node === 'string') return node.length;
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + weighNode(item), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (key === 'type' ? limits.message.elementWeight : weighNode(value)),
    0,
  );
}

function clip(block: Block, most: number): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'quote':
    case 'note':
      return { ...block, line: clipLines([block.line], most).flat() };
    case 'list':
      return { ...block, items: clipLines(block.items, most) };
    case 'facts': {
      const values = clipLines(
        block.facts.map(({ value }) => value),
        most,
      );
      return {
        ...block,
        facts: block.facts.slice(0, values.length).map((fact, at) => ({ ...fact, value: values[at] ?? [] })),
      };
    }
    case 'image':
      return { ...block, alt: shorten(block.alt, most) };
    case 'actions':
    case 'divider':
      return block;
  }
}

/** Lines up to `most` characters in all; the one that goes over is cut, and what follows it dropped. */
function clipLines(lines: readonly Line[], most: number): Line[] {
  const clipped: Line[] = [];
  let left: number = most;
  for (const line of lines) {
    if (left <= 0) break;
    const nodes: Inline[] = [];
    for (const node of line) {
      if (left <= 0) break;
      nodes.push(node.kind === 'time' ? node : { ...node, text: shorten(node.text, left) });
      left -= node.kind === 'time' ? 20 : node.text.length;
    }
    clipped.push(nodes);
  }
  return clipped;
}
