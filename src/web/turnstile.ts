/** Lets so many through a second, whoever they are: nobody is counted by name, and searches never hold up the newsroom. */
export function createTurnstile({ perSecond, burst }: { readonly perSecond: number; readonly burst: number }): {
  pass(): boolean;
} {
  let left = burst;
  let at = performance.now();
  return {
    pass: () => {
      const now = performance.now();
      left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
      at = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
