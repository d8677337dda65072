import { channelParts, type Channel } from '../core/place.ts';
import type { Workspace } from './clients.ts';
import { errorCode } from './errors.ts';

/** Whether a channel is shared with another organisation, or about to be. Workspaces of one organisation are no strangers to each other. */
export async function outsiders({ answers }: Workspace, channel: Channel): Promise<boolean> {
  const { id, direct } = channelParts(channel);
  if (direct) return false;
  try {
    const { channel: found } = await answers.conversations.info({ channel: id });
    return found?.is_ext_shared === true || found?.is_pending_ext_shared === true;
  } catch (error) {
    if (hidden.has(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** What we may not look at, however often we ask. */
const hidden: ReadonlySet<string> = new Set(['missing_scope', 'channel_not_found']);
