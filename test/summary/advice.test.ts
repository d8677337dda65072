import { describe, expect, test } from 'vitest';
import { stories } from '../../src/sandbox/stories.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { cues } from './cues.ts';
import { articleNamed, pageOf } from './pages.ts';

const judge = createJudge(cues);
const told = (text: string, title = 'News') =>
  judge.judge(pageOf({ text, title }), 0).summary.map((sentence) => sentence.text);

/** News whose other sentences all beat a plain one, when sentences are only ranked. */
const news = (sentence: string) =>
  [
    'A tablet called exadine helped 318 adults with MS to walk faster, a trial of exadine in four countries found.',
    'Walking speed rose by a quarter in one third of the adults given exadine, the trial in four countries found.',
    'The study does not prove that exadine helps adults with MS to walk faster for longer than six months.',
    'The adults with MS who took exadine in the trial walked 25 metres in six seconds, two seconds faster.',
    'Exadine is made by a company that employs three of the authors of the trial in the four countries.',
    'The office is closed on Sundays.',
    'A garden stands behind the office.',
    sentence,
  ].join(' ');

describe('what patients should do or leave', () => {
  test.each([
    'Patients should not stop taking their usual medicine.',
    'Do not use pens from this batch.',
    'Check the lot number printed on the side of the box.',
    'Anyone who has a pen should return it to the pharmacy.',
    'People with MS should talk to their neurologist before they change anything.',
    'Until there is a controlled trial, people with MS should not have this done.',
    'Call 999 if the lips begin to swell.',
    'Side effects should be reported at once.',
    'The tablet must not be taken with grapefruit juice.',
    'Customers are urged to stop using the inhaler.',
  ])('has a place in the summary: %s', (sentence) => {
    expect(told(news(sentence))).toContain(sentence);
  });

  test.each([
    'Older people don’t take risks.',
    'Seventy percent of women do not take supplements.',
    'Mothers were told to rest.',
    'Researchers should check the doses again.',
    'Educated people are more likely to seek medical care.',
    'We do not take responsibility for the views of the doctors.',
  ])('no place is kept for: %s', (sentence) => {
    expect(told(news(sentence))).not.toContain(sentence);
  });

  test('the vein story tells that people should not have it done, and who warns', () => {
    const story = stories.find(({ path }) => path === 'clogged-veins');
    const summary = told(story?.paragraphs.join('\n\n') ?? '', story?.title);
    expect(summary).toContain(
      '“Until there is a controlled trial, people with MS should not have this done,” said neurologist Dr. Ruth Calder, who was not part of the study.',
    );
    expect(summary).toContain(
      'But another expert warns that the studies so far do not prove that the procedure works.',
    );
  });

  test('a recall tells both what to do with the pen and what not to stop', () => {
    const summary = judge.judge(articleNamed('recall-notice'), 0).summary.map(({ text }) => text);
    expect(summary).toEqual(
      expect.arrayContaining([
        expect.stringContaining('should not use it and should take it back to the pharmacy'),
        expect.stringContaining('should not stop taking insulin'),
      ]),
    );
  });
});
