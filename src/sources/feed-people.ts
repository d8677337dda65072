import { rawText, type Fields } from './feed-fields.ts';
import { lengths } from './feed-raw.ts';
import { plainText } from './feed-text.ts';
import type { Element } from './feed-tree.ts';
import { cleanByline } from './byline.ts';

/** Who wrote it, at most five names. */
export function bylineOf(fields: Fields): string | null {
  for (const key of places) {
    const people = (fields.get(key) ?? []).map(nameOf).filter((name) => name !== null);
    if (people.length > 0) return [...new Set(people)].slice(0, 5).join(', ');
  }
  return null;
}

/** `a@b.example (Ann Author)`, `Ann Author <a@b.example>`, or Atom's `<name>`; never an e-mail address. */
function nameOf(person: Element): string | null {
  const named = person.children.find((child): child is Element => typeof child !== 'string' && child.name === 'name');
  const text = rawText(named ?? person)
    .slice(0, 500)
    .trim();
  const bracketed = /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1];
  return cleanByline(plainText(bracketed ?? text.replace(/\s*[<(]?\b\S+@\S+\b[>)]?/, ''), lengths.name));
}

/** Where names may stand, the best place first. */
const places = ['dc:creator', 'author', 'atom:author', 'dc:author', 'itunes:author', 'dc:contributor'];
