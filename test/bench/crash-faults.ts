import type { Fault as DiscordFault } from '../../src/sandbox/discord/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Fault as SlackFault } from '../../src/sandbox/slack/faults.ts';

/**
 * Makes this share of the outbox's calls on both platforms go wrong, at random: refused, answered with an error, or with the
 * answer lost before or after the effect. None hangs.
 */
export function injectFaults({ discord, slack }: Sandbox, share: number): { hits(): number; end(): void } {
  if (share <= 0) return { hits: () => 0, end: () => undefined };
  const discords: { readonly hits: number }[] = [];
  // A fault that only waits 0 ms stands for the calls that go well in between.
  for (let i = 0; i < planned; i += 1) {
    discord.faults.add({ kind: 'slow', ms: 0, times: gap(share), path: outbox });
    discords.push(discord.faults.add({ ...pick(onDiscord), path: outbox }));
    for (const method of methods) {
      slack.faults.add({ kind: 'slow', ms: 0, times: gap(share), method });
      slack.faults.add({ ...pick(onSlack), method });
    }
  }
  let onSlackSoFar = 0;
  slack.journal.subscribe((entry) => {
    if (entry.kind === 'call' && entry.fault !== undefined && entry.fault !== 'slow') onSlackSoFar += 1;
  });
  return {
    hits: () => discords.filter(({ hits }) => hits > 0).length + onSlackSoFar,
    end: () => {
      discord.faults.clear();
      slack.faults.clear();
    },
  };
}

const planned = 2_000;
const outbox = /^\/channels\/\d+\/messages/;
const methods = ['chat.postMessage', 'chat.update', 'conversations.history'] as const;

const onDiscord: readonly DiscordFault[] = [
  { kind: 'lost', effect: 'before', how: 'reset' },
  { kind: 'lost', effect: 'after', how: 'reset' },
  { kind: 'lost', effect: 'after', how: 'close' },
  { kind: 'error', status: 500, effect: 'before' },
  { kind: 'error', status: 502, effect: 'after' },
  { kind: 'rate-limited', retryAfterMs: 700 },
];

type Unaimed<Fault> = Fault extends unknown ? Omit<Fault, 'method'> : never;

const onSlack: readonly Unaimed<SlackFault>[] = [
  { kind: 'lost-before', how: 'reset' },
  { kind: 'lost-after', how: 'reset' },
  { kind: 'lost-after', how: 'close' },
  { kind: 'status', status: 500 },
  { kind: 'error', error: 'internal_error' },
  { kind: 'rate-limited', retryAfter: 1 },
];

/** How many calls go well until the next that does not. */
function gap(share: number): number {
  return Math.max(1, Math.round(Math.log(1 - Math.random()) / Math.log(1 - share)));
}

function pick<T>(of: readonly T[]): T {
  const [one] = of.slice(Math.floor(Math.random() * of.length));
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
