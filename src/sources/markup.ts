import type { TreeElement } from './tree.ts';

/** What stands in an element, as HTML that parses to the same again (HTML standard, "serializing HTML fragments"). */
export function markupOf(element: TreeElement): string {
  let markup = '';
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) markup += raw.has(element.localName) ? child.textContent : escaped(child.textContent);
    else
      markup += `<${child.localName}${attributesOf(child)}>${voids.has(child.localName) ? '' : `${markupOf(child)}</${child.localName}>`}`;
  }
  return markup;
}

function attributesOf(element: TreeElement): string {
  return element.attributes.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
}

function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (mark) => entities[mark] ?? mark) : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const raw = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

/** Elements without content or end tag. */
export const voids: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr image img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
