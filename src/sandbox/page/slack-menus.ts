import { html } from 'hono/html';
import { isRecord, textIn } from '../slack/validate.ts';
import { listedOptions, SHAPES, wordsOf } from '../slack/values.ts';
import { drawSeveral, type Html } from './html.ts';
import type { Held } from './slack-elements.ts';

type Node = Readonly<Record<string, unknown>>;

/** A menu is a real one: keyboards and screen readers know it. One that asks the app while somebody types is a field with a list. */
export function drawMenu(element: Node, held: Held): Html {
  const type = textIn(element, 'type');
  if (type.endsWith('external_select')) return external(element, held);
  const offered = offeredBy(element, held);
  const words = wordsOf(element['placeholder']) || (type === 'overflow' ? 'More…' : 'Choose');
  const { block, view, chosen, marks } = held;
  const blockId = textIn(block, 'block_id');
  if (SHAPES[type]?.many === true)
    return drawSeveral({
      label: wordsOf(block['label']) || words,
      options: offered.map((option) => ({ ...option, chosen: chosen.includes(option.value) })),
      id: view.filled ? `slack-field-${blockId}` : `slack-menu-${blockId}`,
      field: view.filled && blockId,
      control: textIn(element, 'action_id'),
      button: 's-button',
    });
  return html`<select class="s-select" ${marks}>
    <option value="">${words}</option>
    ${offered.map(
      ({ value, label }) =>
        html`<option value="${value}" ${chosen.includes(value) ? 'selected' : ''}>${label}</option>`,
    )}
  </select>`;
}

function offeredBy(element: Node, { view }: Held): readonly { readonly value: string; readonly label: string }[] {
  const type = textIn(element, 'type');
  if (/(?:conversations|channels)_select$/.test(type))
    return view.channels.map(({ id, name }) => ({ value: id, label: `#${name}` }));
  if (type.endsWith('users_select')) return view.people.map(({ id, name }) => ({ value: id, label: `@${name}` }));
  return listedOptions(element).map((option) => ({ value: textIn(option, 'value'), label: wordsOf(option) }));
}

/** `data-asks`: the page asks for suggestions while somebody types, and puts them into the list below. */
function external(element: Node, { block, marks, chosen, view }: Held): Html {
  const list = `slack-list-${textIn(block, 'block_id')}-${textIn(element, 'action_id')}`;
  const initial = isRecord(element['initial_option']) ? element['initial_option'] : undefined;
  const value = chosen[0] ?? '';
  const known = initial && textIn(initial, 'value') === value ? wordsOf(initial) : value;
  return html`<input
      ${marks}
      data-asks="${textIn(element, 'action_id')}"
      ${view.filled ? '' : 'data-message'}
      list="${list}"
      value="${known}"
      placeholder="${wordsOf(element['placeholder'])}"
      autocomplete="off"
    /><datalist id="${list}"></datalist>`;
}
