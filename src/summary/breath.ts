/** Lets others have their turn when this work has had its own for long enough. */
export type Breath = () => Promise<void>;

export function createBreath(longest = 8): Breath {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
