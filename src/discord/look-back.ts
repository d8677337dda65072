import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Found } from '../core/platform.ts';
import { firstIdOf } from './ids.ts';
import type { Mark } from './layout.ts';
import { limits } from './limits.ts';
import { bears } from './mark.ts';

const history = z.array(z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.unknown() }));

/** Oldest first from a little before `since`. A channel too busy to be read to its end tells us nothing. */
export async function lookBack(
  rest: REST,
  channelId: string,
  { mark, since, bot }: { readonly mark: Mark; readonly since: number; readonly bot: string },
  signal: AbortSignal,
): Promise<Found> {
  let after = firstIdOf(since);
  for (let page = 0; page < limits.historyPages; page += 1) {
    const query = new URLSearchParams({ after, limit: String(limits.historyPage) });
    const messages = history.parse(await rest.get(Routes.channelMessages(channelId), { query, signal }));
    const ours = messages.find(({ author, components }) => author.id === bot && bears(components, mark));
    if (ours) return { messageId: ours.id };
    if (messages.length < limits.historyPage) return 'absent';
    after = messages.map((message) => message.id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return 'unreadable';
}
