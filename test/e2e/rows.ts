import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Database } from '../../src/store/databases.ts';

/** Every row of every table there is, the indexes' own among them, as text that begins with the table's name. */
export function rowsOf(database: Database): Promise<readonly string[]> | readonly string[] {
  return 'url' in database ? ofPostgres(database.url) : ofSqlite(database.file);
}

function ofSqlite(file: string): readonly string[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = db.prepare(`select name from sqlite_master where type = 'table'`).all();
    return tables
      .map(({ name }) => String(name))
      .flatMap((name) => {
        const all = db.prepare(`select * from "${name}"`);
        // Hashes of texts do not all fit in a JavaScript number.
        all.setReadBigInts(true);
        return all.all().map(asText(name));
      });
  } finally {
    db.close();
  }
}

async function ofPostgres(connectionString: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      const all = await client.query<Record<string, unknown>>(`select * from "${name}"`);
      rows.push(...all.rows.map(asText(name)));
    }
    return rows;
  } finally {
    await client.end();
  }
}

function asText(table: string) {
  return (row: Readonly<Record<string, unknown>>): string =>
    `${table}: ${JSON.stringify(row, (_key, value: unknown) =>
      value instanceof Uint8Array
        ? Buffer.from(value).toString('latin1')
        : typeof value === 'bigint'
          ? String(value)
          : value,
    )}`;
}
