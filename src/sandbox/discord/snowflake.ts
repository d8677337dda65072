/** Discord counts milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000;
/** From 2016 on ids have at least 17 digits. */
const EARLIEST = 1_451_606_400_000;

/**
 * Ids as Discord makes them: milliseconds since 2015 shifted by 22 bits, ever rising even when the clock stands still or steps back.
 * Always 17 to 19 digits, for discord.js derives its rate-limit buckets from ids of that length; an earlier clock counts as 2016.
 */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const wanted = BigInt(Math.floor(Math.max(EARLIEST, now()) - EPOCH)) << 22n;
    last = wanted > last ? wanted : last + 1n;
    return String(last);
  };
}

/** Orders ids by age, as Discord does: numerically, not by letters. */
export function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}
