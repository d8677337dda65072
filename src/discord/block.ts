import { type APIComponentInContainer, ComponentType } from 'discord.js';
import type { Block, Line } from '../core/message.ts';
import { shorten, visible } from '../core/visible.ts';
import { drawActions } from './actions.ts';
import { escaped, markdown } from './inline.ts';
import { webAddress } from './link.ts';
import { limits } from './limits.ts';

export interface Drawn {
  readonly components: readonly APIComponentInContainer[];
  /** Colours the box it stands in; an alert gets a box of its own. */
  readonly tone: 'caution' | 'alert' | 'plain';
  /** False when a limit of the platform cost it something. */
  readonly whole: boolean;
}

/**
 * Draws blocks as components; none for a block with nothing to see in it. It remembers what it drew, for fitting a long message
 * draws the same blocks many times.
 * @param guild as in custom-id.ts.
 */
export function createDrawing(guild: string | undefined): (blocks: readonly Block[]) => readonly Drawn[] {
  const known = new Map<Block, Drawn>();
  return (blocks) => {
    const taken = new Set<string>();
    return blocks.map((block) => {
      // Buttons depend on those before them: Discord takes each id once in a message.
      const made = known.get(block) ?? drawBlock(block, guild, taken);
      if (block.kind !== 'actions') known.set(block, made);
      return made;
    });
  };
}

function drawBlock(block: Block, guild: string | undefined, taken: Set<string>): Drawn {
  switch (block.kind) {
    case 'heading':
      return paragraph('## ', block.line);
    case 'text':
      return paragraph('', block.line);
    case 'note':
      return paragraph('-# ', block.line);
    case 'quote': {
      const label = escaped(block.label);
      const said = prefixed('> ', markdown(block.line));
      return { ...lines([label && `**${label}**`, said]), tone: block.tone };
    }
    case 'facts':
      return lines(block.facts.map(({ label, value }) => fact(escaped(label), markdown(value))));
    case 'list': {
      const items = block.items.map(markdown).filter(Boolean);
      return lines(items.map((item, index) => (block.ordered ? `${index + 1}. ${item}` : `- ${item}`)));
    }
    case 'image':
      return image(block.url, visible(block.alt));
    case 'actions':
      return { ...drawActions(block.actions, guild, taken), tone: 'plain' };
    case 'divider':
      return drawn([{ type: ComponentType.Separator }]);
  }
}

function paragraph(prefix: string, line: Line): Drawn {
  return lines([prefixed(prefix, markdown(line))]);
}

function fact(label: string, value: string): string {
  return label === '' ? value : `**${label}:** ${value}`;
}

function prefixed(prefix: string, text: string): string {
  return text === '' ? '' : prefix + text;
}

function lines(texts: readonly string[]): Drawn {
  const content = texts.filter((text) => text !== '').join('\n');
  return drawn(content === '' ? [] : [{ type: ComponentType.TextDisplay, content }]);
}

function image(url: string, alt: string): Drawn {
  const address = webAddress(url, limits.mediaUrl);
  if (address === undefined) return drawn([]);
  const description = alt === '' ? {} : { description: shorten(alt, limits.altText) };
  return drawn([{ type: ComponentType.MediaGallery, items: [{ media: { url: address }, ...description }] }]);
}

function drawn(components: readonly APIComponentInContainer[]): Drawn {
  return { components, tone: 'plain', whole: true };
}
