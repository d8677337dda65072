import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedWith, type Chooser } from '../../src/core/choosing.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { cues } from '../summary/cues.ts';
import { articleNamed, articleNames } from '../summary/pages.ts';

const judge = createJudge(cues);
const choosing = (places: readonly number[] | undefined): Chooser => ({ choose: async () => places });

describe('a judgement with somebody’s help', () => {
  test('shows what was chosen, in the article’s order, and the caution beside it', async () => {
    const page = articleNamed('drug-trial');
    const candidates = judge.candidates(page);
    const last = candidates.length - 1;
    const { summary, caution } = await judgedWith(judge, choosing([last, 1]), page, 0);
    const starts = summary.map(({ start }) => start);
    expect(starts).toEqual(expect.arrayContaining([candidates[1]?.start, candidates[last]?.start, caution?.start]));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('is as good as one without when nothing was chosen', async () => {
    for (const name of articleNames()) {
      const page = articleNamed(name);
      expect(await judgedWith(judge, choosing(undefined), page, 0)).toEqual(judge.judge(page, 0));
      expect(await judgedWith(judge, undefined, page, 0)).toEqual(judge.judge(page, 0));
    }
  });

  test('keeps caution, labels, length and the article’s own words, whatever was chosen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...articleNames()),
        fc.array(fc.oneof(fc.nat(12), fc.integer(), fc.double()), { maxLength: 30 }),
        async (name, places) => {
          const page = articleNamed(name);
          const alone = judge.judge(page, 0);
          const helped = await judgedWith(judge, choosing(places), page, 0);
          expect(helped).toMatchObject({ caution: alone.caution, evidence: alone.evidence, warnings: alone.warnings });
          expect(helped.summary).toHaveLength(alone.summary.length);
          for (const { text, start, end } of helped.summary) expect(text).toBe(page.text.slice(start, end));
          if (alone.caution) expect(helped.summary.map(({ start }) => start)).toContain(alone.caution.start);
        },
      ),
    );
  });

  test('nobody is asked about a language that is not judged, nor about a text shown nearly whole', async () => {
    let asked = 0;
    const curious: Chooser = {
      choose: async () => {
        asked += 1;
        return [0];
      },
    };
    for (const name of ['german', 'french', 'very-short']) await judgedWith(judge, curious, articleNamed(name), 0);
    expect(asked).toBe(0);
  });
});
