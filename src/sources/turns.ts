import { refuse } from './refusal.ts';

/**
 * Lets at most so much work go on at once, and one piece for each key: a site is asked for one page at a time, whoever asks. Who waits longer than
 * `patience` milliseconds is refused as `busy`.
 */
export function createTurns({ atOnce, patience }: { readonly atOnce: number; readonly patience: number }): Turns {
  const going = new Set<string>();
  const waiting: { readonly key: string; start(): void }[] = [];

  function next(): void {
    const first = waiting.findIndex(({ key }) => going.size < atOnce && !going.has(key));
    if (first !== -1) waiting.splice(first, 1)[0]?.start();
  }

  function turn(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1);
        reject(refuse('busy'));
      }, patience);
      const place = {
        key,
        start() {
          clearTimeout(timer);
          going.add(key);
          resolve();
        },
      };
      waiting.push(place);
      next();
    });
  }

  return async (key, work) => {
    await turn(key);
    try {
      return await work();
    } finally {
      going.delete(key);
      next();
    }
  };
}

export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;
