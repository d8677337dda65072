import type { InputBlock, KnownBlock, ModalView } from '@slack/types';

import type { Command } from '../core/command.ts';
import type { Field, Form } from '../core/form.ts';
import { isCompleted, type Choice, type Completed } from '../core/option.ts';
import { phrase } from '../core/phrase.ts';
import { channelParts, isChannel } from '../core/place.ts';
import { inWords, type Language } from '../core/speak.ts';
import { menuOption, plainText } from './actions.ts';
import { blockKit } from './blocks.ts';
import { choosing, searchHere, searching } from './menus.ts';
import type { Group } from './groups.ts';
import { limits } from './limits.ts';

/** Where a modal was opened, for Slack does not tell when it is sent in. Nothing else travels in it. */
export interface Opened {
  readonly channel?: string;
  /** The key under which the response_url of what opened it is kept; its absence is no reason to fail. */
  readonly response?: string;
  /** Opened from the Home tab, where the answer is shown too. */
  readonly home?: true;
  /** What it is in, for what is shown as soon as it is sent in. */
  readonly language?: string;
}

/**
 * A form as a modal. `command` is the one whose options the fields are, if they are: what the newsroom completes while people type
 * becomes a select that asks us for suggestions.
 */
export function modal(
  form: Form,
  command: Command | undefined,
  opened: Opened,
  language: Language,
  groups: readonly Group[] = [],
): ModalView {
  const problem: KnownBlock[] =
    form.problem === undefined
      ? []
      : blockKit(
          { kind: 'quote', tone: 'caution', label: '', line: [{ kind: 'text', text: form.problem }] },
          new Map(),
        );
  const fields = form.fields
    .slice(0, limits.modal.blocks - 1)
    .map((field) => input(field, completes(command, field.name), language, groups));
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: JSON.stringify(opened),
    title: plainText(form.title, limits.modal.title),
    submit: plainText(form.submit, limits.modal.button),
    close: plainText(inWords(phrase`Cancel`, language), limits.modal.button),
    blocks: [...problem, ...fields],
  };
}

/** Shown while an answer is made that will come as a message. */
export function workingView(title: string, language: Language): ModalView {
  const text = inWords(phrase`Working on it… The answer will come to you as a message.`, language);
  return {
    type: 'modal',
    title: plainText(title, limits.modal.title),
    close: plainText(inWords(phrase`Close`, language), limits.modal.button),
    blocks: blockKit({ kind: 'text', line: [{ kind: 'text', text }] }, new Map()),
  };
}

/** What the newsroom completes in a field of a command's own form. */
export function completes(command: Command | undefined, field: string): Completed | undefined {
  const kind = command?.options[field]?.kind;
  // A menu takes nothing that is not in it, and one may look for any words.
  return kind !== undefined && kind !== 'words' && isCompleted(kind) ? kind : undefined;
}

function input(
  field: Field,
  completed: Completed | undefined,
  language: Language,
  groups: readonly Group[],
): InputBlock {
  const hint = field.hint === undefined ? '' : field.hint.trim();
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, limits.modal.label),
    ...(hint === '' ? {} : { hint: plainText(hint, limits.modal.hint) }),
    optional: !field.required,
    element: element(field, completed, language, groups),
  };
}

function element(
  field: Field,
  completed: Completed | undefined,
  language: Language,
  groups: readonly Group[],
): InputBlock['element'] {
  const value = field.value ?? '';
  const { input } = field;
  switch (input.kind) {
    case 'line':
      return completed !== undefined && value.length <= limits.option.value
        ? suggesting(field, value, language)
        : typing(field, value, false);
    case 'paragraph':
      return typing(field, value, true);
    case 'choices':
      return completed === 'category'
        ? searching(field, input.choices, input.most, language)
        : (choosing(field, input.choices, input.most, language) ?? typing(field, value, false));
    case 'people': {
      const chosen = userIds(value);
      return {
        type: 'multi_users_select',
        action_id: field.name,
        ...(chosen.length > 0 ? { initial_users: [...chosen] } : {}),
      };
    }
    case 'groups':
      return choosingGroups(field, groups, language);
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: field.name,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(isChannel(value) && !channelParts(value).direct
          ? { initial_conversation: channelParts(value).id }
          : input.here && { default_to_current_conversation: true }),
      };
  }
}

/** By this the menu of groups is known when it asks for suggestions; no option’s name holds a hyphen. */
export const groupsField = 'user-groups';

/** A group as menus show it. */
export function groupOption({ address, name }: Group): Choice {
  return { value: address, label: name };
}

/** Of the addresses in a list, Slack's own ids of people. */
function userIds(value: string): readonly string[] {
  return value.split(',').flatMap((person) => /^slack:T[A-Z0-9]+\/([UW][A-Z0-9]+)$/.exec(person)?.[1] ?? []);
}

/** Its options are asked for: a workspace may have more groups than a menu holds. */
function choosingGroups(field: Field, groups: readonly Group[], language: Language): InputBlock['element'] {
  const removed = inWords(phrase`a removed group`, language);
  const chosen = (field.value ?? '')
    .split(',')
    .filter((address) => /\/S[A-Z0-9]+$/.test(address))
    .map((address) => groups.find((group) => group.address === address) ?? { address, name: removed })
    .flatMap((group) => menuOption(groupOption(group)) ?? []);
  return {
    type: 'multi_external_select',
    action_id: groupsField,
    min_query_length: 0,
    placeholder: searchHere(language),
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  };
}

function typing(field: Field, value: string, multiline: boolean): InputBlock['element'] {
  const most = Math.max(1, Math.min(field.maxLength ?? limits.modal.input, limits.modal.input));
  const initial = value.slice(0, most).toWellFormed();
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline,
    max_length: most,
    ...(initial === '' ? {} : { initial_value: initial }),
  };
}

/** Suggestions are asked for from the first letter on, and before it. */
function suggesting(field: Field, value: string, language: Language): InputBlock['element'] {
  return {
    type: 'external_select',
    action_id: field.name,
    min_query_length: 0,
    placeholder: searchHere(language),
    ...(value === '' ? {} : { initial_option: { text: plainText(field.shown ?? value, limits.option.text), value } }),
  };
}
