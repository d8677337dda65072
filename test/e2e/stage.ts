import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../src/config.ts';
import type { Log } from '../../src/core/log.ts';
import { run, sandboxOptions, type Running } from '../../src/main.ts';
import { openSandbox, sandboxConfig, type Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Screen } from '../../src/sandbox/screen.ts';
import type { Database } from '../../src/store/databases.ts';
import { hasPostgres, startPostgres } from '../store/postgres-server.ts';

/** Carewire whole: both loopback platforms, the real clients, a real database file, and a clock the test moves. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly discord: Screen;
  readonly slack: Screen;
  readonly site: string;
  readonly database: Database;
  running: Running;
  readonly logged: readonly string[];
  readonly clock: { at: number };
  /** Stops the bot, and starts it anew on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Monday 9 November 2026, 10:00 in London. */
const monday = Date.parse('2026-11-09T10:00:00Z');

/** On a SQLite file of its own, unless told; what comes `afterwards` ends with it. `given` are the settings it begins with. */
export async function openStage(
  database?: Database,
  afterwards = async () => {},
  given: Config = readConfig({}),
): Promise<Stage> {
  const clock = { at: monday };
  const now = (): number => clock.at;
  const sandbox = await openSandbox({ ...sandboxOptions(given.roots), now });
  const dataDir = await mkdtemp(join(tmpdir(), 'carewire-e2e-'));
  const logged: string[] = [];
  const log = createRecordingLog(logged);
  const config = { ...sandboxConfig(given, sandbox, dataDir), ...(database && { database }) };
  const start = (): Promise<Running> => run(config, { clock: { now }, log, allow: (host) => host === '127.0.0.1' });
  const [discord, slack] = sandbox.screens;
  if (!discord || !slack) throw new Error('the sandbox has two screens');

  const stage: Stage = {
    sandbox,
    discord,
    slack,
    site: sandbox.site.url,
    database: config.database,
    running: await start(),
    logged,
    clock,
    restart: async () => {
      await stage.running.stop();
      stage.running = await start();
    },
    close: async () => {
      await stage.running.stop();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
      await afterwards();
    },
  };
  return stage;
}

/** The databases of this machine, each with a stage of its own on it. */
export const databases = [
  { name: 'SQLite', open: () => openStage() },
  ...(hasPostgres ? [{ name: 'PostgreSQL', open: openStageOnPostgres }] : []),
];

async function openStageOnPostgres(): Promise<Stage> {
  const server = await startPostgres();
  return openStage({ url: await server.empty() }, () => server.stop());
}

/** Everything logged, as one line each, for tests that look for what must not be there. */
function createRecordingLog(lines: string[]): Log {
  const at =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const { error, ...rest } = fields;
      lines.push(
        `${level} ${message} ${JSON.stringify(rest)} ${error instanceof Error ? (error.stack ?? error.message) : ''}`,
      );
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Lines as one text, for reading in an assertion. */
export function read(lines: readonly string[]): string {
  return lines.join('\n');
}
