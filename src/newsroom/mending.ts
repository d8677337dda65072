import { askFor } from '../core/asking.ts';
import type { RawValues } from '../core/answering.ts';
import type { Command } from '../core/command.ts';
import type { NewsError } from '../core/errors.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Form } from '../core/form.ts';
import type { Member } from '../core/member.ts';
import type { Told } from '../core/message.ts';
import type { Newsroom } from '../core/newsroom.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { refusalMessage } from '../core/wording/refusal.ts';
import { faultOf } from './fault.ts';
import { minute, type Needs } from './needs.ts';
import { formReaction, mendId, type Target } from './target.ts';

type MendingNeeds = Pick<Needs, 'categories' | 'newId' | 'log'> & { readonly tries: Expiring<Try> };

/** What was typed and refused, so that nobody types it twice. Whose it was, is not kept. */
export interface Try {
  readonly raw: RawValues;
  readonly problem: Said;
  /** The form behind a button, when it was that one; else the command's own. */
  readonly form?: { readonly action: string; readonly argument: string };
}

/** With a button to mend what was typed, where a form can hold it. */
export async function refusal(needs: MendingNeeds, target: Target | undefined, error: NewsError): Promise<Told> {
  const said = refusalMessage(error);
  if (error.field === undefined || (target?.kind !== 'command' && target?.kind !== 'submit')) return said;
  if (target.kind === 'command' && Object.keys(target.command.options).length === 0) return said;
  const form = target.kind === 'submit' ? { form: { action: target.action, argument: target.argument } } : {};
  const token = needs.newId();
  try {
    await needs.tries.set(token, { raw: target.raw, problem: error.said, ...form }, kept);
  } catch (error) {
    needs.log.warn('what was refused could not be kept for mending', faultOf(error));
    return said;
  }
  const id = mendId(target.command, token);
  const actions = [{ kind: 'button', id, label: phrase`Change what I typed`, style: 'primary' } as const];
  return { ...said, blocks: [...said.blocks, { kind: 'actions', actions, keep: true }] };
}

const kept = 30 * minute;

/** With everything still in it that was typed. */
export async function formAgain(
  needs: MendingNeeds,
  command: Command,
  last: Try,
  newsroom: Newsroom,
  member: Member,
): Promise<Form<Said>> {
  const reaction = last.form && formReaction(command, last.form.action);
  if (!last.form || !reaction) {
    return askFor(command, last.raw, await needs.categories.list(member.community.id), last.problem);
  }
  const form = await reaction.form(last.form.argument, newsroom, member);
  const fields = form.fields.map((field) => ({ ...field, value: last.raw[field.name] ?? field.value ?? '' }));
  return { ...form, problem: last.problem, fields };
}
