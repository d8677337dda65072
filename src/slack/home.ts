import type { Answering } from '../core/answering.ts';
import type { Log } from '../core/log.ts';
import type { Message } from '../core/message.ts';
import type { Language } from '../core/speak.ts';
import { errorCode } from './errors.ts';
import { nameOf } from './logger.ts';
import type { BlockAction } from './payloads.ts';
import { askerIn } from './request.ts';
import { homeView, pageView } from './views.ts';
import type { Here } from './workspaces.ts';

/** Home tabs and the pages opened from them. None of it throws; what could not be shown is logged without its words. */
export interface Homes {
  /** Publishes the person's tab as it is now, and from then on keeps it up to date. */
  show(here: Here, userId: string, said?: Message): Promise<void>;
  /** The same, for those who have looked at it since this process began. */
  refresh(here: Here, userId: string): Promise<void>;
}

/** As many people as are kept up to date; others see theirs as it is when they look. */
const most = 5000;

export function createHomes(answering: Answering, log: Log): Homes {
  const lookers = new Set<string>();

  async function show(here: Here, userId: string, said?: Message): Promise<void> {
    const key = keyOf(here, userId);
    lookers.delete(key);
    lookers.add(key);
    const [oldest] = lookers;
    if (lookers.size > most && oldest !== undefined) lookers.delete(oldest);
    try {
      const asker = await askerIn(here, userId, `@${userId}`);
      if (!asker) return;
      const view = homeView(await answering.home(asker), answering.languages.pick(asker.language), said);
      await here.workspace.answers.views.publish({ user_id: userId, view });
    } catch (error) {
      log.warn('slack home tab could not be published', { error: errorCode(error) ?? nameOf(error) });
    }
  }

  return {
    show,
    refresh: async (here, userId) => {
      if (lookers.has(keyOf(here, userId))) await show(here, userId);
    },
  };
}

function keyOf({ workspace }: Here, userId: string): string {
  return `${workspace.place} ${userId}`;
}

/** Where on the screen something was pressed that is in no channel. */
export type Screen =
  | { readonly kind: 'home' }
  /** A page of ours; three fit over each other. */
  | { readonly kind: 'page'; readonly viewId: string };

export function screenOf({ view }: BlockAction): Screen | undefined {
  if (!view) return undefined;
  return view.type === 'home' ? { kind: 'home' } : { kind: 'page', viewId: view.id };
}

/** Shows an answer as a page: a new one over what is there, or in its place. False when Slack would not. */
export async function showPage(
  { workspace: { answers } }: Pick<Here, 'workspace'>,
  screen: Screen,
  message: Message,
  language: Language,
  trigger: string | undefined,
  over: boolean,
): Promise<boolean> {
  const view = pageView(message, language);
  const ways = [
    ...(screen.kind === 'home' && trigger !== undefined
      ? [async () => answers.views.open({ trigger_id: trigger, view })]
      : []),
    ...(screen.kind === 'page' && over && trigger !== undefined
      ? [async () => answers.views.push({ trigger_id: trigger, view })]
      : []),
    ...(screen.kind === 'page' ? [async () => answers.views.update({ view_id: screen.viewId, view })] : []),
  ];
  for (const way of ways) {
    try {
      await way();
      return true;
    } catch {
      // The trigger is spent, the stack is full, or the page was closed: the next way, or none.
    }
  }
  return false;
}
