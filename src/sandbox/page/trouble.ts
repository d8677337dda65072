import type { LoopbackDiscord } from '../discord/loopback.ts';
import type { LoopbackSlack } from '../slack/loopback.ts';

/** What can be broken from the page, and mended again. */
export const troubles = {
  slack: { label: 'Slack is down', detail: 'Every call to Slack is answered 503' },
  discord: { label: 'Discord says 429', detail: 'Every message to a Discord channel is refused: too many' },
} as const;

export type TroubleName = keyof typeof troubles;

export interface Troubles {
  readonly broken: ReadonlySet<TroubleName>;
  set(name: TroubleName, isBroken: boolean): void;
}

/** Switches for the loopback platforms' faults. Answers to people go on: they take other ways than what is posted into channels. */
export function createTroubles({
  discord,
  slack,
}: {
  readonly discord: LoopbackDiscord;
  readonly slack: LoopbackSlack;
}): Troubles {
  const mend = new Map<TroubleName, () => void>();
  const breaks: Readonly<Record<TroubleName, () => () => void>> = {
    slack: () => {
      slack.faults.add({ method: '*', kind: 'status', status: 503, times: Infinity });
      return () => slack.faults.clear();
    },
    discord: () => {
      const path = /^\/channels\/\d+\/messages/;
      const fault = discord.faults.add({ kind: 'rate-limited', retryAfterMs: 2_000, path, times: Infinity });
      return () => fault.remove();
    },
  };
  return {
    get broken() {
      return new Set(mend.keys());
    },
    set: (name, isBroken) => {
      mend.get(name)?.();
      mend.delete(name);
      if (isBroken) mend.set(name, breaks[name]());
    },
  };
}
