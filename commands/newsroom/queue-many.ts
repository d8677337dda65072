import type { Reaction } from '../../src/core/command.ts';
import { NewsError } from '../../src/core/errors.ts';
import { phrase } from '../../src/core/phrase.ts';
import { askManyMessage, manyMessage, readMany, sweptMessage } from '../../src/core/wording/queue-many.ts';

/** Rejecting many at once: which, how many exactly, and only then the deed. */
export const bulk = {
  many: {
    shows: 'update',
    who: 'moderator',
    run: async (id, _chosen, newsroom, member) => {
      const candidate = await newsroom.candidate(Number(id), member);
      return manyMessage(candidate, await newsroom.many(candidate.id, member));
    },
  },
  ask: {
    shows: 'update',
    who: 'moderator',
    run: async (id, _chosen, newsroom, member) => {
      const { candidate, which } = many(id);
      return askManyMessage(candidate, which, await newsroom.measureMany(which, member));
    },
  },
  sweep: {
    shows: 'update',
    who: 'moderator',
    run: async (id, _chosen, newsroom, member) => {
      const { candidate, which } = many(id);
      return sweptMessage(candidate, await newsroom.rejectMany(which, member));
    },
  },
} as const satisfies Readonly<Record<string, Reaction>>;

function many(id: string): NonNullable<ReturnType<typeof readMany>> {
  const read = readMany(id);
  if (read) return read;
  throw outdated();
}

export function outdated(): NewsError {
  return new NewsError('expired', phrase`This button is from an earlier version of me. Please open the queue again.`);
}
