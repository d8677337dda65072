import { channelName } from './channels.ts';
import { suggestions } from './composition.ts';
import { actionFor, dispatches, findControl, suggestedOptions, type Control } from './controls.ts';
import { BLOCK_KIT } from './limits.ts';
import { visibleMessages } from './messages.ts';
import { isInteractive, NOT_INTERACTIVE, TROUBLE, type Outcome } from './outcome.ts';
import { messageAction, suggestion, viewAction } from './payloads.ts';
import type { Platform } from './platform.ts';
import { channelOf, type Channel, type StateValue, type StoredMessage, type User, type View } from './state.ts';

/** Where a person presses and chooses: a message they see, a modal or their Home tab. */
export type Place = MessageRef | View;
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** A person's hands on buttons and menus, with what they have chosen in messages, which Slack's client keeps to itself. */
export interface Hands {
  channel(channelId: string): Channel;
  message(ref: MessageRef): { readonly channel: Channel; readonly message: StoredMessage };
  control(place: Place, wanted: string): Control;
  use(place: Place, control: Control, value: StateValue | undefined): Promise<Outcome>;
  ask(place: Place, control: Control, typed: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  send(payload: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

export function createHands(platform: Platform, user: User): Hands {
  const { state, delivery } = platform;
  const chosen = new Map<string, View['values']>();

  const send = async (payload: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    if (!isInteractive(state)) return { ok: false, notice: NOT_INTERACTIVE };
    const ack = await delivery.send('interactive', payload);
    return ack.outcome === 'acked' ? { ok: true } : { ok: false, notice: TROUBLE };
  };

  const channel = (channelId: string): Channel => {
    const found = channelOf(state, channelId);
    const hidden = found.kind !== 'public' && !found.members.has(user.id);
    if (found.deleted || found.teamId !== user.teamId || hidden)
      throw new Error(`${user.name} has no channel ${channelId}.`);
    return found;
  };

  const message = (ref: MessageRef) => {
    const place = channel(ref.channel);
    const found = visibleMessages(place, user.id).find(({ ts }) => ts === ref.ts);
    if (!found) throw new Error(`${user.name} sees no message ${ref.ts} in ${channelName(place)}.`);
    return { channel: place, message: found };
  };

  return {
    channel,
    message,
    send,
    control: (place, wanted) => findControl('rootId' in place ? place.blocks : message(place).message.blocks, wanted),
    use: (place, control, value) => {
      const action = actionFor(control, state.newTs(), value);
      const values =
        'rootId' in place ? place.values : (chosen.get(place.ts) ?? new Map<string, Map<string, StateValue>>());
      if (value && control.element['type'] !== 'overflow') hold(values, control, value);
      if (!dispatches(control)) return Promise.resolve({ ok: true });
      if ('rootId' in place) return send(viewAction(platform, user, place, action));
      chosen.set(place.ts, values);
      const there = message(place);
      return send(messageAction(platform, user, there.channel, there.message, action, values));
    },
    ask: async (place, control, typed) => {
      const least = Number(control.element['min_query_length'] ?? BLOCK_KIT.minQueryLength);
      if (typed.length < least || !isInteractive(state)) return [];
      const element = { blockId: control.block.block_id, actionId: control.actionId };
      const ack = await delivery.send(
        'interactive',
        suggestion(platform, user, 'rootId' in place ? { view: place } : message(place), element, typed),
      );
      // Options Slack would refuse leave the menu empty.
      return ack.outcome === 'acked' && suggestions.safeParse(ack.body).success ? suggestedOptions(ack.body) : [];
    },
  };
}

/** Keeps what was filled in or chosen. */
export function hold(values: View['values'], control: Control, value: StateValue): void {
  const block = values.get(control.block.block_id) ?? new Map<string, StateValue>();
  values.set(control.block.block_id, block.set(control.actionId, value));
}
