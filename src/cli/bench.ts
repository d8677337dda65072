import { existsSync, readdirSync } from 'node:fs';
import { UsageError, type Verb } from './verb.ts';

const folder = new URL('../../test/bench/', import.meta.url);

/** Benches are no tests and no part of what runs: they are loaded by name, and only where the sources are. */
export const bench: Verb = {
  name: 'bench',
  usage: ['bench <name> [options]'],
  run: async ([name = '', ...args]) => {
    const known = existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith('.bench.ts'))
          .map((file) => file.slice(0, -'.bench.ts'.length))
      : [];
    if (!known.includes(name))
      throw new UsageError(
        `Which bench? There are: ${known.join(', ') || 'none here; benches come with the sources'}.`,
      );
    const loaded: unknown = await import(new URL(`${name}.bench.ts`, folder).href);
    if (!isBench(loaded)) throw new UsageError(`The bench ${name} has no run(args).`);
    await loaded.run(args);
    // One that misses what is wanted has set it.
    return Number(process.exitCode ?? 0);
  },
};

function isBench(module: unknown): module is { run(args: readonly string[]): Promise<void> } {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}
