import type { HomeView, ModalView } from '@slack/types';

import { PlatformError } from '../core/errors.ts';
import { say, type Block, type Message } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import { inWords, spoken, type Language } from '../core/speak.ts';
import { plainText } from './actions.ts';
import { fit } from './fitting.ts';
import { limits } from './limits.ts';

/** A person's Home tab. `said` is what was just done there, shown on top until the next time. */
export function homeView(message: Message, language: Language, said?: Message): HomeView {
  return { type: 'home', blocks: fitted([...noticeOf(said), ...message.blocks], language) };
}

/** An answer as a page over the Home tab, where there is no channel to show it in. */
export function pageView(message: Message, language: Language): ModalView {
  return {
    type: 'modal',
    title: plainText('Carewire', limits.modal.title),
    close: plainText(inWords(phrase`Close`, language), limits.modal.button),
    blocks: fitted(message.blocks, language),
  };
}

/** Its words alone: the page below has buttons of its own for what they are about. */
function noticeOf(said: Message | undefined): readonly Block[] {
  const words = said?.blocks.filter(({ kind }) => kind === 'text' || kind === 'quote' || kind === 'list') ?? [];
  return words.length > 0 ? [...words, { kind: 'divider', keep: true }] : [];
}

function fitted(blocks: readonly Block[], language: Language) {
  try {
    return fit(blocks, limits.view).blocks;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return fit(spoken(tooMuch, language).blocks).blocks;
  }
}

const tooMuch = say(phrase`There is too much here for one page. Please ask for less at once.`);
