import { z } from 'zod';

import { confirm, conversationFilter, optionGroup, plainOption, plainText } from './composition.ts';
import { BLOCK_KIT } from './limits.ts';

/** Block Kit's select menus, and the properties elements share. */
export const actionId = z.string().min(1).max(BLOCK_KIT.actionId).optional();
export const acting = { action_id: actionId, confirm: confirm.optional() };
export const focusing = { focus_on_load: z.boolean().optional() };
const prompting = { placeholder: plainText(BLOCK_KIT.placeholder).optional() };
const dispatching = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1) })
    .optional(),
};
export const picking = { ...acting, ...focusing, ...prompting };
export const typing = { action_id: actionId, ...focusing, ...prompting, ...dispatching };
const several = { max_selected_items: z.int().min(1).optional() };

const options = z.array(plainOption).min(1).max(BLOCK_KIT.select.options);
const menu = {
  ...picking,
  options: options.optional(),
  option_groups: z.array(optionGroup).min(1).max(BLOCK_KIT.select.groups).optional(),
};
const oneSource = (menu: { options?: unknown; option_groups?: unknown }) =>
  (menu.options === undefined) !== (menu.option_groups === undefined);
const oneSourceMessage = { message: 'must define either `options` or `option_groups`' };

const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...menu, initial_option: plainOption.optional() })
  .refine(oneSource, oneSourceMessage);
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...several,
    initial_options: z.array(plainOption).optional(),
  })
  .refine(oneSource, oneSourceMessage);
const external = { ...picking, min_query_length: z.int().min(0).optional() };
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...external,
  initial_option: plainOption.optional(),
});
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...external,
  ...several,
  initial_options: z.array(plainOption).optional(),
});
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...picking,
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...picking,
  ...several,
  initial_users: z.array(z.string()).optional(),
});
const conversations = {
  ...picking,
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...conversations,
  initial_conversation: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});
const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...conversations,
  ...several,
  initial_conversations: z.array(z.string()).optional(),
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...picking,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});
const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...picking,
  ...several,
  initial_channels: z.array(z.string()).optional(),
});

export const selects = [
  staticSelect, externalSelect, usersSelect, conversationsSelect, channelsSelect,
  multiStaticSelect, multiExternalSelect, multiUsersSelect, multiConversationsSelect, multiChannelsSelect,
] as const; // prettier-ignore
