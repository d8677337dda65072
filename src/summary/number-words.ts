/** The number that digits or English words stand for ("1,360", "twelve", "two hundred", "fifty-four", "2.5 million"), or null. */
export function numberIn(words: string): number | null {
  const [first = '', ...rest] = words
    .toLowerCase()
    .replaceAll(',', '')
    .split(/[\s-]+/);
  const start = /^\d/.test(first) ? Number.parseFloat(first) : (ones[first] ?? multiples[first]);
  if (start === undefined || Number.isNaN(start)) return null;
  return rest.reduce((total, word) => {
    const multiple = multiples[word];
    return multiple === undefined ? total + (ones[word] ?? 0) : total * multiple;
  }, start);
}

const ones: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  several: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const multiples: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 };
