import { describe, expect, test } from 'vitest';
import { cuesSchema } from '../../src/summary/cues.ts';
import { patternOf } from '../../src/summary/phrase.ts';
import { cues } from './cues.ts';
import { secondsOf } from './seconds.ts';

const matches = (phrase: string, text: string) => patternOf([phrase]).test(text);

describe('phrases', () => {
  test.each([
    ['does not prove', "This doesn't prove it", true],
    ['does not prove', 'This doesn’t prove it', true],
    ['does not prove', 'This DOES NOT\nprove it', true],
    ['can not say', 'We cannot say', true],
    ['can not say', "We can't say", true],
    ['(small|tiny) (pilot )?study', 'a tiny pilot study', true],
    ['(small|tiny) (pilot )?study', 'a small study', true],
    ['small study', 'a smaller study', false],
    ['limitation*', 'several limitations', true],
    ['limit', 'several limitations', false],
    ['double-blind', 'a double blind trial', true],
    ['more ~ research', 'more and much better research', true],
    ['more ~ research', 'more of this is not what we call research', false],
    ['need ... trial', 'we need, as he put it, a proper trial', true],
    ['need ... trial', 'we need this. A trial', false],
    ['only {number} people', 'only forty-two people', true],
    ['only {number} people', 'only 1,200 people', true],
    ['p.o. box', 'pxo. box', false],
  ])('%s: %s', (phrase, text, expected) => {
    expect(matches(phrase, text)).toBe(expected);
  });

  test.each(['[a-z]+', 'a (b', 'a) b', 'a {2}', String.raw`\d`])('%s is refused by name', (phrase) => {
    expect(() => patternOf([phrase])).toThrow(phrase);
  });

  test('a broken phrase in the files is told with its place', () => {
    const broken = {
      caution: { least: 1, cues: [{ idea: 'x', weight: 1, phrases: ['a (b'] }] },
      hype: { phrases: ['x'] },
      evidence: {},
    };
    const { error } = cuesSchema.safeParse(broken);
    expect(error?.issues.find(({ path }) => path.join('.') === 'caution.cues.0.phrases')?.message).toContain('"a (b"');
  });

  test('no shipped phrase runs away on text that nearly fits it', () => {
    const baits = ['not ', 'the study ', 'more ', 'need, ', '12 ', "n't ", 'a '].map((bait) => bait.repeat(20_000));
    const patterns = [
      ...cues.caution.cues.map(({ phrases }) => phrases),
      ...cues.checklist.map(({ mentioned }) => mentioned),
      cues.caution.reach,
      cues.hype.phrases,
    ];
    const spent = secondsOf(() => {
      for (const pattern of patterns) for (const bait of baits) pattern.test(bait);
    });
    expect(spent).toBeLessThan(3);
  });
});
