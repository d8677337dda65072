import { formOf } from './forms.ts';
import { stemOf } from './stem.ts';

/** A word of a text: as it was written, folded, as it is compared, and where it stands. */
export interface Word {
  readonly folded: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What a word is, wherever words are compared: search, follows, related articles. Letters and digits side by side, in any case,
 * with or without accents; "Crohn's" is "Crohn", "covid-19" is two. Scripts written without spaces are read sign by sign.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const folded = fold(match[0]);
    if (folded !== '')
      words.push({ folded, stem: stem(folded), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

export function stemsOf(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.stem);
}

/** Words that say nothing by themselves: they are looked for in phrases only, or when there is nothing else. */
export function isLittle(folded: string): boolean {
  return little.has(folded);
}

const pattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]\p{M}*)+(?:['’]s(?![\p{L}\p{N}]))?/gu;

const little = new Set(
  (
    'a an and are as at be been but by can could do does did for from had has have how if in into is its may might my of on or ' +
    'our should so some such than that the their them then there these they this those to was we were what when where ' +
    'which while why will with would you your'
  ).split(' '),
);

/** A token any longer is no word of any language, and indexes have limits. */
const longest = 64;
const special: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ς: 'σ' };

function fold(written: string): string {
  const bare = /^[a-z0-9]+$/i.test(written) ? written : withoutAccents(written);
  return bare.toLowerCase().slice(0, longest);
}

/** Accents and the vowel points of Hebrew and Arabic go; the vowel signs of other scripts are letters to their readers. */
function withoutAccents(written: string): string {
  return written
    .replace(/['’]s$/iu, '')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ßæœøđłıς]/gu, (letter) => special[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** Texts repeat their words: most are stemmed once. */
const known = new Map<string, string>();
const mostKnown = 50_000;

function stem(folded: string): string {
  const before = known.get(folded);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const found = stemOf(formOf(folded));
  known.set(folded, found);
  return found;
}
