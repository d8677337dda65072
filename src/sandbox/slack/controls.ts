import type { StateValue, StoredBlock, View } from './state.ts';
import { elementsOf, isRecord } from './validate.ts';
import { isFilled, listedOptions, SHAPES, wordsOf } from './values.ts';

/** Buttons, menus and fields as a person finds and works them. */
export interface Control {
  readonly block: StoredBlock;
  readonly element: Readonly<Record<string, unknown>>;
  readonly actionId: string;
}

/** Finds a control by its action id, its block id, or the words on it. Throws a sentence listing what is there instead. */
export function findControl(blocks: readonly StoredBlock[], wanted: string): Control {
  const controls = controlsOf(blocks);
  const found =
    controls.find(({ actionId }) => actionId === wanted) ??
    controls.find(({ block }) => block.block_id === wanted) ??
    controls.find((control) => labelOf(control) === wanted);
  if (found) return found;
  throw new Error(
    `There is no “${wanted}” here, only: ${controls.map((control) => `“${labelOf(control)}” (${control.actionId})`).join(', ') || 'nothing to press'}.`,
  );
}

export function controlsOf(blocks: readonly StoredBlock[]): readonly Control[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => typeof element['action_id'] === 'string')
      .map((element) => ({ block, element, actionId: String(element['action_id']) })),
  );
}

/** The words a person sees on a control. */
export function labelOf({ block, element }: Control): string {
  return wordsOf(block['label']) || wordsOf(element) || wordsOf(element['placeholder']);
}

/** Whether using this control is told to the app at once; inputs wait for the submit button unless they ask. */
export function dispatches({ block }: Control): boolean {
  return block.type !== 'input' || block['dispatch_action'] === true;
}

/**
 * A choice or an entry in Slack's shape. Options are found by value or words among `offered`, which is what the menu lists or
 * the app suggested; one already `chosen` stays choosable, as it is on the screen.
 */
export function valueFor(
  control: Control,
  given: string | readonly string[],
  chosen: StateValue | undefined,
  offered: readonly Readonly<Record<string, unknown>>[] = listedOptions(control.element),
): StateValue {
  const type = String(control.element['type']);
  const shape = SHAPES[type];
  if (!shape) throw new Error(`“${labelOf(control)}” is a ${type}, which holds nothing.`);
  const kept = [chosen?.[shape.value]].flat().filter(isRecord);
  const read = (one: string): unknown => {
    if (shape.holds === 'option') return optionNamed(control, [...offered, ...kept], one);
    if (shape.holds === 'seconds') return Number(one);
    return shape.holds === 'rich' ? richTextOf(one) : one;
  };
  if (shape.many) return { type, [shape.value]: [given].flat().map(read) };
  const [one = ''] = [given].flat();
  return { type, [shape.value]: one === '' ? null : read(one) };
}

/** The action a payload carries for a control that was pressed or set. */
export function actionFor(control: Control, ts: string, value: StateValue | undefined): Record<string, unknown> {
  const { element, block, actionId } = control;
  const { type: _type, ...held } = value ?? { type: '' };
  const kept = ['text', 'value', 'placeholder', 'confirm', 'style', 'url', 'icon'].filter(
    (key) => element[key] !== undefined,
  );
  return {
    type: element['type'],
    action_id: actionId,
    block_id: block.block_id,
    ...Object.fromEntries(kept.map((key) => [key, element[key]])),
    ...held,
    action_ts: ts,
  };
}

/** What Slack's own form says before anything is sent: required fields, lengths, addresses and numbers. By block id. */
export function formErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const control of controlsOf(view.blocks)) {
    const { block, element, actionId } = control;
    if (block.type !== 'input') continue;
    const value = view.values.get(block.block_id)?.get(actionId);
    const error = value === undefined || !isFilled(value) ? requiredError(block) : entryError(element, value);
    if (error !== undefined) errors[block.block_id] = error;
  }
  return errors;
}

function requiredError(block: StoredBlock): string | undefined {
  return block['optional'] === true ? undefined : 'Please complete this required field.';
}

function entryError(element: Readonly<Record<string, unknown>>, value: StateValue): string | undefined {
  const text = String(value[SHAPES[value.type]?.value ?? '']);
  const { min_length: least, max_length: most } = element;
  if (value.type === 'plain_text_input' && typeof least === 'number' && text.length < least)
    return `Please enter at least ${least} characters.`;
  const limit = typeof most === 'number' ? most : 3000;
  if (value.type === 'plain_text_input' && text.length > limit) return `Please enter no more than ${limit} characters.`;
  if (value.type === 'url_text_input' && !/^https?:\/\/[^\s.]+\.\S+$/i.test(text)) return 'Enter a valid URL.';
  if (value.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text)) return 'Enter a valid email address.';
  if (value.type === 'number_input' && !Number.isFinite(Number(text))) return 'Enter a number.';
  const { max_selected_items: items } = element;
  const chosen = value[SHAPES[value.type]?.value ?? ''];
  return typeof items === 'number' && Array.isArray(chosen) && chosen.length > items
    ? `Please choose no more than ${items}.`
    : undefined;
}

function optionNamed(control: Control, offered: readonly Readonly<Record<string, unknown>>[], name: string): unknown {
  const found =
    offered.find((option) => option['value'] === name) ?? offered.find((option) => wordsOf(option) === name);
  if (found) return found;
  throw new Error(
    `“${labelOf(control)}” does not offer “${name}”, only: ${offered.map((option) => `“${wordsOf(option)}”`).join(', ') || 'nothing'}.`,
  );
}

function richTextOf(text: string): unknown {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

/** Whether something is a record with options, as apps answer to a `block_suggestion`. */
export function suggestedOptions(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  return isRecord(body) ? listedOptions(body) : [];
}
