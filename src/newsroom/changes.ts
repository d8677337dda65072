import type { Article, Changes, Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { phrase, type Said } from '../core/phrase.ts';
import type { Judgement, Span } from '../core/judgement.ts';
import { visible } from '../core/visible.ts';
import { changesIn } from '../core/wording/edit.ts';
import { knownSlugs } from './known.ts';
import type { Needs } from './needs.ts';

type Changed = Pick<Article, 'title' | 'categories' | 'judgement'>;

/**
 * What a moderator may change, applied: title, categories, and which of the article's own sentences make the summary. The
 * caution stays in it, whatever was chosen. Throws NewsError `bad-input` with the field at fault.
 */
export async function applyChanges(
  needs: Needs,
  before: Page & Changed & { readonly community: string },
  typed: Changes,
): Promise<Changed> {
  const changes = changesIn(typed, before);
  return {
    title: changes.title === undefined ? before.title : readTitle(changes.title),
    categories:
      changes.categories === undefined
        ? before.categories
        : knownSlugs(changes.categories, await needs.categories.list(before.community)),
    judgement: changes.sentences === undefined ? before.judgement : withSentences(needs, before, changes.sentences),
  };
}

const limits = { title: 250, sentences: 5 };

function readTitle(typed: string): string {
  const title = visible(typed);
  if (title === '')
    throw new NewsError('bad-input', phrase`The title is empty. Give the article’s own title.`, { field: 'title' });
  if (title.length > limits.title) {
    throw new NewsError(
      'bad-input',
      phrase`The title holds ${title.length} characters, and ${limits.title} are allowed. Please shorten it.`,
      { field: 'title' },
    );
  }
  return title;
}

function withSentences(needs: Needs, before: Page & Changed, sentences: readonly string[]): Judgement {
  const { caution } = before.judgement;
  const chosen = sentences
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => located(needs, before, sentence))
    // The caution is put back below; parts of it, or longer stretches around it, would say it twice.
    .filter((span) => !caution || span.end <= caution.start || span.start >= caution.end);
  if (chosen.length === 0 && !caution)
    throw wrong(phrase`The summary is empty. Give one to five sentences of the article, one a line.`);
  if (chosen.length > limits.sentences) {
    throw wrong(
      phrase`A summary has at most ${limits.sentences} sentences besides the caution; these are ${chosen.length}.`,
    );
  }
  const summary = withoutOverlaps(
    caution ? [...chosen, { text: caution.text, start: caution.start, end: caution.end }] : chosen,
  );
  const same =
    summary.length === before.judgement.summary.length &&
    summary.every(
      (span, index) =>
        span.start === before.judgement.summary[index]?.start && span.end === before.judgement.summary[index]?.end,
    );
  // Its grade was measured on the old sentences, and an unknown one is not guessed.
  return same ? before.judgement : { ...before.judgement, summary, readingGrade: null };
}

function located(needs: Needs, page: Page, sentence: string): Span {
  const span = needs.judge.locate(page, sentence);
  if (span) return span;
  throw wrong(
    phrase`The article does not say “${visible(sentence).slice(0, 200)}” word for word. A summary is made of its own sentences only: copy one from it, or leave this line out.`,
  );
}

/** In the order of the article, each stretch once. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
  }
  return kept;
}

function wrong(message: Said): NewsError {
  return new NewsError('bad-input', message, { field: 'sentences' });
}
