import type { KnownBlock } from '@slack/types';

import { PlatformError } from '../core/errors.ts';
import { plainText, type Block, type Inline, type Line } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import { shorten } from '../core/visible.ts';
import { blockKit } from './blocks.ts';
import { limits } from './limits.ts';

/** Blocks for one message, and whether everything asked for is in them. */
export interface Fitted {
  readonly blocks: KnownBlock[];
  readonly whole: boolean;
}

/**
 * Makes blocks fit one message, or one view: those not marked `keep` go first, from the end; then what is kept is shortened, never dropped.
 * Throws PlatformError `too-long` when even that cannot be one message.
 */
export function fit(blocks: readonly Block[], most: Most = limits.message): Fitted {
  const pieces = piecesOf(blocks);
  const dropped = new Set<number>();
  let size = sizeOf(pieces);
  for (let at = pieces.length - 1; at >= 0 && !isFitting(size, most); at -= 1) {
    const piece = pieces[at];
    if (!piece || blocks[at]?.keep) continue;
    dropped.add(at);
    size = { blocks: size.blocks - piece.blocks.length, weight: size.weight - piece.weight };
  }
  if (isFitting(size, most)) {
    const left = pieces.filter((_piece, at) => !dropped.has(at));
    return { blocks: left.flatMap(({ blocks }) => blocks), whole: dropped.size === 0 };
  }
  const kept = blocks.filter(({ keep }) => keep);
  for (const each of shorter) {
    const shortened = piecesOf(kept.map((block) => clip(block, each)));
    if (isFitting(sizeOf(shortened), most)) return { blocks: shortened.flatMap(({ blocks }) => blocks), whole: false };
  }
  throw new PlatformError(
    'too-long',
    phrase`This is too long for one Slack message, even without what may be left out.`,
  );
}

/** Characters a kept block may still hold, tried in this order. */
const shorter = [3000, 1500, 750, 300, 100, 50] as const;

/** What one message or view may hold. */
interface Most {
  readonly blocks: number;
  readonly weight: number;
}

interface Size {
  readonly blocks: number;
  readonly weight: number;
}

/** Each of our blocks with what it became and what that weighs. */
function piecesOf(blocks: readonly Block[]): readonly { readonly blocks: KnownBlock[]; readonly weight: number }[] {
  const taken = new Map<string, number>();
  return blocks.map((block) => {
    const rendered = blockKit(block, taken);
    return { blocks: rendered, weight: weigh(rendered) };
  });
}

function sizeOf(pieces: ReturnType<typeof piecesOf>): Size {
  return {
    blocks: pieces.reduce((sum, { blocks }) => sum + blocks.length, 0),
    weight: pieces.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function isFitting({ blocks, weight }: Size, most: Most): boolean {
  return blocks <= most.blocks && weight <= most.weight;
}

/** What blocks weigh against `limits.message.weight`: every text in them, and a price for each block and each element. */
function weigh(blocks: readonly KnownBlock[]): number {
  return blocks.length * limits.message.blockWeight + weighNode(blocks);
}

function weighNode(node: unknown): number {
  if (typeof node === 'string') return node.length;
  let weight = 0;
  if (Array.isArray(node)) for (const item of node) weight += weighNode(item);
  // Without a copy of its names and values: every answer is weighed.
  else if (isRecord(node))
    for (const key in node) weight += key === 'type' ? limits.message.elementWeight : weighNode(node[key]);
  return weight;
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null;
}

function clip(block: Block, most: number): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, line: clipLines([block.line], most).flat() };
    case 'quote':
      return { ...block, label: shorten(block.label, 150), line: clipLines([block.line], most).flat() };
    case 'list':
      return { ...block, items: clipLines(block.items, most) };
    case 'facts': {
      const [labels, values] = [
        clipLines(
          block.facts.map(({ label }) => [{ kind: 'text', text: label }]),
          most,
        ),
        clipLines(
          block.facts.map(({ value }) => value),
          most,
        ),
      ];
      const facts = block.facts.slice(0, Math.min(labels.length, values.length));
      return {
        ...block,
        facts: facts.map((_fact, at) => ({ label: plainText(labels[at] ?? []), value: values[at] ?? [] })),
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
