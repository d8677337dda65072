/** Discord counts milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000;

/**
 * Ids as Discord makes them: milliseconds since 2015 shifted by 22 bits, ever rising even when the clock stands still or steps back.
 * 17 to 19 digits for every clock after February 2015: discord.js derives its rate-limit buckets from ids of that length.
 */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const wanted = BigInt(Math.max(0, Math.floor(now() - EPOCH))) << 22n;
    last = wanted > last ? wanted : last + 1n;
    return String(last);
  };
}

/** Orders ids by age, as Discord does: numerically, not by letters. */
export function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}
