import { webUrl } from './inline.ts';

/**
 * The web addresses in somebody's message, in their order, each once: as Slack marks them in text (`<url|label>`), as rich text and
 * buttons hold them, and those of previews, forwarded and attached messages
 * (docs.slack.dev/messaging/formatting-message-text#linking-urls, docs.slack.dev/reference/block-kit/blocks/rich-text-block).
 */
export function linksIn(message: SharedMessage): readonly string[] {
  const found: string[] = [];
  textLinks(message.text ?? '', found);
  gather(message.blocks, found, 0);
  gather(message.attachments, found, 0);
  return [...new Set(found.flatMap((url) => webUrl(url) ?? []))].slice(0, most);
}

/** What of a message may hold links. Blocks and attachments are whatever any app put there. */
export interface SharedMessage {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

const most = 20;
/** Deeper than Slack nests anything. */
const deepest = 20;

function textLinks(text: string, found: string[]): void {
  for (const [, url = ''] of text.matchAll(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/gi)) found.push(unescape(url));
}

function gather(node: unknown, found: string[], depth: number): void {
  if (depth > deepest || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const part of node) gather(part, found, depth + 1);
    return;
  }
  for (const [name, value] of Object.entries(node)) {
    if (typeof value !== 'string') gather(value, found, depth + 1);
    else if (addresses.has(name)) found.push(value);
    else if (texts.has(name)) textLinks(value, found);
  }
}

/** Properties that hold one address: a rich link or a button, a preview's page. Pictures are no articles. */
const addresses: ReadonlySet<string> = new Set(['url', 'title_link', 'original_url', 'from_url']);
const texts: ReadonlySet<string> = new Set(['text', 'pretext', 'value']);

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
