import { html } from 'hono/html';
import { INLINE, readableTime, type Reading } from '../discord/markdown.ts';
import { link, type Html } from './html.ts';

/** A text in Discord's markdown as its app draws it: headings, lists, quotes, small print, and the marks inside a line. */
export function discordMarkdown(text: string, reading: Reading): Html {
  return html`${blocksOf(text).map((block) => drawBlock(block, reading))}`;
}

interface TextBlock {
  readonly kind: 'line' | 'quote' | 'list' | 'ordered' | 'small' | 'heading' | 'code';
  /** 1 to 3, for headings. */
  readonly level: number;
  readonly rows: string[];
}

/** What stands before the words of a line, and what it makes of them. */
const starts = [
  { kind: 'heading', mark: /^#{1,3} / },
  { kind: 'small', mark: /^-# / },
  { kind: 'quote', mark: /^> / },
  { kind: 'list', mark: /^\s*[-*] / },
  { kind: 'ordered', mark: /^\s*\d+\. / },
] as const;

/** Lines of one kind that follow one another are one block, but for headings. */
function blocksOf(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      fenced = !fenced;
      if (fenced) blocks.push({ kind: 'code', level: 0, rows: [] });
      continue;
    }
    const last = blocks.at(-1);
    if (fenced) {
      last?.rows.push(line);
      continue;
    }
    const start = starts.find(({ mark }) => mark.test(line));
    const kind = start?.kind ?? 'line';
    const words = start ? line.replace(start.mark, '') : line;
    if (last?.kind === kind && kind !== 'heading') last.rows.push(words);
    else blocks.push({ kind, level: kind === 'heading' ? line.indexOf(' ') : 0, rows: [words] });
  }
  return blocks;
}

function drawBlock({ kind, level, rows }: TextBlock, reading: Reading): Html {
  const drawn = rows.map((row) => inline(row, reading));
  switch (kind) {
    case 'heading':
      // All stand directly below the pane's own heading: a channel has no outline.
      return html`<p class="md-heading md-heading-${level}" role="heading" aria-level="3">${drawn}</p>`;
    case 'small':
      return html`<p class="md-small">${withBreaks(drawn)}</p>`;
    case 'quote':
      return html`<blockquote>${withBreaks(drawn)}</blockquote>`;
    case 'list':
      return html`<ul>
        ${drawn.map((row) => html`<li>${row}</li>`)}
      </ul>`;
    case 'ordered':
      return html`<ol>
        ${drawn.map((row) => html`<li>${row}</li>`)}
      </ol>`;
    case 'code':
      return html`<pre class="md-code">${rows.join('\n')}</pre>`;
    case 'line':
      return html`<p>${withBreaks(drawn)}</p>`;
  }
}

function withBreaks(rows: readonly unknown[]): readonly unknown[] {
  return rows.flatMap((row, index) => (index === 0 ? [row] : [html`<br />`, row]));
}

function inline(text: string, reading: Reading): readonly unknown[] {
  const parts: unknown[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(drawMark(match.groups ?? {}, match[0], reading));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function drawMark(found: Readonly<Record<string, string | undefined>>, whole: string, reading: Reading): unknown {
  const { escaped, code, label, target, time, style, user, role, channel, bare, url } = found;
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (label !== undefined) return link(target ?? '', inline(label, reading));
  if (time !== undefined) return html`<span class="time">${readableTime(Number(time), style ?? 'f', reading)}</span>`;
  if (user !== undefined) return mention(`@${reading.nameOf?.('user', user) ?? 'unknown-user'}`);
  if (role !== undefined) return mention(`@${reading.nameOf?.('role', role) ?? 'unknown-role'}`);
  if (channel !== undefined) return mention(`#${reading.nameOf?.('channel', channel) ?? 'unknown'}`);
  const address = bare ?? url;
  if (address !== undefined) return link(address, address);
  const { bold, under, struck, spoiler } = found;
  if (bold !== undefined) return html`<strong>${inline(bold, reading)}</strong>`;
  if (under !== undefined) return html`<u>${inline(under, reading)}</u>`;
  if (struck !== undefined) return html`<s>${inline(struck, reading)}</s>`;
  if (spoiler !== undefined) return html`<span class="spoiler" tabindex="0">${inline(spoiler, reading)}</span>`;
  const slanted = found['italic'] ?? found['slanted'];
  return slanted === undefined ? whole : html`<em>${inline(slanted, reading)}</em>`;
}

function mention(name: string): Html {
  return html`<span class="mention">${name}</span>`;
}
