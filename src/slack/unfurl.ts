import type { KnownBlock } from '@slack/types';

import type { Answering } from '../core/answering.ts';
import type { Log } from '../core/log.ts';
import { errorCode } from './errors.ts';
import { fit } from './fitting.ts';
import { limits } from './limits.ts';
import { nameOf } from './logger.ts';
import type { LinkShared } from './payloads.ts';
import type { Here } from './workspaces.ts';

/**
 * Cards under links to our own archive (docs.slack.dev/messaging/unfurling-links-in-messages). Our own messages say it all themselves,
 * and many links at once are a list nobody wants blown up. Never throws; who shared what is not logged.
 */
export async function unfurl(
  { answering, log, workspace }: Here & { readonly answering: Answering; readonly log: Log },
  { event }: LinkShared,
): Promise<void> {
  if (event.user === workspace.botUserId || event.links.length > mostLinks) return;
  const unfurls: Record<string, { blocks: KnownBlock[] }> = {};
  try {
    for (const { url } of event.links) {
      const card = await answering.linked(url);
      if (card) unfurls[url] = { blocks: fit(card.blocks, limits.card).blocks };
    }
    if (Object.keys(unfurls).length === 0) return;
    const { channel, message_ts: ts, unfurl_id: id, source } = event;
    await (id !== undefined && source !== undefined
      ? workspace.answers.chat.unfurl({ unfurl_id: id, source, unfurls })
      : workspace.answers.chat.unfurl({ channel, ts, unfurls }));
  } catch (error) {
    log.warn('slack card could not be shown', { error: errorCode(error) ?? nameOf(error) });
  }
}

const mostLinks = 2;
