import { isHeading, type Block } from './blocks.ts';
import {
  agencyCredit,
  byline,
  callToAction,
  onlyTime,
  photoCredit,
  postSignature,
  shortDate,
  subscriptionPlea,
} from './phrases.ts';

/**
 * Keeps the blocks that are the article: drops link lists, calls to action, datelines, bylines, picture credits, repeats of the title and headings
 * left without a text. A page that would lose nearly everything keeps all.
 */
export function articleBlocks(blocks: readonly Block[], { titles, byline: author }: Told): readonly Block[] {
  const told = new Set(titles.map(letters));
  const names = (author ?? '').split(', ').filter((name) => name.includes(' '));
  const dropped = new Set<Block>();
  for (const [index, block] of blocks.entries()) {
    const near = { index, fromEnd: blocks.length - index };
    const repeatsTitle = index < 6 && told.has(letters(block.text));
    const isBiography = near.fromEnd < 6 && names.some((name) => introduces(block.text, name));
    const isTeaser = isListed(block) && leadsElsewhere(blocks[index - 1], dropped);
    if (
      repeatsTitle ||
      isBiography ||
      isTeaser ||
      (!block.within.has('PRE') && rules.some((rule) => rule(block, near)))
    )
      dropped.add(block);
  }
  const kept = blocks.filter(
    (block, index) =>
      !dropped.has(block) &&
      !isOrphan(block, blocks.slice(index + 1), dropped) &&
      !isBareLabel(block, blocks[index + 1], dropped),
  );
  const words = sum(kept);
  return words < 0.4 * sum(blocks) && words < 120 ? blocks : kept;
}

/** What the page has already said in other places. */
export interface Told {
  /** Every way it states its title. */
  readonly titles: readonly string[];
  readonly byline: string | null;
}

/** "Jane Roe is a reporter …", "Follow Jane Roe on …": who the author is, below the article. */
function introduces(text: string, name: string): boolean {
  if (text.startsWith(name))
    return /^,?\s(?:is|was|has|covers|writes|reports|works|ist|schreibt|arbeitet|est|es)\b/.test(
      text.slice(name.length),
    );
  return (
    text.length < 160 && text.includes(name) && /^(?:about|follow|contact|e-?mail|write to|reach|über)\b/i.test(text)
  );
}

/** An item of a list that links somewhere. */
function isListed({ within, linked, words }: Block): boolean {
  return within.has('LI') && linked > 0.2 && words < 30;
}

/** Whether the block before was dropped because it announces other articles, or is itself an item below one that was. */
function leadsElsewhere(before: Block | undefined, dropped: ReadonlySet<Block>): boolean {
  return before !== undefined && dropped.has(before) && (isListed(before) || callToAction.test(before.text));
}

/** Words of the blocks that read like prose: eight words or more, mostly not links. */
export function proseWords(blocks: readonly Block[]): number {
  return sum(blocks.filter((block) => block.words >= 8 && block.linked < 0.34));
}

function sum(blocks: readonly Block[]): number {
  return blocks.reduce((words, block) => words + block.words, 0);
}

type Rule = (block: Block, near: { readonly index: number; readonly fromEnd: number }) => boolean;

const rules: readonly Rule[] = [
  // A line of underscores parts sections: agencies write it, and it is theirs.
  ({ text, words }) => words === 0 && !/^_{3,}$/.test(text),
  ({ within, words }) => inFigure(within) && words < 60 && !within.has('TABLE'),
  ({ within, words, linked }) => linked > 0.8 && words < 30 && !within.has('BLOCKQUOTE'),
  (block) => block.words < (isHeading(block) ? 9 : 25) && callToAction.test(block.text),
  ({ text, words, linked }) => words < 20 && linked > 0.4 && text === text.toUpperCase() && /[A-Z]{4}/.test(text),
  ({ text, words }, { index, fromEnd }) =>
    words < 14 &&
    (index < 8 || fromEnd < 6) &&
    shortDate.test(text) &&
    !/[.!?]["”]?$/.test(text) &&
    !postSignature.test(text),
  ({ text, words }, { index }) => words < 8 && index < 8 && onlyTime.test(text),
  // What stands over a headline or counts readers; no sentence begins an article with so little.
  (block, { index }) => index === 0 && block.words < 4 && !isHeading(block) && /[\p{L}\p{N}]$/u.test(block.text),
  ({ text, words }, { index, fromEnd }) => words < 45 && (index < 3 || fromEnd < 5) && subscriptionPlea.test(text),
  ({ text, words }, { index }) => words < 12 && index < 8 && byline.test(text) && !/[.!?]$/.test(text),
  ({ text }) => /^https?:\/\/\S+$/.test(text),
  ({ text, words }) =>
    words < 25 && (photoCredit.test(text) || agencyCredit.test(text)) && !/[“”"][^“”"]*[“”"]/.test(text),
];

function inFigure(within: ReadonlySet<string>): boolean {
  return within.has('FIGURE') || within.has('FIGCAPTION');
}

/** A heading whose text was dropped: nothing kept follows before the next heading or the end. */
function isOrphan(block: Block, rest: readonly Block[], dropped: ReadonlySet<Block>): boolean {
  if (!isHeading(block)) return false;
  const next = rest.findIndex((each) => !dropped.has(each));
  const follower = rest[next];
  return follower === undefined || (next > 0 && isHeading(follower));
}

/** "From:" before something that was dropped. */
function isBareLabel({ text, words }: Block, next: Block | undefined, dropped: ReadonlySet<Block>): boolean {
  return words <= 2 && text.endsWith(':') && next !== undefined && dropped.has(next);
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
