import type { HomeView, ModalView } from '@slack/types';

import { PlatformError } from '../core/errors.ts';
import { say, type Block, type Message } from '../core/message.ts';
import { plainText } from './actions.ts';
import { fit } from './fitting.ts';
import { limits } from './limits.ts';

/** A person's Home tab. `said` is what was just done there, shown on top until the next time. */
export function homeView(message: Message, said?: Message): HomeView {
  return { type: 'home', blocks: fitted([...noticeOf(said), ...message.blocks]) };
}

/** An answer as a page over the Home tab, where there is no channel to show it in. */
export function pageView(message: Message): ModalView {
  return {
    type: 'modal',
    title: plainText('Carewire', limits.modal.title),
    close: plainText('Close', limits.modal.button),
    blocks: fitted(message.blocks),
  };
}

/** Its words alone: the page below has buttons of its own for what they are about. */
function noticeOf(said: Message | undefined): readonly Block[] {
  const words = said?.blocks.filter(({ kind }) => kind === 'text' || kind === 'quote' || kind === 'list') ?? [];
  return words.length > 0 ? [...words, { kind: 'divider', keep: true }] : [];
}

function fitted(blocks: readonly Block[]) {
  try {
    return fit(blocks, limits.view).blocks;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return fit(say('There is too much here for one page. Please ask for less at once.').blocks).blocks;
  }
}
