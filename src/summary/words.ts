/** The words of a text that carry its subject, as stems, in order and with repeats: what similarity and categories count. */
export function contentWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems: string[] = [];
  for (const word of words) {
    const known = knownStems.get(word) ?? remembered(word);
    if (known !== '') stems.push(known);
  }
  return stems;
}

/** Words repeat, within a page and from page to page, and finding a stem costs far more than looking it up. */
const knownStems = new Map<string, string>();
const most = 50_000;

/** Its stem, or nothing for a word that says nothing. */
function remembered(word: string): string {
  const found = word.length < 2 || empty.has(word) ? '' : stem(word);
  if (knownStems.size >= most) knownStems.clear();
  if (word.length <= 40) knownStems.set(word, found);
  return found;
}

/**
 * English endings off, lightly: `studies` and `study`, `treated` and `treating` become one. It errs towards leaving words alone; other
 * languages pass through nearly untouched.
 */
function stem(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/(?<=[^aeiou])ies$/, 'y')
    .replace(/(?<=[^su])s$/, '')
    .replace(/e$/, '');
  if (singular.length < 6) return singular;
  const bare = singular.replace(/(?:ing|ed|ly|ment|ness)$/, '');
  if (bare.length < 4 || bare === singular) return singular;
  return bare.replace(/([b-df-hj-np-rtv-z])\1$/, '$1').replace(/e$/, '');
}

/** Words that say nothing about the subject. */
const empty = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by can cannot
  could did do does doing don down during each few for from further had has have having he her here hers herself him himself his how i if
  in into is it its itself just like ll me more most my myself no nor not of off on once one only or other ought our ours out over own re
  said same say says she should so some such than that the their theirs them themselves then there these they this those through to too
  two under until up ve very was we were what when where which while who whom why will with would you your yours`.split(
    /\s+/,
  ),
);
