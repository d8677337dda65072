import { selecting } from './select.ts';
import type { TreeElement } from './tree.ts';

/**
 * A document as light as reading one takes: what Readability asks of a DOM and what `dom.ts` promises, and no more. A browser's DOM for Node makes of every node and
 * attribute an event target, with sheets, lists and sets of its own, which costs more than reading does. Nodes are linked, so that taking one out is as quick in a long
 * list as in a short one; an element keeps its text until something in it changes, for the same text is asked for at every level above it.
 */
export type TreeNode = TreeText | TreeElement;

abstract class Linked {
  parentNode: Holder | null = null;
  previousSibling: TreeNode | null = null;
  nextSibling: TreeNode | null = null;

  get parentElement(): TreeElement | null {
    return this.parentNode !== null && isElement(this.parentNode) ? this.parentNode : null;
  }
}

export class TreeText extends Linked {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  textContent: string;

  constructor(text: string) {
    super();
    this.textContent = text;
  }

  get childNodes(): readonly TreeNode[] {
    return none;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

/** What may have children: an element or the document. */
export abstract class Holder extends Linked {
  abstract readonly nodeType: 1 | 9;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
  /** Kept only while the text of everything below is kept too. */
  #text: string | null = null;

  get textContent(): string {
    if (this.#text !== null) return this.#text;
    let text = '';
    for (let child = this.firstChild; child !== null; child = child.nextSibling) text += child.textContent;
    this.#text = text;
    return text;
  }

  set textContent(text: string) {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    if (text !== '') this.appendChild(new TreeText(text));
  }

  get childNodes(): TreeNode[] {
    const found: TreeNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) found.push(child);
    return found;
  }

  get children(): TreeElement[] {
    const found: TreeElement[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 1) found.push(child);
    }
    return found;
  }

  get firstElementChild(): TreeElement | null {
    return elementFrom(this.firstChild, 'nextSibling');
  }

  appendChild<Node extends TreeNode>(node: Node): Node {
    node.remove();
    return this.#place(node, this.lastChild, null);
  }

  /** `old` gives its place to `node`. */
  replaceChild(node: TreeNode, old: TreeNode): TreeNode {
    if (node === old) return old;
    node.remove();
    const { previousSibling, nextSibling } = old;
    this.removeChild(old);
    this.#place(node, previousSibling, nextSibling);
    return old;
  }

  removeChild(node: TreeNode): TreeNode {
    const { previousSibling, nextSibling } = node;
    if (previousSibling === null) this.firstChild = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) this.lastChild = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
    this.#changed();
    return node;
  }

  getElementsByTagName(name: string): TreeElement[] {
    return this.querySelectorAll(name);
  }

  querySelectorAll(selector: string): TreeElement[] {
    const isMeant = selecting(selector);
    const found: TreeElement[] = [];
    let node: TreeElement | null = this.firstElementChild;
    while (node !== null) {
      if (isMeant(node)) found.push(node);
      node = node.firstElementChild ?? nextOutside(node, this);
    }
    return found;
  }

  querySelector(selector: string): TreeElement | null {
    const isMeant = selecting(selector);
    let node: TreeElement | null = this.firstElementChild;
    while (node !== null && !isMeant(node)) node = node.firstElementChild ?? nextOutside(node, this);
    return node;
  }

  #place<Node extends TreeNode>(node: Node, before: TreeNode | null, behind: TreeNode | null): Node {
    node.parentNode = this;
    node.previousSibling = before;
    node.nextSibling = behind;
    if (before === null) this.firstChild = node;
    else before.nextSibling = node;
    if (behind === null) this.lastChild = node;
    else behind.previousSibling = node;
    this.#changed();
    return node;
  }

  #changed(): void {
    // Where no text is kept, none is above.
    if (this.#text === null) return;
    this.#text = null;
    if (this.parentNode !== null) this.parentNode.#changed();
  }
}

const none: readonly TreeNode[] = [];

function isElement(holder: Holder): holder is TreeElement {
  return holder.nodeType === 1;
}

export function elementFrom(start: TreeNode | null, to: 'nextSibling' | 'previousSibling'): TreeElement | null {
  let node = start;
  while (node !== null && node.nodeType !== 1) node = node[to];
  return node;
}

/** The first element that comes behind a whole one, still below `root`. */
function nextOutside(element: TreeElement, root: Holder): TreeElement | null {
  let node: Holder | null = element;
  while (node !== null && node !== root) {
    const next: TreeElement | null = elementFrom(node.nextSibling, 'nextSibling');
    if (next !== null) return next;
    node = node.parentNode;
  }
  return null;
}
