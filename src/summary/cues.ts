import { z } from 'zod';
import { patternOf } from './phrase.ts';

/** A weighted idea, and the ways people put it (see phrase.ts for how phrases are written). */
const phrases = z.array(z.string().min(1).max(400)).min(1).max(200).transform(compiled);
const cue = z.strictObject({ idea: z.string(), weight: z.number().min(-10).max(10), phrases });

/**
 * A label's value, and the phrases it is read from. `clear` phrases say it outright, `likely` ones nearly so: without either, nothing is
 * shown.
 */
const kind = z.strictObject({
  value: z.string().min(1),
  clear: phrases,
  likely: phrases.optional(),
  hints: phrases.optional(),
  unless: phrases.optional(),
});

const words = z.array(z.string().min(1)).min(1);

/** Something a reader wants to know, and how articles speak of it. */
const question = z.strictObject({ question: z.string().min(1), mentioned: phrases, unless: phrases.optional() });

/** What config/cues/{advice,caution,checklist,evidence,hype}.yaml hold, checked and compiled. */
export const cuesSchema = z.strictObject({
  advice: z.strictObject({ phrases, unless: phrases }),
  caution: z.strictObject({ least: z.number().positive(), reach: phrases, cues: z.array(cue).min(1) }),
  checklist: z.array(question).min(1),
  hype: z.strictObject({ phrases }),
  evidence: z.strictObject({
    // `trial` marks those in which something was tried on people.
    studyKind: z.array(kind.extend({ trial: z.boolean().optional() })).min(1),
    subjects: z.array(kind).min(1),
    controlGroup: z.array(kind).min(1),
    availability: z.array(kind).min(1),
    sampleSize: z.strictObject({
      counted: words,
      study: phrases,
      counting: phrases,
      notStudy: phrases,
      elsewhere: phrases,
    }),
    publishedIn: z.strictObject({
      families: words,
      journals: words,
      publishing: phrases,
      meeting: phrases,
      notMeeting: phrases,
      preprint: phrases,
    }),
    funding: z.strictObject({ payer: phrases, pays: phrases, notStudy: phrases, ties: phrases, none: phrases }),
  }),
});

export type Cues = z.infer<typeof cuesSchema>;
export type Cue = z.infer<typeof cue>;
export type Kind = z.infer<typeof kind>;

function compiled(phrases: readonly string[], context: z.RefinementCtx): RegExp {
  try {
    return patternOf(phrases);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
}
