import { readLanguages } from '../../src/config/languages.ts';
import { createLanguages } from '../../src/core/languages.ts';
import type { Language, Languages } from '../../src/core/speak.ts';

/** The languages of config/languages, and what the German one was asked for and does not have. */
export function realLanguages(): { readonly languages: Languages; readonly missing: Set<string> } {
  const problems: string[] = [];
  const held = createLanguages(readLanguages('config', problems));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const missing = new Set<string>();
  const overheard = (language: Language): Language => ({
    ...language,
    say: (english) => noted(english, language.say(english)),
    count: (english, count) => noted(english, language.count(english, count)),
  });
  const noted = (english: string, said: string | undefined): string | undefined => {
    // Places and punctuation alone are the same in both.
    if (said === undefined && /\p{L}/u.test(english.replaceAll(/\{\w\}/g, ''))) missing.add(english);
    return said;
  };
  const all = held.all.map((language) => (language.tag === 'de' ? overheard(language) : language));
  const find = (tag: string | null | undefined): Language | undefined =>
    all.find((language) => language.tag === held.find(tag)?.tag);
  return {
    languages: { all, find, pick: (tag) => find(tag) ?? all[0] ?? held.pick(tag) },
    missing,
  };
}
