import type { Reaction } from '../src/core/command.ts';
import { cancelledMessage, revisedMessage } from '../src/core/wording/correction.ts';

/** The two buttons under the preview of a correction or withdrawal. */
export const decisions = {
  confirm: {
    shows: 'update',
    who: 'moderator',
    run: async (token, _chosen, newsroom, member) => {
      const revised = await newsroom.confirm(token, member);
      return revisedMessage(revised, revised.article.correctedAt);
    },
  },
  cancel: {
    shows: 'update',
    who: 'moderator',
    run: async (token, _chosen, newsroom, member) => cancelledMessage(await newsroom.cancel(token, member)),
  },
} as const satisfies Readonly<Record<string, Reaction>>;
