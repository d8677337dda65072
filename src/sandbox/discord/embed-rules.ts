import { badScheme } from './address.ts';
import type { Embed } from './component.ts';
import type { FieldError } from './refusal.ts';

const MAX_TOGETHER = 6_000;

/** What Discord refuses in embeds beyond their schema: too much text in all of them, nothing in one, addresses that are not of the web. */
export function embedFaults(embeds: readonly Embed[]): FieldError[] {
  const size = embeds.reduce((sum, embed) => sum + embedSize(embed), 0);
  const faults = embeds.flatMap((embed, index) => [
    ...emptyFaults(embed, ['embeds', index]),
    ...badScheme(embed.url, ['embeds', index, 'url'], ['http:', 'https:']),
    ...badScheme(embed.image?.url, ['embeds', index, 'image', 'url'], ['http:', 'https:', 'attachment:']),
    ...badScheme(embed.thumbnail?.url, ['embeds', index, 'thumbnail', 'url'], ['http:', 'https:', 'attachment:']),
  ]);
  if (size <= MAX_TOGETHER) return faults;
  const message = `Embed size exceeds maximum size of ${MAX_TOGETHER}`;
  return [...faults, { path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedSize(embed: Embed): number {
  const fields = (embed.fields ?? []).map(({ name, value }) => name + value);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Something must be there, and every field needs a name and a value. */
function emptyFaults(embed: Embed, path: readonly PropertyKey[]): FieldError[] {
  const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const { title, description, author, footer, fields, image, thumbnail } = embed;
  const isEmpty = ![title, description, author?.name, footer?.text, fields?.length, image?.url, thumbnail?.url].some(
    Boolean,
  );
  const faults: FieldError[] = isEmpty ? [{ path: [...path, 'description'], ...required }] : [];
  for (const [index, field] of (fields ?? []).entries()) {
    for (const part of ['name', 'value'] as const) {
      if (field[part].trim() === '') faults.push({ path: [...path, 'fields', index, part], ...required });
    }
  }
  return faults;
}
