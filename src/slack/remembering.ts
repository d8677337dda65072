/** What was asked is believed for so long, in milliseconds; failures are not remembered. Asked at once by several, it is asked once. */
export function remembering<T>(
  ask: (key: string) => Promise<T>,
  forMs = 5 * 60_000,
  most = 1000,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return async (key) => {
    const held = known.get(key);
    if (held && held.until > performance.now()) return held.answer;
    const answer = ask(key);
    known.delete(key);
    known.set(key, { until: performance.now() + forMs, answer });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      if (known.get(key)?.answer === answer) known.delete(key);
      throw error;
    }
  };
}
