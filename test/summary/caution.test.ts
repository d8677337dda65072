import { describe, expect, test } from 'vitest';
import { cautionIn } from '../../src/summary/caution.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { cues } from './cues.ts';

const cautionOf = (text: string) => cautionIn(sentencesOf(text), () => true, cues.caution);

describe('the caution', () => {
  test.each([
    'This is an observational study, so no firm conclusions can be drawn about cause and effect.',
    "The findings don't mean that coffee prevents the disease.",
    'The study doesn’t prove that the drug works.',
    'Larger trials are needed before the treatment can be recommended.',
    'It is too early to say whether the effect will last in patients.',
    'However, results in mice often do not translate to people.',
    'Critics say the study was too small to be sure.',
    'The paper has not yet been peer-reviewed.',
    'The trial had no control group, so improvement may be due to a placebo effect.',
    'People should not stop taking their medicine.',
    'The team could not rule out that other factors explain the link.',
    'It is not possible to tell from this study which came first.',
    'The work was done in mice only, and many such treatments have failed in people.',
    'It is too early to say whether the effect lasts, said the lead author.',
    'None of these tips replaces medical advice.',
    'No trial has shown that the infusions work.',
    'The figures cannot be taken to stand for everyone who has it.',
    'The researchers stress that the findings are preliminary.',
  ])('is heard: %s', (sentence) => {
    const text = `Tea helps nerves, scientists say. ${sentence} Tea is grown in Kenya.`;
    expect(cautionOf(text)?.text).toBe(sentence);
  });

  test.each([
    'The pill cut attacks by half.',
    'Experts warn that obesity is rising in every country.',
    'About one in four patients dies of the illness each year.',
    'A randomised controlled trial is the gold standard for establishing cause and effect.',
    'The link held even after accounting for other factors such as smoking.',
    'The children had to recall a list of words.',
    'Sometimes being a parent feels as if it is shaving years off your life.',
    'In the trial, 115 people were assigned by chance to the drug or a sham.',
    'A small study in people is planned for next year.',
    'The disease remains a serious risk to health.',
  ])('is not heard in: %s', (sentence) => {
    expect(cautionOf(`${sentence} The centre opens at nine.`)).toBeNull();
  });

  test('is the strongest of several, wherever it stands', () => {
    const strong = 'The study cannot prove cause and effect, the authors say.';
    expect(cautionOf(`It is still early. The data are limited, but useful. ${strong} More work is needed.`)?.text).toBe(
      strong,
    );
  });

  test('is never furniture of the page', () => {
    const sentences = sentencesOf('Warning: this study does not prove anything. Tea is nice.');
    expect(cautionIn(sentences, ({ text }) => text.startsWith('Tea'), cues.caution)).toBeNull();
  });
});
