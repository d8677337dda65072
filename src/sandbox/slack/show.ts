import { showBlocks } from './show-blocks.ts';
import { showMrkdwn, type Names } from './show-text.ts';
import { withIds } from './messages.ts';
import type { StoredBlock, StoredMessage, View } from './state.ts';

/**
 * A message as the lines a person would read in a terminal: buttons as `[Publish]`, links as `text <url>`, dates as dates,
 * with Slack's own marks ("Only visible to you", "(edited)").
 */
export function showMessage(message: StoredMessage, names: Names): readonly string[] {
  const body =
    message.blocks.length > 0 ? showBlocks(message.blocks, names) : showMrkdwn(message.text, names).split('\n');
  return [
    ...(message.visibleTo === undefined ? [] : ['Only visible to you']),
    ...body.slice(0, -1),
    `${body.at(-1) ?? ''}${message.editedTs === undefined ? '' : ' (edited)'}`,
    ...cardsOf(message)
      .flatMap((blocks) => showBlocks(blocks, names))
      .map((line) => `┃ ${line}`),
  ];
}

/** The blocks of the cards under a message. */
export function cardsOf({ attachments }: StoredMessage): readonly (readonly StoredBlock[])[] {
  return attachments.flatMap((card) =>
    typeof card === 'object' && card !== null && 'blocks' in card && Array.isArray(card.blocks)
      ? [withIds(card.blocks)]
      : [],
  );
}

/** A modal or Home tab as lines: its title, what is filled in, what was said to be wrong, and its buttons. */
export function showView(view: View, names: Names): readonly string[] {
  const foot = [view.close ?? (view.type === 'modal' ? 'Cancel' : undefined), view.submit].filter(
    (word) => word !== undefined,
  );
  return [
    ...(view.title === '' ? [] : [view.title, '─'.repeat(view.title.length)]),
    ...view.blocks.flatMap((block) => [
      ...showBlocks([block], names, view.values.get(block.block_id)),
      ...(view.errors[block.block_id] === undefined ? [] : [`! ${view.errors[block.block_id]}`]),
    ]),
    ...(foot.length > 0 ? [foot.map((word) => `[${word}]`).join(' ')] : []),
  ];
}
