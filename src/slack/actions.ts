import type { ActionsBlock, ActionsBlockElement, Button, PlainTextElement, PlainTextOption } from '@slack/types';

import type { Action, MenuOption } from '../core/message.ts';
import { shorten, visible } from '../core/visible.ts';
import { webUrl } from './inline.ts';
import { limits } from './limits.ts';

/**
 * Buttons and menus, in as many blocks as Slack needs for them. Our ids are their action_ids; where one comes twice in a message
 * the later ones get a number behind a line break, which no id of ours holds: see {@link pressedId}.
 */
export function actionBlocks(actions: readonly Action[], taken: Map<string, number>): ActionsBlock[] {
  const elements = actions.flatMap((action) => elementOf(action, taken));
  const blocks: ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += limits.actions) {
    blocks.push({ type: 'actions', elements: elements.slice(at, at + limits.actions) });
  }
  return blocks;
}

/** The id we gave the pressed element, or undefined for one that leads elsewhere and asks nothing of us. */
export function pressedId(actionId: string): string | undefined {
  const id = actionId.split('\n')[0] ?? '';
  return id.includes(':') ? id : undefined;
}

/** An option as menus take it; undefined when its value is longer than Slack carries. */
export function menuOption(option: MenuOption): PlainTextOption | undefined {
  if (option.value === '' || option.value.length > limits.option.value) return undefined;
  const description = shorten(visible(option.description ?? ''), limits.option.description);
  return {
    text: plainText(option.label, limits.option.text, option.value),
    value: option.value,
    ...(description === '' ? {} : { description: plainText(description, limits.option.description) }),
  };
}

/** A plain_text object, which Slack shows as it is: no markup, and emoji names stay names. Never empty. */
export function plainText(text: string, most: number, otherwise = '…'): PlainTextElement {
  return { type: 'plain_text', text: shorten(visible(text) || visible(otherwise) || '…', most), emoji: false };
}

function elementOf(action: Action, taken: Map<string, number>): ActionsBlockElement[] {
  switch (action.kind) {
    case 'button': {
      const button: Button = {
        type: 'button',
        text: plainText(action.label, limits.button),
        action_id: uniqueId(action.id, taken),
      };
      return [action.style === 'plain' ? button : { ...button, style: action.style }];
    }
    case 'link': {
      const url = webUrl(action.url);
      return url === undefined
        ? []
        : [
            {
              type: 'button',
              text: plainText(action.label, limits.button),
              url,
              action_id: uniqueId('address', taken),
            },
          ];
    }
    case 'menu':
      return menuOf(action, taken);
  }
}

function menuOf(menu: Action & { kind: 'menu' }, taken: Map<string, number>): ActionsBlockElement[] {
  const seen = new Set<string>();
  const options: PlainTextOption[] = [];
  const chosen: PlainTextOption[] = [];
  for (const option of menu.options) {
    const shown = menuOption(option);
    if (!shown || seen.has(option.value) || options.length === limits.option.most) continue;
    seen.add(option.value);
    options.push(shown);
    if (option.chosen) chosen.push(shown);
  }
  if (options.length === 0) return [];

  const shared = {
    action_id: uniqueId(menu.id, taken),
    placeholder: plainText(menu.placeholder, limits.placeholder),
    options,
  };
  const most = Math.min(menu.most ?? 1, options.length);
  if (most <= 1) return [{ type: 'static_select', ...shared, ...(chosen[0] ? { initial_option: chosen[0] } : {}) }];
  const initial = chosen.slice(0, most);
  return [
    {
      type: 'multi_static_select',
      ...shared,
      max_selected_items: most,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  ];
}

function uniqueId(id: string, taken: Map<string, number>): string {
  const before = taken.get(id) ?? 0;
  taken.set(id, before + 1);
  return before === 0 ? id : `${id}\n${before + 1}`;
}
