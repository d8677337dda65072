import type { Evidence, Span } from '../core/judgement.ts';
import type { Cues } from './cues.ts';
import { fundingIn } from './funding.ts';
import { firstStated } from './labels.ts';
import { publishedIn } from './published-in.ts';
import { sampleSizeIn } from './sample-size.ts';
import { studyKindIn } from './study-kind.ts';
import { subjectsIn } from './subjects.ts';

/** The labels a careful reader could take from the text, each with its sentence. What is not said clearly stays null: "not stated". */
export function evidenceIn(sentences: readonly Span[], cues: Cues['evidence']): Evidence {
  const studyKind = studyKindIn(sentences, cues.studyKind);
  const sampleSize = sampleSizeIn(sentences, cues.sampleSize);
  return {
    studyKind,
    subjects: subjectsIn(sentences, cues.subjects, sampleSize),
    sampleSize,
    controlGroup: firstStated(sentences, cues.controlGroup),
    publishedIn: publishedIn(sentences, cues.publishedIn),
    funding: fundingIn(sentences, cues.funding),
    availability: firstStated(sentences, cues.availability),
  };
}
