import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxOptions } from '../../src/main.ts';

/** The bot as a process of its own, joined to loopback platforms in this one, so that it can be killed. */
export interface Production {
  readonly sandbox: Sandbox;
  /** Starts `src/main.ts`; resolves when both platforms have it. */
  start(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is told. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Everything it printed. */
  readonly printed: () => string;
  close(): Promise<void>;
}

export const roots = { news: 'news', newsroom: 'newsroom' } as const;

export async function openProduction(): Promise<Production> {
  const sandbox = await openSandbox(sandboxOptions(roots));
  const home = await openHome(sandbox);
  let child: ChildProcess | undefined;
  let printed = '';

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };

  return {
    sandbox,
    start: async () => {
      const identified = sandbox.discord.identifies();
      child = spawn(process.execPath, ['src/main.ts'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: home.env,
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (data: Buffer) => (printed += data.toString()));
      const exited = once(child, 'exit').then(() => {
        throw new Error(`the bot ended:\n${printed}`);
      });
      const joined = Promise.all([
        sandbox.discord.until(() => sandbox.discord.identifies() > identified, {
          timeoutMs: 20_000,
          waitingFor: 'the bot to log in to Discord',
        }),
        sandbox.discord.ready(20_000),
        sandbox.slack.ready(1),
      ]);
      exited.catch(() => undefined);
      await Promise.race([joined, exited]);
    },
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    printed: () => printed,
    close: async () => {
      await end('SIGKILL');
      await sandbox.close();
      await home.remove();
    },
  };
}

/** Settings and a data folder for a process that is to join the sandbox's platforms. */
export async function openHome(
  sandbox: Sandbox,
): Promise<{ readonly env: NodeJS.ProcessEnv; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'carewire-process-'));
  const configDir = join(home, 'config');
  await cp('config', configDir, { recursive: true });
  await writeFile(join(configDir, 'community.yaml'), communityYaml(sandbox));
  return {
    env: {
      PATH: process.env['PATH'],
      DISCORD_TOKEN: sandbox.discord.token,
      DISCORD_API_URL: sandbox.discord.url,
      SLACK_BOT_TOKEN: sandbox.slack.botToken,
      SLACK_APP_TOKEN: sandbox.slack.appToken,
      SLACK_API_URL: sandbox.slack.url,
      DATA_DIR: join(home, 'data'),
      CONFIG_DIR: configDir,
      WEB_PORT: '0',
      OPS_PORT: '0',
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function communityYaml({ places, moderators }: Sandbox): string {
  return JSON.stringify({
    commands: roots,
    zone: 'Europe/London',
    categories: ['general'],
    communities: [
      {
        id: 'ms-hub',
        name: 'MS Hub',
        categories: ['ms'],
        places,
        moderators: moderators.map(({ person }) => person),
      },
    ],
  });
}
