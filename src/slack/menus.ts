import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';

import type { Field } from '../core/form.ts';
import type { Choice } from '../core/option.ts';
import { phrase } from '../core/phrase.ts';
import { inWords, type Language } from '../core/speak.ts';
import { menuOption, plainText } from './actions.ts';
import { limits } from './limits.ts';

type Menu = InputBlock['element'];

/** As many as there are, asked for as somebody types; those that were chosen come with the form. */
export function searching(field: Field, choices: readonly Choice[], most: number, language: Language): Menu {
  const named = (field.value ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  // One that is not among the first few is one all the same.
  const chosen = named
    .map((part) => choices.find((choice) => isNamed(choice, part)) ?? { value: part, label: part })
    .flatMap((choice) => menuOption(choice) ?? [])
    .filter((option, at, all) => all.findIndex(({ value }) => value === option.value) === at)
    .slice(0, most);
  const [first] = chosen;
  const shared = {
    action_id: field.name,
    min_query_length: 0,
    placeholder: searchHere(language),
  };
  if (most <= 1) return { type: 'external_select', ...shared, ...(first ? { initial_option: first } : {}) };
  return {
    type: 'multi_external_select',
    ...shared,
    max_selected_items: most,
    ...(first ? { initial_options: chosen } : {}),
  };
}

export function searchHere(language: Language): PlainTextElement {
  return plainText(inWords(phrase`Type to search`, language), limits.placeholder);
}

/** All of them at a glance; undefined where there are none, for a menu with nothing in it is refused with the whole modal. */
export function choosing(field: Field, choices: readonly Choice[], most: number, language: Language): Menu | undefined {
  const { options, chosen } = offered(choices, field.value ?? '');
  if (options.length === 0) return undefined;
  const shared = { action_id: field.name, ...grouped(options, language) };
  if (most <= 1) return { type: 'static_select', ...shared, ...(chosen[0] ? { initial_option: chosen[0] } : {}) };
  const initial = chosen.slice(0, most);
  return {
    type: 'multi_static_select',
    ...shared,
    max_selected_items: most,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
}

/** What a menu can carry of them, and which of those a text names, by value or label and with commas between. */
function offered(choices: readonly Choice[], value: string) {
  const wanted = value.split(',').map((part) => part.trim());
  const options: PlainTextOption[] = [];
  const chosen: PlainTextOption[] = [];
  for (const choice of choices) {
    const option = menuOption(choice);
    if (!option) continue;
    options.push(option);
    if (wanted.some((part) => isNamed(choice, part))) chosen.push(option);
  }
  return { options, chosen };
}

function isNamed({ value, label }: Choice, part: string): boolean {
  return [value, label].some((name) => name.toLowerCase() === part.toLowerCase());
}

/** A menu takes a hundred options, and a hundred groups of a hundred. */
function grouped(
  options: PlainTextOption[],
  language: Language,
): Pick<InputBlockMenu, 'options'> | Pick<InputBlockMenu, 'option_groups'> {
  const { most, text } = limits.option;
  if (options.length <= most) return { options };
  const groups: InputBlockMenu['option_groups'] = [];
  for (let at = 0; at < options.length && groups.length < limits.option.groups; at += most) {
    const group = options.slice(at, at + most);
    groups.push({
      label: plainText(inWords(phrase`${at + 1} to ${at + group.length}`, language), text),
      options: group,
    });
  }
  return { option_groups: groups };
}

interface InputBlockMenu {
  options: PlainTextOption[];
  option_groups: { label: ReturnType<typeof plainText>; options: PlainTextOption[] }[];
}
