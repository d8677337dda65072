import { html } from 'hono/html';
import type { z } from 'zod';
import type { richTextParts } from '../slack/rich-text.ts';
import type { Names } from '../slack/show-text.ts';
import { isRecord, textIn } from '../slack/validate.ts';
import { lines, link, type Html } from './html.ts';
import { mention, slackDate } from './slack-text.ts';

type Part = z.infer<typeof richTextParts>[number];
type Inline = Extract<Part, { type: 'rich_text_section' }>['elements'][number];
type Node = Readonly<Record<string, unknown>>;

/** The rich_text block: its text is never read for markup, only its elements make any. */
export function slackRichText(block: Node, names: Names): Html {
  return html`${nodes(block['elements']).map((part) => parts[partKind(part)](part, names))}`;
}

type DrawPart = (part: Node, names: Names) => Html;

const parts: Readonly<Record<Part['type'], DrawPart>> = {
  rich_text_section: (part, names) => html`<p class="s-text">${inlines(part, names)}</p>`,
  rich_text_quote: (part, names) => html`<blockquote>${inlines(part, names)}</blockquote>`,
  rich_text_preformatted: (part, names) => html`<pre class="md-code">${inlines(part, names)}</pre>`,
  rich_text_list: (part, names) => {
    const items = nodes(part['elements']).map((item) => html`<li>${inlines(item, names)}</li>`);
    const indent = `s-indent-${Math.min(8, Math.max(0, Number(part['indent'] ?? 0) || 0))}`;
    if (part['style'] === 'ordered')
      return html`<ol class="${indent}" start="${(Number(part['offset'] ?? 0) || 0) + 1}">
        ${items}
      </ol>`;
    return html`<ul class="${indent}">
      ${items}
    </ul>`;
  },
};

function partKind({ type }: Node): Part['type'] {
  const known = Object.keys(parts).find((kind): kind is Part['type'] => kind === type);
  return known ?? 'rich_text_section';
}

type DrawInline = (inline: Node, names: Names) => Html;

const draws: Readonly<Record<Inline['type'], DrawInline>> = {
  text: (inline) => html`${lines(textIn(inline, 'text'))}`,
  link: (inline) => link(textIn(inline, 'url'), textIn(inline, 'text') || textIn(inline, 'url')),
  user: (inline, names) => mention(`@${names.user(textIn(inline, 'user_id'))}`),
  usergroup: (inline) => mention(`@${textIn(inline, 'usergroup_id')}`),
  team: (inline) => mention(textIn(inline, 'team_id')),
  channel: (inline, names) => mention(`#${names.channel(textIn(inline, 'channel_id'))}`),
  broadcast: (inline) => mention(`@${textIn(inline, 'range')}`),
  emoji: (inline) => html`<span class="emoji">:${textIn(inline, 'name')}:</span>`,
  color: (inline) => html`<code>${textIn(inline, 'value')}</code>`,
  date: (inline, names) =>
    slackDate(
      {
        seconds: Number(inline['timestamp']),
        format: textIn(inline, 'format'),
        fallback: textIn(inline, 'fallback'),
        url: typeof inline['url'] === 'string' ? inline['url'] : undefined,
      },
      names,
    ),
};

function inlines(part: Node, names: Names): readonly Html[] {
  return nodes(part['elements']).map((inline) => {
    const kind = Object.keys(draws).find((known): known is Inline['type'] => known === inline['type']);
    return kind ? styled(draws[kind](inline, names), inline['style']) : html``;
  });
}

function styled(inner: Html, style: unknown): Html {
  if (!isRecord(style)) return inner;
  let drawn = inner;
  if (style['code'] === true) drawn = html`<code>${drawn}</code>`;
  if (style['bold'] === true) drawn = html`<strong>${drawn}</strong>`;
  if (style['italic'] === true) drawn = html`<em>${drawn}</em>`;
  if (style['strike'] === true) drawn = html`<s>${drawn}</s>`;
  return style['underline'] === true ? html`<u>${drawn}</u>` : drawn;
}

/** The records of a list; anything else in it is left out. */
export function nodes(list: unknown): readonly Node[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
