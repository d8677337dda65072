import type { Page } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import { nothingStated, type Judgement, type Span } from '../core/judgement.ts';
import type { Judge } from '../core/reading.ts';
import { categoriesOf } from './categories.ts';
import { cautionIn } from './caution.ts';
import { checklistOf } from './checklist.ts';
import type { Cues } from './cues.ts';
import { evidenceIn } from './evidence.ts';
import { isStatement } from './furniture.ts';
import { isEnglish } from './language.ts';
import { locateIn } from './locate.ts';
import { gradeOf } from './readability.ts';
import { sentencesOf } from './sentences.ts';
import { leadOf, summarise } from './summary.ts';
import { warningsOf } from './warnings.ts';

/**
 * A judge that reads by the cues given. It only ever points at sentences of the page; it writes none. Languages other than English get
 * their first sentences and a warning, never a label.
 */
export function createJudge(cues: Cues): Judge {
  return {
    judge: (page, now, chosen = []) => (isEnglish(page) ? judged(page, cues, now, chosen) : unjudged(page, cues, now)),
    candidates: (page) =>
      isEnglish(page) ? sentencesOf(page.text).filter((sentence) => isStatement(sentence, page.title)) : [],
    categorise: categoriesOf,
    locate: (page, sentence) => locateIn(page.text, sentence),
  };
}

function judged(page: Page, cues: Cues, now: Instant, chosen: readonly number[]): Judgement {
  const sentences = sentencesOf(page.text);
  const statements = new Set(sentences.filter((sentence) => isStatement(sentence, page.title)));
  const allowed = (sentence: Span) => statements.has(sentence);
  const caution = cautionIn(sentences, allowed, cues.caution);
  const evidence = evidenceIn([...statements], sentences, cues.evidence);
  const summary = summarise(sentences, allowed, caution, cues, chosen);
  return {
    summary,
    caution,
    evidence,
    readingGrade: gradeOf(summary),
    warnings: warningsOf(page, { sentences, caution, english: true }, cues.hype, now),
    checklist: checklistOf([...statements], evidence, cues.checklist),
  };
}

function unjudged(page: Page, cues: Cues, now: Instant): Judgement {
  const sentences = sentencesOf(page.text, page.language ?? 'en');
  return {
    summary: leadOf(sentences, (sentence) => isStatement(sentence, page.title)),
    caution: null,
    evidence: nothingStated,
    readingGrade: null,
    warnings: warningsOf(page, { sentences, caution: null, english: false }, cues.hype, now),
    checklist: [],
  };
}
