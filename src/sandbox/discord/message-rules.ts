import { componentTypes as types, eachComponent, linkButton } from './component.ts';
import type { Component, Embed, Placed } from './component.ts';
import { Refusal, refuseFaults } from './refusal.ts';
import type { FieldError } from './refusal.ts';
import type { Attachment } from './state.ts';

/** Limits that Discord's OpenAPI description leaves out. Source: discord-api-docs, and threads #8562 and #8554 of its repository. */
export const messageLimits = {
  content: 2_000,
  embedsTogether: 6_000,
  rows: 5,
  components: 40,
  displayedText: 4_000,
  /** Above this many UTF-8 bytes of text (with 12 a text display) the real service answers 500. */
  displayedBytes: 10_170,
  bytesPerDisplay: 12,
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
    ...placed.flatMap(buttonFaults),
    ...duplicateIds(placed),
    ...missingFiles(message.attachments, placed),
  ]);
  const something = message.embeds.length + message.components.length + message.attachments.length;
  if (message.content.trim() === '' && something === 0) throw new Refusal('emptyMessage');
  if (displayedBytes(placed) > messageLimits.displayedBytes) throw new Refusal('unavailable');
}

function contentFaults(content: string): FieldError[] {
  return content.length > messageLimits.content ? [tooLong(['content'], messageLimits.content)] : [];
}

function embedFaults(embeds: readonly Embed[]): FieldError[] {
  const size = embeds.reduce((sum, embed) => sum + embedSize(embed), 0);
  const faults = embeds.flatMap((embed, index) => [
    ...badScheme(embed.url, ['embeds', index, 'url'], ['http:', 'https:']),
    ...badScheme(embed.image?.url, ['embeds', index, 'image', 'url'], ['http:', 'https:', 'attachment:']),
    ...badScheme(embed.thumbnail?.url, ['embeds', index, 'thumbnail', 'url'], ['http:', 'https:', 'attachment:']),
  ]);
  if (size <= messageLimits.embedsTogether) return faults;
  const message = `Embed size exceeds maximum size of ${messageLimits.embedsTogether}`;
  return [...faults, { path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedSize(embed: Embed): number {
  const fields = (embed.fields ?? []).map(({ name, value }) => name + value);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
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

function buttonFaults({ component, path }: Placed): FieldError[] {
  if (component.type === types.actionRow) return rowFaults(component, path);
  if (component.type !== types.button || component.sku_id) return [];
  const isLink = component.style === linkButton;
  const faults: FieldError[] = [];
  if (isLink && !component.url)
    faults.push({ path, code: 'BUTTON_COMPONENT_URL_REQUIRED', message: 'A url is required' });
  if (!isLink && !component.custom_id) {
    faults.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', message: 'A custom id is required' });
  }
  if (component.url && component.custom_id) {
    const message = 'A custom id and url cannot both be specified';
    faults.push({ path, code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message });
  }
  if (!component.label && !component.emoji) {
    faults.push({ path, code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message: 'A label or an emoji is required' });
  }
  return [...faults, ...badScheme(component.url, [...path, 'url'], ['http:', 'https:', 'discord:'])];
}

/** A row holds buttons, or one select, never both. */
function rowFaults(row: Component, path: readonly PropertyKey[]): FieldError[] {
  const inside = row.components ?? [];
  const hasSelect = inside.some(({ type }) => type !== types.button);
  if (!hasSelect || inside.length === 1) return [];
  const message = 'The specified component exceeds the maximum width';
  return [{ path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

export function duplicateIds(placed: readonly Placed[]): FieldError[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    const id = component.custom_id;
    if (!id) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
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

function badScheme(
  url: string | null | undefined,
  path: readonly PropertyKey[],
  schemes: readonly string[],
): FieldError[] {
  if (!url || schemes.includes(URL.parse(url)?.protocol ?? '')) return [];
  const message = `Scheme "${url.split(':')[0]}" is not supported. Scheme must be one of (${schemes.join(', ')}).`;
  return [{ path, code: 'URL_TYPE_INVALID_SCHEME', message }];
}

function tooLong(path: readonly PropertyKey[], limit: number): FieldError {
  return { path: [...path], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${limit} or fewer in length.` };
}
