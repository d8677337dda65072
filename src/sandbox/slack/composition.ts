import { z } from 'zod';

import { BLOCK_KIT } from './limits.ts';

/** Block Kit's composition objects (docs.slack.dev/reference/block-kit/composition-objects), as Slack would refuse them. */
export const plainText = (max: number = BLOCK_KIT.text) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });

export const mrkdwn = (max: number = BLOCK_KIT.text) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

export const anyText = (max: number = BLOCK_KIT.text) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** A web address as Slack takes it in a button or an image: http or https, not longer than `max`. */
export const webAddress = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => /^(https?|mailto|slack):/i.test(text) && URL.canParse(text), { message: 'invalid url' });

const described = {
  value: z.string().min(1).max(BLOCK_KIT.option.value),
  description: plainText(BLOCK_KIT.option.description).optional(),
};

/** An option of a select menu: plain text only. */
export const plainOption = z.strictObject({ text: plainText(BLOCK_KIT.option.text), ...described });

/** An option of radio buttons or checkboxes: mrkdwn is allowed there. */
export const choiceOption = z.strictObject({
  text: anyText(BLOCK_KIT.option.text),
  ...described,
  description: anyText(BLOCK_KIT.option.description).optional(),
});

export const overflowOption = z.strictObject({
  text: plainText(BLOCK_KIT.option.text),
  ...described,
  value: described.value.optional(),
  url: webAddress(BLOCK_KIT.option.url).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(BLOCK_KIT.option.text),
  options: z.array(plainOption).min(1).max(BLOCK_KIT.select.options),
});

export const confirm = z.strictObject({
  title: plainText(BLOCK_KIT.confirm.title).optional(),
  text: anyText(BLOCK_KIT.confirm.text),
  confirm: plainText(BLOCK_KIT.confirm.button).optional(),
  deny: plainText(BLOCK_KIT.confirm.button).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, { message: 'must provide at least one filter' });

/** What an app answers to a `block_suggestion`: options or groups, never both, at most 100. */
export const suggestions = z.union([
  z.strictObject({ options: z.array(plainOption).max(BLOCK_KIT.select.options) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(BLOCK_KIT.select.groups) }),
]);
