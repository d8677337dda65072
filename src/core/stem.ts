/**
 * The stem of an English word, by M. F. Porter's algorithm (Program 14.3, 1980, https://tartarus.org/martin/PorterStemmer/):
 * "treating", "treated" and "treatments" have one. Takes lower case; words of other alphabets, with digits, or of one or two letters
 * are their own stem.
 */
export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let stem = withoutPlural(word);
  stem = withoutPast(stem);
  if (stem.endsWith('y') && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(stem, doubleSuffixes, 0);
  stem = replaced(stem, suffixes, 0);
  stem = dropped(stem);
  return withoutLastE(stem);
}

const doubleSuffixes: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const suffixes: readonly Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
/** Longest first where one ends in another. */
const endings = (
  'ement ance ence able ible ment sion tion ant ent ism ate iti ous ive ize al er ic ou'.split(' ') satisfies string[]
).map((ending) => [ending, ending.length - (/^[st]ion$/.test(ending) ? 1 : 0)] as const);

type Rule = readonly [ending: string, instead: string];

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const cut = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - cut);
  if (cut === 0 || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem) || stem.endsWith('yy')) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** The first rule whose ending fits decides, whether or not enough is left of the word for it. */
function replaced(word: string, rules: readonly Rule[], least: number): string {
  const rule = rules.find(([ending]) => word.endsWith(ending));
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  return measure(stem) > least ? stem + rule[1] : word;
}

function dropped(word: string): string {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const stem = word.slice(0, word.length - found[1]);
  return measure(stem) > 1 ? stem : word;
}

function withoutLastE(word: string): string {
  const bare = word.endsWith('e') ? word.slice(0, -1) : word;
  const left = measure(bare);
  const stem = bare !== word && (left > 1 || (left === 1 && !endsShort(bare))) ? bare : word;
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

/** How often a run of vowels is followed by consonants. */
function measure(stem: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < stem.length; at += 1) {
    const vowel = isVowel(stem, at);
    if (afterVowel && !vowel) count += 1;
    afterVowel = vowel;
  }
  return count;
}

function hasVowel(stem: string): boolean {
  for (let at = 0; at < stem.length; at += 1) if (isVowel(stem, at)) return true;
  return false;
}

/** Consonant, vowel, consonant at the end, the last one no w, x or y: "hop", not "snow". */
function endsShort(stem: string): boolean {
  const last = stem.length - 1;
  return (
    last >= 2 && !isVowel(stem, last) && isVowel(stem, last - 1) && !isVowel(stem, last - 2) && !/[wxy]$/.test(stem)
  );
}

function isVowel(word: string, at: number): boolean {
  const letter = word.charAt(at);
  return 'aeiou'.includes(letter) || (letter === 'y' && at > 0 && !isVowel(word, at - 1));
}
