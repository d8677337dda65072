import { ComponentType, type Message } from 'discord.js';
import { linksIn } from '../core/shortcut.ts';

type Shown = Pick<Message, 'content' | 'embeds' | 'components'>;
type Part = Message['components'][number] | object;

/** Every web address in a message: what was written first, then what other bots show in boxes and buttons. */
export function linksOf({ content, embeds, components }: Shown): readonly string[] {
  const boxes = embeds.flatMap(({ url, title, description, fields }) => [
    url,
    title,
    description,
    ...fields.map(({ value }) => value),
  ]);
  const texts = [content, ...boxes, ...components.flatMap(textsOf)];
  return linksIn(texts.filter(Boolean).join('\n'));
}

/** A component's own text or address, and those of what it holds. */
function textsOf(part: Part): readonly string[] {
  const isText = 'type' in part && part.type === ComponentType.TextDisplay;
  const own = isText && 'content' in part && typeof part.content === 'string' ? [part.content] : [];
  const address = 'url' in part && typeof part.url === 'string' ? [part.url] : [];
  const inner: readonly object[] = 'components' in part && Array.isArray(part.components) ? part.components : [];
  return [...own, ...address, ...inner.flatMap(textsOf)];
}
