import { anatomy } from './synonyms/anatomy.ts';
import { birth } from './synonyms/birth.ts';
import { cancer } from './synonyms/cancer.ts';
import { care } from './synonyms/care.ts';
import { digestion } from './synonyms/digestion.ts';
import { drugs } from './synonyms/drugs.ts';
import { feelings } from './synonyms/feelings.ts';
import { food } from './synonyms/food.ts';
import { habits } from './synonyms/habits.ts';
import { heart } from './synonyms/heart.ts';
import { hormones } from './synonyms/hormones.ts';
import { infections } from './synonyms/infections.ts';
import { joints } from './synonyms/joints.ts';
import { lungs } from './synonyms/lungs.ts';
import { medicines } from './synonyms/medicines.ts';
import { mind } from './synonyms/mind.ts';
import { nerves } from './synonyms/nerves.ts';
import { operations } from './synonyms/operations.ts';
import { people } from './synonyms/people.ts';
import { research } from './synonyms/research.ts';
import { senses } from './synonyms/senses.ts';
import { skin } from './synonyms/skin.ts';
import { symptoms } from './synonyms/symptoms.ts';
import { work } from './synonyms/work.ts';
import { world } from './synonyms/world.ts';
import { stemsOf } from './words.ts';

/** A run of stems, and the runs that a text may say instead. */
export interface Synonyms {
  readonly run: readonly string[];
  readonly same: readonly (readonly string[])[];
}

/**
 * What patients say and what doctors write ("heart attack", "myocardial infarction"), what is written short, and what is written in
 * one word or in two: the longest that begins at this stem. Undefined where the stem stands for itself.
 */
export function synonymsAt(stems: readonly string[], at: number): Synonyms | undefined {
  return byFirst.get(stems[at] ?? '')?.find(({ run }) => run.every((stem, index) => stems[at + index] === stem));
}

/**
 * Of a line, all before the colon say the same and find what stands behind it; what stands behind it is narrower, or too ambiguous a
 * word to be found by them ("Ms Jones"), and finds itself alone. Forms and spellings are forms.ts's to know. A name stands before a
 * colon once, and a line has nine names at most: each is one more to look for.
 */
export const synonymLines: readonly string[] = [
  anatomy,
  birth,
  cancer,
  care,
  digestion,
  drugs,
  feelings,
  food,
  habits,
  heart,
  hormones,
  infections,
  joints,
  lungs,
  medicines,
  mind,
  nerves,
  operations,
  people,
  research,
  senses,
  skin,
  symptoms,
  work,
  world,
].flatMap((field) => field.split('\n').filter((line) => line !== ''));

const byFirst = readSynonyms();

/** By the first stem of each run, the longest first. */
function readSynonyms(): ReadonlyMap<string, readonly Synonyms[]> {
  const found = synonymLines.flatMap((line) => {
    const [alike = [], narrower = []] = line.split(':').map((names) => names.split(',').map((words) => stemsOf(words)));
    return alike.map((run) => ({ run, same: [...alike, ...narrower].filter((other) => other !== run) }));
  });
  const longestFirst = found.toSorted((a, b) => b.run.length - a.run.length);
  return Map.groupBy(longestFirst, ({ run }) => run[0] ?? '');
}
