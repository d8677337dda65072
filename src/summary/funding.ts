import type { Finding, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { findingIn } from './labels.ts';

/** Who paid, by name when the text names them; else that there was no outside money, or that there are ties to companies. */
export function fundingIn(sentences: readonly Span[], cues: Cues['evidence']['funding']): Finding | null {
  const paid = sentences.find(({ text }) => cues.payer.test(text));
  if (paid !== undefined)
    return findingIn(paid, payerIn(paid.text, cues.payer) ?? 'stated without a name, see the quote');
  const none = sentences.find(({ text }) => cues.none.test(text));
  if (none !== undefined) return findingIn(none, 'no outside funding');
  const ties = sentences.find(({ text }) => cues.ties.test(text));
  return ties === undefined ? null : findingIn(ties, 'ties to companies, see the quote');
}

/** What follows the paying words, up to the end of the clause. */
function payerIn(sentence: string, payer: RegExp): string | null {
  const found = payer.exec(sentence);
  if (found === null) return null;
  const rest = sentence.slice(found.index + found[0].length);
  const name =
    /^[\s:]{0,3}((?:(?!\s(?:which|who|that|to|with|after|but|because|said|says|has|was|were|is|are)\b)[^.;!?()]|(?<=\b\p{Lu})\.|\.(?=\w)){2,140})/u.exec(
      rest,
    )?.[1];
  const tidy = name
    ?.replaceAll(/\s+/g, ' ')
    .replace(/[\s,"”’']+$/, '')
    .trim();
  return tidy === undefined ||
    !/\p{Lu}|\b(?:compan|government|manufacturer|maker|charit|industry|institute)/u.test(tidy)
    ? null
    : tidy;
}
