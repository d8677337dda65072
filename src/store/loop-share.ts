import { setImmediate as turn } from 'node:timers/promises';

/**
 * For a database that answers while everybody stands still: awaiting such answers never lets go of the event loop, so a loop of them would hold up
 * timers and sockets until it ends. What is returned is awaited before each of them; it lets all others go first once the loop has been held
 * for so many milliseconds, and costs next to nothing before.
 */
export function createLoopShare(heldMs: number): () => Promise<void> {
  let since: number | undefined;

  return async () => {
    const now = performance.now();
    if (since !== undefined && now - since >= heldMs) return turn();
    if (since !== undefined) return undefined;
    since = now;
    // Runs when the loop comes round again, whoever let it.
    setImmediate(() => {
      since = undefined;
    });
  };
}
