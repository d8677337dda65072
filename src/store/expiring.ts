import { sql } from 'kysely';
import { Keyv, keyvStorageCapability, type KeyvStorageEntry } from 'keyv';
import type { Instant } from '../core/clock.ts';
import type { Expiring } from '../core/expiring.ts';
import { prepared } from './prepared.ts';
import type { Db } from './schema.ts';

/** Keys read at once when all of a namespace are. */
const pageSize = 100;

/**
 * Small things that end by themselves, through Keyv on our own database. What Keyv lacks is done in one statement here:
 * being the first to set a key, and being the one who took it away. Throws when the database does.
 */
export function createExpiring<Value>(db: Db, namespace: string, now: () => Instant): Expiring<Value> {
  const storage = keyvStorage(db, namespace, now);
  const keyv = createKeyv<Value>(db, namespace, now);
  const setFirst = prepared(
    db,
    (ns: string, key: string, value: string, expires: Instant, at: Instant) =>
      db
        .insertInto('kv')
        .values({ ns, key, value, expires })
        .onConflict((conflict) =>
          conflict
            .columns(['ns', 'key'])
            .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), expires: eb.ref('excluded.expires') }))
            .where('kv.expires', '<=', at),
        )
        .returning('key'),
    ['namespace', 'key', 'value', 1, 2],
  );
  return {
    get: (key) => keyv.get<Value>(key),

    async set(key, value, ttlMs) {
      // setRaw, for Keyv itself would count from the machine's clock and not from ours.
      const isKept = await keyv.setRaw(key, { value, expires: now() + ttlMs });
      if (!isKept) throw new Error(`nothing can be kept under an empty key in “${namespace}”`);
    },

    async setIfAbsent(key, value, ttlMs) {
      const expires = now() + ttlMs;
      const encoded = String(await keyv.encode({ value, expires }));
      return (await setFirst(namespace, key, encoded, expires, now())).length > 0;
    },

    delete: (key) => storage.delete(key),

    async under(beginning, most) {
      const rows = await storage
        .live()
        .where(sql`substr(key, 1, length(${beginning}))`, '=', beginning)
        .orderBy('key')
        .limit(most)
        .execute();
      const entries = await Promise.all(rows.map(({ value }) => keyv.decode<Value>(value)));
      return entries.flatMap((entry) => (entry?.value === undefined ? [] : [entry.value]));
    },
  };
}

/** A Keyv of its own namespace on our database, for packages that ask for one. Errors throw. */
export function createKeyv<Value>(db: Db, namespace: string, now: () => Instant): Keyv<Value> {
  const keyv = new Keyv<Value>({ store: keyvStorage(db, namespace, now), checkExpired: false });
  // Keyv turns errors into `false` and `undefined` as soon as anybody listens for them.
  keyv.on('error', (error) => {
    throw error;
  });
  return keyv;
}

/** Takes away what has ended. Returns how many there were. */
export async function sweep(db: Db, now: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('kv').where('expires', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Keyv 6's storage contract; one object per namespace, for a shared one mixes them up (jaredwray/keyv#1160). */
function keyvStorage(db: Db, ns: string, now: () => Instant) {
  const live = () =>
    db
      .selectFrom('kv')
      .select(['key', 'value'])
      .where('ns', '=', ns)
      .where((eb) => eb.or([eb('expires', 'is', null), eb('expires', '>', now())]));
  const getMany = async (keys: string[]) => {
    const rows = await live().where('key', 'in', keys).execute();
    const values = new Map(rows.map((row) => [row.key, row.value]));
    return keys.map((key) => values.get(key));
  };
  const setMany = async (entries: readonly KeyvStorageEntry<unknown>[]) => {
    const rows = entries.map(({ key, value, expires }) => ({
      ns,
      key,
      value: String(value),
      expires: expires ?? null,
    }));
    if (rows.length > 0)
      await db
        .insertInto('kv')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['ns', 'key'])
            .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), expires: eb.ref('excluded.expires') })),
        )
        .execute();
    return entries.map(() => true);
  };
  const deleteMany = async (keys: string[]) => {
    const rows = await db
      .deleteFrom('kv')
      .where('ns', '=', ns)
      .where('key', 'in', keys)
      .where((eb) => eb.or([eb('expires', 'is', null), eb('expires', '>', now())]))
      .returning('key')
      .execute();
    const deleted = new Set(rows.map((row) => row.key));
    return keys.map((key) => deleted.has(key));
  };
  const storage = {
    namespace: ns,
    getMany,
    setMany,
    deleteMany,
    live,
    get: async (key: string) => (await getMany([key]))[0],
    set: async (key: string, value: unknown, expires?: number) =>
      (await setMany([{ key, value, ...(expires === undefined ? {} : { expires }) }])).every(Boolean),
    delete: async (key: string) => (await deleteMany([key])).every(Boolean),
    has: async (key: string) => (await getMany([key]))[0] !== undefined,
    hasMany: async (keys: string[]) => (await getMany(keys)).map((value) => value !== undefined),
    async *iterator() {
      let after = '';
      for (;;) {
        const page = await live().where('key', '>', after).orderBy('key').limit(pageSize).execute();
        for (const { key, value } of page) yield [key, value];
        const last = page.at(-1);
        if (!last) return;
        after = last.key;
      }
    },
    clear: async () => void (await db.deleteFrom('kv').where('ns', '=', ns).execute()),
  };
  return { ...storage, capabilities: keyvStorageCapability(storage) };
}
