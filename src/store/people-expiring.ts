import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { Kept } from '../core/people.ts';
import { directsOf, nobody, type Person } from '../core/place.ts';
import type { Schema } from './schema.ts';

/** Of what expires, a moderator's drafts are named after them (newsroom/drafts.ts). */
export async function draftsOf(trx: Transaction<Schema>, person: Person): Promise<Kept['drafts']> {
  const rows = await naming(trx, person);
  return rows
    .filter(({ ns }) => ns === 'own-draft')
    .map(({ value }) => listed.parse(JSON.parse(value)).value)
    .toSorted((a, b) => a.at - b.at);
}

/** A draft of the queue names who looked at it first and who said yes to it. */
export async function openedOf(trx: Transaction<Schema>, person: Person): Promise<Kept['opened']> {
  const rows = await naming(trx, person);
  return rows
    .filter(({ ns }) => ns === 'draft')
    .flatMap(({ value }) => waiting.safeParse(JSON.parse(value)).data?.value ?? [])
    .map(({ page, at }) => ({ title: page.title, at }))
    .toSorted((a, b) => a.at - b.at);
}

/** Whose news they chose to read elsewhere is kept under their name (newsroom/away.ts). */
export async function readingOf(trx: Transaction<Schema>, person: Person): Promise<Kept['reading']> {
  const row = await trx
    .selectFrom('kv')
    .select('value')
    .where('ns', '=', 'reading')
    .where('key', '=', person)
    .executeTakeFirst();
  return row ? chosen.parse(JSON.parse(row.value)).value : null;
}

/**
 * What expires and names a person is gone at once: drafts, and whatever was kept for a while. A draft that waits in the queue is
 * every moderator's, and stays without their yes.
 */
export async function forgetKept(trx: Transaction<Schema>, person: Person): Promise<void> {
  for (const { ns, key, value } of await naming(trx, person)) {
    if (ns === 'draft' && nameless(value, person) !== undefined) await unname(trx, { ns, key, value }, person);
    else await trx.deleteFrom('kv').where('ns', '=', ns).where('key', '=', key).execute();
  }
}

/** What expires is written outside of transactions: where somebody edited the draft meanwhile, it is their edit that is kept. */
async function unname(trx: Transaction<Schema>, found: KeptRow, person: Person): Promise<void> {
  const { ns, key } = found;
  let read: string | undefined = found.value;
  while (read !== undefined) {
    const value: string = nameless(read, person) ?? read;
    const { numUpdatedRows } = await trx
      .updateTable('kv')
      .set({ value })
      .where('ns', '=', ns)
      .where('key', '=', key)
      .where('value', '=', read)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    const now = await trx
      .selectFrom('kv')
      .select('value')
      .where('ns', '=', ns)
      .where('key', '=', key)
      .executeTakeFirst();
    read = now?.value;
  }
}

/** Undefined for what is no draft that waits in the queue. */
function nameless(written: string, person: Person): string | undefined {
  const draft = shared.safeParse(JSON.parse(written)).data;
  if (!draft) return undefined;
  const { approvals, by, ...rest } = draft.value;
  const value = {
    ...rest,
    by: by === person ? nobody : by,
    ...(approvals && { approvals: approvals.filter((other) => other !== person) }),
  };
  return JSON.stringify({ ...draft, value });
}

type KeptRow = Pick<Schema['kv'], 'ns' | 'key' | 'value'>;

const listed = z.object({ value: z.object({ title: z.string(), at: z.number() }) });
const waiting = z.object({
  value: z.object({ candidate: z.number(), page: z.object({ title: z.string() }), at: z.number() }),
});
const chosen = z.object({ value: z.string() });
const shared = z.looseObject({
  value: z.looseObject({ candidate: z.number(), by: z.string(), approvals: z.array(z.string()).optional() }),
});

/** What has the person's name in its key or its value, not that of somebody whose name begins the same. */
async function naming(trx: Transaction<Schema>, person: Person) {
  const names = [person, directsOf(person)].map((name) => name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const named = new RegExp(
    `(?<!\\w)(?:${names.map((name) => name.replace('*', String.raw`\w+`)).join('|')})(?!\\w)`,
    'u',
  );
  const [name, direct] = [person, directsOf(person).replace('*', '%')].map((part) => `%${part}%`);
  const rows = await trx
    .selectFrom('kv')
    .select(['ns', 'key', 'value'])
    .where((eb) =>
      eb.or([eb('key', 'like', name ?? ''), eb('value', 'like', name ?? ''), eb('value', 'like', direct ?? '')]),
    )
    .execute();
  return rows.filter(({ key, value }) => named.test(key) || named.test(value));
}
