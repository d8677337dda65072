import type { Answering } from './core/answering.ts';
import type { Log } from './core/log.ts';
import type { Platform } from './core/platform.ts';

/** Keeps every platform connected, each on its own: one that is down keeps none waiting and ends none. */
export interface Connecting {
  /** The first try of each; resolves with why those failed that did, by name. They are tried again, ever more seldom. */
  start(): Promise<ReadonlyMap<string, string>>;
  /** No more tries, and every platform is stopped. Starts under way are cut short where the platform can; nothing opens afterwards. */
  stop(): Promise<void>;
}

const firstRetry = 30_000;
const lastRetry = 15 * 60_000;

export function createConnecting(platforms: readonly Platform[], answering: Answering, log: Log): Connecting {
  const retries = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let stopping = false;

  const connect = async (platform: Platform, wait: number): Promise<string | undefined> => {
    try {
      await platform.start(answering);
      log.info('connected', { platform: platform.name });
      return undefined;
    } catch (error) {
      log.error('could not connect', { platform: platform.name, retryInSeconds: wait / 1000, error });
      if (!stopping) retry(platform, wait);
      return error instanceof Error ? error.message : String(error);
    }
  };

  const retry = (platform: Platform, wait: number): void => {
    const timer = setTimeout(() => {
      retries.delete(timer);
      void attempt(platform, Math.min(wait * 2, lastRetry));
    }, wait);
    retries.add(timer);
  };

  const attempt = async (platform: Platform, wait: number): Promise<string | undefined> => {
    const trying = connect(platform, wait);
    underWay.add(trying);
    return trying.finally(() => underWay.delete(trying));
  };

  return {
    start: async () => {
      const failed = new Map<string, string>();
      await Promise.all(
        platforms.map(async (platform) => {
          const why = await attempt(platform, firstRetry);
          if (why !== undefined) failed.set(platform.name, why);
        }),
      );
      return failed;
    },
    stop: async () => {
      stopping = true;
      for (const timer of retries) clearTimeout(timer);
      await stopAll();
      if (underWay.size === 0) return;
      // A start that could not be cut short may have opened something since.
      await Promise.all(underWay);
      await stopAll();
    },
  };

  async function stopAll(): Promise<void> {
    await Promise.all(platforms.map((platform) => platform.stop()));
  }
}
