/**
 * Turns a phrase as people write it in config/cues into a pattern. It cannot run away on hostile text: nothing in it repeats without a
 * small bound.
 *
 * - Case, and straight or curly apostrophes, make no difference; a phrase starts and ends at a word's edge.
 * - `(a|b)` either; `(a|b)?` or neither. A space inside the brackets belongs to the choice: `(very )?small`.
 * - `word*` any ending; `-` also matches a space or nothing; ` not` also matches "n't".
 * - `~` up to three words; `...` up to sixty characters of the same sentence; `{number}` a number, in digits or as a word.
 *
 * Throws a SyntaxError that names the phrase when it holds anything else.
 */
export function patternOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<!\\w)(?:${phrases.map(sourceOf).join('|')})(?!\\w)`, 'i');
}

/** The same pattern, to find every place it fits. */
export function everywhere(pattern: RegExp): RegExp {
  const known = twins.get(pattern) ?? new RegExp(pattern.source, 'gi');
  twins.set(pattern, known);
  return known;
}

const twins = new WeakMap<RegExp, RegExp>();

const blank = String.raw`\s{1,4}`;
const word = String.raw`[\w'’-]{1,30},?`;

export const numberSource = String.raw`(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?(?:\s(?:hundred|thousand|million))?|(?:(?:a|two|three|four|five|six|seven|eight|nine|ten|several)\s)?(?:dozen|hundred|thousand)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`;

/** Each sign of the little language, and the pattern it stands for; the first that fits is taken. */
const signs: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^ \.\.\. /, () => String.raw`\b[^.;!?]{0,60}?\b`],
  [/^ ~ /, () => `${blank}(?:${word}${blank}){0,3}`],
  [/^ not\b/, () => String.raw`(?:\s{0,4}not|n?['’]t)`],
  [/^\{number\}/, () => numberSource],
  [/^ /, () => blank],
  [/^-/, () => String.raw`[-‐‑–\s]?`],
  [/^'/, () => `['’]`],
  [/^\*/, () => String.raw`[\w'’-]{0,20}`],
  [/^\(/, () => '(?:'],
  [/^\)\??/, (found) => found],
  [/^\|/, (found) => found],
  [/^[.,:/$%&£€]/, (found) => (/[.$]/.test(found) ? `\\${found}` : found)],
  [/^[\p{L}\p{N}]+/u, (found) => found],
];

function sourceOf(phrase: string): string {
  let source = '';
  let rest = phrase.trim();
  while (rest !== '') {
    const [found, replacement] = next(rest, phrase);
    source += replacement;
    rest = rest.slice(found.length);
  }
  if (!balanced(phrase)) throw new SyntaxError(`The phrase "${phrase}" has brackets that do not match.`);
  return source;
}

function next(rest: string, phrase: string): readonly [string, string] {
  for (const [sign, replace] of signs) {
    const found = sign.exec(rest)?.[0];
    if (found !== undefined) return [found, replace(found)];
  }
  throw new SyntaxError(`The phrase "${phrase}" holds "${rest[0]}", which phrases cannot hold.`);
}

function balanced(phrase: string): boolean {
  let depth = 0;
  for (const sign of phrase) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
