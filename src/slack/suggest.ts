import type { PlainTextOption } from '@slack/types';

import type { Answering } from '../core/answering.ts';
import { commandOfForm } from '../core/command.ts';
import type { Choice } from '../core/option.ts';
import { menuOption } from './actions.ts';
import { readOpened } from './forms.ts';
import type { Groups } from './groups.ts';
import { lifetimes, limits } from './limits.ts';
import { completes, groupOption, groupsField } from './modal.ts';
import type { SuggestionRequest } from './payloads.ts';
import { askerIn } from './request.ts';
import { within } from './waiting.ts';
import type { Here } from './workspaces.ts';

/** What a select in a form offers for what was typed so far; nothing when it takes too long or goes wrong. */
export async function suggest(
  here: Here & { readonly answering: Answering },
  body: SuggestionRequest,
): Promise<PlainTextOption[]> {
  const asked = body.action_id === groupsField ? matching(here.groups, body.value) : complete(here, body);
  const choices = await within(lifetimes.suggestions, asked).catch(() => []);
  return choices.flatMap((choice) => menuOption(choice) ?? []).slice(0, limits.option.most);
}

async function complete(
  here: Here & { readonly answering: Answering },
  body: SuggestionRequest,
): Promise<readonly Choice[]> {
  const { answering } = here;
  const command = body.view ? commandOfForm(body.view.callback_id, answering.commands) : undefined;
  const kind = completes(command, body.action_id);
  if (kind === undefined) return [];
  const typed = body.value.trim();
  const from = await askerIn(here, body.user.id, readOpened(body.view?.private_metadata).channel ?? `@${body.user.id}`);
  if (!from) return [];
  const choices = await answering.complete(kind, typed, from, command?.root);
  // Any words may be a topic, and Slack's select offers nothing that was not suggested.
  const words = kind === 'topic' && typed !== '' && !choices.some(({ value }) => value === typed);
  return words ? [...choices, { value: typed, label: typed }] : choices;
}

/** The names of groups are no secret in a workspace: Slack offers them to everybody who writes a message. */
async function matching(groups: Groups, typed: string): Promise<readonly Choice[]> {
  const wanted = typed.trim().toLowerCase();
  const all = await groups.list();
  return all.filter(({ name }) => name.toLowerCase().includes(wanted)).map(groupOption);
}
