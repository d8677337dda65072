export type Wanted = Readonly<Record<'discord' | 'slack', number>>;

/**
 * Calls a second that the platforms take at best: Discord 50 requests together; Slack 525 posts a minute in a workspace, as
 * src/sandbox/slack/limits.ts has it, and 50 calls a minute of chat.update.
 */
const perSecond = {
  article: { discord: 50, slack: 525 / 60 },
  correction: { discord: 50, slack: 50 / 60 },
} as const;

/** How much longer than the limit's own least it may take. */
const goal = 1.05;

interface Line {
  readonly what: keyof typeof perSecond;
  readonly platform: keyof Wanted;
  readonly channels: number;
  readonly seconds: number;
}

/** Says how long it took over what the limit allows at best, and whether that is near enough. */
export function withinLimit({ what, platform, channels, seconds }: Line): boolean {
  if (channels === 0) return true;
  const least = channels / perSecond[what][platform];
  const ratio = seconds / least;
  const name = { discord: 'Discord', slack: 'Slack' }[platform];
  console.log(
    `${what}: ${channels} ${name} channels in ${seconds.toFixed(1)} s; at the limit ${least.toFixed(1)} s; ${ratio.toFixed(3)} of it`,
  );
  return ratio <= goal;
}
