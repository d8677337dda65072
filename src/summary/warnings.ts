import type { Page } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Caution, Span, Warning } from '../core/judgement.ts';
import { all, own, phrase, plural } from '../core/phrase.ts';
import type { Cues } from './cues.ts';
import { languageName } from './language.ts';
import { everywhere } from './phrase.ts';

/** What a moderator should look at before publishing, gravest first. Nothing here is shown to members. */
export function warningsOf(
  page: Page,
  {
    sentences,
    caution,
    english,
  }: { readonly sentences: readonly Span[]; readonly caution: Caution | null; readonly english: boolean },
  hype: Cues['hype'],
  now: Instant,
): readonly Warning[] {
  return [
    english ? null : notJudged(page),
    english && caution === null ? noCaution : null,
    short(page, sentences),
    old(page, now),
    english ? overpraise(page, hype) : null,
  ].filter((warning) => warning !== null);
}

function notJudged(page: Page): Warning {
  const name = /^en\b/i.test(page.language ?? 'en') ? null : languageName(page.language);
  return {
    kind: 'not-judged',
    text:
      name === null
        ? phrase`The article is in a language other than English: caution and evidence are read from English only, so look for them yourself. The summary is its first sentences.`
        : phrase`The article is in ${own(name)}: caution and evidence are read from English only, so look for them yourself. The summary is its first sentences.`,
  };
}

const noCaution: Warning = {
  kind: 'no-caution',
  text: phrase`No sentence was found in which the article says what the news does not show. Look for one, or for what an outside expert says.`,
};

function short(page: Page, sentences: readonly Span[]): Warning | null {
  if (page.text.trim().length >= 400 && sentences.length >= 3) return null;
  return {
    kind: 'short',
    text: plural(
      sentences.length,
      'Only one sentence could be read. The page may show just a beginning: open it and check that the article is whole.',
      'Only {n} sentences could be read. The page may show just a beginning: open it and check that the article is whole.',
    ),
  };
}

const year = 365.25 * 24 * 3600 * 1000;

function old(page: Page, now: Instant): Warning | null {
  const published = page.publishedAt === null ? Number.NaN : Date.parse(page.publishedAt);
  const years = (now - published) / year;
  if (Number.isNaN(published) || years <= 2) return null;
  // The day where it was published, not the one in London.
  const day = { kind: 'day', day: page.publishedAt ?? '' } as const;
  return {
    kind: 'old',
    text: phrase`Published on ${day}, more than ${Math.floor(years)} years ago: check whether later studies came to another result.`,
  };
}

function overpraise(page: Page, hype: Cues['hype']): Warning | null {
  const found = [page.title, page.text].flatMap((text) =>
    [...text.matchAll(everywhere(hype.phrases))].map(([words]) => words),
  );
  const words = [...new Map(found.map((one) => [one.toLowerCase(), one.replaceAll(/\s+/g, ' ')])).values()];
  if (words.length === 0) return null;
  const quoted = words.slice(0, 5).map((one) => `“${one}”`);
  return { kind: 'hype', text: phrase`Words that promise more than a study can show: ${all(quoted)}.` };
}
