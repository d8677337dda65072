import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../core/form.ts';
import type { Choice } from '../core/option.ts';
import { channelParts, isChannel } from '../core/place.ts';
import { shorten, visible } from '../core/visible.ts';
import { postableChannels } from './channels.ts';
import { customId } from './custom-id.ts';
import { escaped } from './inline.ts';
import { limits } from './limits.ts';

type Input = APILabelComponent['component'];

/**
 * A form as a modal. Of five parts at most the problem takes one; where there is no room for it, it stands under the first field.
 * Source: docs.discord.com, interactions/receiving-and-responding#modal.
 */
export function drawForm(form: Form, guild?: string): APIModalInteractionResponseCallbackData {
  // Roles moderate by their permissions, so there are no groups to choose here.
  const fields = form.fields.filter(({ input }) => input.kind !== 'groups').slice(0, limits.formParts);
  const problem = visible(form.problem ?? '');
  const roomy = fields.length < limits.formParts;
  const labels = fields.map((field, index) =>
    label(index === 0 && !roomy && problem ? { ...field, hint: problem } : field),
  );
  return {
    custom_id: customId(form.id, guild),
    title: shorten(visible(form.title), limits.formTitle) || '…',
    components: problem && roomy ? [note(problem), ...labels] : labels,
  };
}

function note(problem: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: escaped(shorten(problem, 1_000)) };
}

function label(field: Field): APILabelComponent {
  const description = shorten(visible(field.hint ?? ''), limits.fieldHint);
  return {
    type: ComponentType.Label,
    label: shorten(visible(field.label), limits.fieldLabel) || shorten(field.name, limits.fieldLabel),
    ...(description && { description }),
    component: inputOf(field),
  };
}

function inputOf(field: Field): Input {
  switch (field.input.kind) {
    case 'line':
      return textInput(field, TextInputStyle.Short);
    case 'paragraph':
      return textInput(field, TextInputStyle.Paragraph);
    case 'choices':
      return fitMenu(field.input.choices)
        ? menu(field, field.input.choices, field.input.most)
        : textInput(field, TextInputStyle.Short);
    case 'channel':
      return channelMenu(field);
    case 'people':
    case 'groups':
      return peopleMenu(field);
  }
}

function textInput(field: Field, style: TextInputStyle): Input {
  const most = Math.max(1, Math.min(field.maxLength ?? limits.fieldText, limits.fieldText));
  const value = (field.value ?? '').toWellFormed().slice(0, most).toWellFormed();
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style,
    required: field.required,
    max_length: most,
    ...(value && { value }),
  };
}

/** What a menu cannot hold is typed instead: every field is read from text anyway. */
function fitMenu(choices: readonly Choice[]): boolean {
  const values = new Set(choices.map(({ value }) => value));
  const short = choices.every(({ value }) => value !== '' && value.length <= limits.menuOption);
  return short && values.size === choices.length && choices.length > 0 && choices.length <= limits.menuOptions;
}

function menu(field: Field, choices: readonly Choice[], wanted: number): Input {
  const most = Math.max(1, Math.min(wanted, choices.length));
  const chosen = new Set((field.value ?? '').split(',').slice(0, most));
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: most,
    options: choices.map(({ value, label }) => ({
      value,
      label: shorten(visible(label), limits.menuOption) || value,
      ...(chosen.has(value) && { default: true }),
    })),
  };
}

function channelMenu(field: Field): Input {
  const chosen = field.value !== undefined && isChannel(field.value) ? channelParts(field.value) : undefined;
  return {
    type: ComponentType.ChannelSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: 1,
    channel_types: [...postableChannels],
    ...(chosen?.platform === 'discord' &&
      !chosen.direct && { default_values: [{ id: chosen.id, type: SelectMenuDefaultValueType.Channel }] }),
  };
}

/** At most 25 can be chosen at once. */
function peopleMenu(field: Field): Input {
  const chosen = (field.value ?? '').split(',').flatMap((person) => /^discord:(\d{1,20})$/.exec(person)?.[1] ?? []);
  return {
    type: ComponentType.UserSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: limits.menuOptions,
    ...(chosen.length > 0 && {
      default_values: chosen
        .slice(0, limits.menuOptions)
        .map((id) => ({ id, type: SelectMenuDefaultValueType.User as const })),
    }),
  };
}
