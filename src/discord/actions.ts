import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, MenuOption } from '../core/message.ts';
import { shorten, visible } from '../core/visible.ts';
import { customId } from './custom-id.ts';
import { escaped } from './inline.ts';
import { link, webAddress } from './link.ts';
import { limits } from './limits.ts';

type Part = APIButtonComponent | APIStringSelectComponent | { readonly text: string };

/**
 * Buttons in rows of five, each menu in a row of its own, in their order. A link too long for a button becomes a line of text;
 * what cannot be pressed (an id too long or there twice, a menu without options) is left out.
 */
export function drawActions(
  actions: readonly Action[],
  guild: string | undefined,
  taken: Set<string>,
): { readonly components: readonly APIComponentInContainer[]; readonly whole: boolean } {
  const parts: Part[] = [];
  let whole = true;
  for (const action of actions) {
    const part = drawAction(action, action.kind === 'link' ? undefined : free(customId(action.id, guild), taken));
    if (part) parts.push(part);
    whole &&= action.kind !== 'menu' || action.options.length <= limits.menuOptions;
  }
  return { components: inRows(parts), whole };
}

/** The id, taken from now on; undefined when it cannot be used. */
function free(id: string, taken: Set<string>): string | undefined {
  if (id === '' || id.length > limits.customId || taken.has(id)) return undefined;
  taken.add(id);
  return id;
}

function drawAction(action: Action, id: string | undefined): Part | undefined {
  switch (action.kind) {
    case 'button': {
      const label = shorten(visible(action.label), limits.buttonLabel) || '…';
      return id === undefined
        ? undefined
        : { type: ComponentType.Button, style: buttonStyles[action.style], label, custom_id: id };
    }
    case 'link':
      return linkButton(visible(action.label), action.url);
    case 'menu':
      return id === undefined ? undefined : menu(action, id);
  }
}

const buttonStyles = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

function linkButton(label: string, address: string): Part | undefined {
  const url = webAddress(address, limits.buttonUrl);
  if (url !== undefined)
    return {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: shorten(label, limits.buttonLabel) || '…',
      url,
    };
  const text = link(label, escaped(label), address);
  return text === '' ? undefined : { text };
}

function menu(action: Extract<Action, { kind: 'menu' }>, id: string): Part | undefined {
  const options = fitting(action.options.filter(isOffered));
  if (options.length === 0) return undefined;
  const most = Math.max(1, Math.min(action.most ?? 1, options.length));
  const chosen = options.filter((option) => option.chosen).slice(0, most);
  const placeholder = shorten(visible(action.placeholder), limits.menuPlaceholder);
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    ...(placeholder && { placeholder }),
    min_values: most > 1 ? 0 : 1,
    max_values: most,
    options: options.map((option) => menuOption(option, chosen.includes(option))),
  };
}

/** As many as Discord shows, in their order; those that are chosen first of all, for what is not there is let go of by choosing anything. */
function fitting(options: readonly MenuOption[]): readonly MenuOption[] {
  if (options.length <= limits.menuOptions) return options;
  const taken = new Set(
    options.toSorted((a, b) => Number(b.chosen ?? false) - Number(a.chosen ?? false)).slice(0, limits.menuOptions),
  );
  return options.filter((option) => taken.has(option));
}

/** Once, and not what Discord would refuse. */
function isOffered({ value }: MenuOption, at: number, all: readonly MenuOption[]): boolean {
  return value !== '' && value.length <= limits.menuOption && all.findIndex((other) => other.value === value) === at;
}

function menuOption(option: MenuOption, chosen: boolean): APIStringSelectComponent['options'][number] {
  const description = shorten(visible(option.description ?? ''), limits.menuOption);
  return {
    value: option.value,
    label: shorten(visible(option.label), limits.menuOption) || shorten(option.value, limits.menuOption),
    ...(description && { description }),
    ...(chosen && { default: true }),
  };
}

function inRows(parts: readonly Part[]): readonly APIComponentInContainer[] {
  const rows: APIComponentInContainer[] = [];
  let buttons: APIButtonComponent[] = [];
  for (const part of parts) {
    if ('text' in part) {
      rows.push({ type: ComponentType.TextDisplay, content: part.text });
      buttons = [];
    } else if (part.type === ComponentType.StringSelect) {
      rows.push({ type: ComponentType.ActionRow, components: [part] });
      buttons = [];
    } else {
      if (buttons.length % limits.buttonsInRow === 0) {
        buttons = [];
        rows.push({ type: ComponentType.ActionRow, components: buttons });
      }
      buttons.push(part);
    }
  }
  return rows;
}
