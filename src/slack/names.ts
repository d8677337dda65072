import type { Workspace } from './clients.ts';
import { lifetimes } from './limits.ts';
import { remembering } from './remembering.ts';
import { within } from './waiting.ts';

/** What channels are called, by Slack's id; undefined where Slack does not tell, or not soon. Never throws. */
export type Names = (channelId: string) => Promise<string | undefined>;

/** What Slack said is believed for some minutes. */
export function createNames({ answers }: Pick<Workspace, 'answers'>): Names {
  const name = remembering(async (channel: string) => (await answers.conversations.info({ channel })).channel?.name);
  return async (channelId) => within(lifetimes.names, name(channelId)).catch(() => undefined);
}
