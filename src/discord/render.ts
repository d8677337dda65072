import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Block, Message } from '../core/message.ts';
import { visible } from '../core/visible.ts';
import { createDrawing } from './block.ts';
import { cut } from './cut.ts';
import { layout, type Mark } from './layout.ts';
import { measure, withinLimits } from './measure.ts';

export interface Rendered {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** False when something had to be dropped or shortened to fit one message. */
  readonly whole: boolean;
}

/** Where a message will stand, as far as that shows in it. */
export interface Setting {
  /** By which a delivery is recognised when the channel is read back; see mark.ts. */
  readonly mark?: Mark;
  /** In direct messages: the guild its buttons speak for; see custom-id.ts. */
  readonly guild?: string;
}

/**
 * A message as Discord's Components V2, within every limit. When it is too long, blocks not marked `keep` go first, from the
 * end; then kept text is shortened, cautions, alerts and links last of all.
 * Source: docs.discord.com, components/reference.
 */
export function render(message: Message, setting: Setting = {}): Rendered {
  const drawBlocks = createDrawing(setting.guild);
  const draw = (blocks: readonly Block[]): Rendered => {
    const drawn = drawBlocks(blocks);
    return { components: layout(drawn, setting.mark), whole: drawn.every(({ whole }) => whole) };
  };
  const isFitting = ({ components }: Rendered): boolean => withinLimits(measure(components));
  const fits = (blocks: readonly Block[]): boolean => isFitting(draw(blocks));

  const all = draw(message.blocks);
  const isAll = isFitting(all);
  if (isAll && all.components.length > 0) return all;
  const blocks = isAll ? message.blocks : cut(message.blocks, fits);
  const { components, whole } = draw(blocks);
  if (components.length > 0) return { components, whole: whole && blocks === message.blocks };
  const plain: Block = { kind: 'text', line: [{ kind: 'text', text: visible(message.plain) || '…' }] };
  return { components: draw(cut([plain], fits)).components, whole: whole && blocks === message.blocks };
}
