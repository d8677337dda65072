import { componentTypes as types, linkButton } from './component.ts';
import type { Component, Embed } from './component.ts';
import { plainLines } from './markdown.ts';
import type { Reading } from './markdown.ts';
import { messageFlags } from './message-rules.ts';
import type { Attachment } from './state.ts';

export interface Showable {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly editedAt: number | undefined;
}

/**
 * A message as a person would read it in a terminal: text without markup, buttons as `[Publish]`, links as `text <url>`,
 * selects with their options, and the marks Discord shows: "(edited)", "thinking…", "Only you can see this".
 */
export function show(message: Showable, reading: Reading = {}): string[] {
  if ((message.flags & messageFlags.loading) !== 0) return ['thinking…', ...privately(message)];
  return [
    ...(message.content === '' ? [] : plainLines(message.content, reading)),
    ...message.embeds.flatMap((embed) => embedLines(embed, reading)),
    ...message.components.flatMap((component) => componentLines(component, reading)),
    ...message.attachments.map(({ filename }) => `(file: ${filename})`),
    ...(message.editedAt === undefined ? [] : ['(edited)']),
    ...privately(message),
  ];
}

/** The parts of a modal in the same way, fields with their labels and what is already filled in. */
export function showModal(
  modal: { readonly title: string; readonly components: readonly Component[] },
  reading: Reading = {},
): string[] {
  return [
    modal.title,
    ...modal.components.flatMap((component) => componentLines(component, reading)),
    '[Cancel] [Submit]',
  ];
}

function privately({ flags }: Showable): string[] {
  return (flags & messageFlags.ephemeral) === 0 ? [] : ['(Only you can see this)'];
}

function embedLines(embed: Embed, reading: Reading): string[] {
  const lines = [
    ...text(embed.author?.name, reading),
    ...text(embed.title, reading).map((title) => (embed.url ? `${title} <${embed.url}>` : title)),
    ...text(embed.description, reading),
    ...(embed.fields ?? []).flatMap(({ name, value }) => [...text(`${name}:`, reading), ...text(value, reading)]),
    ...picture(embed.image),
    ...picture(embed.thumbnail),
    ...text(embed.footer?.text, reading),
  ];
  return lines.map((line) => `│ ${line}`);
}

function picture(image: { readonly description?: string | null } | null | undefined): string[] {
  return image ? [`(image${image.description ? `: ${image.description}` : ''})`] : [];
}

function componentLines(component: Component, reading: Reading): string[] {
  const inside = component.components ?? [];
  switch (component.type) {
    case types.actionRow:
      return rowLines(inside, reading);
    case types.container:
      return inside.flatMap((child) => componentLines(child, reading)).map((line) => `│ ${line}`);
    case types.section:
      return [
        ...inside.flatMap((child) => componentLines(child, reading)),
        ...(component.accessory ? componentLines(component.accessory, reading) : []),
      ];
    case types.textDisplay:
      return plainLines(component.content ?? '', reading);
    case types.button:
      return [button(component)];
    case types.thumbnail:
      return [`(image${component.description ? `: ${component.description}` : ''})`];
    case types.mediaGallery:
      return (component.items ?? []).map(({ description }) => `(image${description ? `: ${description}` : ''})`);
    case types.file:
      return [`(file: ${component.file?.url.replace('attachment://', '') ?? ''})`];
    case types.separator:
      return [component.divider === false ? '' : '────────'];
    case types.label:
      return labelLines(component, reading);
    case types.textInput:
      return [`${component.label ? `${component.label}: ` : ''}[${component.value ?? component.placeholder ?? ''}]`];
    default:
      return [select(component)];
  }
}

/** Buttons stand beside one another on one line. */
function rowLines(inside: readonly Component[], reading: Reading): string[] {
  const buttons = inside.filter(({ type }) => type === types.button).map(button);
  const others = inside.filter(({ type }) => type !== types.button).flatMap((child) => componentLines(child, reading));
  return buttons.length > 0 ? [buttons.join(' '), ...others] : others;
}

function button({ label, emoji, style, url, disabled }: Component): string {
  const caption = [emoji?.name, label].filter(Boolean).join(' ');
  if (style === linkButton) return `[${caption} <${url}>]`;
  return disabled ? `(${caption})` : `[${caption}]`;
}

function select({ placeholder, options = [], disabled }: Component): string {
  const chosen = options.filter((option) => option.default).map(({ label }) => label);
  const caption = chosen.length > 0 ? chosen.join(', ') : (placeholder ?? 'Make a selection');
  const list = options.length > 0 ? `: ${options.map(({ label }) => label).join(' | ')}` : '';
  return disabled ? `(${caption} ▾)` : `[${caption} ▾${list}]`;
}

function labelLines({ label, description, component }: Component, reading: Reading): string[] {
  const mark = component?.required === false ? '' : ' *';
  return [`${label}${mark}`, ...text(description, reading), ...(component ? componentLines(component, reading) : [])];
}

function text(value: string | null | undefined, reading: Reading): string[] {
  return value ? plainLines(value, reading) : [];
}
