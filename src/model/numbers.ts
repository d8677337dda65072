/**
 * The sentence numbers in a model's answer, each once, in its order; undefined when the answer is no plain list of numbers from 1 to
 * `last`, or is a list so long that nothing was chosen. Words around the list are passed over (many models cannot help themselves), other
 * brackets are not: an answer with two lists chooses neither.
 */
export function numbersIn(answer: string, last: number, wanted: number): readonly number[] | undefined {
  const lists = answer.slice(0, mostLetters).match(/\[[^[\]]*\]/g) ?? [];
  const [list] = lists;
  if (list === undefined || lists.length > 1 || !/^\[\s*\d{1,4}(?:\s*,\s*\d{1,4})*\s*\]$/.test(list)) return undefined;
  const numbers = [...new Set(list.match(/\d+/g)?.map(Number))];
  if (numbers.some((number) => number < 1 || number > last) || numbers.length > wanted * 2) return undefined;
  return numbers;
}

const mostLetters = 4_000;
