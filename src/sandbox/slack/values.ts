import type { StateValue } from './state.ts';
import { isRecord } from './validate.ts';

/** How each input element tells what is filled in: the names of its value in `state.values`, its action, and its initial property. */
interface Shape {
  readonly value: string;
  readonly initial: string;
  readonly many: boolean;
  readonly holds: 'text' | 'option' | 'id' | 'seconds' | 'rich' | 'files';
}

const one = (value: string, initial: string, holds: Shape['holds']): Shape => ({ value, initial, many: false, holds });
const many = (value: string, initial: string, holds: Shape['holds']): Shape => ({ value, initial, many: true, holds });

export const SHAPES: Readonly<Record<string, Shape>> = {
  plain_text_input: one('value', 'initial_value', 'text'),
  url_text_input: one('value', 'initial_value', 'text'),
  email_text_input: one('value', 'initial_value', 'text'),
  number_input: one('value', 'initial_value', 'text'),
  rich_text_input: one('rich_text_value', 'initial_value', 'rich'),
  datepicker: one('selected_date', 'initial_date', 'text'),
  timepicker: one('selected_time', 'initial_time', 'text'),
  datetimepicker: one('selected_date_time', 'initial_date_time', 'seconds'),
  static_select: one('selected_option', 'initial_option', 'option'),
  external_select: one('selected_option', 'initial_option', 'option'),
  radio_buttons: one('selected_option', 'initial_option', 'option'),
  overflow: one('selected_option', '', 'option'),
  users_select: one('selected_user', 'initial_user', 'id'),
  conversations_select: one('selected_conversation', 'initial_conversation', 'id'),
  channels_select: one('selected_channel', 'initial_channel', 'id'),
  multi_static_select: many('selected_options', 'initial_options', 'option'),
  multi_external_select: many('selected_options', 'initial_options', 'option'),
  checkboxes: many('selected_options', 'initial_options', 'option'),
  multi_users_select: many('selected_users', 'initial_users', 'id'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations', 'id'),
  multi_channels_select: many('selected_channels', 'initial_channels', 'id'),
  file_input: many('files', '', 'files'),
};

/** What an element holds before anyone touches it; `undefined` for one that holds nothing (a button). */
export function initialValue(
  element: Readonly<Record<string, unknown>>,
  channelId: string | undefined,
): StateValue | undefined {
  const type = String(element['type']);
  const shape = SHAPES[type];
  if (!shape || type === 'overflow') return undefined;
  const current = element['default_to_current_conversation'] === true ? channelId : undefined;
  const here = current !== undefined && shape.many ? [current] : current;
  return { type, [shape.value]: here ?? element[shape.initial] ?? (shape.many ? [] : null) };
}

/** Whether something is filled in. */
export function isFilled(value: StateValue): boolean {
  const held = value[SHAPES[value.type]?.value ?? ''];
  return Array.isArray(held) ? held.length > 0 : held !== null && held !== undefined && held !== '';
}

/** Options of an element that lists its own, groups opened up. */
export function listedOptions(
  element: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const { options, option_groups: groups } = element;
  if (Array.isArray(options)) return options.filter(isRecord);
  if (!Array.isArray(groups)) return [];
  return groups.filter(isRecord).flatMap(listedOptions);
}

/** The words on an option, button or label. */
export function wordsOf(held: unknown): string {
  if (!isRecord(held)) return '';
  const { text } = held;
  if (typeof text === 'string') return text;
  return isRecord(text) && typeof text['text'] === 'string' ? text['text'] : '';
}
