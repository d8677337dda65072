import { expect, it } from 'vitest';
import { stemsOf } from '../../src/core/words.ts';

it.each([
  'tumour Tumours tumor tumors',
  'haemophilia hemophilia',
  'oestrogen estrogen',
  'diarrhoea diarrhea',
  'fibre fibres fiber',
  'hospitalised hospitalized hospitalisation hospitalization',
  'behavioural behavioral behaviour',
  'analyse analyzed analysis analyses',
  'woman women women’s',
  'pregnant pregnancy pregnancies',
  'ovary ovaries ovarian',
  'teen teens teenager teenagers teenage',
  'diagnosis diagnosed diagnose',
  'anaemia anaemic anemia anemic',
  'smoke smoked smoking smoker smokers',
  'old older oldest',
  'Britain British',
  'eleven 11',
])('whoever looks for one of “%s” finds all', (words) => {
  expect(new Set(stemsOf(words).filter((stem) => stem !== 's')).size).toBe(1);
});

it.each([
  'organ organisation',
  'organ organization',
  'exercise exorcise',
  'programme programmed-by',
  'base basis',
  'ion iron',
])('not of “%s”', (words) => {
  expect(new Set(stemsOf(words)).size).toBeGreaterThan(1);
});
