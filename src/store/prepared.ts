import type { Compilable, InferResult } from 'kysely';
import type { Db } from './schema.ts';

/**
 * A query built once and asked often: Kysely takes longer to build one than SQLite to answer it.
 * @param query built with a stand-in for each parameter, in the order they are handed in later.
 */
export function prepared<Parameters extends readonly unknown[], Query extends Compilable>(
  db: Db,
  query: (...standIns: Parameters) => Query,
  standIns: Parameters,
): (...parameters: Parameters) => Promise<InferResult<Query>> {
  const compiled = query(...standIns).compile();
  if (compiled.parameters.length !== standIns.length || compiled.parameters.some((one, i) => one !== standIns[i]))
    throw new Error('a prepared query names each of its parameters once, in their order');
  return async (...parameters) => {
    const { rows } = await db.executeQuery({ ...compiled, parameters });
    // The rows of the very query the type is taken from.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return rows as InferResult<Query>;
  };
}
