import { describe, expect, it } from 'vitest';
import { readQuery } from '../../src/core/query.ts';
import { synonymLines, synonymsAt } from '../../src/core/synonyms.ts';
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
    ['pins and needles', 'paraesthesia'],
    ['Ocrevus', 'ocrelizumab'],
    ['hole in the heart', 'septal defect'],
    ['keyhole surgery', 'laparoscopy'],
    ['heart doctor', 'cardiologist'],
    ['countryside', 'rural'],
    ['over 65', '65 and older'],
    ['cats', 'feline'],
  ])('%s, by %s', (words, name) => {
    expect(namesOf(words)).toContain(stemsOf(name).join(' '));
  });

  it.each([
    ['heart attack', 'cardiac arrest'],
    ['type 1 diabetes', 'type 2 diabetes'],
    ['Crohn’s', 'ulcerative colitis'],
    ['hepatitis B', 'hepatitis C'],
    ['semaglutide', 'tirzepatide'],
    ['adalimumab', 'etanercept'],
    ['fluoxetine', 'sertraline'],
    ['relapsing', 'progressive'],
    ['rich country', 'poor country'],
    ['osteoarthritis', 'rheumatoid arthritis'],
    ['cyst', 'cystitis'],
    ['anal', 'rectal'],
    ['heat stroke', 'heat exhaustion'],
    ['walking frame', 'walking stick'],
    ['coma', 'vegetative state'],
    ['intellectual disability', 'learning difficulty'],
    ['Kesimpta', 'Arzerra'],
    ['Lemtrada', 'Campath'],
    ['NovoRapid', 'Fiasp'],
    // These have the stem of something else.
    ['oily fish', 'her'],
    ['binge eating', 'over'],
    ['medicine', 'medical'],
    ['vaccine', 'immune'],
    ['bike', 'menstrual cycle'],
    ['sight loss', 'double blind'],
    ['adalimumab', 'biological'],
  ])('%s, never by %s, which is another thing', (one, other) => {
    expect(namesOf(one) ?? []).not.toContain(stemsOf(other).join(' '));
    expect(namesOf(other) ?? []).not.toContain(stemsOf(one).join(' '));
  });

  it('is written once: no name stands before a colon twice, is said twice in a line, or is alone there', () => {
    const before = synonymLines.flatMap((line) => namesIn(line.split(':')[0] ?? ''));
    expect(before.filter((name, at) => before.indexOf(name) !== at)).toEqual([]);
    for (const line of synonymLines) {
      const names = line.split(':').flatMap(namesIn);
      expect([line, new Set(names).size, names.includes('')]).toEqual([line, names.length, false]);
      expect(names.length, line).toBeGreaterThan(1);
      expect(names.length, line).toBeLessThan(10);
    }
  });
});

function namesIn(part: string): readonly string[] {
  return part.split(',').map((words) => stemsOf(words).join(' '));
}

describe('a query', () => {
  const names = (typed: string) => readQuery(typed).wanted.map(({ same }) => same !== undefined);

  it('has other names for words side by side, whichever else there are', () => {
    const isInfarction = (typed: string) =>
      readQuery(typed).wanted.map(({ same = [] }) => same.some((run) => run.join(' ') === 'myocardi infarct'));
    expect(isInfarction('aspirin after a heart attack')).toEqual([false, false, true, true]);
    expect(isInfarction('heart and attack')).toEqual([false, false]);
    expect(isInfarction('heart -attack')).toEqual([false]);
  });

  it.each([
    ['shooting pains', 'gun violence'],
    ['stabbing pain', 'knife attack'],
    ['gun violence', 'shooting'],
    ['fast food', 'takeaway'],
    ['beauty', 'attractive'],
    ['poor sleep', 'poverty'],
    ['iron rich food', 'wealthy'],
    ['poverty', 'poor'],
    ['breast implant', 'boob job'],
    ['amyloid PET', 'cat'],
    ['ER positive', 'emergency room'],
    ['palliative care', 'end of life care'],
  ])('for %s is no query for %s', (typed, other) => {
    const found = readQuery(typed).wanted.flatMap(({ same = [] }) => same.map((run) => run.join(' ')));
    expect(found).not.toContain(stemsOf(other).join(' '));
  });

  it('has both meanings of what is written short', () => {
    expect(namesOf('PsA')).toEqual(['prostat specif antigen', stemsOf('psoriatic arthritis').join(' ')]);
  });

  it('has none for what is in quotes, begins so, or is part of a longer word', () => {
    expect(names('"heart attack"')).toEqual([false]);
    expect(names('"hypertension"')).toEqual([false]);
    expect(names('hypertension*')).toEqual([false]);
    expect(names('pre-hypertension-like')).toEqual([true]);
    expect(readQuery('pre-hypertension-like').wanted[0]?.same).toEqual([stemsOf('prehypertensionlike')]);
  });
});
