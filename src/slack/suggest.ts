import type { PlainTextOption } from '@slack/types';

import type { Answering } from '../core/answering.ts';
import { menuOption } from './actions.ts';
import type { Workspace } from './clients.ts';
import { readOpened } from './forms.ts';
import { lifetimes, limits } from './limits.ts';
import { completes } from './modal.ts';
import type { SuggestionRequest } from './payloads.ts';
import { asker, commandOfForm } from './request.ts';
import { within } from './waiting.ts';

/** What a select in a command's form offers for what was typed so far; nothing when it takes too long or goes wrong. */
export async function suggest(
  { answering, workspace }: { readonly answering: Answering; readonly workspace: Workspace },
  body: SuggestionRequest,
): Promise<PlainTextOption[]> {
  const command = body.view ? commandOfForm(body.view.callback_id, answering.commands) : undefined;
  const kind = completes(command, body.action_id);
  if (kind === undefined) return [];
  const typed = body.value.trim();
  const from = asker(workspace, body.user.id, readOpened(body.view?.private_metadata).channel ?? `@${body.user.id}`);
  const choices = await within(lifetimes.suggestions, answering.complete(kind, typed, from)).catch(() => []);
  // Any words may be a topic, and Slack's select offers nothing that was not suggested.
  const words = kind === 'topic' && typed !== '' && !choices.some(({ value }) => value === typed);
  const options = (words ? [...choices, { value: typed, label: typed }] : choices).flatMap(
    (choice) => menuOption(choice) ?? [],
  );
  return options.slice(0, limits.option.most);
}
