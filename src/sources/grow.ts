import { Parser } from 'htmlparser2';
import { TreeText } from './tree-nodes.ts';
import { TreeDocument, TreeElement } from './tree.ts';

/** How deep elements may stand in each other, and how many there may be. */
export interface Bounds {
  readonly depth: number;
  readonly elements: number;
}

/**
 * The tree of a page: an `html` that holds a `head`, where there is one, and a `body`. Comments, styles and scripts other than JSON-LD are left out, for nobody reads them. Null as soon
 * as it would outgrow the bounds.
 */
export function grow(html: string, bounds: Bounds): TreeDocument | null {
  const document = new TreeDocument(fill);
  const root = document.createElement('div');
  const elements = plant(root, html, bounds);
  if (elements === null) return null;
  arrange(document, root);
  document.size = elements;
  return document;
}

/** The same of HTML that is within bounds already. */
export function growAny(html: string): TreeDocument {
  return grow(html, unbounded) ?? new TreeDocument(fill);
}

const unbounded: Bounds = { depth: Infinity, elements: Infinity };

function fill(into: TreeElement, markup: string): void {
  plant(into, markup, unbounded);
}

/** Adds what the markup says below an element; how many elements that were, or null when it was too much. */
function plant(root: TreeElement, html: string, bounds: Bounds): number | null {
  const document = root.ownerDocument;
  let open = root;
  let last: TreeText | null = null;
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  /** Within a style sheet, which holds nothing but text. */
  let muted = false;

  const parser = new Parser({
    onopentagname(name) {
      if (muted || name === 'style') {
        muted = true;
        return;
      }
      depth += 1;
      elements += 1;
      attributes = 0;
      if (depth > bounds.depth || elements > bounds.elements) return parser.pause();
      dropSpace(name);
      last = null;
      open = open.appendChild(new TreeElement(document, name));
    },
    onattribute(name, value) {
      attributes += 1;
      if (!muted && attributes <= mostAttributes && !open.hasAttribute(name)) open.setAttribute(name, value);
    },
    onclosetag(name) {
      if (muted) {
        muted = false;
        return;
      }
      dropSpace(name);
      last = null;
      depth -= 1;
      const closed = open;
      open = open.parentElement ?? root;
      if (name === 'script' && !isRead(closed)) closed.remove();
    },
    ontext(text) {
      if (muted || (open.localName === 'script' && !isRead(open))) return;
      if (last === null) last = open.appendChild(new TreeText(text));
      else last.textContent += text;
    },
  });
  parser.write(html);
  if (depth > bounds.depth || elements > bounds.elements) return null;
  parser.end();
  return elements;

  /** White space before an element that breaks the line shows nothing, and would be a node of its own. */
  function dropSpace(name: string): void {
    if (last !== null && lineBreaks.has(name) && /^[\t\n\f\r ]+$/.test(last.textContent)) last.remove();
  }
}

/** Attributes of one element. */
const mostAttributes = 300;

function isRead(script: TreeElement): boolean {
  return /ld\+json/i.test(script.getAttribute('type') ?? '');
}

const lineBreaks = new Set(
  'html head body meta link title div p ul ol li dl dt dd table thead tbody tr td th section article aside header footer main nav form figure h1 h2 h3 h4'.split(
    ' ',
  ),
);

/** Gives a document its `html`, `head` and `body`, whichever of them the page left out or put in the wrong order. */
function arrange(document: TreeDocument, root: TreeElement): void {
  const html = root.children.find(({ localName }) => localName === 'html') ?? document.createElement('html');
  const outside = root.childNodes.filter(
    (node) => node !== html && (node.nodeType === 1 || node.textContent.trim() !== ''),
  );
  document.appendChild(html);
  for (const node of outside) html.appendChild(node);
  const parts = html.children;
  const body = parts.find(({ localName }) => localName === 'body') ?? document.createElement('body');
  for (const node of html.childNodes) {
    if (node !== body && !(node.nodeType === 1 && ofHead.has(node.localName))) body.appendChild(node);
  }
  html.appendChild(body);
}

const ofHead = new Set('head title meta link base script style'.split(' '));
