/** The promise's own end, or an Error when it has not come after so many milliseconds. What came too late is ignored. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`nothing came within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Work under way, so that a stop can let it end. */
export interface Running {
  /** Runs it and remembers it until it has ended. */
  track(work: () => Promise<void>): Promise<void>;
  /** Resolves when all has ended, or after so many milliseconds. */
  ended(ms: number): Promise<void>;
}

export function createRunning(): Running {
  const running = new Set<Promise<void>>();
  return {
    track: async (work) => {
      const promise = work();
      running.add(promise);
      try {
        await promise;
      } finally {
        running.delete(promise);
      }
    },
    ended: async (ms) => {
      await within(ms, Promise.allSettled(running)).catch(() => {});
    },
  };
}
