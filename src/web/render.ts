import { html } from 'hono/html';
import type { Action, Block, Inline, Line } from '../core/message.ts';
import type { Said } from '../core/phrase.ts';
import { english, spokenBlocks, spokenLine } from '../core/speak.ts';
import { withoutTracking } from '../core/tracking.ts';
import { visible } from '../core/visible.ts';
import { isWeb } from '../core/wording/phrases.ts';

/** A piece of a page. Everything put into `html` is escaped but other pieces. */
export type Html = ReturnType<typeof html>;

/**
 * A message's blocks as HTML, in English and in the zone's wall-clock time. Text is escaped whatever it says, links go to http(s) only and tell
 * their site nothing, and pictures are named, not loaded: no page of ours asks another site for anything. Buttons and menus belong
 * to chats and are left out.
 */
export function renderBlocks(blocks: readonly Block<Said>[], zone: string): Html {
  return html`${spokenBlocks(blocks, english).map((block) => renderBlock(block, zone))}`;
}

export function renderLine(line: Line<Said>, zone: string): Html {
  return html`${spokenLine(line, english).map((node) => renderInline(node, zone))}`;
}

/** A link that leaves the archive: no referrer, no hold on our window, no tracking parameters. */
export function outward(label: string, url: string): Html {
  const shown = visible(label) || 'link';
  if (!isWeb(url) || !URL.canParse(url)) return html`${shown}`;
  return html`<a href="${withoutTracking(url)}" rel="noreferrer noopener">${shown}</a>`;
}

/** A moment as people of the zone read it; the exact one is in the markup. */
export function renderTime(at: number, show: 'date' | 'moment' | 'ago', zone: string): Html {
  const format = formatOf(show === 'date' ? 'date' : 'moment', zone);
  return html`<time datetime="${new Date(at).toISOString()}">${format.format(at)}</time>`;
}

function renderBlock(block: Block, zone: string): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h1>${renderLine(block.line, zone)}</h1>`;
    case 'text':
      return html`<p>${renderLine(block.line, zone)}</p>`;
    case 'quote':
      return html`<div class="said ${block.tone}">
        <p class="label" lang="en">${visible(block.label)}</p>
        <p>${renderLine(block.line, zone)}</p>
      </div>`;
    case 'facts':
      return html`<dl class="facts">
        ${block.facts.map(
          ({ label, value }) =>
            html`<div>
              <dt>${visible(label)}</dt>
              <dd>${renderLine(value, zone)}</dd>
            </div>`,
        )}
      </dl>`;
    case 'image':
      return html`<p class="small">Picture: ${visible(block.alt)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderLine(item, zone)}</li>`);
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'actions':
      return html`${block.actions.map(renderAction)}`;
    case 'note':
      return html`<p class="small" lang="en">${renderLine(block.line, zone)}</p>`;
    case 'divider':
      return html`<hr />`;
  }
}

function renderInline(node: Inline, zone: string): Html {
  switch (node.kind) {
    case 'text':
      return html`${spaced(node.text)}`;
    case 'bold':
      return html`<strong>${spaced(node.text)}</strong>`;
    case 'italic':
      return html`<em>${spaced(node.text)}</em>`;
    case 'link':
      return outward(node.text, node.url);
    case 'person':
    case 'channel':
      return html`${visible(node.text)}`;
    case 'time':
      return renderTime(node.at, node.show, zone);
  }
}

function renderAction(action: Action): Html | '' {
  switch (action.kind) {
    case 'link':
      return html`<p>${outward(action.label, action.url)}</p>`;
    case 'button':
    case 'menu':
      return '';
  }
}

/** As `visible`, with the spaces at the ends that part it from its neighbours. */
function spaced(text: string): string {
  const shown = visible(text);
  if (shown === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${shown}${/\s$/.test(text) ? ' ' : ''}`;
}

/** Made once for each zone: making one takes longer than all the rest of a page. */
function formatOf(show: 'date' | 'moment', zone: string): Intl.DateTimeFormat {
  const key = `${show} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const format = new Intl.DateTimeFormat('en-GB', show === 'date' ? day : { ...day, ...clock });
  formats.set(key, format);
  return format;
}

const formats = new Map<string, Intl.DateTimeFormat>();
