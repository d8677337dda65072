/** Asks, or remembers what was answered. */
export interface Remembering<T> {
  (key: string): Promise<T>;
  /** What is remembered, without waiting for what is being asked; undefined when nothing is. */
  known(key: string): T | undefined;
}

/** What was asked is believed for so long, in milliseconds; failures are not remembered. Asked at once by several, it is asked once. */
export function remembering<T>(ask: (key: string) => Promise<T>, forMs = 5 * 60_000, most = 1000): Remembering<T> {
  const known = new Map<string, Held<T>>();
  const remembered = async (key: string): Promise<T> => {
    const held = known.get(key);
    if (held && held.until > performance.now()) return held.answer;
    const answer = ask(key);
    const asked: Held<T> = { until: performance.now() + forMs, answer };
    known.delete(key);
    known.set(key, asked);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    try {
      return (asked.came = await answer);
    } catch (error) {
      if (known.get(key)?.answer === answer) known.delete(key);
      throw error;
    }
  };
  return Object.assign(remembered, {
    known: (key: string) => {
      const held = known.get(key);
      return held && held.until > performance.now() ? held.came : undefined;
    },
  });
}

interface Held<T> {
  readonly until: number;
  readonly answer: Promise<T>;
  /** Once it is there. */
  came?: T;
}
