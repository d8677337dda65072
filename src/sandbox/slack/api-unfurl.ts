import { z } from 'zod';

import { readBlocks } from './api-chat.ts';
import { json } from './arguments.ts';
import { findChannel } from './channels.ts';
import { withIds } from './messages.ts';
import { method, type Method } from './method.ts';
import { Refusal } from './refusal.ts';

/** Cards under links (docs.slack.dev/reference/methods/chat.unfurl). */
export const unfurling: Readonly<Record<string, Method>> = {
  'chat.unfurl': method({
    tier: 3,
    scopes: ['links:write'],
    args: z.object({
      channel: z.string().optional(),
      ts: z.string().optional(),
      unfurl_id: z.string().optional(),
      source: z.string().optional(),
      unfurls: json(z.record(z.string(), z.looseObject({ blocks: z.array(z.looseObject({})).optional() }))),
    }),
    run: (args, call) => {
      // Only a preview for whoever is writing.
      if (args.unfurl_id?.startsWith('COMPOSER/') === true) return {};
      // Our unfurl ids are the channel and the message they stand for.
      const [channelId = args.channel ?? '', ts = args.ts ?? ''] = args.unfurl_id?.split('/') ?? [];
      const message = findChannel(call, channelId).messages.find((one) => one.ts === ts);
      if (!message || message.deleted) throw new Refusal('cannot_find_message');
      const shown = Object.entries(args.unfurls).map(([url, { blocks }]) => {
        if (!message.text.includes(url.replaceAll('&', '&amp;'))) throw new Refusal('cannot_unfurl_message');
        return { from_url: url, blocks: withIds(readBlocks(blocks) ?? []) };
      });
      const changed = new Set(shown.map(({ from_url: url }) => url));
      const others = message.attachments.filter((one) => !changed.has(linkOf(one)));
      message.attachments = [...others, ...shown];
      call.journal.write({ kind: 'change', what: 'link unfurled', id: message.ts });
      return {};
    },
  }),
};

/** Whose card it is; the same call again changes it. */
function linkOf(attachment: unknown): string {
  const read = z.object({ from_url: z.string() }).safeParse(attachment);
  return read.data?.from_url ?? '';
}
