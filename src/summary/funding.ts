import { evidenceValues, type Finding, type Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { findingIn } from './labels.ts';

/** Who paid, by name; else that there was no outside money, or that there are ties to companies. */
export function fundingIn(sentences: readonly Span[], cues: Cues['evidence']['funding']): Finding | null {
  for (const sentence of sentences) {
    const other = cues.notStudy.test(sentence.text);
    const payer = namedBefore(sentence.text, cues.pays) ?? (other ? null : payerIn(sentence.text, cues.payer));
    if (payer !== null) return findingIn(sentence, payer);
  }
  return firstWith(sentences, cues.none, evidenceValues.unpaid) ?? firstWith(sentences, cues.ties, evidenceValues.ties);
}

/** The names that follow the paying words, as a list if several are given. */
function payerIn(sentence: string, payer: RegExp): string | null {
  const found = payer.exec(sentence);
  if (found === null) return null;
  const rest = sentence.slice(found.index + found[0].length, found.index + found[0].length + 400);
  return (names.exec(rest)?.[1] ?? unnamed.exec(rest)?.[1])?.replaceAll(/\s+/g, ' ') ?? null;
}

/** The name that leads to "…, which funded the study"; what it is may stand between ("…, a cancer charity which …"). */
function namedBefore(sentence: string, pays: RegExp): string | null {
  const found = pays.exec(sentence);
  if (found === null) return null;
  return (
    nameAtEnd.exec(sentence.slice(Math.max(0, found.index - 250), found.index))?.[1]?.replaceAll(/\s+/g, ' ') ?? null
  );
}

/** "the eye charity Fight for Sight", "the U.S. National Institutes of Health (NIH)". */
const capital = String.raw`(?:(?:\p{Lu}\.){2,4}|\p{Lu}[\p{L}\p{N}’'&-]{0,30})`;
const proper = String.raw`${capital}(?:\s(?:(?:of|for|and|the|&|de|on|at)\s){0,3}${capital}){0,9}(?:(?<=[’']s)(?:\s(?!and\b|or\b|as\b|with\b)\p{Ll}[\p{L}-]{1,20}){1,2})?(?:\s\([\p{L}-]{2,12}\))?`;
const name = String.raw`(?:the\s|an?\s)?(?:(?:UK|US|EU|U\.S\.)\s(?=\p{Ll}))?(?:\p{Ll}[\p{L}-]{1,20}\s){0,4}${proper}`;
const nameAtEnd = new RegExp(
  String.raw`(?:^|[\s(])((?:[Tt]he\s(?:\p{Ll}{2,15}\s)?(?:arm|wing|branch)\sof\s)?(?:[Tt]he\s)?${proper})(?:,?\s(?:an?|the)\s(?:\p{Ll}[\p{L}-]{1,20}\s?){1,4})?,?\s$`,
  'u',
);
const names = new RegExp(String.raw`^[\s:]{1,3}(${name}(?:,\s${name}){0,6}(?:,?\sand\s${name})?)`, 'u');
/** "the maker of the drug, Samplix Pharma", "the tablet’s maker", or just "the government". */
const unnamed = new RegExp(
  String.raw`^\s((?:the|its|an?)\s(?:\p{Ll}[\p{L}’'-]{1,20}\s){0,3}?(?:manufacturer|maker|company|government|industry|charity|drugmaker|grant)(?:\sof\s(?:the|this)\s\p{Ll}{2,20})?(?:,\s${capital}(?:\s${capital}){0,4})?)(?!\p{L})`,
  'u',
);

function firstWith(sentences: readonly Span[], phrases: RegExp, value: string): Finding | null {
  const sentence = sentences.find(({ text }) => phrases.test(text));
  return sentence === undefined ? null : findingIn(sentence, value);
}
