import type { Part, Query } from '../core/query.ts';
import { readQuery, sayFilters } from '../core/query.ts';
import type { Search } from '../core/searching.ts';
import { stemsOf, wordsOf } from '../core/words.ts';
import { findsAny, merged, type Archive } from './search.ts';

/**
 * The same words, each that this community's archive does not know replaced by the likeliest one it does; as it would be typed,
 * with the filters that were typed. Undefined where that would find nothing.
 */
export async function suggest(archive: Archive, community: string, search: Search): Promise<string | undefined> {
  const query = merged(search);
  const mended: (readonly string[])[] = [];
  for (const part of query.wanted) mended.push(await mend(archive, community, part));
  if (query.wanted.every((part, at) => mended[at]?.[0] === plain(part))) return undefined;
  for (const words of choices(mended)) {
    const said = [...words, ...query.unwanted.map((part) => `-${quotedIfLong(part.text)}`)].join(' ');
    const typed = [said, sayFilters(readQuery(search.words))].filter((part) => part !== '').join(' ');
    const { wanted } = readQuery(said);
    if (await findsAny(archive, community, { ...query, wanted })) return typed;
  }
  return undefined;
}

const tried = 4;

/** Ways to write a part, the likeliest first; itself alone when it is known. */
async function mend(archive: Archive, community: string, part: Part): Promise<readonly string[]> {
  const itself = plain(part);
  const words = wordsOf(part.text);
  const [first] = words;
  if (!first || (await isKnown(archive, community, [part]))) return [itself];
  if (words.length > 1) return mendPhrase(archive, community, part);
  const begun = await archive.vocabulary.beginning(first.folded, tried);
  const near = await archive.vocabulary.near(first.folded, tried);
  const likely = [...new Set([...near, ...begun.map(({ word }) => word)])];
  return likely.length > 0 ? likely : [itself];
}

/** Its unknown words, each by the likeliest one. */
async function mendPhrase(archive: Archive, community: string, part: Part): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { folded, stem } of wordsOf(part.text)) {
    const known = await isKnown(archive, community, [{ text: folded, stems: [stem] }]);
    written.push(known ? folded : ((await archive.vocabulary.near(folded, 1))[0] ?? folded));
  }
  return [quotedIfLong(written.join(' '))];
}

function isKnown(archive: Archive, community: string, wanted: Query['wanted']): Promise<boolean> {
  return findsAny(archive, community, { wanted, unwanted: [] });
}

/** The likeliest of all first, then one changed at a time. */
function* choices(mended: readonly (readonly string[])[]): Generator<readonly string[]> {
  const likeliest = mended.map(([first = '']) => first);
  yield likeliest;
  for (const [at, ways] of mended.entries()) for (const other of ways.slice(1)) yield likeliest.with(at, other);
}

function plain({ text }: Part): string {
  return quotedIfLong(text);
}

function quotedIfLong(text: string): string {
  return /\s/.test(text) && stemsOf(text).length > 1 ? `"${text}"` : text;
}
