import { absolute } from './canonical.ts';
import { rawText, type Fields } from './feed-fields.ts';
import type { Element } from './feed-tree.ts';

/** The page an item or feed stands for, absolute: it stands on the `xml:base` around it, or else on `base`. FeedBurner's `origLink` is the page itself behind its counting link. */
export function linkOf(fields: Fields, base: string, feedUrl: string): string | null {
  const links = [...(fields.get('link') ?? []), ...(fields.get('atom:link') ?? [])];
  const pages = links.filter((link) =>
    /^(?:|alternate|.*\/alternate)$/i.test(link.attributes.get('rel')?.trim() ?? ''),
  );
  const inOrder = [
    ...(fields.get('feedburner:origlink') ?? []).map(fromText),
    ...pages.filter((link) => /html|^$/.test(link.attributes.get('type') ?? '')).map(fromAttribute),
    ...pages.map(fromText),
    ...pages.map(fromAttribute),
    ...(fields.get('@href') ?? []).map(fromText),
    ...['@rdf:about', 'guid', 'id'].flatMap((key) => (fields.get(key) ?? []).map(fromId)),
  ];
  for (const [href, from] of inOrder) {
    const found = absolute(href === '' ? null : href, from.base === feedUrl ? base : from.base);
    if (found !== null) return found;
  }
  return null;
}

type Href = readonly [href: string, from: Element];

function fromText(link: Element): Href {
  return [rawText(link).trim(), link];
}

function fromAttribute(link: Element): Href {
  return [link.attributes.get('href')?.trim() ?? '', link];
}

/** An id is an address only when it is a whole one and does not say otherwise. */
function fromId(id: Element): Href {
  const text = rawText(id).trim();
  return [/^https?:\/\//i.test(text) && id.attributes.get('ispermalink') !== 'false' ? text : '', id];
}
