import type { Whole } from './around.ts';
import { isHeading, type Block } from './blocks.ts';
import type { Reason } from './refusal.ts';
import type { Structured } from './structured.ts';

/** Why what was found is not an article a summary may be made of: a login form, a subscription stub, a list of articles. Null when it is one. */
export function obstacleOf(
  whole: Whole,
  { articles, meta }: Structured,
  url: string,
  body: readonly Block[],
): Reason | null {
  const words = wordsOf(body);
  if (words < 30 ? whole.asksForPassword : words < 120 && isLoginAddress(url)) return 'login';
  if (words < 160 && articles.some((thing) => /^false$/i.test(String(thing['isAccessibleForFree'])))) return 'paywall';
  if (words < 100 && whole.blocks.some((block) => stub.test(block.text))) return 'paywall';
  if (/^article$/i.test(meta.get('og:type') ?? '')) return null;
  return isList(whole, url, body) ? 'list' : null;
}

function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.words, 0);
}

function isLoginAddress(url: string): boolean {
  return /\/(?:log-?in|sign-?in|sso|auth|account\/login)(?:[/.?]|$)/i.test(new URL(url).pathname);
}

const stub =
  /\b(?:subscribe|sign in|log in|register) to (?:continue|keep|read|unlock)|\b(?:continue|keep) reading (?:this|the|with|by)|\b(?:for|to) subscribers only|\balready a subscriber\b|\bsubscribers? can read|\bthis (?:article|content|story) is (?:for|only available to|reserved for|exclusive to)|\bto read the (?:full|rest of the|whole) (?:article|story|text)|\byou have reached your (?:limit|article)|\bjetzt weiterlesen|\bréservé aux abonnés/i;

/** Whether most of what was found stands under headings that lead elsewhere: teasers, or the posts of a blog's index. */
function isList({ blocks }: Whole, url: string, body: readonly Block[]): boolean {
  const found = new Set(body.map((block) => block.text));
  const reach = isIndex(url) ? 100 : 4;
  const teasers = new Set<Block>();
  let words = 0;
  let heading: Block | null = null;
  let below = 0;
  for (const block of blocks) {
    below += 1;
    if (isHeading(block)) {
      heading = block.linked > 0.8 && block.words >= 3 ? block : null;
      below = 0;
    } else if (heading !== null && below <= reach && found.has(block.text)) {
      teasers.add(heading);
      words += block.words;
    }
  }
  return teasers.size >= 3 && words > 0.6 * wordsOf(body);
}

function isIndex(url: string): boolean {
  return /^\/$|\/(?:category|categories|tag|tags|page|archives?|topics?|author|search|news|blog)\/?(?:\d+\/?)?$/i.test(
    new URL(url).pathname,
  );
}
