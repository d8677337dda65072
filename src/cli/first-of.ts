/** Of a long list so many are named. */
export const mostNamed = 10;

/** The first of them, and how many more there are; `count` is how many there are when only the first were kept. */
export function firstOf(named: readonly string[], count = named.length): readonly string[] {
  const shown = named.slice(0, mostNamed);
  return count > shown.length ? [...shown, `and ${count - shown.length} more`] : shown;
}
