import type { Answer, Asker, Request } from '../core/answering.ts';
import type { Form } from '../core/form.ts';
import type { Message } from '../core/message.ts';
import { spoken, type Language } from '../core/speak.ts';
import { apologyMessage } from '../core/wording/refusal.ts';
import type { Desk, DeskHere } from './desk.ts';
import { openForm } from './forms.ts';
import { showPage } from './home.ts';
import { nameOf } from './logger.ts';
import type { Way } from './respond.ts';

/** Asks the newsroom and shows what it says. What it throws is its own fault, never the person's, who is told so all the same. */
export async function answer(
  desk: DeskHere,
  request: Request,
  way: Way,
  trigger: string | undefined,
  amend: (form: Form) => Form = (form) => form,
): Promise<void> {
  const { answering, log } = desk;
  const expected = answering.expect(request);
  const shows = expected === 'form' ? 'private' : expected;
  // What changes something is done once Slack is known to have heard us.
  if (expected !== 'private' || !answering.reads(request)) await way.acknowledgement?.plainly();
  let given: Answer;
  try {
    given = await answering.answer(request);
  } catch (error) {
    log.error('slack request could not be answered', { kind: request.kind, error: nameOf(error) });
    return show(desk, way, 'private', spoken(apologyMessage(), way.language), trigger);
  }
  switch (given.kind) {
    case 'repeat':
      return;
    case 'message':
      return show(desk, way, given.beside === true ? 'private' : shows, given.message, trigger);
    case 'form':
      return openForm(desk, amend(given.form), way, trigger, request.asker);
  }
}

/** In the channel it came from; on the Home tab, or in a page over it, where it came from there. */
async function show(
  desk: DeskHere,
  way: Way,
  shows: 'private' | 'public' | 'update',
  message: Message,
  trigger: string | undefined,
): Promise<void> {
  const { homes, respond } = desk;
  const { screen, userId, language } = way;
  if (screen === undefined) {
    await respond(way, shows, message);
    return homes.refresh(desk, userId);
  }
  const isPage = screen.kind === 'page' || shows !== 'update';
  const isShown = isPage && (await showPage(desk, screen, message, language, trigger, shows !== 'update'));
  // Whoever pressed it has the tab before them, also after a restart.
  await homes.show(desk, userId, isShown ? undefined : message);
}

/** What is said to them without the newsroom, too. */
export function spokenBy({ answering }: Pick<Desk, 'answering'>, { language }: Asker): Language {
  return answering.languages.pick(language);
}
