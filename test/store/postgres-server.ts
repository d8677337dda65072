import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** The newest PostgreSQL of this machine, as Debian lays it out or as it stands in the PATH; undefined where there is none. */
const binaries = [
  ...globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed(),
  ...(process.env['PATH'] ?? '').split(':'),
].find((folder) => existsSync(join(folder, 'initdb')));
export const hasPostgres = binaries !== undefined;

/** A server of its own in a folder of its own, reached through a socket in it and through no port. */
export interface PostgresServer {
  /** The same database each time, as a DATABASE_URL, with nothing in its tables: whoever had it before must have let go of it. */
  empty(): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  if (binaries === undefined) throw new Error('there is no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'carewire-pg-'));
  const data = join(folder, 'data');
  const who = unprivileged();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const initdb = ['-D', data, '-U', 'carewire', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(join(binaries, 'initdb'), initdb, { ...who, cwd: folder });
  // Nothing has to survive this process, so nothing waits for a disk.
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'synchronous_commit=off'];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...who,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((ready, failed) => {
    let said = '';
    server.once('exit', () => failed(new Error(`PostgreSQL did not start: ${said}`)));
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) ready();
    });
  });
  const url = `postgres://carewire@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  return {
    async empty() {
      const { rows } = await admin.query<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
      );
      if (rows.length > 0)
        await admin.query(`truncate table ${rows.map(({ name }) => name).join(', ')} restart identity cascade`);
      return url;
    },
    async stop() {
      await admin.end();
      const ended = once(server, 'exit');
      // Smart shutdown: whoever still has a connection ends it first.
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian brings a user for it. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
