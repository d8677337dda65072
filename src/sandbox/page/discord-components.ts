import { html } from 'hono/html';
import { componentTypes as types, linkButton, type Component, type Embed } from '../discord/component.ts';
import type { Reading } from '../discord/markdown.ts';
import { discordMarkdown } from './discord-markdown.ts';
import { drawDiscordField } from './discord-fields.ts';
import { link, picture, type Html } from './html.ts';

/** What a component needs beyond itself to be drawn. */
export interface DiscordView {
  readonly reading: Reading;
  /** Channels a menu of channels offers, as id and name. */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

type Kind = keyof typeof types;
type Draw = (component: Component, view: DiscordView) => Html;

/** Message components and a modal's parts as Discord's app draws them. Source: discord-api-docs, components/reference.mdx. */
export function drawComponents(components: readonly Component[], view: DiscordView): Html {
  return html`${components.map((component) => drawComponent(component, view))}`;
}

function drawComponent(component: Component, view: DiscordView): Html {
  const kind = kinds.get(component.type);
  if (kind === undefined) return html`<p class="unknown">A component of kind ${component.type}</p>`;
  return draws[kind](component, view);
}

const kinds: ReadonlyMap<number, Kind> = new Map(
  // Object.entries forgets the keys' type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  Object.entries(types).map(([kind, type]) => [type, kind as Kind] as const),
);

const inside: Draw = ({ components = [] }, view) => drawComponents(components, view);
const field: Draw = (component, view) => drawDiscordField(component, view.channels);

const draws: Readonly<Record<Kind, Draw>> = {
  actionRow: (component, view) => html`<div class="d-row">${inside(component, view)}</div>`,
  button: (component) => button(component),
  stringSelect: field,
  textInput: field,
  userSelect: field,
  roleSelect: field,
  mentionableSelect: field,
  channelSelect: field,
  fileUpload: field,
  radioGroup: field,
  checkboxGroup: field,
  checkbox: field,
  section: (component, view) =>
    html`<div class="d-section">
      <div>${inside(component, view)}</div>
      ${component.accessory && drawComponent(component.accessory, view)}
    </div>`,
  textDisplay: ({ content = '' }, { reading }) => html`<div class="md">${discordMarkdown(content, reading)}</div>`,
  thumbnail: ({ media, description }) => picture(media?.url ?? '', description ?? '', 'picture thumbnail'),
  mediaGallery: ({ items = [] }) =>
    html`<div class="d-gallery">${items.map(({ media, description }) => picture(media.url, description ?? ''))}</div>`,
  file: ({ file }) => html`<p class="d-file">▤ ${(file?.url ?? '').replace('attachment://', '')}</p>`,
  separator: ({ divider }) =>
    divider === false ? html`<div class="d-space"></div>` : html`<hr class="d-separator" />`,
  container: (component, view) =>
    html`<div class="d-container">
      ${accent(component)}
      <div class="d-container-body">${inside(component, view)}</div>
    </div>`,
  label: ({ component, label, description }, { channels }) =>
    component ? drawDiscordField(component, channels, { label: label ?? '', description: description ?? '' }) : html``,
};

/** Its colour is any number, and a style attribute would need a laxer policy: SVG takes colours as plain attributes. */
function accent({ accent_color: colour }: Component): Html {
  if (typeof colour !== 'number') return html`<span class="d-accent"></span>`;
  const hex = `#${(colour & 0xff_ff_ff).toString(16).padStart(6, '0')}`;
  return html`<svg class="d-accent" aria-hidden="true"><rect width="100%" height="100%" fill="${hex}" /></svg>`;
}

const buttonStyles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  6: 'premium',
};

function button({ label, emoji, url, custom_id: id, style, disabled }: Component): Html {
  const words = [emoji?.name, label].filter(Boolean).join(' ');
  if (style === linkButton)
    return link(url ?? '', html`${words}<span class="out" aria-hidden="true"> ↗</span>`, 'd-button link-button');
  return html`<button
    type="button"
    class="d-button ${buttonStyles[style ?? 2] ?? 'secondary'}"
    data-press="${id ?? ''}"
    ${disabled ? 'disabled' : ''}
  >
    ${words}
  </button>`;
}

/** Embeds, from before there were components. */
export function drawEmbed(embed: Embed, { reading }: DiscordView): Html {
  const text = (words: string | null | undefined, kind: string): unknown =>
    words ? html`<div class="${kind} md">${discordMarkdown(words, reading)}</div>` : '';
  const title = embed.title ?? '';
  return html`<div class="d-container">
    <span class="d-accent"></span>
    <div class="d-container-body">
      ${text(embed.author?.name, 'd-embed-author')}
      ${title && html`<p class="md-heading">${embed.url ? link(embed.url, title) : title}</p>`}
      ${text(embed.description, '')}
      ${(embed.fields ?? []).map(({ name, value }) => html`${text(name, 'd-embed-name')}${text(value, '')}`)}
      ${[embed.image, embed.thumbnail].map((image) => image && picture(image.url ?? '', image.description ?? ''))}
      ${text(embed.footer?.text, 'd-embed-footer')}
    </div>
  </div>`;
}
