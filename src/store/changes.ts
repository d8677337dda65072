import type { DatabaseSync } from 'node:sqlite';
import type { Version } from './kept.ts';

/** What was written so far, as far as it has to be known: whether it is more than before. */
export interface Changes {
  readonly version: Version;
  watch(database: DatabaseSync): void;
  /** Before each statement. Nobody reads until one that writes is done: there is one connection. */
  byUs(writes: boolean): void;
}

export function createChanges(): Changes {
  let version = 0;
  let othersBefore: unknown;
  let looked = false;
  const lookAgain = (): void => {
    looked = false;
  };
  let others: (() => unknown) | undefined;
  return {
    watch(database) {
      // Is another one once another connection has committed (sqlite.org/pragma.html#pragma_data_version).
      const statement = database.prepare('pragma data_version');
      others = () => statement.get()?.['data_version'];
    },
    byUs(writes) {
      looked = false;
      if (writes) version += 1;
    },
    version() {
      if (looked) return version;
      const others = othersNow();
      if (others === undefined) return undefined;
      if (others !== othersBefore) version += 1;
      othersBefore = others;
      looked = true;
      // Until all is done that is to be done at once: nothing can reach us meanwhile that somebody did after they wrote.
      process.nextTick(lookAgain);
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
