import type { Page } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Caution, Span, Warning } from '../core/judgement.ts';
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
  const language = name === null ? 'a language other than English' : name;
  return {
    kind: 'not-judged',
    text: `The article is in ${language}: caution and evidence are read from English only, so look for them yourself. The summary is its first sentences.`,
  };
}

const noCaution: Warning = {
  kind: 'no-caution',
  text: 'No sentence was found in which the article says what the news does not show. Look for one, or for what an outside expert says.',
};

function short(page: Page, sentences: readonly Span[]): Warning | null {
  if (page.text.trim().length >= 400 && sentences.length >= 3) return null;
  const count = sentences.length === 1 ? 'one sentence' : `${sentences.length} sentences`;
  return {
    kind: 'short',
    text: `Only ${count} could be read. The page may show just a beginning: open it and check that the article is whole.`,
  };
}

const year = 365.25 * 24 * 3600 * 1000;

function old(page: Page, now: Instant): Warning | null {
  const published = page.publishedAt === null ? Number.NaN : Date.parse(page.publishedAt);
  const years = (now - published) / year;
  if (Number.isNaN(published) || years <= 2) return null;
  // The day where it was published, not the one in London.
  const own = Date.parse(page.publishedAt?.slice(0, 10) ?? '');
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(own);
  const age = `more than ${Math.floor(years)} years ago`;
  return { kind: 'old', text: `Published on ${day}, ${age}: check whether later studies came to another result.` };
}

function overpraise(page: Page, hype: Cues['hype']): Warning | null {
  const found = [page.title, page.text].flatMap((text) =>
    [...text.matchAll(everywhere(hype.phrases))].map(([words]) => words),
  );
  const words = [...new Map(found.map((phrase) => [phrase.toLowerCase(), phrase.replaceAll(/\s+/g, ' ')])).values()];
  if (words.length === 0) return null;
  const quoted = words.slice(0, 5).map((phrase) => `“${phrase}”`);
  return { kind: 'hype', text: `Words that promise more than a study can show: ${quoted.join(', ')}.` };
}
