/** Made-up articles whose words are as unevenly spread as in any language (Zipf), each with some words of its own subject. */
export interface Made {
  readonly title: string;
  readonly text: string;
  readonly category: string;
  readonly subject: readonly string[];
}

/** What people say and what doctors write (src/core/synonyms.ts), from words as common as half of all articles to words of one in a hundred. */
export const named: readonly string[] = [
  'drug, kid, bowel, elderly, death, vaccine, exercise, doctor, heart attack, teenager, baby, infant, child, medicine, physician',
  'high blood pressure, mortality, gut, painkiller, vaccination, old people, adolescent, medication, hypertension, jab, fatigue',
  'womb, blood clot, myocardial infarction, physical activity, intestine, kidney, immunization, side effect, uterus, thrombosis',
  'adverse event, renal, analgesic, e cigarette, tiredness, uterine, vape, electronic cigarette, workout, influenza, flu',
].flatMap((names) => names.split(', '));

const categories = ['treatment', 'research', 'living-well', 'safety', 'policy', 'diet', 'symptoms', 'news', 'care'];
const vocabulary = 200_000;
const subjectWords = 12;
const nameAt = new Map(named.map((name, at) => [Math.round(50 * 1.08 ** at) + at, name]));

/** The same article for the same number, in any process. `length` is its mean length in words. */
export function makeArticle(number: number, length: number): Made {
  const random = randomFrom(number);
  const subject = Array.from({ length: subjectWords }, () => wordAt(50 + Math.floor(random() ** 3 * 40_000)));
  const words = Math.max(20, Math.round(length * (0.5 + random())));
  const text = Array.from({ length: words }, () =>
    random() < 0.12 ? (subject[Math.floor(random() * subjectWords)] ?? '') : wordAt(zipf(random())),
  );
  const title = [...subject.slice(0, 4), wordAt(zipf(random())), wordAt(zipf(random()))];
  return {
    title: title.join(' '),
    text: text.join(' '),
    category: categories[Math.floor(random() ** 1.5 * categories.length)] ?? 'news',
    subject,
  };
}

/** The word of a rank, 1 being the most common. No stemmer changes it, for it ends in a figure; but some are words that have other names. */
export function wordAt(rank: number): string {
  const name = nameAt.get(rank);
  if (name !== undefined) return name;
  const consonants = 'bcdfghklmnprstvz';
  const vowels = 'aeiou';
  let left = (rank * 7_919) % 1_000_003;
  let word = '';
  for (let at = 0; at < 3 || left > 0; at += 1) {
    word += `${consonants[left % 16] ?? ''}${vowels[Math.floor(left / 16) % 5] ?? ''}`;
    left = Math.floor(left / 80);
  }
  return `${word}${rank % 10}`;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function zipf(uniform: number): number {
  return Math.floor(Math.exp(uniform * Math.log(vocabulary)));
}
