import type { Bounds } from './grow.ts';
import { voids } from './markup.ts';

/**
 * HTML cut down to what a tree may hold: tags nested too deep are dropped (their text stays), everything after the last element allowed is
 * cut off, and a run of stray `<` becomes one. Takes one linear pass, so that a page made to hang parsers is harmless before one sees it.
 */
export function boundHtml(html: string, most: Bounds): string {
  const kept: string[] = [];
  const open: string[] = [];
  /** Open tags that were dropped, by name: all of them stand inside the innermost open one that was kept. */
  const dropped = new Map<string, number>();
  let elements = 0;
  let from = 0;
  let at = html.indexOf('<');

  while (at !== -1) {
    const tag = tagAt(html, at);
    const drops = tag.end === -1 || !stays(tag);
    const ends = tag.end === -1 || elements > most.elements;
    if (drops || ends) {
      kept.push(html.slice(from, at));
      from = ends ? html.length : tag.end;
    }
    at = ends ? -1 : html.indexOf('<', tag.end);
  }
  kept.push(html.slice(from));
  return kept.join('');

  /** Follows the tree as htmlparser2 would build it. */
  function stays(tag: Tag): boolean {
    if (tag.name === '') return !tag.stray && !html.startsWith('<!--', at);
    if (tag.closing && tag.name !== 'br') return closes(tag.name);
    const stands = rawText.has(tag.name) || voids.has(tag.name) || opens(tag);
    if (stands) elements += 1;
    return stands;
  }

  function opens(tag: Tag): boolean {
    if (dropped.size === 0) {
      if (html.charAt(tag.end - 2) === '/' && (open.includes('svg') || open.includes('math'))) return true;
      const implied = impliedEnds[tag.name] ?? nothing;
      for (let last = open.at(-1); last !== undefined && implied.has(last); last = open.at(-1)) open.pop();
      if (open.length < most.depth) {
        open.push(tag.name);
        return true;
      }
    }
    dropped.set(tag.name, (dropped.get(tag.name) ?? 0) + 1);
    return false;
  }

  /** A closing tag goes with its opening one, and so does a `</p>` that closes nothing: parsers make an element of it. */
  function closes(name: string): boolean {
    const ghosts = dropped.get(name) ?? 0;
    if (ghosts > 1) dropped.set(name, ghosts - 1);
    else dropped.delete(name);
    if (ghosts > 0) return false;
    if (!open.includes(name)) return name !== 'p';
    open.length = open.lastIndexOf(name);
    dropped.clear();
    return true;
  }
}

interface Tag {
  /** Lower case; empty for comments, declarations and stray `<`. */
  readonly name: string;
  readonly closing: boolean;
  /** A `<` that opens nothing and is followed by another. */
  readonly stray: boolean;
  /** Just behind it, the content of script and style included; -1 when it never ends. */
  readonly end: number;
}

function tagAt(html: string, at: number): Tag {
  const [head, slash, name] = namePattern(html, at);
  if (head === '') return { name: '', closing: false, ...notATag(html, at) };
  const lower = name.toLowerCase();
  const end = tagEnd(html, at + head.length);
  const closing = slash === '/';
  return { name: lower, closing, stray: false, end: closing || !rawText.has(lower) ? end : rawEnd(html, end, lower) };
}

function namePattern(html: string, at: number): readonly [string, string, string] {
  const pattern = /<(\/?)([a-z][^\s/>]{0,100})/iy;
  pattern.lastIndex = at;
  const match = pattern.exec(html);
  return match === null ? ['', '', ''] : [match[0], match[1] ?? '', match[2] ?? ''];
}

function notATag(html: string, at: number): { stray: boolean; end: number } {
  if (html.startsWith('<!--', at)) return { stray: false, end: after(html, '-->', at + 2) };
  if (/[!?/]/.test(html.charAt(at + 1))) return { stray: false, end: after(html, '>', at) };
  return { stray: html.charAt(at + 1) === '<', end: at + 1 };
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

/** The `>` that ends a tag, quoted attribute values stepped over. */
function tagEnd(html: string, from: number): number {
  const next = /[>=]/g;
  next.lastIndex = from;
  for (let match = next.exec(html); match !== null; match = next.exec(html)) {
    if (match[0] === '>') return match.index + 1;
    const value = /\s*(["'])/y;
    value.lastIndex = match.index + 1;
    const quote = value.exec(html)?.[1];
    if (quote === undefined) continue;
    const close = html.indexOf(quote, value.lastIndex);
    if (close === -1) return -1;
    next.lastIndex = close + 1;
  }
  return -1;
}

function rawEnd(html: string, from: number, name: string): number {
  if (from === -1) return -1;
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? -1;
}

const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes', 'plaintext']);
const nothing: ReadonlySet<string> = new Set();
const cells = new Set(['td', 'th']);
const paragraph = new Set(['p']);
/** Which open elements a tag ends without saying so (HTML standard, "optional tags"). */
const impliedEnds: Readonly<Record<string, ReadonlySet<string>>> = {
  tr: new Set(['tr', ...cells]),
  td: new Set(['thead', ...cells]),
  th: cells,
  tbody: new Set(['thead', 'tbody', 'tr', ...cells]),
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  option: new Set(['option']),
  optgroup: new Set(['optgroup', 'option']),
  ...Object.fromEntries(
    'address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'
      .split(' ')
      .map((name) => [name, paragraph]),
  ),
};
