import { html } from 'hono/html';
import type { Block } from '../slack/blocks.ts';
import type { Names } from '../slack/show-text.ts';
import type { View } from '../slack/state.ts';
import { isRecord, textIn } from '../slack/validate.ts';
import { wordsOf } from '../slack/values.ts';
import { lines, link, picture, type Html } from './html.ts';
import { drawElement } from './slack-elements.ts';
import { nodes, slackRichText } from './slack-rich-text.ts';
import { slackText } from './slack-text.ts';

type Node = Readonly<Record<string, unknown>>;

/** What blocks need beyond themselves to be drawn. */
export interface SlackView {
  readonly names: Names;
  /** What a menu of conversations or people offers. */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** What is filled in, and what was said to be wrong, in a modal; undefined in a message. */
  readonly filled: Pick<View, 'values' | 'errors'> | undefined;
}

/** Blocks as Slack's client draws them. Source: docs.slack.dev/reference/block-kit/blocks. */
export function drawBlocks(blocks: readonly unknown[], view: SlackView): Html {
  return html`${blocks.filter(isRecord).map((block) => drawBlock(block, view))}`;
}

function drawBlock(block: Node, view: SlackView): Html {
  const kind = Object.keys(draws).find((known): known is Block['type'] => known === block['type']);
  return kind ? draws[kind](block, view) : html`<p class="unknown">A block of kind ${String(block['type'])}</p>`;
}

type Draw = (block: Node, view: SlackView) => Html;

const row: Draw = (block, view) => html`<div class="s-row">${elements(block, view)}</div>`;
const rows: Draw = (block, { names }) =>
  html`<div class="s-scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      ${
        block['caption'] === undefined
          ? ''
          : html`<caption>
              ${textIn(block, 'caption')}
            </caption>`
      }
      ${(Array.isArray(block['rows']) ? block['rows'] : []).map(
        (cells: unknown) =>
          html`<tr>
            ${nodes(cells).map((cell) => html`<td>${cellOf(cell, names)}</td>`)}
          </tr>`,
      )}
    </table>
  </div>`;

const draws: Readonly<Record<Block['type'], Draw>> = {
  header: (block, { names }) =>
    html`<p class="s-header" role="heading" aria-level="3">${slackText(block['text'], names)}</p>`,
  divider: () => html`<hr class="s-divider" />`,
  section: (block, view) =>
    html`<div class="s-section">
      <div>
        ${block['text'] === undefined ? '' : html`<p class="s-text">${slackText(block['text'], view.names)}</p>`}
        ${nodes(block['fields']).map((field) => html`<p class="s-text">${slackText(field, view.names)}</p>`)}
      </div>
      ${isRecord(block['accessory']) ? drawElement(block['accessory'], block, view) : ''}
    </div>`,
  context: (block, { names }) =>
    html`<p class="s-context">
      ${nodes(block['elements']).map((element) =>
        element['type'] === 'image'
          ? picture(textIn(element, 'image_url'), textIn(element, 'alt_text'), 'picture tiny')
          : html`<span>${slackText(element, names)}</span>`,
      )}
    </p>`,
  actions: row,
  context_actions: row,
  image: (block, { names }) =>
    html`<div>
      ${block['title'] === undefined ? '' : html`<p class="s-context">${slackText(block['title'], names)}</p>`}
      ${picture(textIn(block, 'image_url'), textIn(block, 'alt_text'))}
    </div>`,
  markdown: (block) => html`<p class="s-text">${lines(textIn(block, 'text'))}</p>`,
  alert: (block, { names }) => html`<p class="s-alert">${slackText(block['text'], names)}</p>`,
  video: (block, { names }) =>
    html`<p class="s-text">
      ${link(textIn(block, 'title_url') || textIn(block, 'video_url'), slackText(block['title'], names))}
    </p>`,
  file: (block) => html`<p class="s-text">▤ ${textIn(block, 'external_id')}</p>`,
  input: (block, view) => input(block, view),
  rich_text: (block, { names }) => slackRichText(block, names),
  table: rows,
  data_table: rows,
  card: (block, view) =>
    html`<div class="s-card">
      ${['title', 'subtitle', 'body'].map((key) =>
        block[key] === undefined ? '' : html`<p class="s-text">${slackText(block[key], view.names)}</p>`,
      )}
      <div class="s-row">${nodes(block['actions']).map((action) => drawElement(action, block, view))}</div>
    </div>`,
  carousel: (block, view) => drawBlocks(nodes(block['elements']), view),
  container: (block, view) =>
    html`<div class="s-card">
      ${block['title'] === undefined ? '' : html`<p class="s-header">${slackText(block['title'], view.names)}</p>`}
      ${drawBlocks(nodes(block['child_blocks']), view)}
    </div>`,
};

function elements(block: Node, view: SlackView): readonly Html[] {
  return nodes(block['elements']).map((element) => drawElement(element, block, view));
}

function cellOf(cell: Node, names: Names): Html {
  return cell['type'] === 'rich_text' ? slackRichText(cell, names) : html`${String(cell['text'])}`;
}

/** A labelled field, with its hint, and what was said to be wrong with it. */
function input(block: Node, view: SlackView): Html {
  const id = `slack-field-${textIn(block, 'block_id')}`;
  const error = view.filled?.errors[textIn(block, 'block_id')];
  return html`<div class="field">
    <label for="${id}"
      >${wordsOf(block['label'])}${block['optional'] === true && html` <span class="optional">(optional)</span>`}</label
    >
    ${isRecord(block['element']) ? drawElement(block['element'], block, view) : ''}
    ${error === undefined ? '' : html`<p class="error" id="${id}-error" role="alert">${error}</p>`}
    ${
      block['hint'] === undefined
        ? ''
        : html`<p class="hint" id="${id}-hint">${slackText(block['hint'], view.names)}</p>`
    }
  </div>`;
}
