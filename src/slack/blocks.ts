import type { KnownBlock, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';

import type { Block, Line } from '../core/message.ts';
import { shorten, visible } from '../core/visible.ts';
import { actionBlocks } from './actions.ts';
import { mrkdwn, plain, richText, webUrl } from './inline.ts';
import { limits } from './limits.ts';

/** One of our blocks in Block Kit; none when nothing visible is in it. `taken` counts the action_ids of the message so far. */
export function blockKit(block: Block, taken: Map<string, number>): KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.line);
    case 'text':
      return rich([section(richText(block.line))]);
    case 'quote':
      return quote(block);
    case 'facts':
      return rich([section(block.facts.flatMap(fact))]);
    case 'image':
      return image(block.url, block.alt);
    case 'list':
      return list(block.items, block.ordered ?? false);
    case 'actions':
      return actionBlocks(block.actions, taken);
    case 'note':
      return note(block.line);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** Large type where Slack can: headers take nothing but words, and 150 characters, so a line with more in it is bold instead. */
function heading(line: Line): KnownBlock[] {
  const words = plain(line);
  const isWords = line.every(({ kind }) => kind === 'text' || kind === 'bold' || kind === 'italic');
  if (!isWords || words.length > limits.header) return rich([section(richText(line, { bold: true }))]);
  return words === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
}

/** The bar at its side sets it apart; the sign tells the tone where colour cannot. */
function quote({ label, line, tone }: Block & { kind: 'quote' }): KnownBlock[] {
  const named = richText([{ kind: 'bold', text: `${signs[tone]}${label}`.trim() }]);
  const said = richText(line);
  // A sign without a label needs no line of its own.
  const between = named.length > 0 && said.length > 0 ? [label === '' ? space : lineBreak] : [];
  return rich([{ type: 'rich_text_quote', elements: [...named, ...between, ...said] }]);
}

const signs = { caution: '⚠️ ', alert: '🛑 ', plain: '' } as const;

/** All in one section, a line each: two sections side by side are not promised to be two lines. */
function fact({ label, value }: Fact, at: number): RichTextElement[] {
  const named = richText([{ kind: 'bold', text: `${label}: ` }]);
  return [...(at === 0 ? [] : [lineBreak]), ...named, ...richText(value)];
}

type Fact = (Block & { kind: 'facts' })['facts'][number];
const lineBreak: RichTextElement = { type: 'text', text: '\n' };
const space: RichTextElement = { type: 'text', text: ' ' };

/** Without words for those who cannot see it a picture is not shown: Slack refuses it as we would. */
function image(url: string, alt: string): KnownBlock[] {
  const address = webUrl(url);
  const words = shorten(visible(alt), limits.image.alt);
  return address === undefined || words === '' ? [] : [{ type: 'image', image_url: address, alt_text: words }];
}

function list(items: readonly Line[], ordered: boolean): KnownBlock[] {
  const elements = items.map((item) => section(richText(item))).filter(({ elements }) => elements.length > 0);
  return rich([{ type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements }]);
}

/**
 * Small print. Plain text where that says it all, mrkdwn where there is something to mark up and nothing to misread,
 * else rich text: larger, but exact.
 */
function note(line: Line): KnownBlock[] {
  const words = plain(line);
  if (words === '') return [];
  if (line.every(({ kind }) => kind === 'text') && words.length <= limits.contextText) {
    return [{ type: 'context', elements: [{ type: 'plain_text', text: words, emoji: false }] }];
  }
  const marked = mrkdwn(line);
  return marked === undefined || marked.length > limits.contextText
    ? rich([section(richText(line))])
    : [{ type: 'context', elements: [{ type: 'mrkdwn', text: marked, verbatim: true }] }];
}

function section(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** Slack refuses rich text with nothing in it. */
function rich(parts: RichTextBlock['elements']): KnownBlock[] {
  const told = parts.filter(({ elements }) => elements.length > 0);
  return told.length > 0 ? [{ type: 'rich_text', elements: told }] : [];
}
