import { createHash } from 'node:crypto';
import { createJudge } from '../../src/summary/judge.ts';
import type { Judgement } from '../../src/core/judgement.ts';
import { cues } from '../summary/cues.ts';
import { pageOf } from '../summary/pages.ts';

const judge = createJudge(cues);

const known = new Map<string, Judgement>();

/** The judgement of a text, by the cues that are shipped; made once in a run. */
export function judged({ title, text }: { readonly title: string; readonly text: string }): Judgement {
  const found = known.get(text) ?? judge.judge(pageOf({ title, text }), 0);
  known.set(text, found);
  return found;
}

export type Side = 'looked at' | 'reported';

/**
 * Rules were mended by the errors on one side only, three quarters of the studies; the figures of the other side tell how they do on
 * texts nobody mended them by since the split was made. The very first rules were written with all of these texts in view, so only texts
 * kept elsewhere are wholly new to them. The split is by study, so that copies of one story stay together.
 */
export function sideOf(study: string): Side {
  const [first = 0, second = 0] = createHash('sha256').update(`judging ${study}`).digest();
  return first % 2 === 1 && second % 2 === 1 ? 'reported' : 'looked at';
}

export const sides = ['looked at', 'reported'] as const satisfies readonly Side[];

/** Which half of a table's line that is. */
export const halfOf = { 'looked at': 'open', reported: 'shut' } as const satisfies Record<Side, 'open' | 'shut'>;

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}
