import { componentFaults } from './component-rules.ts';
import { componentTypes as types, eachComponent } from './component.ts';
import type { Component, Embed, Placed } from './component.ts';
import { embedFaults } from './embed-rules.ts';
import { Refusal, refuseFaults } from './refusal.ts';
import type { FieldError } from './refusal.ts';
import type { Attachment } from './state.ts';

/** Limits that Discord's OpenAPI description leaves out. Source: discord-api-docs, and threads #8562, #8554 and #7528 of its repository. */
const messageLimits = {
  content: 2_000,
  rows: 5,
  components: 40,
  displayedText: 4_000,
  /** Above this many UTF-8 bytes of text (with 12 a text display) the real service answers 500. */
  displayedBytes: 10_170,
  bytesPerDisplay: 12,
  /** More pictures than this break it too. */
  media: 64,
} as const;

export const messageFlags = {
  crossposted: 1,
  suppressEmbeds: 4,
  hasThread: 32,
  ephemeral: 64,
  loading: 128,
  suppressNotifications: 4096,
  componentsV2: 32_768,
} as const;

/** Kinds that need the IS_COMPONENTS_V2 flag. */
const NEW_KINDS: ReadonlySet<number> = new Set([
  types.section,
  types.textDisplay,
  types.thumbnail,
  types.mediaGallery,
  types.file,
  types.separator,
  types.container,
]);

export interface MessageParts {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
}

/**
 * The rules a finished message must obey beyond its schema: the same for a new one, an edited one and an interaction's answer.
 * @throws {Refusal} 50006 when there is nothing to see, 50035 with every fault, or 500 where the real service breaks down.
 */
export function requireValidMessage(message: MessageParts): void {
  const isV2 = (message.flags & messageFlags.componentsV2) !== 0;
  const placed = [...eachComponent(message.components)];

  refuseFaults([
    ...contentFaults(message.content),
    ...embedFaults(message.embeds),
    ...(isV2 ? v2Faults(message, placed) : legacyFaults(message, placed)),
    ...componentFaults(placed),
    ...missingFiles(message.attachments, placed),
  ]);
  const something = message.embeds.length + message.components.length + message.attachments.length;
  if (message.content.trim() === '' && something === 0) throw new Refusal('emptyMessage');
  const isTooMuch = displayedBytes(placed) > messageLimits.displayedBytes || mediaIn(placed) > messageLimits.media;
  if (isTooMuch) throw new Refusal('unavailable');
}

function contentFaults(content: string): FieldError[] {
  return content.length > messageLimits.content ? [tooLong(['content'], messageLimits.content)] : [];
}

function v2Faults(message: MessageParts, placed: readonly Placed[]): FieldError[] {
  const faults: FieldError[] = [];
  for (const field of ['content', 'embeds'] as const) {
    if (message[field].length === 0) continue;
    faults.push({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  }
  if (placed.length > messageLimits.components) {
    const text = `Total number of components exceeds maximum of ${messageLimits.components}`;
    faults.push({ path: ['components'], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message: text });
  }
  const shown = placed.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0);
  if (shown > messageLimits.displayedText) {
    const text = `Total displayable text size exceeds maximum of ${messageLimits.displayedText}`;
    faults.push({ path: ['components'], code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message: text });
  }
  return faults;
}

function legacyFaults(message: MessageParts, placed: readonly Placed[]): FieldError[] {
  const faults: FieldError[] = placed
    .filter(({ component, depth }) => depth === 0 && NEW_KINDS.has(component.type))
    .map(({ path }) => ({
      path: [...path, 'type'],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,).',
    }));
  if (message.components.length > messageLimits.rows) faults.push(tooLong(['components'], messageLimits.rows));
  return faults;
}

/** Components show files of the same message by name: `attachment://cover.png`. */
function missingFiles(attachments: readonly Attachment[], placed: readonly Placed[]): FieldError[] {
  const names = new Set(attachments.map(({ filename }) => `attachment://${filename}`));
  return placed.flatMap(({ component, path }) =>
    [component.file?.url, component.media?.url, ...(component.items ?? []).map(({ media }) => media.url)]
      .filter((url) => url?.startsWith('attachment://') && !names.has(url))
      .map((url) => ({
        path,
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: `The referenced attachment ${url} was not found`,
      })),
  );
}

function displayedBytes(placed: readonly Placed[]): number {
  return placed.reduce((sum, { component }) => {
    if (component.type !== types.textDisplay) return sum;
    return sum + Buffer.byteLength(component.content ?? '') + messageLimits.bytesPerDisplay;
  }, 0);
}

function mediaIn(placed: readonly Placed[]): number {
  return placed.reduce((sum, { component }) => sum + (component.items?.length ?? 0), 0);
}

function tooLong(path: readonly PropertyKey[], limit: number): FieldError {
  return { path: [...path], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${limit} or fewer in length.` };
}
