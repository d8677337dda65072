import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { speakerOf } from '../../src/summary/speaker.ts';

/** The speaker of the last sentence, or of the one that holds the star. */
function speaker(text: string): string | null {
  const sentences = sentencesOf(text.replace('*', ''));
  const marked = sentences.findIndex(({ end }) => end > text.indexOf('*'));
  return speakerOf(sentences, text.includes('*') ? marked : sentences.length - 1);
}

describe('the speaker', () => {
  test.each([
    ['Dr. Aaron Fields of Mount Sinai says the studies do not prove it.', 'Dr. Aaron Fields'],
    ['“It proves nothing,” said Professor Anna M. van der Berg.', 'Professor Anna M. van der Berg'],
    ['“It proves nothing,” says Robert Fox, MD, a neurologist at the Cleveland Clinic.', 'Robert Fox'],
    ['Robert Fox, MD, a neurologist at the Cleveland Clinic, warns that it proves nothing.', 'Robert Fox'],
    ['It proves nothing, according to lead author Dr Maya Okafor.', 'Dr Maya Okafor'],
    ['“It proves nothing,” said the lead author, Dr Amara Osei.', 'Dr Amara Osei'],
    ['“It proves nothing,” said study co-author and neurologist, Lena Ortiz, of Leeds.', 'Lena Ortiz'],
    ['But Professor Elwood cautioned that trials are needed.', 'Professor Elwood'],
    ['“It proves nothing,” said study author José Núñez-Pérez.', 'José Núñez-Pérez'],
    ["Sinéad O'Brien said more trials are needed.", "Sinéad O'Brien"],
  ])('is named in the sentence: %s', (text, name) => {
    expect(speaker(text)).toBe(name);
  });

  test.each([
    ['Dr Ann Lee said the drug works. She warned that the trial was small.', 'Dr Ann Lee'],
    ['“It works,” said Dr Ann Lee. “But we cannot be sure yet.”', 'Dr Ann Lee'],
    ['“It works,” said Dr Ann Lee. She was pleased, she said. She cautioned that it is early.', 'Dr Ann Lee'],
    ['*Another expert warns that it proves nothing. “Nobody was compared,” says Robert Fox, MD.', 'Robert Fox'],
  ])('is taken from a neighbour who shares it: %s', (text, name) => {
    expect(speaker(text)).toBe(name);
  });

  test.each([
    'The researchers say more trials are needed.',
    'But another expert warns that the studies do not prove it.',
    'Dr Ann Lee said the drug works. The trial was small.',
    'The study, published in the journal Sexually Transmitted Infections, said more work is needed.',
    'The University of Leeds said the trial was small.',
    'Critics said so.',
    '“It proves nothing,” said the clinic, North Harbour, on Monday.',
    'The White House said the trial was small.',
    'A Daily Mail report said it was small.',
    '*Another expert warns of it.\n\n“It works,” says Robert Fox, MD.',
  ])('stays unnamed: %s', (text) => {
    expect(speaker(text)).toBeNull();
  });

  test('a surname alone is told in full, as the article named its bearer before', () => {
    const sentences = sentencesOf(
      'Dr Hanne Osterberg has treated people for twenty years. “It was a small study,” says Osterberg. “It was,” says Berg.',
    );
    expect(speakerOf(sentences, 1)).toBe('Dr Hanne Osterberg');
    expect(speakerOf(sentences, 2)).toBeNull();
  });
});
