import { makeArticle, named, randomFrom, wordAt } from './search-corpus.ts';

const perKind = 50;

/** Questions of each kind, the same in every run: words of one article, from the commonest to its rarest, so that something is there to be found. */
export function questions(articles: number, length: number): Readonly<Record<string, readonly string[]>> {
  const random = randomFrom(4_711);
  const of = (count: number): readonly string[] =>
    Array.from({ length: perKind }, () => {
      const { subject, text } = makeArticle(Math.floor(random() * articles), length);
      const words = [...subject, ...text.split(' ')];
      return Array.from({ length: count }, () => words[Math.floor(random() ** 2 * words.length)] ?? '').join(' ');
    });
  const common = (count: number): readonly string[] =>
    Array.from({ length: perKind }, () =>
      Array.from({ length: count }, () => wordAt(1 + Math.floor(random() * 30))).join(' '),
    );
  const withNames = (count: number): readonly string[] =>
    Array.from({ length: perKind }, () =>
      Array.from({ length: count }, () => named[Math.floor(random() * named.length)] ?? '').join(' '),
    );
  return {
    'one word': of(1),
    'two words': of(2),
    'three words': of(3),
    'one common word': common(1),
    'two common words': common(2),
    'three common words': common(3),
    'a common and a rare word': of(1).map((rare, at) => `${wordAt(1 + at)} ${rare}`),
    'one with other names': withNames(1),
    'two with other names': withNames(2),
    'three with other names': withNames(3),
  };
}

/** The beginnings of words, as one types. */
export function beginnings(asked: readonly string[]): readonly string[] {
  return asked.map((word) => `${word.slice(0, 4)}*`);
}

/** One letter wrong. */
export function misspelt(asked: readonly string[]): readonly string[] {
  return asked.map((word) => `${word.slice(0, 3)}q${word.slice(4)}`);
}
