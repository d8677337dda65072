import { randomUUID } from 'node:crypto';

import type { Answering, Asker, RawValues, Request } from '../core/answering.ts';
import { askFor } from '../core/asking.ts';
import { commandOfForm, type Command } from '../core/command.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Field, Form } from '../core/form.ts';
import type { Log } from '../core/log.ts';
import { say } from '../core/message.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { inWords, spoken, spokenForm, type Language } from '../core/speak.ts';
import type { Workspace } from './clients.ts';
import { errorCode } from './errors.ts';
import type { Groups } from './groups.ts';
import { lifetimes } from './limits.ts';
import { nameOf } from './logger.ts';
import { completes, modal, type Opened } from './modal.ts';
import { opened } from './payloads.ts';
import type { Respond, Way } from './respond.ts';
import { within } from './waiting.ts';

export interface FormDesk {
  readonly answering: Answering;
  readonly workspace: Workspace;
  readonly responses: Expiring<string>;
  readonly respond: Respond;
  readonly groups: Groups;
  readonly log: Log;
}

/**
 * Opens a form, and keeps the response_url its answer will go back through. Without a trigger, or with one Slack takes no more, the
 * person is told instead.
 */
export async function openForm(
  desk: FormDesk,
  form: Form,
  way: Way,
  trigger: string | undefined,
  asker: Asker,
): Promise<void> {
  const { workspace, answering, responses, respond, groups, log } = desk;
  const { channelId, responseUrl, screen, language } = way;
  if (trigger === undefined) return respond(way, 'private', spoken(tooLate, language));
  const key = responseUrl === undefined ? undefined : randomUUID();
  const from = {
    ...(channelId === undefined ? {} : { channel: channelId }),
    ...(key === undefined ? {} : { response: key }),
    ...(screen === undefined ? {} : { home: true as const }),
    language: language.tag,
  };
  const known = form.fields.some(({ input }) => input.kind === 'groups') ? await groups.list().catch(() => []) : [];
  const command = commandOfForm(form.id, answering.commands);
  const fields = await Promise.all(form.fields.map((field) => named(field, command, answering, asker)));
  const view = modal({ ...form, fields }, command, from, language, known);
  const argument = { trigger_id: trigger, view };
  // Side by side: the trigger does not wait, and the form must not come back before its way back is kept.
  const [open, kept] = await Promise.allSettled([
    screen?.kind === 'page' ? workspace.answers.views.push(argument) : workspace.answers.views.open(argument),
    key === undefined || responseUrl === undefined ? undefined : responses.set(key, responseUrl, lifetimes.responseUrl),
  ]);
  if (kept.status === 'rejected') log.warn('slack response_url could not be kept', { error: nameOf(kept.reason) });
  if (open.status === 'fulfilled') return;
  const code = errorCode(open.reason);
  log.warn('slack form could not be opened', { error: code ?? nameOf(open.reason) });
  await respond(way, 'private', spoken(code !== undefined && lateCodes.has(code) ? tooLate : refused, language));
}

/** What it holds under the name that suggestions have for it: whoever takes back article 2 shall see which one that is. */
async function named(field: Field, command: Command | undefined, answering: Answering, asker: Asker): Promise<Field> {
  const kind = completes(command, field.name);
  const { value = '' } = field;
  if (kind === undefined || value === '' || field.input.kind !== 'line') return field;
  const choices = await within(lifetimes.names, answering.complete(kind, value, asker, command?.root)).catch(() => []);
  const known = choices.find((choice) => choice.value === value || `#${choice.value}` === value);
  return known ? { ...field, shown: known.label } : field;
}

const lateCodes: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
]);
const tooLate = say(phrase`That took too long for Slack to open the form. Please try once more.`);
const refused = say(
  phrase`Slack could not open the form. Please try once more, or type what you want behind the command.`,
);

/** The form of a command that does not ask by itself. */
export async function ownForm(
  { answering }: Pick<FormDesk, 'answering'>,
  { command, raw, asker }: Request & { kind: 'command' },
  problem: Said,
): Promise<Form> {
  const hasCategories = Object.values(command.options).some(({ kind }) => kind === 'category');
  const choices = hasCategories ? await answering.complete('category', '', asker) : [];
  const categories = choices.map(({ value, label }) => ({ slug: value, name: label, description: '', keywords: [] }));
  return spokenForm(askFor(command, raw, categories, problem), answering.languages.pick(asker.language));
}

/** The same form holding what was typed, with what was wrong with it on top. */
export function filled(form: Form, raw: RawValues, problem: Said, language: Language): Form {
  const fields = form.fields.map((field) => {
    const value = raw[field.name];
    return value === undefined ? field : { ...field, value };
  });
  return { ...form, problem: inWords(problem, language), fields };
}

/** What {@link openForm} put into the modal; nothing where it was not ours. */
export function readOpened(privateMetadata: string | undefined): Opened {
  try {
    const { channel, response, home, language } = opened.parse(JSON.parse(privateMetadata ?? ''));
    return {
      ...(channel === undefined ? {} : { channel }),
      ...(response === undefined ? {} : { response }),
      ...(home === undefined ? {} : { home }),
      ...(language === undefined ? {} : { language }),
    };
  } catch {
    return {};
  }
}
