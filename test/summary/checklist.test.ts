import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingStated } from '../../src/core/judgement.ts';
import { answersIn, checklistOf } from '../../src/summary/checklist.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { cues } from './cues.ts';
import { articleNamed } from './pages.ts';
import { proseArbitrary } from './prose.ts';

const judge = createJudge(cues);
const asked = (text: string) => answersIn(sentencesOf(text), cues.checklist);
const missing = (name: string) =>
  (judge.judge(articleNamed(name), 0).checklist ?? []).flatMap(({ question, mentioned }) =>
    mentioned === null ? [question] : [],
  );

describe('what an article does not tell', () => {
  test.each([
    ['What does it cost?', 'The pill costs about £40 a month.'],
    ['What does it cost?', 'The procedure costs about $10,000 in the United States.'],
    ['What harm can it do?', 'One in eight people given the drug had constipation.'],
    ['What harm can it do?', 'The treatment was well tolerated by most of them.'],
    ['What else could one do?', 'It worked no better than existing drugs did.'],
    ['Who paid for the work?', 'The trial was funded by Norvane Pharma last year.'],
    ['Can one have it?', 'The medicine is not yet approved in Europe.'],
    ['How much does it help, in numbers?', 'Walking speed rose by about a quarter in one third of them.'],
    ['Does anyone speak who took no part?', 'A neurologist who was not involved in the work disagreed.'],
  ])('%s Answered by: %s', (question, text) => {
    const answer = asked(`${text} The centre opens at nine in the morning.`).find((each) => each.question === question);
    expect(answer?.mentioned?.quote).toBe(text);
    expect(text).toContain(answer?.mentioned?.value);
  });

  test('nothing is mentioned in a text about something else', () => {
    expect(
      asked('The library opens at nine. Everyone is welcome to come along.').map((each) => each.mentioned),
    ).toEqual(Array.from({ length: 7 }, () => null));
  });

  test('a sound report of a trial leaves out what it costs', () => {
    expect(missing('drug-trial')).toContain('What does it cost?');
    expect(missing('drug-trial')).not.toContain('What harm can it do?');
    expect(missing('drug-trial')).not.toContain('Who paid for the work?');
  });

  test('the study of mice does not tell of harm, cost or any outside voice', () => {
    expect(missing('mouse-study')).toEqual(
      expect.arrayContaining(['What does it cost?', 'Does anyone speak who took no part?']),
    );
  });

  test('news that is not about a study is not asked what a study would be', () => {
    expect(checklistOf(sentencesOf('The pill costs £40.'), nothingStated, cues.checklist)).toEqual([]);
    expect(judge.judge(articleNamed('advocacy-blog'), 0).checklist).toEqual([]);
  });

  test('another language is not asked', () => {
    expect(judge.judge(articleNamed('german'), 0).checklist).toEqual([]);
  });

  test('every answer stands in the text, whatever the text', () => {
    fc.assert(
      fc.property(proseArbitrary, (text) => {
        for (const { mentioned } of asked(text)) {
          if (mentioned === null) continue;
          expect(mentioned.quote).toBe(text.slice(mentioned.start, mentioned.end));
          expect(mentioned.quote.replaceAll(/\s+/g, ' ')).toContain(mentioned.value);
        }
      }),
    );
  });
});
