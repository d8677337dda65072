import { markupOf } from './markup.ts';
import { selecting } from './select.ts';
import { elementFrom, Holder, TreeText } from './tree-nodes.ts';

export class TreeElement extends Holder {
  readonly nodeType = 1;
  readonly ownerDocument: TreeDocument;
  /** Lower case, as it was written or as HTML reads it. */
  readonly localName: string;
  readonly tagName: string;
  readonly #attributes = new Map<string, string>();
  /** Readability's notes. */
  readability: unknown = undefined;

  constructor(owner: TreeDocument, name: string) {
    super();
    this.ownerDocument = owner;
    this.localName = name;
    this.tagName = name.toUpperCase();
  }

  get nodeName(): string {
    return this.tagName;
  }

  get nextElementSibling(): TreeElement | null {
    return elementFrom(this.nextSibling, 'nextSibling');
  }

  get previousElementSibling(): TreeElement | null {
    return elementFrom(this.previousSibling, 'previousSibling');
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  get attributes(): Attribute[] {
    return Array.from(this.#attributes, ([name, value]) => new Attribute(name, value));
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.#attributes.set(name, value);
  }

  get className(): string {
    return this.#attributes.get('class') ?? '';
  }

  set className(names: string) {
    this.#attributes.set('class', names);
  }

  get id(): string {
    return this.#attributes.get('id') ?? '';
  }

  set id(id: string) {
    this.#attributes.set('id', id);
  }

  get src(): string {
    return this.#attributes.get('src') ?? '';
  }

  get srcset(): string {
    return this.#attributes.get('srcset') ?? '';
  }

  /** Of a style no more than whether it hides. */
  get style(): { readonly display: string; readonly visibility: string } {
    const style = this.#attributes.get('style');
    return style === undefined
      ? plain
      : { display: declared(style, 'display'), visibility: declared(style, 'visibility') };
  }

  get innerHTML(): string {
    return markupOf(this);
  }

  set innerHTML(markup: string) {
    this.textContent = '';
    this.ownerDocument.fill(this, markup);
  }

  closest(selector: string): TreeElement | null {
    return selecting(selector)(this) ? this : (this.parentElement?.closest(selector) ?? null);
  }
}

export class TreeDocument extends Holder {
  readonly nodeType = 9;
  /** Puts what the markup says below an element. */
  readonly fill: (into: TreeElement, markup: string) => void;
  /** How many elements it had when it was parsed. */
  size = 0;

  constructor(fill: (into: TreeElement, markup: string) => void) {
    super();
    this.fill = fill;
  }

  get documentElement(): TreeElement {
    return this.firstElementChild ?? this.appendChild(this.createElement('html'));
  }

  /** Made anew when it was taken out, as the root is. */
  get body(): TreeElement {
    const root = this.documentElement;
    return root.children.find(({ localName }) => localName === 'body') ?? root.appendChild(this.createElement('body'));
  }

  get title(): string {
    return this.querySelector('title')?.textContent ?? '';
  }

  createElement(name: string): TreeElement {
    return new TreeElement(this, name.toLowerCase());
  }

  createTextNode(text: string): TreeText {
    return new TreeText(text);
  }

  remove(): void {}
}

class Attribute {
  readonly name: string;
  readonly value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): Attribute {
    return this;
  }
}

const plain = { display: '', visibility: '' };

function declared(style: string, property: string): string {
  return new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([\\w-]+)`, 'i').exec(style)?.[1]?.toLowerCase() ?? '';
}
