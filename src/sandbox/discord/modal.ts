import { AppError } from './app-error.ts';
import { componentTypes as types, eachComponent } from './component.ts';
import type { Component, SelectOption } from './component.ts';
import type { Reading } from './markdown.ts';
import type { Payload } from './payload.ts';
import type { Resolver } from './resolve.ts';
import { showModal } from './show.ts';
import type { ShownModal } from './interaction.ts';

/** What a person fills in, by a field's custom id or its label. Groups and selects take lists, a checkbox true or false. */
export type ModalValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** A modal on someone's screen. */
export interface SeenModal {
  readonly title: string;
  readonly customId: string;
  readonly fields: readonly SeenField[];
  /** As the bot sent them. */
  readonly components: readonly Component[];
  /** As `showModal` draws it. */
  readonly lines: readonly string[];
}

interface SeenField {
  readonly customId: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly required: boolean;
  /** What stands there before anything is typed. */
  readonly value: string | undefined;
  readonly options: readonly SelectOption[];
}

export function seenModal({ title, customId, components }: ShownModal, reading: Reading): SeenModal {
  return {
    lines: showModal({ title, components }, reading),
    title,
    customId,
    components,
    fields: fieldsOf(components).map(({ field, label, description }) => ({
      customId: field.custom_id ?? '',
      label,
      description,
      required: isRequired(field),
      value: field.value ?? undefined,
      options: field.options ?? [],
    })),
  };
}

/**
 * Discord's `components` for a submitted modal; what is not filled in keeps what the bot put there.
 * @throws {AppError} for a field that does not exist, a required one left empty, a value too long, short or unknown.
 */
export function submitted(modal: ShownModal, values: ModalValues, resolver: Resolver): Payload[] {
  const fields = fieldsOf(modal.components);
  for (const name of Object.keys(values)) {
    if (fields.some(({ field, label }) => field.custom_id === name || label === name)) continue;
    const known = fields.map(({ label }) => label).join(', ');
    throw new AppError(`"${modal.title}" has no field ${name}; it has: ${known}.`);
  }
  const filled = (field: Component, label: string): Payload => {
    const given = values[field.custom_id ?? ''] ?? values[label];
    return {
      type: field.type,
      id: field.id ?? 0,
      custom_id: field.custom_id,
      ...answer(field, label, given, resolver),
    };
  };
  return modal.components.map((component) => {
    const place = { type: component.type, id: component.id ?? 0 };
    if (component.type === types.label && component.component) {
      return { ...place, component: filled(component.component, component.label ?? '') };
    }
    const inside = component.components?.map((field) => filled(field, field.label ?? ''));
    return inside ? { ...place, components: inside } : place;
  });
}

interface LabelledField {
  readonly field: Component;
  readonly label: string;
  readonly description: string | undefined;
}

/** Fields sit in labels, or, in modals of the old kind, bear their label themselves. */
function fieldsOf(components: readonly Component[]): LabelledField[] {
  return components.flatMap((component) => {
    const description = component.description ?? undefined;
    if (component.component) return [{ field: component.component, label: component.label ?? '', description }];
    return [...eachComponent(component.components ?? [])].map(({ component: field }) => ({
      field,
      label: field.label ?? '',
      description,
    }));
  });
}

function isRequired({ type, required }: Component): boolean {
  return type !== types.checkbox && required !== false;
}

function answer(
  field: Component,
  label: string,
  given: string | boolean | readonly string[] | undefined,
  resolver: Resolver,
): Payload {
  switch (field.type) {
    case types.textInput:
      return { value: typed(field, label, given ?? field.value ?? '') };
    case types.checkbox:
      return { value: given ?? field.default ?? false };
    case types.radioGroup: {
      const [one] = picked(field, label, given, 1);
      return { value: one ?? null };
    }
    case types.checkboxGroup:
    case types.stringSelect:
      return {
        values: picked(field, label, given, field.type === types.stringSelect ? 1 : (field.options?.length ?? 10)),
      };
    case types.userSelect:
      return { values: counted(field, label, listOf(given), 1).map((value) => resolver.user(value)) };
    case types.roleSelect:
      return { values: counted(field, label, listOf(given), 1).map((value) => resolver.role(value)) };
    case types.mentionableSelect:
      return { values: counted(field, label, listOf(given), 1).map((value) => resolver.mentionable(value)) };
    case types.channelSelect:
      return {
        values: counted(field, label, listOf(given), 1).map((value) => resolver.channel(value, field.channel_types)),
      };
    default:
      if (given !== undefined || isRequired(field))
        throw new AppError(`${label} takes a file, and files cannot be handed in here.`);
      return { values: [] };
  }
}

function typed(field: Component, label: string, given: string | boolean | readonly string[]): string {
  if (typeof given !== 'string') throw new AppError(`${label} takes text.`);
  // One line only: Discord's app turns pasted line breaks into spaces.
  const value = field.style === 1 ? given.replace(/\s*\n\s*/g, ' ') : given;
  if (value === '' && isRequired(field)) throw new AppError(`${label} is required.`);
  if (value !== '' && value.length < (field.min_length ?? 0))
    throw new AppError(`${label} must be at least ${field.min_length} characters.`);
  if (value.length > (field.max_length ?? 4_000))
    throw new AppError(`${label} must be at most ${field.max_length ?? 4_000} characters.`);
  return value;
}

function picked(
  field: Component,
  label: string,
  given: string | boolean | readonly string[] | undefined,
  most: number,
): string[] {
  const options = field.options ?? [];
  const preset = options.filter((option) => option.default).map(({ value }) => value);
  return pickOptions(field, label, given === undefined ? preset : listOf(given), most);
}

/** Options by value or by what is written on them, as many as the field wants. */
export function pickOptions(field: Component, label: string, given: readonly string[], most: number): string[] {
  const options = field.options ?? [];
  const values = given.map((wanted) => {
    const option = options.find(({ value }) => value === wanted) ?? options.find((one) => one.label === wanted);
    if (!option)
      throw new AppError(`${label} has no option ${wanted}; it has: ${options.map((one) => one.label).join(', ')}.`);
    return option.value;
  });
  return counted(field, label, values, most);
}

/** @throws {AppError} when there are too few or too many. */
export function counted(field: Component, label: string, values: readonly string[], most: number): string[] {
  const max = field.max_values ?? most;
  const min = isRequired(field) ? (field.min_values ?? 1) : 0;
  if (values.length < min)
    throw new AppError(min === 1 ? `${label} is required.` : `${label} needs at least ${min} choices.`);
  if (values.length > max) throw new AppError(`${label} takes at most ${max} choices.`);
  return [...new Set(values)];
}

function listOf(given: string | boolean | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return [];
  return typeof given === 'object' ? given : [String(given)];
}
