import type { Answering } from './core/answering.ts';
import type { Log } from './core/log.ts';
import type { Platform } from './core/platform.ts';

/** Keeps every platform connected, each on its own: one that is down keeps none waiting and ends none. */
export interface Connecting {
  /** The first try of each; resolves with why those failed that did, by name. They are tried again, ever more seldom. */
  start(): Promise<ReadonlyMap<string, string>>;
  stop(): Promise<void>;
}

const firstRetry = 30_000;
const lastRetry = 15 * 60_000;

export function createConnecting(platforms: readonly Platform[], answering: Answering, log: Log): Connecting {
  const retries = new Set<NodeJS.Timeout>();
  const connected = new Set<Platform>();

  const connect = async (platform: Platform, wait: number): Promise<string | undefined> => {
    try {
      await platform.start(answering);
      connected.add(platform);
      log.info('connected', { platform: platform.name });
      return undefined;
    } catch (error) {
      log.error('could not connect', { platform: platform.name, retryInSeconds: wait / 1000, error });
      const retry = setTimeout(() => {
        retries.delete(retry);
        void connect(platform, Math.min(wait * 2, lastRetry));
      }, wait);
      retries.add(retry);
      return error instanceof Error ? error.message : String(error);
    }
  };

  return {
    start: async () => {
      const failed = new Map<string, string>();
      await Promise.all(
        platforms.map(async (platform) => {
          const why = await connect(platform, firstRetry);
          if (why !== undefined) failed.set(platform.name, why);
        }),
      );
      return failed;
    },
    stop: async () => {
      for (const retry of retries) clearTimeout(retry);
      await Promise.all([...connected].map((platform) => platform.stop()));
    },
  };
}
