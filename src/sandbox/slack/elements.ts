import { z } from 'zod';

import { anyText, choiceOption, overflowOption, plainText, webAddress } from './composition.ts';
import { BLOCK_KIT } from './limits.ts';
import { acting, actionId, focusing, picking, selects, typing } from './menus.ts';

/**
 * Block Kit's elements (docs.slack.dev/reference/block-kit/block-elements), each strict: an unknown property is refused as Slack refuses it.
 * The lists at the end say which elements each kind of block takes.
 */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(BLOCK_KIT.image.alt),
    image_url: webAddress(BLOCK_KIT.image.url).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((image) => (image.image_url === undefined) !== (image.slack_file === undefined), {
    message: 'must define either `image_url` or `slack_file`',
  });

export const button = z.strictObject({
  type: z.literal('button'),
  ...acting,
  text: plainText(BLOCK_KIT.button.text),
  value: z.string().max(BLOCK_KIT.button.value).optional(),
  url: webAddress(BLOCK_KIT.button.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(BLOCK_KIT.button.label).optional(),
});

const choices = z.array(choiceOption).min(1).max(BLOCK_KIT.choices);
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...acting,
  ...focusing,
  options: choices,
  initial_options: z.array(choiceOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...acting,
  ...focusing,
  options: choices,
  initial_option: choiceOption.optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...acting,
  options: z.array(overflowOption).min(1).max(BLOCK_KIT.overflow),
});

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picking,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picking,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...acting,
  ...focusing,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const length = z.int().min(0).max(BLOCK_KIT.input3000);
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typing,
    multiline: z.boolean().optional(),
    initial_value: z.string().max(BLOCK_KIT.input3000).optional(),
    min_length: length.optional(),
    max_length: length.min(1).optional(),
  })
  .refine((input) => (input.initial_value ?? '').length <= (input.max_length ?? BLOCK_KIT.input3000), {
    message: '`initial_value` is longer than `max_length`',
  });
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typing, initial_value: z.string().optional() });
const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typing,
  initial_value: z.string().optional(),
});
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typing,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typing,
  initial_value: z.looseObject({}).optional(),
});
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(BLOCK_KIT.files).optional(),
});

const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...acting,
  icon: z.string(),
  text: plainText(BLOCK_KIT.button.text),
  value: z.string().max(BLOCK_KIT.button.value).optional(),
  accessibility_label: z.string().max(BLOCK_KIT.button.label).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});
const feedback = z.strictObject({
  text: plainText(BLOCK_KIT.button.text),
  value: z.string().max(BLOCK_KIT.button.value),
  accessibility_label: z.string().max(BLOCK_KIT.button.label).optional(),
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedback,
  negative_button: feedback,
});

const pickers = [...selects, checkboxes, radioButtons, datepicker, timepicker] as const;

export const accessory = z.discriminatedUnion('type', [button, imageElement, overflow, ...pickers]);
export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  richTextInput,
  ...pickers,
]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput, urlInput, emailInput, numberInput, richTextInput, fileInput, datetimepicker, ...pickers,
]); // prettier-ignore
export const contextElement = z.discriminatedUnion('type', [imageElement, ...anyText().options]);
export const contextActionsElement = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
