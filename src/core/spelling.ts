/** A word somebody may have meant, and how common it is. */
export interface Known {
  readonly word: string;
  readonly articles: number;
}

/** Those closest to what was typed: fewest slips first (a letter wrong, left out, too many, or two swapped), then the most common. */
export function closest(typed: string, known: readonly Known[], limit: number): readonly string[] {
  const most = slipsAllowed(typed);
  return known
    .map(({ word, articles }) => ({ word, articles, slips: slips(typed, word, most) }))
    .filter(({ slips }) => slips > 0 && slips <= most)
    .toSorted((a, b) => a.slips - b.slips || b.articles - a.articles)
    .slice(0, limit)
    .map(({ word }) => word);
}

/** None in short words: there, every other word is near. */
export function slipsAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/** Optimal string alignment distance (Damerau 1964), given up beyond `most`. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      here.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, here];
  }
  return last[b.length] ?? most + 1;
}
