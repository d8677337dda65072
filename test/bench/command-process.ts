import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startFlags } from './start-flags.ts';

/** Ours whole, or a bare handler: bolt's in two calls, as its guide has it, or in the one that Slack takes, too. */
export type Kind = 'ours' | 'discord.js' | 'bolt' | 'bolt-ack';

/** What a bot's process is told when it is started. */
export interface Wiring {
  readonly kind: Kind;
  readonly dataDir: string;
  readonly sandbox: Pick<Sandbox, 'places' | 'moderators'>;
  readonly discord: { readonly token: string; readonly url: string };
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly url: string };
}

/** What a bot has spent so far. */
export interface Spent {
  /** For how many milliseconds it has kept a processor busy. */
  readonly worked: number;
  /** How many bytes V8 has given it. */
  readonly allocated: number;
}

/** A bot in a process of its own. */
export interface Bot {
  /** Lets its clock move on: people are held to so many commands a minute, and the bench is not about that. */
  later(): Promise<void>;
  spent(): Promise<Spent>;
  close(): Promise<void>;
}

export async function startBot(
  kind: Kind,
  { discord, slack, places, moderators }: Sandbox,
  dataDir: string,
  profiles: string | undefined,
): Promise<Bot> {
  const wiring: Wiring = {
    kind,
    dataDir: `${dataDir}/${crypto.randomUUID()}`,
    sandbox: { places, moderators },
    discord: { token: discord.token, url: discord.url },
    slack: { botToken: slack.botToken, appToken: slack.appToken, url: slack.url },
  };
  const child = fork(fileURLToPath(new URL('command-bot.ts', import.meta.url)), [JSON.stringify(wiring)], {
    execArgv: [
      ...(kind === 'ours' ? startFlags() : []),
      ...(profiles === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${kind}-${Date.now()}.cpuprofile`]),
    ],
  });
  const answer = async (): Promise<Spent> => {
    const over = new AbortController();
    const { signal } = over;
    const [said]: unknown[] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => [`ended with ${String(code)}`]),
    ]).finally(() => over.abort());
    if (typeof said === 'string') throw new Error(`The bot of ${kind} ${said}.`);
    return z.object({ worked: z.number(), allocated: z.number() }).parse(said);
  };
  await answer();
  return {
    async later() {
      child.send('later');
      await answer();
    },
    spent() {
      child.send('spent');
      return answer();
    },
    async close() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}
