/** Lets others have their turn when this work has had its own for long enough. */
export type LetOthers = () => Promise<void>;

export function createTimeSlice(longest = 8): LetOthers {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
