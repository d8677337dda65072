import { badScheme } from './address.ts';
import { componentTypes as types, linkButton } from './component.ts';
import type { Component, Placed } from './component.ts';
import type { FieldError } from './refusal.ts';

const EMOJI = /^(\p{RGI_Emoji}|\p{Extended_Pictographic})$/v;

/** What Discord refuses in the components of messages and modals beyond their schemas. */
export function componentFaults(placed: readonly Placed[]): FieldError[] {
  return [...placed.flatMap(buttonFaults), ...placed.flatMap(choiceFaults), ...duplicateIds(placed)];
}

function buttonFaults({ component, path }: Placed): FieldError[] {
  if (component.type === types.actionRow) return rowFaults(component, path);
  if (component.type !== types.button || component.sku_id) return [];
  const isLink = component.style === linkButton;
  const faults: FieldError[] = [];
  if (isLink && !component.url)
    faults.push({ path, code: 'BUTTON_COMPONENT_URL_REQUIRED', message: 'A url is required' });
  if (!isLink && !component.custom_id) {
    faults.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', message: 'A custom id is required' });
  }
  if (component.url && component.custom_id) {
    const message = 'A custom id and url cannot both be specified';
    faults.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message });
  }
  if (!component.label && !component.emoji) {
    faults.push({ path, code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message: 'A label or an emoji is required' });
  }
  if (component.emoji && !component.emoji.id && !EMOJI.test(component.emoji.name ?? '')) {
    faults.push({ path: [...path, 'emoji', 'name'], code: 'BUTTON_COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' });
  }
  return [...faults, ...badScheme(component.url, [...path, 'url'], ['http:', 'https:', 'discord:'])];
}

/** A row holds buttons, or one select, never both. */
function rowFaults(row: Component, path: readonly PropertyKey[]): FieldError[] {
  const inside = row.components ?? [];
  const hasSelect = inside.some(({ type }) => type !== types.button);
  if (!hasSelect || inside.length === 1) return [];
  const message = 'The specified component exceeds the maximum width';
  return [{ path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function duplicateIds(placed: readonly Placed[]): FieldError[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    const id = component.custom_id;
    if (!id) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
}

/** Selects and groups of options: no value twice, and bounds that can be met. */
function choiceFaults({ component, path }: Placed): FieldError[] {
  const { options, min_values, max_values } = component;
  const faults: FieldError[] = [];
  if (typeof min_values === 'number' && typeof max_values === 'number' && min_values > max_values) {
    const message = `The minimum ${min_values} is above the maximum ${max_values}.`;
    faults.push({ path: [...path, 'min_values'], code: 'BASE_TYPE_BAD_RANGE', message });
  }
  if (!options) return faults;
  const values = options.map(({ value }) => value);
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) === index) continue;
    const message = 'The specified option value is already used';
    faults.push({
      path: [...path, 'options', index, 'value'],
      code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      message,
    });
  }
  const preset = options.filter((option) => option.default).length;
  const most = max_values ?? (component.type === types.checkboxGroup ? options.length : 1);
  if (preset > most) {
    const message = `Only ${most} options can be chosen from the start, not ${preset}.`;
    faults.push({ path: [...path, 'options'], code: 'SELECT_COMPONENT_MAX_DEFAULTS_EXCEEDED', message });
  }
  return faults;
}
