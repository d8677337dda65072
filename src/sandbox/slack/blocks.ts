import { z } from 'zod';

import { anyText, mrkdwn, plainText, webAddress } from './composition.ts';
import {
  accessory,
  actionsElement,
  button,
  contextActionsElement,
  contextElement,
  imageElement,
  inputElement,
} from './elements.ts';
import { BLOCK_KIT } from './limits.ts';
import { richTextParts } from './rich-text.ts';

/**
 * Block Kit's blocks (docs.slack.dev/reference/block-kit/blocks) as strict schemas, and which surface takes which.
 * Rules that look across blocks (unique ids, budgets, submit buttons) are in validate.ts.
 */
const base = { block_id: z.string().min(1).max(BLOCK_KIT.blockId).optional() };

const actions = z.strictObject({
  type: z.literal('actions'),
  ...base,
  elements: z.array(actionsElement).min(1).max(BLOCK_KIT.actions),
});
const context = z.strictObject({
  type: z.literal('context'),
  ...base,
  elements: z.array(contextElement).min(1).max(BLOCK_KIT.context),
});
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...base,
  elements: z.array(contextActionsElement).min(1).max(BLOCK_KIT.contextActions),
});
const divider = z.strictObject({ type: z.literal('divider'), ...base });
const file = z.strictObject({ type: z.literal('file'), ...base, external_id: z.string(), source: z.literal('remote') });
const header = z.strictObject({
  type: z.literal('header'),
  ...base,
  text: plainText(BLOCK_KIT.header),
  level: z.int().min(1).max(4).optional(),
});
const image = z
  .strictObject({
    type: z.literal('image'),
    ...base,
    alt_text: z.string().min(1).max(BLOCK_KIT.image.alt),
    title: plainText(BLOCK_KIT.image.title).optional(),
    image_url: webAddress(BLOCK_KIT.image.url).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((image) => (image.image_url === undefined) !== (image.slack_file === undefined), {
    message: 'must define either `image_url` or `slack_file`',
  });
const input = z.strictObject({
  type: z.literal('input'),
  ...base,
  label: plainText(BLOCK_KIT.input.label),
  hint: plainText(BLOCK_KIT.input.hint).optional(),
  element: inputElement,
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...base,
  text: z.string().min(1).max(BLOCK_KIT.markdown),
});
const richText = z.strictObject({ type: z.literal('rich_text'), ...base, elements: richTextParts });
const section = z
  .strictObject({
    type: z.literal('section'),
    ...base,
    text: anyText(BLOCK_KIT.section.text).optional(),
    fields: z.array(anyText(BLOCK_KIT.section.fieldText)).min(1).max(BLOCK_KIT.section.fields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((section) => section.text !== undefined || section.fields !== undefined, {
    message: 'must define either `text` or `fields`',
  });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);
const table = z.strictObject({
  type: z.literal('table'),
  ...base,
  rows: z.array(z.array(cell).min(1).max(BLOCK_KIT.table.cells)).min(1).max(BLOCK_KIT.table.rows),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(BLOCK_KIT.table.columnSettings)
    .optional(),
});
const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...base,
  caption: z.string().min(1),
  rows: z
    .array(z.array(cell).min(1).max(BLOCK_KIT.dataTable.cells))
    .min(BLOCK_KIT.dataTable.rowsMin)
    .max(BLOCK_KIT.dataTable.rows),
  page_size: z.int().min(1).max(BLOCK_KIT.dataTable.pageSize).optional(),
  row_header_column_index: z.int().min(0).optional(),
});
const card = z
  .strictObject({
    type: z.literal('card'),
    ...base,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(BLOCK_KIT.card.title).optional(),
    subtitle: mrkdwn(BLOCK_KIT.card.subtitle).optional(),
    body: mrkdwn(BLOCK_KIT.card.body).optional(),
    actions: z.array(button).max(BLOCK_KIT.card.actions).optional(),
  })
  .refine((card) => card.hero_image ?? card.title ?? card.actions ?? card.body, {
    message: 'must define at least one of `hero_image`, `title`, `actions`, `body`',
  });
const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...base,
  elements: z.array(card).min(1).max(BLOCK_KIT.carousel),
});
const alert = z.strictObject({
  type: z.literal('alert'),
  ...base,
  text: anyText(),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
const video = z.strictObject({
  type: z.literal('video'),
  ...base,
  alt_text: z.string().min(1),
  title: plainText(BLOCK_KIT.video.title),
  video_url: z.url({ protocol: /^https$/ }),
  thumbnail_url: webAddress(BLOCK_KIT.image.url),
  title_url: z.url({ protocol: /^https$/ }).optional(),
  author_name: z.string().max(BLOCK_KIT.video.author).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText().optional(),
});
const container = z
  .strictObject({
    type: z.literal('container'),
    ...base,
    title: plainText(BLOCK_KIT.container.title).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(BLOCK_KIT.container.title).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          actions,
          context,
          divider,
          file,
          header,
          image,
          input,
          richText,
          section,
          table,
          video,
        ]),
      )
      .min(1)
      .max(BLOCK_KIT.container.blocks),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((container) => container.title ?? container.rich_text_title, {
    message: 'must define either `title` or `rich_text_title`',
  });

export const block = z.discriminatedUnion('type', [
  actions, alert, card, carousel, container, context, contextActions, dataTable, divider, file, header, image, input, markdown, richText, section, table, video,
]); // prettier-ignore

export type Block = z.infer<typeof block>;
export type Surface = 'message' | 'modal' | 'home';

/** Where each kind of block may stand. */
export const SURFACES: Readonly<Record<Block['type'], readonly Surface[]>> = {
  actions: ['message', 'modal', 'home'],
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message', 'home'],
  context: ['message', 'modal', 'home'],
  context_actions: ['message'],
  data_table: ['message'],
  divider: ['message', 'modal', 'home'],
  file: ['message'],
  header: ['message', 'modal', 'home'],
  image: ['message', 'modal', 'home'],
  input: ['message', 'modal', 'home'],
  markdown: ['message'],
  rich_text: ['message', 'modal', 'home'],
  section: ['message', 'modal', 'home'],
  table: ['message'],
  video: ['message', 'modal', 'home'],
};
