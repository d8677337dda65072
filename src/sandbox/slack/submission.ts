import { z } from 'zod';

import { Refusal } from './refusal.ts';
import type { State, User, View } from './state.ts';
import { closeAll, closeTop, pushModal, readView, updateView } from './views.ts';

/** What became of submitting a modal. `refused` is Slack's own form; `errors` is the app's answer; both are shown under their blocks. */
export type Submission =
  | { readonly outcome: 'refused' | 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly outcome: 'closed' | 'cleared' }
  | { readonly outcome: 'updated' | 'pushed'; readonly view: View }
  | { readonly outcome: 'failed'; readonly notice: string };

const answer = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.undefined().optional() }),
]);

/** Does what the app's acknowledgement asks (docs.slack.dev/surfaces/modals#response_actions); what Slack would refuse is a failure. */
export function answerSubmission(state: State, user: User, view: View, body: unknown): Submission {
  const read = answer.safeParse(body === undefined || body === null || body === '' ? {} : body);
  if (!read.success) return failed('the answer to the submission was not one Slack knows');
  // While the app was thinking, the view may have been closed or replaced; then there is nothing left to change.
  if (!user.modals.includes(view)) return { outcome: 'closed' };
  try {
    if (read.data.response_action === 'errors') return showErrors(view, read.data.errors);
    if (read.data.response_action === 'update')
      return { outcome: 'updated', view: updateView(state, view, readView(read.data.view)) };
    if (read.data.response_action === 'push')
      return { outcome: 'pushed', view: pushModal(state, user, readView(read.data.view)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed(`${error.code} ${JSON.stringify(error.details)}`);
  }
  if (read.data.response_action === 'clear') {
    closeAll(state, user);
    return { outcome: 'cleared' };
  }
  closeTop(state, user);
  return { outcome: 'closed' };
}

/** Errors must be under input blocks of this very view; anything else Slack turns down as a whole. */
function showErrors(view: View, errors: Readonly<Record<string, string>>): Submission {
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id));
  const stray = Object.keys(errors).find((blockId) => !inputs.has(blockId));
  if (stray !== undefined) return failed(`the errors name “${stray}”, which is no input block of this view`);
  view.errors = errors;
  return { outcome: 'errors', errors };
}

function failed(why: string): Submission {
  return { outcome: 'failed', notice: `We had some trouble connecting. Try again? (${why})` };
}
