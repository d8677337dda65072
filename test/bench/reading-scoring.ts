/**
 * Scores of texts as the public article-extraction benchmark has them (scrapinghub/article-extraction-benchmark, evaluate.py): bags of 4-word
 * shingles; precision and recall are means over pages, F1 is made of the means, and exact is the share of pages with the same words in the same order.
 */
export function shingleScore(pairs: readonly (readonly [truth: string, found: string])[]): {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly exact: number;
} {
  const pages = pairs.map(([truth, found]) => shinglePage(truth, found));
  const precision = mean(pages.filter((page) => page.found > 0).map((page) => page.shared / page.found));
  const recall = mean(pages.filter((page) => page.wanted > 0).map((page) => page.shared / page.wanted));
  return { f1: harmonic(precision, recall), precision, recall, exact: mean(pages.map((page) => Number(page.exact))) };
}

/** One page: how many shingles it should have, has, and has rightly. */
function shinglePage(
  truth: string,
  found: string,
): { readonly wanted: number; readonly found: number; readonly shared: number; readonly exact: boolean } {
  const [a, b] = [shingles(truth), shingles(found)];
  let shared = 0;
  for (const [shingle, count] of a) shared += Math.min(count, b.get(shingle) ?? 0);
  return { wanted: size(a), found: size(b), shared, exact: tokens(truth).join(' ') === tokens(found).join(' ') };
}

function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function shingles(text: string): Map<string, number> {
  const words = tokens(text);
  const bag = new Map<string, number>();
  for (let at = 0; at < Math.max(Math.min(1, words.length), words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join('\u0001');
    bag.set(shingle, (bag.get(shingle) ?? 0) + 1);
  }
  return bag;
}

function size(bag: ReadonlyMap<string, number>): number {
  return [...bag.values()].reduce((sum, count) => sum + count, 0);
}

export interface Segments {
  readonly text: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** Wanted segments found and unwanted ones left out, as trafilatura's comparison counts them (adbar/trafilatura, tests/comparison.py). */
export function segmentScore(pages: readonly Segments[]): {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
} {
  const holds = (page: Segments, segment: string): boolean => plain(page.text).includes(plain(segment));
  const wanted = pages.flatMap((page) => page.with.map((segment) => holds(page, segment)));
  const unwanted = pages.flatMap((page) => page.without.map((segment) => holds(page, segment)));
  const right = wanted.filter(Boolean).length;
  const precision = right / (right + unwanted.filter(Boolean).length);
  const recall = right / wanted.length;
  return { f1: harmonic(precision, recall), precision, recall };
}

/** Dates as htmldate's evaluation counts them (adbar/htmldate, tests/comparison.py): a wrong day is a false positive, no day a miss. */
export function dateScore(pairs: readonly (readonly [truth: string, found: string | null])[]): {
  readonly f1: number;
  readonly right: number;
} {
  const right = pairs.filter(([truth, found]) => found?.slice(0, 10) === truth).length;
  const none = pairs.filter(([, found]) => found === null).length;
  const precision = right / (pairs.length - none);
  const recall = right / (right + none);
  return { f1: harmonic(precision, recall), right };
}

/** Whether two author lines are the same, whatever their capitals and whichever mark parts several names. */
export function sameAuthor(truth: string, found: string | null): boolean {
  return names(truth) === names(found ?? '');
}

function names(line: string): string {
  return plain(line)
    .toLowerCase()
    .replace(/^(?:by|von)\s/, '')
    .replaceAll(/\s?[;,]\s?/g, ', ');
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function harmonic(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall);
}
