import type { Db } from './schema.ts';
import type { Instant } from '../core/clock.ts';
import { createKeyv } from './expiring.ts';

/** Texts looked up by a key, without an end. Throws when the database does. */
export interface Texts {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

export function createTexts(db: Db, namespace: string, now: () => Instant): Texts {
  const keyv = createKeyv<string>(db, namespace, now);
  return {
    get: async (key) => keyv.get<string>(key),
    set: async (key, value) => {
      await keyv.set(key, value);
    },
    delete: async (key) => {
      await keyv.delete(key);
    },
    keys: async () => {
      const found = await db.selectFrom('kv').select('key').where('ns', '=', namespace).orderBy('key').execute();
      return found.map(({ key }) => key);
    },
  };
}
