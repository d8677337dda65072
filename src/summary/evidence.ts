import type { Evidence, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { fundingIn } from './funding.ts';
import { firstStated } from './labels.ts';
import { publishedIn } from './published-in.ts';
import { sampleSizeIn } from './sample-size.ts';
import { studyKindIn } from './study-kind.ts';
import { subjectsIn } from './subjects.ts';

/**
 * The labels a careful reader could take from the text, each with its sentence. What is not said clearly stays null: "not stated".
 * `statements` are the article's whole sentences; where it was published and who paid may also stand in `all`, in a note below it.
 */
export function evidenceIn(statements: readonly Span[], all: readonly Span[], cues: Cues['evidence']): Evidence {
  const sampleSize = sampleSizeIn(statements, cues.sampleSize);
  const subjects = subjectsIn(statements, cues, sampleSize);
  return {
    studyKind: studyKindIn(statements, cues.studyKind, subjects),
    subjects,
    sampleSize,
    controlGroup: firstStated(statements, cues.controlGroup),
    publishedIn: publishedIn(all, cues.publishedIn),
    funding: fundingIn(all, cues.funding),
    availability: firstStated(statements, cues.availability),
  };
}
