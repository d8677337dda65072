import type { RichTextElement } from '@slack/types';

import type { Inline, Line } from '../core/message.ts';
import { channelParts, type Channel, type Person } from '../core/place.ts';
import { visibleInside } from '../core/visible.ts';
import { limits } from './limits.ts';

type Style = { readonly bold?: true; readonly italic?: true };

/**
 * A line as rich_text elements. Rich text is the default for everything people or articles wrote: Slack parses no markup, mention,
 * emoji name or address inside it, so nothing needs escaping and what a reader copies is what was written.
 */
export function richText(line: Line, style: Style = {}): RichTextElement[] {
  return line.flatMap((node) => richNode(node, style));
}

/** A line without markup, for plain_text objects; times as UTC. */
export function plain(line: Line): string {
  return visibleInside(line.map((node) => (node.kind === 'time' ? utc(node.at) : node.text)).join('')).trim();
}

/**
 * A line as mrkdwn for the one block that takes no rich text (context), or undefined when the words themselves hold something
 * mrkdwn could read as formatting: mrkdwn has no escape for `*`, and invisible separators would end up in what people copy.
 */
export function mrkdwn(line: Line): string | undefined {
  const parts = line.map((node): Part => {
    switch (node.kind) {
      case 'text':
        return { text: visibleInside(node.text) };
      case 'bold':
        return { text: visibleInside(node.text), mark: '*' };
      case 'italic':
        return { text: visibleInside(node.text), mark: '_' };
      case 'link': {
        const url = webUrl(node.url);
        return url === undefined
          ? { text: visibleInside(node.text) }
          : { text: visibleInside(node.text).trim() || url, url };
      }
      case 'channel': {
        const id = channelId(node.channel);
        return id === undefined ? { text: visibleInside(node.text) } : { text: '', ready: `<#${id}>` };
      }
      case 'person': {
        const drawn = personElement(node.person);
        if (!drawn) return { text: visibleInside(node.text) };
        return { text: '', ready: drawn.type === 'user' ? `<@${drawn.user_id}>` : `<!subteam^${drawn.usergroup_id}>` };
      }
      case 'time':
        if (utc(node.at) === '') return { text: '' };
        return { text: '', ready: `<!date^${seconds(node.at)}^${formatOf(node)}|${utc(node.at)}>` };
    }
  });
  const told = parts.filter((part) => part.text !== '' || part.ready !== undefined);
  if (told.some(({ text }) => isFormatted(text))) return undefined;
  const marked = told.map(markUp);
  return told.every((part, at) => !isStyled(part) || isApart(told[at - 1], part, told[at + 1]))
    ? marked.join('').trim()
    : undefined;
}

/** `&`, `<` and `>` as Slack wants them in text it parses; everything else may stay (docs.slack.dev/messaging/formatting-message-text). */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An http or https address in its normal form, or undefined: nothing else becomes a link. */
export function webUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  return parsed.href.length <= limits.url ? parsed.href : undefined;
}

function richNode(node: Inline, style: Style): RichTextElement[] {
  switch (node.kind) {
    case 'text':
      return richWords(node.text, style);
    case 'bold':
      return richWords(node.text, { ...style, bold: true });
    case 'italic':
      return richWords(node.text, { ...style, italic: true });
    case 'link': {
      const url = webUrl(node.url);
      if (url === undefined) return richWords(node.text, style);
      return [{ type: 'link', url, text: visibleInside(node.text).trim() || url, ...styled(style) }];
    }
    case 'channel': {
      const id = channelId(node.channel);
      return id === undefined ? richWords(node.text, style) : [{ type: 'channel', channel_id: id, ...styled(style) }];
    }
    case 'person': {
      const drawn = personElement(node.person);
      return drawn === undefined ? richWords(node.text, style) : [{ ...drawn, ...styled(style) }];
    }
    case 'time':
      if (utc(node.at) === '') return [];
      return [
        {
          type: 'date',
          timestamp: seconds(node.at),
          format: formatOf(node),
          fallback: utc(node.at),
          ...styled(style),
        },
      ];
  }
}

function richWords(text: string, style: Style): RichTextElement[] {
  const words = visibleInside(text);
  return words === '' ? [] : [{ type: 'text', text: words, ...styled(style) }];
}

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length > 0 ? { style } : {};
}

/** In Slack's date tokens; the reader's client fills them in for its own zone. */
function formatOf({ show, between = 'at' }: Inline & { kind: 'time' }): string {
  return { date: '{date_short}', moment: `{date_short} ${between} {time}`, ago: '{ago}' }[show];
}

/** Slack's id of a channel that Slack can draw: its own, and no one's direct messages. */
function channelId(channel: Channel): string | undefined {
  const { platform, id, direct } = channelParts(channel);
  return platform === 'slack' && !direct && /^[A-Z0-9]+$/.test(id) ? id : undefined;
}

/** A person or a user group of Slack's, which Slack draws by its name. */
function personElement(
  person: Person,
): { type: 'user'; user_id: string } | { type: 'usergroup'; usergroup_id: string } | undefined {
  const id = /^slack:T[A-Z0-9]+\/([UWS][A-Z0-9]+)$/.exec(person)?.[1];
  if (id === undefined) return undefined;
  return id.startsWith('S') ? { type: 'usergroup', usergroup_id: id } : { type: 'user', user_id: id };
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}

/** Empty for what is no time. */
function utc(at: number): string {
  if (Number.isNaN(new Date(at).getTime())) return '';
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

interface Part {
  readonly text: string;
  readonly mark?: '*' | '_';
  readonly url?: string;
  /** Markup made of our own ids and numbers only. */
  readonly ready?: string;
}

/** Formatting characters, emoji names, and the sign that quotes at a line's start. */
function isFormatted(text: string): boolean {
  return /[*_~`]|:[\w+'-]+:|^\s*>/.test(text);
}

function markUp(part: Part): string {
  if (part.ready !== undefined) return part.ready;
  // A bar would end the address early, and Slack knows no escape for it.
  if (part.url !== undefined) return `<${escape(part.url.replaceAll('|', '%7C'))}|${escape(part.text)}>`;
  const words = part.text.trim();
  if (part.mark === undefined || words === '') return escape(part.text);
  // Marks must touch the words, or Slack shows them.
  const [before = '', after = ''] = part.text.split(words);
  return `${before}${part.mark}${escape(words)}${part.mark}${after}`;
}

function isStyled(part: Part): boolean {
  return part.mark !== undefined && part.text.trim() !== '';
}

/** Slack reads `*bold*` only where white space or the line's end is around it. */
function isApart(before: Part | undefined, part: Part, after: Part | undefined): boolean {
  const opens = !before || /\s$/.test(before.text) || /^\s/.test(part.text);
  const closes = !after || /^\s/.test(after.text) || /\s$/.test(part.text);
  return opens && closes;
}
