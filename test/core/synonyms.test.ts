import { describe, expect, it } from 'vitest';
import { readQuery } from '../../src/core/query.ts';
import { synonymsAt } from '../../src/core/synonyms.ts';
import { stemsOf } from '../../src/core/words.ts';

function namesOf(words: string): readonly string[] | undefined {
  return synonymsAt(stemsOf(words), 0)?.same.map((run) => run.join(' '));
}

describe('what is found by its other names', () => {
  it.each([
    ['heart attacks', 'myocardial infarction'],
    ['hypertension', 'high blood pressure'],
    ['COPD', 'chronic obstructive pulmonary disease'],
    ['MS', 'multiple sclerosis'],
    ['ME/CFS', 'myalgic encephalomyelitis'],
    ['motor neurone disease', 'MND'],
    ['vaping', 'e-cigarettes'],
    ['prediabetes', 'pre-diabetes'],
    ['paracetamol', 'acetaminophen'],
    ['dementia', 'Alzheimer’s'],
  ])('%s, by %s', (words, name) => {
    expect(namesOf(words)).toContain(stemsOf(name).join(' '));
  });
});

describe('a query', () => {
  const names = (typed: string) => readQuery(typed).wanted.map(({ same }) => same !== undefined);

  it('has other names for words side by side, whichever else there are', () => {
    expect(names('aspirin after a heart attack')).toEqual([false, false, true, true]);
    expect(names('heart and attack')).toEqual([false, false]);
    expect(names('heart -attack')).toEqual([false]);
  });

  it('has none for what is in quotes, begins so, or is part of a longer word', () => {
    expect(names('"heart attack"')).toEqual([false]);
    expect(names('"hypertension"')).toEqual([false]);
    expect(names('hypertension*')).toEqual([false]);
    expect(names('pre-hypertension-like')).toEqual([true]);
    expect(readQuery('pre-hypertension-like').wanted[0]?.same).toEqual([stemsOf('prehypertensionlike')]);
  });
});
