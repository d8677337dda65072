import type { Caution, Span } from '../core/judgement.ts';
import type { Cue, Cues } from './cues.ts';
import { speakerOf } from './speaker.ts';

/**
 * The sentence in which the article itself limits its news, or null when none says so clearly enough. Rules rather than a ranker:
 * rankers made from news highlights drop the caution nearly always.
 */
export function cautionIn(
  sentences: readonly Span[],
  allowed: (sentence: Span) => boolean,
  cues: Cues['caution'],
): Caution | null {
  let best: { at: number; score: number } | undefined;
  for (const [at, sentence] of sentences.entries()) {
    if (!allowed(sentence)) continue;
    const score = strength(sentence.text, cues.cues);
    if (score >= cues.least && score > (best?.score ?? 0)) best = { at, score };
  }
  const found = best === undefined ? undefined : sentences[best.at];
  if (best === undefined || found === undefined) return null;
  return { ...found, speaker: speakerOf(sentences, best.at) };
}

/** What the cues in a sentence add up to; a question only asks, and counts less. */
function strength(sentence: string, cues: readonly Cue[]): number {
  const asked = /\?["”’']?$/.test(sentence) ? -0.7 : 0;
  return cues.reduce((sum, cue) => (cue.phrases.test(sentence) ? sum + cue.weight : sum), asked);
}
