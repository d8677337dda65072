import { english, type Language, type Languages } from './speak.ts';

/** What a language says for our English, as config/languages has it. */
export interface Dictionary {
  /** BCP 47, such as `de`. */
  readonly tag: string;
  /** What the language calls itself. */
  readonly name: string;
  /** By the English; for what is counted, one form for each of the language's plural rules (Unicode CLDR: `one`, `few`, `other` …). */
  readonly phrases: Readonly<Record<string, string | Forms>>;
}

type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string | undefined } & { readonly other: string };

/** English and those that have a dictionary. `usual` is what is spoken where nobody's own language is known or spoken. */
export function createLanguages(dictionaries: readonly Dictionary[], usual = 'en'): Languages {
  const all = [english, ...dictionaries.map(languageOf)];
  const find = (tag: string | null | undefined): Language | undefined => {
    const wanted = tag?.toLowerCase();
    const base = wanted?.split('-')[0];
    return (
      all.find((language) => language.tag.toLowerCase() === wanted) ?? all.find(({ tag }) => tag.split('-')[0] === base)
    );
  };
  return { all, find, pick: (tag) => find(tag) ?? find(usual) ?? english };
}

function languageOf({ tag, name, phrases }: Dictionary): Language {
  const rules = new Intl.PluralRules(tag);
  const known = new Map(Object.entries(phrases));
  return {
    tag,
    name,
    say: (text) => {
      const said = known.get(text);
      return typeof said === 'string' ? said : undefined;
    },
    count: (text, count) => {
      const said = known.get(text);
      return typeof said === 'object' ? (said[rules.select(count)] ?? said.other) : said;
    },
  };
}
