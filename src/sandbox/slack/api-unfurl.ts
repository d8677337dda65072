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
      // Our unfurl ids are the channel and the message they stand for.
      const [channelId = args.channel ?? '', ts = args.ts ?? ''] = args.unfurl_id?.split('/') ?? [];
      const message = findChannel(call, channelId).messages.find((one) => one.ts === ts);
      if (!message) throw new Refusal('cannot_unfurl_message');
      message.attachments = Object.entries(args.unfurls).map(([url, { blocks }]) => {
        if (!message.text.includes(url.replaceAll('&', '&amp;'))) throw new Refusal('cannot_unfurl_url');
        return { from_url: url, blocks: withIds(readBlocks(blocks) ?? []) };
      });
      call.journal.write({ kind: 'change', what: 'link unfurled', id: message.ts });
      return {};
    },
  }),
};
