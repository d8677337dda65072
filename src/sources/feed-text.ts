import { Parser } from 'htmlparser2';
import { shorten, visible } from '../core/visible.ts';

/**
 * HTML as plain text in one line: tags fall away, character references are read, scripts and styles vanish, and at most `most` characters stay. What looks like a tag but
 * is none (`p<0.05`) stays. Takes time in step with `most`, however long or deep the HTML is.
 */
export function plainText(html: string, most: number): string {
  return shorten(visible(/[<&]/.test(html) ? withoutTags(html, most) : html.slice(0, most * 8)), most);
}

/** Text that is not HTML, where tags are meant to be read as they stand; left-over character references are read all the same. */
export function literalText(text: string, most: number): string {
  return plainText(text.replaceAll('<', '&lt;'), most);
}

function withoutTags(html: string, most: number): string {
  const kept: string[] = [];
  let size = 0;
  let depth = 0;
  let silent: string | null = null;
  const parser = new Parser({
    onopentagname(name) {
      depth += 1;
      if (unread.has(name)) silent ??= name;
      if (!inline.has(name)) kept.push(' ');
    },
    onclosetag(name) {
      depth -= 1;
      if (name === silent) silent = null;
      if (!inline.has(name)) kept.push(' ');
    },
    ontext(text) {
      if (silent !== null) return;
      kept.push(text);
      size += text.length;
    },
  });
  const pieces = html.matchAll(/[^]{1,4096}/g);
  for (const [piece] of pieces) {
    if (size > most * 8 || depth > 200) break;
    parser.write(piece);
  }
  parser.end();
  return kept.join('');
}

/** Their content is not for readers. */
const unread = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noembed', 'noframes']);

/** Tags that do not part words. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
