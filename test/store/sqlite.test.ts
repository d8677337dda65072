import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLedger } from '../../src/store/ledger.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { aCandidate } from '../contracts/candidates.ts';
import { aDelivery, anArticle, aSubscription } from '../contracts/samples.ts';
import { filler } from './filler.ts';
import { openAt, temporaryFolder } from './temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('opening', () => {
  it('makes the folder and a file nobody else can read', async () => {
    const file = join(dirname(folder.file), 'deep/er/news.db');
    const store = await openAt(file);
    await store.ledger.publish(anArticle(), () => []);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777, name).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('finds everything again', async () => {
    const first = await openAt(folder.file);
    const article = await first.ledger.publish(anArticle(), ({ id }) => [
      aDelivery({ id: 'copy', work: { kind: 'article', article: id } }),
    ]);
    await first.categories.remove('ms', 'treatment', () => []);
    await first.close();
    const again = await openAt(folder.file);
    expect(await again.articles.get('ms', article?.id ?? 0)).toEqual(article);
    expect(await again.deliveries.get('copy')).toMatchObject({ state: 'pending' });
    // Configured categories are only what a community begins with.
    expect((await again.categories.list('ms')).map(({ slug }) => slug)).toEqual(['living-with-ms']);
    await again.close();
  });

  it('keeps every commit through a power cut: WAL, synchronous FULL, foreign keys on', async () => {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(folder.file) });
    const read = async (name: string) => Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
    expect([await read('journal_mode'), await read('synchronous'), await read('foreign_keys')]).toEqual(['wal', 2, 1]);
    await db.destroy();
  });

  it('leaves nothing of what was deleted in the file', async () => {
    const store = await openAt(folder.file);
    const notes = store.expiring<string>('notes');
    const secret = 'anna-asked-for-this-to-go';
    for (let i = 0; i < 40; i += 1) {
      const channel = `discord:1:@${secret}-${i}` as const;
      await store.subscriptions.put(aSubscription({ channel, by: 'discord:anna' }));
      await notes.set(`note ${i}`, `${secret} ${'word '.repeat(2_000)}`, 60_000);
    }
    const kept = await store.subscriptions.ofCommunity('ms');
    for (const { id } of kept) await store.subscriptions.remove('ms', id);
    for (let i = 0; i < 40; i += 1) await notes.delete(`note ${i}`);
    await store.close();
    expect(kept).toHaveLength(40);
    expect(readFileSync(folder.file).includes(secret)).toBe(false);
  });

  it('knows of a database made before notices were kept what its articles still bear', async () => {
    const first = await openAt(folder.file);
    const article = await first.ledger.publish(anArticle(), () => []);
    if (!article) throw new Error('not published');
    const notice = { text: 'Two experts disagree.', link: null, at: 5 };
    await first.ledger.revise({ ...article, revision: 2, standing: 'disputed', notice }, () => []);
    await first.close();
    const raw = new DatabaseSync(folder.file);
    raw.exec(`drop table article_notice; delete from migration where name = '0016-notices'`);
    raw.close();
    const again = await openAt(folder.file);
    const known = await again.articles.notices('ms', article.id);
    expect(known).toEqual([{ ...notice, standing: 'disputed', life: 'published' }]);
    await again.close();
  });

  it('refuses what a newer version has changed, and leaves it as it is', async () => {
    await (await openAt(folder.file)).close();
    const raw = new DatabaseSync(folder.file);
    raw.exec(`insert into migration values ('9999-from-the-future', 0)`);
    raw.close();
    const before = readFileSync(folder.file);
    await expect(openAt(folder.file)).rejects.toThrow(
      /newer version of Carewire \(“9999-from-the-future” is unknown here\)\. Start that version, or restore/,
    );
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  it('says what to do with a file that is no database', async () => {
    writeFileSync(folder.file, 'Dear diary, this is no database at all. '.repeat(100));
    await expect(openAt(folder.file)).rejects.toThrow(/news\.db cannot be opened: file is not a database\. .*DATA_DIR/);
  });

  it('says what to do with one that is damaged', async () => {
    const store = await openAt(folder.file);
    await store.close();
    const bytes = readFileSync(folder.file);
    bytes.fill(0x5a, 4_096);
    writeFileSync(folder.file, bytes);
    await expect(openAt(folder.file)).rejects.toThrow(
      /cannot be opened: database disk image is malformed\. It is damaged: restore the latest backup\./,
    );
  });

  it('says so when the folder cannot be used', async () => {
    writeFileSync(join(dirname(folder.file), 'taken'), '');
    await expect(openAt(join(dirname(folder.file), 'taken', 'news.db'))).rejects.toThrow(
      /taken\/news\.db cannot be opened/,
    );
    mkdirSync(folder.file);
    await expect(openAt(folder.file)).rejects.toThrow(/news\.db cannot be opened/);
  });
});

