import type { KnownBlock } from '@slack/types';

import type { Message } from '../core/message.ts';
import { shorten, visible } from '../core/visible.ts';
import { fit } from './fitting.ts';
import { escape } from './inline.ts';
import { limits } from './limits.ts';

/** A message as chat.postMessage, chat.update, chat.postEphemeral and a response_url take it. */
export interface Rendered {
  /** For notifications, search and screen readers. Slack parses it, so it is escaped. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** False when something had to be dropped or shortened. */
  readonly whole: boolean;
}

/** Our message in Block Kit (docs.slack.dev/reference/block-kit), within Slack's limits. Throws PlatformError `too-long`, see {@link fit}. */
export function render(message: Message): Rendered {
  return { text: fallback(message.plain), ...fit(message.blocks) };
}

/** The sentence shown where blocks are not. */
function fallback(plain: string): string {
  return escape(shorten(visible(plain), limits.message.plain)) || '…';
}
