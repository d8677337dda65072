import { visible } from '../core/visible.ts';
import { isElement, isText, type Element, type Node } from './dom.ts';

/** A paragraph, heading, list item or table cell, with what its markup says about it. */
export interface Block {
  readonly text: string;
  readonly words: number;
  /** Share of its letters that are link text, 0 to 1. */
  readonly linked: number;
  /** The elements it stands in, upper case, its own included. */
  readonly within: ReadonlySet<string>;
}

/** The visible text of an element in blocks, as a browser would break lines; what comes after 400,000 letters is left out. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  let letters = 0;
  let open: { text: string; link: number; within: ReadonlySet<string> } | null = null;
  walk(root, new Set());
  close();
  return blocks;

  function walk(node: Node, within: ReadonlySet<string>): void {
    if (letters > mostLetters) return;
    if (isText(node)) return add(node.textContent ?? '', within);
    if (!isElement(node)) return;
    const name = node.tagName.toUpperCase();
    if (hidden.has(name)) return;
    const breaks = blockElements.has(name);
    if (breaks) close();
    const inside = marking.has(name) && !within.has(name) ? new Set([...within, name]) : within;
    for (const child of node.childNodes) walk(child, inside);
    if (breaks) close();
  }

  function add(text: string, within: ReadonlySet<string>): void {
    if (open === null && text.trim() === '') return;
    open ??= { text: '', link: 0, within };
    open.text += text;
    if (within.has('A')) open.link += text.replaceAll(/\s+/g, ' ').trim().length;
  }

  function close(): void {
    const text = visible(open?.text ?? '');
    if (open !== null && text !== '') {
      letters += text.length;
      blocks.push({ text, words: countWords(text), linked: open.link / text.length, within: open.within });
    }
    open = null;
  }
}

/** The visible text of an element in one line, words of different blocks apart. */
export function lineOf(root: Element): string {
  return blocksOf(root)
    .map((block) => block.text)
    .join(' ');
}

/** Twice what an article may have, so that navigation before it takes none of it. */
const mostLetters = 400_000;

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

export function isHeading({ within }: Block): boolean {
  return headings.some((name) => within.has(name));
}

const headings = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];

/** Elements whose presence around a block says something about it. */
const marking = new Set([...headings, 'A', 'LI', 'FIGURE', 'FIGCAPTION', 'BLOCKQUOTE', 'TABLE', 'PRE', 'P']);

const hidden = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME SELECT TEXTAREA BUTTON'.split(' '));

const blockElements = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
  HEADER HGROUP HR HTML LI MAIN MENU NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL VIDEO`.split(
    /\s+/,
  ),
);
