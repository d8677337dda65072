import { cleanByline, namesPeople } from './byline.ts';
import { parseDate } from './dates.ts';

/** What a line around an article says of where it comes from and where it is kept, in the words blogs and publishing systems use. */
export type Remark =
  | { readonly kind: 'original'; readonly name: string | null; readonly url: string | null }
  | { readonly kind: 'source'; readonly name: string | null; readonly url: string | null }
  | { readonly kind: 'filed'; readonly under: readonly string[] }
  | { readonly kind: 'posted'; readonly date: string; readonly by: string | null }
  | { readonly kind: 'added'; readonly by: string }
  | { readonly kind: 'byline'; readonly by: string }
  /** Where the article is over: replies, sharing buttons, neighbouring posts. */
  | { readonly kind: 'end' };

/** Reads one line as such a remark, or null when it is ordinary text. `source` is weaker than `original`: charts and pictures name sources too. */
export function remarkOf(line: string): Remark | null {
  if (line.length > 400) return null;
  for (const [opening, read] of openings) {
    const match = opening.exec(line);
    const remark = match === null ? null : read(line.slice(match[0].length).trim(), line);
    if (remark !== null) return remark;
  }
  return null;
}

const openings: readonly (readonly [RegExp, (rest: string, line: string) => Remark | null])[] = [
  [
    /^(?:see|read|view|visit|go to) (?:the )?(?:full |complete )?original(?: (?:post|article|story|item|source|version|page))?\b/i,
    original,
  ],
  [
    /^(?:this (?:article|post|story|item|piece|content) )?(?:was |is |has )?(?:first|originally) (?:appeared|published|posted)\b/i,
    original,
  ],
  [/^re-?(?:published|posted|printed) (?:here )?(?:with permission )?(?:from|of)\b/i, original],
  [/^original (?:source|article|post|story)\b(?=\s?[:(]|\s+\S)/i, original],
  [/^(?:source|via)\s?:/i, (rest) => (wordCount(rest) > 12 ? null : { kind: 'source', ...named(rest) })],
  [/^this entry was (?:posted|filed) (?:in|under)\b/i, filed],
  [/^this entry was posted on\b[^.]{0,80}\bfiled under\b/i, filed],
  [/^(?:filed under|posted in|categor(?:y|ies))\b\s?:?/i, filed],
  [/^(?:added|shared|submitted|uploaded|posted) by\b\s?:?/i, added],
  [/^(?:posted|published|date|added|updated)\b(?: on)?\s?:?/i, posted],
  [/^(?:(?:written|reported|story|words|text) )?by\b\s?:?(?=\s\p{Lu})/iu, (rest, line) => bylineIn(rest, line)],
  [/^(?:text|texte|texto|autor(?:in)?|auteur|author|von|par)\s?:(?=\s\p{Lu})/iu, (rest, line) => bylineIn(rest, line)],
  // Where the two stand in elements of their own.
  [/^By(?=\p{Lu}\p{Ll})/u, (rest, line) => (namesPeople(rest) ? bylineIn(rest, line) : null)],
  // Other languages’ "by" opens many a sentence, so what follows must have the shape of names.
  [
    /^(?:(?:ein beitrag )?von|par|por|di|door)(?=\s\p{Lu})/iu,
    (rest, line) => (namesPeople(rest) ? bylineIn(rest, line) : null),
  ],
  [
    /^(?:leave a (?:reply|comment)|bookmark the permalink|post a comment|share this|like this|related (?:posts|articles|stories)\b|previous post|next post|\d{1,4} (?:comments?|responses?|replies)\b)/i,
    (rest) => (wordCount(rest) > 10 ? null : { kind: 'end' }),
  ],
  [/^/, (line) => (wordCount(line) <= 8 ? posted(line) : null)],
];

function original(rest: string): Remark | null {
  return wordCount(rest) > 25 ? null : { kind: 'original', ...named(rest) };
}

/** "at MedPage Today: https://…" → its name and address. */
function named(rest: string): { readonly name: string | null; readonly url: string | null } {
  const address = /https?:\/\/[^\s<>"]+/i.exec(rest)?.[0].replace(/[.,;:)\]]+$/, '') ?? null;
  const url = address !== null && URL.canParse(address) ? new URL(address).href : null;
  const name = (address === null ? rest : rest.replace(address, ' '))
    .replace(/^[\s:–—(-]*(?:(?:at|on|in|by|from|here)\b)?[\s:–—(-]*/i, '')
    .replace(/[\s.:;,)(–—-]+$/, '');
  return { url, name: /\p{L}/u.test(name) && name.length <= 100 ? name : null };
}

function filed(rest: string): Remark | null {
  const list = rest.split(/\.(?:\s|$)| and tagged | by | on |\||•/)[0] ?? '';
  const under = list.split(/,|;| and | & /).map((name) => name.replace(/^[\s:]+|[\s:]+$/g, ''));
  const names = under.filter((name) => /\p{L}/u.test(name) && name.length < 60);
  return names.length === 0 || wordCount(list) > 20 ? null : { kind: 'filed', under: names };
}

function added(rest: string): Remark | null {
  const by = cleanByline(rest.split(/ on (?=\w)| at \d/)[0]);
  const date = parseDate(rest);
  if (by === null || wordCount(rest) > 14) return null;
  return date === null ? { kind: 'added', by } : { kind: 'posted', date, by };
}

function posted(rest: string): Remark | null {
  const date = parseDate(rest);
  if (date === null || wordCount(rest) > 16) return null;
  return { kind: 'posted', date, by: cleanByline(/\bby\s(.{2,60})$/i.exec(rest)?.[1]) };
}

function bylineIn(rest: string, line: string): Remark | null {
  const by = cleanByline(rest.split(/\s[|•·–—-]\s/)[0]);
  return by === null || wordCount(rest) > 12 || /[.!?]$/.test(line) ? null : { kind: 'byline', by };
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
