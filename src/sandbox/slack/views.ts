import { VIEW } from './limits.ts';
import { withIds } from './messages.ts';
import { messagesOf } from './problems.ts';
import { Refusal } from './refusal.ts';
import { secret, type State, type StateValue, type Team, type User, type View } from './state.ts';
import { checkView, elementsOf, textIn, type ViewArgument } from './validate.ts';
import { initialValue } from './values.ts';

/** Modals and Home tabs: the stack on a person's screen, and what has been filled in. */

/** Reads a view or refuses with `invalid_arguments` (`view_too_large` above 250 kB). */
export function readView(candidate: unknown): ViewArgument {
  if (Buffer.byteLength(JSON.stringify(candidate) ?? '') > VIEW.bytes) throw new Refusal('view_too_large');
  const checked = checkView(candidate);
  if (checked.ok) return checked.value;
  throw new Refusal('invalid_arguments', { response_metadata: { messages: messagesOf(checked.problems) } });
}

/** Opens a modal as the only one on the screen. */
export function openModal(state: State, user: User, given: ViewArgument, channelId: string | undefined): View {
  closeAll(state, user);
  const view = createView(state, user, given, { channelId, previous: undefined });
  user.modals.push(view);
  return view;
}

/** Puts a modal over the top one; refuses a fourth with `push_limit_reached`. */
export function pushModal(state: State, user: User, given: ViewArgument): View {
  const previous = user.modals.at(-1);
  if (!previous) throw new Refusal('not_found');
  if (user.modals.length >= VIEW.stack) throw new Refusal('push_limit_reached');
  const view = createView(state, user, given, { channelId: previous.channelId, previous });
  user.modals.push(view);
  return view;
}

/** Changes a view in place. What was filled in stays where block id, action id and element are the same, as in Slack. */
export function updateView(state: State, view: View, given: ViewArgument): View {
  if (given.type !== view.type)
    throw new Refusal('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] a view cannot change its type'] },
    });
  claimExternalId(state, view.teamId, given.external_id, view);
  const before = view.values;
  Object.assign(view, content(given), { hash: newHash(state), errors: {} });
  view.values = valuesOf(view, before);
  return view;
}

export function publishHome(state: State, user: User, given: ViewArgument): View {
  if (user.home) return updateView(state, user.home, given);
  user.home = createView(state, user, given, { channelId: undefined, previous: undefined });
  return user.home;
}

/** Takes the top modal off the screen. */
export function closeTop(state: State, user: User): View | undefined {
  const view = user.modals.pop();
  if (view) state.views.delete(view.id);
  return view;
}

export function closeAll(state: State, user: User): void {
  while (closeTop(state, user));
}

/** A view as the Web API and payloads give it. */
export function viewJson(state: State, team: Team, view: View): Record<string, unknown> {
  const values = Object.fromEntries(
    [...view.values].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]),
  );
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    title: plainOrNull(view.type === 'home' ? 'View Title' : view.title),
    submit: plainOrNull(view.submit),
    close: plainOrNull(view.close),
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values },
    hash: view.hash,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    app_id: state.app.id,
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}

function plainOrNull(text: string | undefined): Record<string, unknown> | null {
  return text === undefined ? null : { type: 'plain_text', text, emoji: true };
}

function createView(
  state: State,
  user: User,
  given: ViewArgument,
  place: { readonly channelId: string | undefined; readonly previous: View | undefined },
): View {
  claimExternalId(state, user.teamId, given.external_id, undefined);
  const id = state.newId('V');
  const view: View = {
    id,
    teamId: user.teamId,
    userId: user.id,
    type: given.type,
    rootId: place.previous?.rootId ?? id,
    previousId: place.previous?.id,
    channelId: place.channelId,
    ...content(given),
    hash: newHash(state),
    values: new Map(),
    errors: {},
  };
  view.values = valuesOf(view, new Map());
  state.views.set(id, view);
  return view;
}

function content(given: ViewArgument) {
  const modal = given.type === 'modal' ? given : undefined;
  return {
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text,
    close: modal?.close?.text,
    blocks: withIds(given.blocks),
    privateMetadata: given.private_metadata ?? '',
    callbackId: given.callback_id ?? '',
    externalId: given.external_id ?? '',
    clearOnClose: modal?.clear_on_close ?? false,
    notifyOnClose: modal?.notify_on_close ?? false,
  };
}

function valuesOf(view: View, before: View['values']): View['values'] {
  const values: View['values'] = new Map();
  for (const block of view.blocks) {
    const actions = new Map<string, StateValue>();
    for (const element of elementsOf(block)) {
      const actionId = textIn(element, 'action_id');
      const initial = initialValue(element, view.channelId);
      if (!initial) continue;
      const kept = before.get(block.block_id)?.get(actionId);
      actions.set(actionId, kept?.type === initial.type ? kept : initial);
    }
    if (actions.size > 0) values.set(block.block_id, actions);
  }
  return values;
}

function claimExternalId(state: State, teamId: string, externalId: string | undefined, own: View | undefined): void {
  if (externalId === undefined || externalId === '') return;
  const taken = [...state.views.values()].some(
    (view) => view !== own && view.teamId === teamId && view.externalId === externalId,
  );
  if (taken) throw new Refusal('duplicate_external_id');
}

function newHash(state: State): string {
  return `${Math.floor(state.now() / 1000)}.${secret(4)}`;
}
