import type { DatabaseSync } from 'node:sqlite';
import type { Version } from './kept.ts';

/** What was written so far, as far as it has to be known: whether it is more than before. */
export interface Changes {
  readonly version: Version;
  watch(database: DatabaseSync): void;
  /** Before anything that is no mere question. Nobody reads until it is done: there is one connection. */
  byUs(): void;
}

export function createChanges(): Changes {
  let version = 0;
  let othersBefore: unknown;
  let others: (() => unknown) | undefined;
  return {
    watch(database) {
      // Is another one once another connection has committed (sqlite.org/pragma.html#pragma_data_version).
      const statement = database.prepare('pragma data_version');
      others = () => statement.get()?.['data_version'];
    },
    byUs: () => void (version += 1),
    version() {
      const others = othersNow();
      if (others === undefined) return undefined;
      if (others !== othersBefore) version += 1;
      othersBefore = others;
      return version;
    },
  };

  /** A file that is locked, or closed, is for the question itself to fail on. */
  function othersNow(): unknown {
    try {
      return others?.();
    } catch {
      return undefined;
    }
  }
}