describe('a database somebody else is writing to', () => {
  const open = (patienceMs: number) =>
    new Kysely<Schema>({ dialect: sqliteDialect(folder.file, patienceMs), plugins: [new CamelCasePlugin()] });
  const holdLock = async () => {
    await (await openAt(folder.file)).close();
    const holder = new DatabaseSync(folder.file);
    holder.exec('begin immediate');
    return holder;
  };

  it('is waited for, and nobody else of this process has to wait', async () => {
    const holder = await holdLock();
    const db = open(10_000);
    const published = createLedger(db).publish(anArticle(), () => []);
    // Timers go on firing while the lock is held.
    await new Promise((resolve) => setTimeout(resolve, 20));
    holder.exec('commit');
    expect(await published).toMatchObject({ id: 1 });
    holder.close();
    await db.destroy();
  });

  it('is an error when it takes too long, with nothing written', async () => {
    const holder = await holdLock();
    const db = open(50);
    const ledger = createLedger(db);
    await expect(ledger.publish(anArticle(), () => [])).rejects.toThrow('database is locked');
    holder.exec('rollback');
    holder.close();
    expect(await ledger.publish(anArticle(), () => [])).toMatchObject({ id: 1 });
    await db.destroy();
  });
});

describe('much to write at once', () => {
  /** How often others had their turn meanwhile. */
  const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    await work();
    clearImmediate(next);
    return turns;
  };

  it('leaves timers and sockets their turns, between transactions and within a long one', async () => {
    const store = await openAt(folder.file);
    const links = Array.from({ length: 1_000 }, (_, i) => aCandidate({ url: `https://news.example/${i}` }));
    const oneByOne = async () => {
      for (const link of links.slice(0, 200)) await store.candidates.add([link]);
    };
    expect(await turnsDuring(oneByOne)).toBeGreaterThan(2);
    expect(await turnsDuring(() => store.candidates.add(links))).toBeGreaterThan(2);
    expect((await store.candidates.count('ms', 0)).inSight).toBe(1_000);
    await store.close();
  });
});

describe('a full disk', () => {
  it('is an error, with nothing half written and everything else still there', async () => {
    // Files may not grow beyond 4 MB in that process; the signal for it is ignored, so that writing fails instead.
    const child = spawn(
      'sh',
      ['-c', 'trap "" XFSZ; ulimit -f 8192; exec "$0" "$@"', process.execPath, filler, folder.file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(child, 'exit');
    const said = JSON.parse(await text(child.stdout)) as {
      error: string;
      published: number;
      found: number;
      latest: number;
    };
    expect(await ended).toEqual([0, null]);
    expect(said.error).toMatch(/disk/);
    expect(said.published).toBeGreaterThan(10);
    expect([said.found, said.latest]).toEqual([said.published, said.published]);

    const store = await openAt(folder.file);
    expect(await store.check()).toBeUndefined();
    expect((await store.deliveries.count('ms')).pending).toBe(said.published);
    expect(await store.ledger.publish(anArticle({ canonicalUrl: 'https://after.example' }), () => [])).toMatchObject({
      id: said.published + 1,
    });
    await store.close();
  });
});

describe('the check', () => {
  it('is silent when all is well', async () => {
    const store = await openAt(folder.file);
    await store.ledger.publish(anArticle(), () => []);
    expect(await store.check()).toBeUndefined();
    await store.close();
  });

  it('sees a file others can read', async () => {
    const store = await openAt(folder.file);
    chmodSync(folder.file, 0o644);
    expect(await store.check()).toMatch(/can be read by other users .*mode 644.*chmod 600/);
    await store.close();
  });

  it('sees a search index that tells another story', async () => {
    const store = await openAt(folder.file);
    await store.ledger.publish(anArticle(), () => []);
    const raw = new DatabaseSync(folder.file);
    raw.exec('delete from article_search');
    raw.close();
    expect(await store.check()).toMatch(/search index does not match 1 of the articles/);
    await store.close();
  });

  it('sees rows that point at nothing', async () => {
    const store = await openAt(folder.file);
    const raw = new DatabaseSync(folder.file, { enableForeignKeyConstraints: false });
    raw.exec(`insert into place values ('discord:404', 'nobody')`);
    raw.close();
    expect(await store.check()).toMatch(/1 rows that point at nothing/);
    await store.close();
  });

  it('sees a damaged page', async () => {
    const store = await openAt(folder.file);
    for (let i = 0; i < 30; i += 1) await store.ledger.publish(anArticle({ text: 'word '.repeat(2_000) }), () => []);
    await store.close();
    const bytes = readFileSync(folder.file);
    bytes.fill(0x5a, bytes.length - 40_960, bytes.length - 20_480);
    writeFileSync(folder.file, bytes);
    const again = await openAt(folder.file);
    expect(await again.check()).toMatch(/is damaged .*Restore the latest backup/);
    await again.close();
  });
});
