import { html } from 'hono/html';
import type { z } from 'zod';
import type { accessory, actionsElement, contextActionsElement, inputElement } from '../slack/elements.ts';
import { isRecord, textIn } from '../slack/validate.ts';
import { isFilled, SHAPES, wordsOf } from '../slack/values.ts';
import { link, picture, type Html } from './html.ts';
import type { SlackView } from './slack-blocks.ts';
import { drawMenu } from './slack-menus.ts';
import { nodes } from './slack-rich-text.ts';
import { slackText } from './slack-text.ts';

type Node = Readonly<Record<string, unknown>>;
type Kind = z.infer<
  typeof accessory | typeof actionsElement | typeof contextActionsElement | typeof inputElement
>['type'];

/** Where an element stands. */
export interface Held {
  readonly block: Node;
  readonly view: SlackView;
  /** In a modal: the field's id on the page, and marks that tie it to its block and to what describes it. */
  readonly marks: Html;
  /** What is in it now, as strings: values, dates, ids. */
  readonly chosen: readonly string[];
}

/** Buttons, menus and fields. In a message they tell at once; in a modal they wait for its button, under their block's id. */
export function drawElement(element: Node, block: Node, view: SlackView): Html {
  const kind = Object.keys(draws).find((known): known is Kind => known === element['type']);
  if (kind === undefined) return html`<span class="unknown">An element of kind ${String(element['type'])}</span>`;
  return draws[kind](element, {
    block,
    view,
    marks: marksOf(element, block, view),
    chosen: chosenIn(element, block, view),
  });
}

type Draw = (element: Node, held: Held) => Html;

const typed =
  (type: string): Draw =>
  (element, { marks, chosen }) =>
    html`<input
      type="${type}"
      ${marks}
      value="${chosen[0] ?? ''}"
      placeholder="${wordsOf(element['placeholder'])}"
      autocomplete="off"
    />`;
const menu: Draw = (element, held) => drawMenu(element, held);

const draws: Readonly<Record<Kind, Draw>> = {
  button: (element, { view }) => button(element, view),
  icon_button: (element, { view }) => button(element, view),
  feedback_buttons: (element) =>
    html`${['positive_button', 'negative_button'].map(
      (key) => html`<button type="button" class="s-button" disabled>${wordsOf(element[key])}</button>`,
    )}`,
  image: (element) => picture(textIn(element, 'image_url'), textIn(element, 'alt_text'), 'picture thumbnail'),
  plain_text_input: (element, held) =>
    element['multiline'] === true
      ? html`<textarea ${held.marks} rows="5" placeholder="${wordsOf(element['placeholder'])}">
${held.chosen[0] ?? ''}</textarea>`
      : typed('text')(element, held),
  rich_text_input: (_element, held) => html`<textarea ${held.marks} rows="5"></textarea>`,
  url_text_input: typed('url'),
  email_text_input: typed('email'),
  number_input: typed('text'),
  datepicker: typed('date'),
  timepicker: typed('time'),
  datetimepicker: typed('text'),
  file_input: () => html`<p class="hint">Files cannot be handed in here.</p>`,
  checkboxes: (element, held) => ticks(element, held, 'checkbox'),
  radio_buttons: (element, held) => ticks(element, held, 'radio'),
  overflow: menu,
  static_select: menu,
  external_select: menu,
  users_select: menu,
  conversations_select: menu,
  channels_select: menu,
  multi_static_select: menu,
  multi_external_select: menu,
  multi_users_select: menu,
  multi_conversations_select: menu,
  multi_channels_select: menu,
};

function button(element: Node, { names }: SlackView): Html {
  const words = slackText(element['text'], names);
  const url = textIn(element, 'url');
  // Slack's client opens the address, and tells the app all the same.
  if (url !== '') return link(url, words, 's-button link-button');
  const style = element['style'] === 'primary' ? 'primary' : element['style'] === 'danger' ? 'danger' : '';
  const confirm = isRecord(element['confirm']) ? html`data-confirm="${wordsOf(element['confirm'])}"` : '';
  return html`<button type="button" class="s-button ${style}" data-press="${textIn(element, 'action_id')}" ${confirm}>
    ${words}
  </button>`;
}

function ticks(element: Node, { view, block, chosen, marks }: Held, kind: 'checkbox' | 'radio'): Html {
  const blockId = textIn(block, 'block_id');
  return html`<div role="group" ${view.filled ? html`id="slack-field-${blockId}"` : ''}>
    ${nodes(element['options']).map(
      (option) =>
        html`<label
          ><input
            type="${kind}"
            name="tick-${blockId}"
            ${view.filled ? html`data-field="${blockId}"` : marks}
            value="${textIn(option, 'value')}"
            ${chosen.includes(textIn(option, 'value')) ? 'checked' : ''}
          />
          ${slackText(option['text'], view.names)}</label
        >`,
    )}
  </div>`;
}

function marksOf(element: Node, block: Node, { filled }: SlackView): Html {
  const blockId = textIn(block, 'block_id');
  if (!filled)
    return html`data-choose="${textIn(element, 'action_id')}"
    aria-label="${wordsOf(element['placeholder']) || 'Choose'}"`;
  const id = `slack-field-${blockId}`;
  const isWrong = filled.errors[blockId] !== undefined;
  const described = [isWrong ? `${id}-error` : '', block['hint'] === undefined ? '' : `${id}-hint`].filter(Boolean);
  return html`id="${id}" data-field="${blockId}" ${isWrong ? html`aria-invalid="true"` : ''}
  ${described.length > 0 ? html`aria-describedby="${described.join(' ')}"` : ''}`;
}

function chosenIn(element: Node, block: Node, { filled }: SlackView): readonly string[] {
  const type = textIn(element, 'type');
  const shape = SHAPES[type];
  if (!shape) return [];
  const initial = { type, [shape.value]: element[shape.initial] };
  const value = filled
    ? filled.values.get(textIn(block, 'block_id'))?.get(textIn(element, 'action_id'))
    : element[shape.initial] === undefined
      ? undefined
      : initial;
  if (!value || !isFilled(value)) return [];
  return [value[shape.value]].flat().map((one) => (isRecord(one) ? textIn(one, 'value') : String(one)));
}
