import { literalText, plainText } from './feed-text.ts';
import type { Element } from './feed-tree.ts';

/** What stands in an element by name, prefixed unless the name is the feed's own; an attribute's name begins with `@`. */
export type Fields = ReadonlyMap<string, readonly Element[]>;

/** `own` are the namespaces whose names go without a prefix. Items may be many; of anything else 50 of one name are far more than an honest feed has. */
export function fieldsOf(element: Element | undefined, own: ReadonlySet<string>): Fields {
  const fields = new Map<string, Element[]>();
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    const key = own.has(child.space) ? child.name : `${child.space}:${child.name}`;
    const same = fields.get(key);
    if (same === undefined) fields.set(key, [child]);
    else if (same.length < 50 || items.has(key)) same.push(child);
  }
  for (const [name, value] of element?.attributes ?? []) {
    const key = name === 'lastmod' ? name : `@${name}`;
    if (!fields.has(key) && element !== undefined)
      fields.set(key, [{ ...element, attributes: new Map(), children: [value] }]);
  }
  return fields;
}

/** What a feed repeats. */
export const items = new Set(['item', 'entry']);

/** The first thing that `read` makes something of, the names tried in order. */
export function firstOf<T>(fields: Fields, keys: readonly string[], read: (field: Element) => T | null): T | null {
  for (const key of keys) {
    for (const field of fields.get(key) ?? []) {
      const found = read(field);
      if (found !== null) return found;
    }
  }
  return null;
}

/** The first of those names that holds text, as plain text of at most `most` characters. */
export function textIn(fields: Fields, keys: readonly string[], most: number): string | null {
  return firstOf(fields, keys, (field) => textOf(field, most) || null);
}

/** Atom says by `type` and `mode` what its text is; RSS holds HTML, whatever it says. */
function textOf(field: Element, most: number): string {
  const type = (field.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (field.attributes.get('mode') ?? '').trim().toLowerCase();
  const text = rawText(field);
  if (mode === 'base64' || isBinary(type)) return plainText(fromBase64(text) ?? '', most);
  const isText = type === 'text' || type === 'text/plain' || (field.space === 'atom' && type === '');
  const isXhtml = type === 'xhtml' || type === 'application/xhtml+xml' || mode === 'xml';
  return (isText && mode !== 'escaped') || isXhtml ? literalText(text, most) : plainText(text, most);
}

/** Atom 1.0 section 4.1.3.3: content of any other type is base64. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[+/](?:xml|html|xhtml|json)\b/.test(type);
}

function fromBase64(text: string): string | null {
  const letters = text.replaceAll(/\s/g, '');
  return /^[\w+/-]*={0,2}$/.test(letters) ? Buffer.from(letters, 'base64').toString('utf8') : null;
}

/** All text inside, as it is written; tags standing in for white space where they part words. */
export function rawText(element: Element): string {
  const parts = element.children.map((child) => (typeof child === 'string' ? child : tagged(child)));
  return parts.join('');
}

function tagged(child: Element): string {
  if (child.name === 'script' || child.name === 'style') return ' ';
  return /^(?:a|b|i|em|strong|span|sub|sup)$/.test(child.name) ? rawText(child) : ` ${rawText(child)} `;
}
