import { at } from './table.ts';

/**
 * How many times the bare samples ours are, at a share of the way through, and between what bounds: nine tenths of what comes
 * of drawing the pairs of rounds again, with repeats (a bootstrap that keeps what a round's commands share).
 */
export function ratioAt(
  ours: readonly (readonly number[])[],
  bare: readonly (readonly number[])[],
  share: number,
): { readonly ratio: number; readonly from: number; readonly to: number } {
  const pairs = ours.map((round, i) => [round, bare[i] ?? []] as const);
  const of = (chosen: typeof pairs): number =>
    at(
      chosen.flatMap(([own]) => own),
      share,
    ) /
    at(
      chosen.flatMap(([, other]) => other),
      share,
    );
  const random = seeded(1);
  const drawn = Array.from({ length: 400 }, () =>
    of(pairs.map((pair) => pairs[Math.floor(random() * pairs.length)] ?? pair)),
  );
  return { ratio: of(pairs), from: at(drawn, 0.05), to: at(drawn, 0.95) };
}

/** The same draws every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
