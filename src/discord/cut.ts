import type { Block, Inline, Line } from '../core/message.ts';
import { shorten } from '../core/visible.ts';

type Fits = (blocks: readonly Block[]) => boolean;

/**
 * The blocks, made to fit. First those not kept, from the end: a text is shortened if that is enough, else dropped. Then kept
 * text is shortened, except cautions, alerts and links; then those as well; at the very last whole blocks go, from the end.
 */
export function cut(blocks: readonly Block[], fits: Fits): readonly Block[] {
  let left = blocks;
  for (let index = blocks.length - 1; index >= 0 && !fits(left); index -= 1) {
    if (!blocks[index]?.keep) left = withLess(left, index, fits);
  }
  for (const links of ['keep', 'shorten'] as const) {
    for (const most of lengths) {
      if (fits(left)) return left;
      left = left.map((block) => (links === 'keep' && isGrave(block) ? block : shortened(block, most, links)));
    }
  }
  while (left.length > 0 && !fits(left)) left = left.slice(0, -1);
  return left;
}

/** What a block may still hold, tried in turn. */
const lengths = [1_500, 800, 400, 200, 100, 50];

/** Without the block; or with some of it, when without it there is room again. */
function withLess(blocks: readonly Block[], index: number, fits: Fits): readonly Block[] {
  const without = blocks.toSpliced(index, 1);
  const block = blocks[index];
  if ((block?.kind !== 'text' && block?.kind !== 'list') || !fits(without)) return without;
  const shorter = lengths.slice(0, 4).map((most) => blocks.with(index, shortened(block, most, 'shorten')));
  return shorter.find(fits) ?? without;
}

function isGrave(block: Block): boolean {
  return block.kind === 'quote' && block.tone !== 'plain';
}

function shortened(block: Block, most: number, links: 'keep' | 'shorten'): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, line: shortLine(block.line, most, links).line };
    case 'quote':
      return { ...block, label: shorten(block.label, 80), line: shortLine(block.line, most, links).line };
    case 'list': {
      const items = shortLines(block.items, most, links).filter((item) => item.length > 0);
      return { ...block, items: items.length < block.items.length ? [...items, [{ kind: 'text', text: '…' }]] : items };
    }
    case 'facts': {
      const values = shortLines(
        block.facts.map((fact) => fact.value),
        most,
        links,
      );
      const facts = block.facts.map(({ label }, index) => ({ label: shorten(label, 80), value: values[index] ?? [] }));
      return { ...block, facts: facts.filter((fact) => fact.value.length > 0) };
    }
    case 'image':
    case 'actions':
    case 'divider':
      return block;
  }
}

/** The lines share `most` characters; those beyond it are left empty but for links to be kept. */
function shortLines(lines: readonly Line[], most: number, links: 'keep' | 'shorten'): readonly Line[] {
  let room = most;
  return lines.map((line) => {
    const short = shortLine(line, room, links);
    room = short.room - 4;
    return short.line;
  });
}

function shortLine(
  line: Line,
  most: number,
  links: 'keep' | 'shorten',
): { readonly line: Line; readonly room: number } {
  let room = most;
  const kept: Inline[] = [];
  for (const node of line) {
    if (node.kind === 'time') {
      if (room > 0) kept.push(node);
      room -= 20;
    } else if (node.kind === 'link' && links === 'keep') {
      kept.push(node);
      room -= node.text.length;
    } else {
      if (room > 0) kept.push({ ...node, text: shorten(node.text, room) });
      room -= node.text.length + (node.kind === 'link' ? node.url.length : 0);
    }
  }
  return { line: kept, room };
}
