import type { Ack } from './delivery.ts';
import { channelName } from './channels.ts';
import {
  actionFor,
  dispatches,
  findControl,
  formErrors,
  suggestedOptions,
  valueFor,
  type Control,
} from './controls.ts';
import { BLOCK_KIT } from './limits.ts';
import { suggestions } from './composition.ts';
import { addMessage, visibleMessages } from './messages.ts';
import * as payloads from './payloads.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import { showResponse } from './response-url.ts';
import { seeMessage, type SeenMessage } from './seen.ts';
import { channelOf, userOf, type Channel, type StateValue, type StoredMessage, type View } from './state.ts';
import { answerSubmission, type Submission } from './submission.ts';
import { closeAll, closeTop } from './views.ts';
import { listedOptions, wordsOf } from './values.ts';

/** What a person's doing came to, as they would see it. `notice` is what Slack itself says when the app fails them. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly notice: string };

/** A message or a view: where a person presses and chooses. */
export type Place = { readonly channel: string; readonly ts: string } | View;

/** Someone using Slack. Nothing here goes past what Slack's own client allows. */
export interface Person {
  readonly id: string;
  /** Types into a channel: a slash command when it begins with `/`, else a message. */
  type(channelId: string, text: string): Promise<Outcome>;
  /** Presses a button, by its action id or its words. */
  press(place: Place, button: string): Promise<Outcome>;
  /** Chooses from a menu, by value or words; in an external menu `typed` is typed first. */
  choose(place: Place, menu: string, choice: string | readonly string[], typed?: string): Promise<Outcome>;
  /** Types into an external menu and reads what it offers. */
  suggestions(place: Place, menu: string, typed: string): Promise<readonly string[]>;
  /** Fills in fields of the top modal, by block id, action id or label, without submitting. */
  fill(values: Readonly<Record<string, string | readonly string[]>>): void;
  /** Fills in and submits the top modal. */
  submit(values?: Readonly<Record<string, string | readonly string[]>>): Promise<Submission>;
  /** Closes the top modal by its close button, or the whole stack by the cross. */
  dismiss(whole?: boolean): Promise<void>;
  /** The modal on top. */
  modal(): View | undefined;
  /** Opens the app's Home tab and returns what is on it now. */
  openHome(): Promise<View | undefined>;
  home(): View | undefined;
  messageShortcut(message: { readonly channel: string; readonly ts: string }, callbackId: string): Promise<Outcome>;
  globalShortcut(callbackId: string): Promise<Outcome>;
  /** What this person sees in a channel, oldest first. */
  sees(channelId: string): readonly SeenMessage[];
  /** The channel of this person's direct messages with the bot. */
  directMessages(): string;
}

const TROUBLE = 'We had some trouble connecting. Try again?';

export function createPerson(platform: Platform, userId: string, directMessages: () => Channel): Person {
  const { state, journal, delivery } = platform;
  const user = userOf(state, userId);
  /** What this person has chosen in messages, which Slack's client keeps to itself. */
  const chosen = new Map<string, Map<string, Map<string, StateValue>>>();

  const channelHere = (channelId: string): Channel => {
    const channel = channelOf(state, channelId);
    const hidden = channel.kind !== 'public' && !channel.members.has(userId);
    if (channel.deleted || channel.teamId !== user.teamId || hidden)
      throw new Error(`${user.name} has no channel ${channelId}.`);
    return channel;
  };

  const messageAt = ({
    channel: channelId,
    ts,
  }: {
    readonly channel: string;
    readonly ts: string;
  }): { channel: Channel; message: StoredMessage } => {
    const channel = channelHere(channelId);
    const message = visibleMessages(channel, userId).find((message) => message.ts === ts);
    if (!message) throw new Error(`${user.name} sees no message ${ts} in ${channelName(channel)}.`);
    return { channel, message };
  };

  const slackbot = (channel: Channel, text: string): void => {
    addMessage(state, channel, { user: 'USLACKBOT', bot: false, text, visibleTo: userId });
    journal.write({ kind: 'change', what: 'notice shown', id: channel.id });
  };

  const command = async (channel: Channel, line: string): Promise<Outcome> => {
    const [name = '', ...rest] = line.trim().split(' ');
    const known = state.app.manifest?.features?.slash_commands;
    if (known && !known.some(({ command }) => command === name)) {
      const notice = `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
      slackbot(channel, notice);
      return { ok: false, notice };
    }
    const ack = await delivery.send(
      'slash_commands',
      payloads.slashCommand(platform, user, channel, name, rest.join(' ').trim()),
    );
    const notice =
      commandNotice(name, ack) ??
      answerCommand(platform, { teamId: user.teamId, channelId: channel.id, userId, original: undefined }, name, ack);
    if (notice === undefined) return { ok: true };
    slackbot(channel, notice);
    return { ok: false, notice };
  };

  const interact = async (payload: Record<string, unknown>): Promise<Outcome> => {
    const ack = await delivery.send('interactive', payload);
    return ack.outcome === 'acked' ? { ok: true } : { ok: false, notice: TROUBLE };
  };

  const act = async (place: Place, control: Control, value: StateValue | undefined): Promise<Outcome> => {
    const action = actionFor(control, state.newTs(), value);
    if ('rootId' in place) {
      if (value && control.element['type'] !== 'overflow') hold(place.values, control, value);
      if (!dispatches(control)) return { ok: true };
      return interact(payloads.viewAction(platform, user, place, action));
    }
    const { channel, message } = messageAt(place);
    const values = chosen.get(place.ts) ?? new Map<string, Map<string, StateValue>>();
    chosen.set(place.ts, values);
    if (value && control.element['type'] !== 'overflow') hold(values, control, value);
    return interact(payloads.messageAction(platform, user, channel, message, action, values));
  };

  const controlIn = (place: Place, wanted: string): Control =>
    findControl('rootId' in place ? place.blocks : messageAt(place).message.blocks, wanted);

  const ask = async (
    place: Place,
    control: Control,
    typed: string,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const least = Number(control.element['min_query_length'] ?? BLOCK_KIT.minQueryLength);
    if (typed.length < least) return [];
    const where = 'rootId' in place ? { view: place } : messageAt(place);
    const element = { blockId: control.block.block_id, actionId: control.actionId };
    const ack = await delivery.send('interactive', payloads.suggestion(platform, user, where, element, typed));
    // Options Slack would refuse leave the menu empty.
    return ack.outcome === 'acked' && suggestions.safeParse(ack.body).success ? suggestedOptions(ack.body) : [];
  };

  const top = (): View => {
    const view = user.modals.at(-1);
    if (!view) throw new Error(`${user.name} has no modal open.`);
    return view;
  };

  const fill: Person['fill'] = (values) => {
    const view = top();
    for (const [wanted, given] of Object.entries(values)) {
      const control = findControl(view.blocks, wanted);
      hold(view.values, control, valueFor(control, given));
    }
  };

  return {
    id: userId,
    type: async (channelId, text) => {
      const channel = channelHere(channelId);
      if (text.startsWith('/')) return command(channel, text);
      if (channel.archived || !channel.members.has(userId))
        throw new Error(`${user.name} cannot write in ${channelName(channel)}.`);
      const message = addMessage(state, channel, { user: userId, bot: false, text });
      journal.write({ kind: 'change', what: 'message posted', id: message.ts });
      await delivery.event(user.teamId, {
        type: 'message',
        channel: channel.id,
        user: userId,
        text: message.text,
        ts: message.ts,
      });
      return { ok: true };
    },
    press: (place, button) => act(place, controlIn(place, button), undefined),
    choose: async (place, menu, choice, typed) => {
      const control = controlIn(place, menu);
      const external = String(control.element['type']).endsWith('external_select');
      const offered = external
        ? await ask(place, control, typed ?? [choice].flat().join(' '))
        : listedOptions(control.element);
      return act(place, control, valueFor(control, choice, offered));
    },
    suggestions: async (place, menu, typed) => (await ask(place, controlIn(place, menu), typed)).map(wordsOf),
    fill,
    submit: async (values = {}) => {
      fill(values);
      const view = top();
      if (view.submit === undefined) throw new Error(`“${view.title}” has no submit button.`);
      view.errors = formErrors(view);
      if (Object.keys(view.errors).length > 0) return { outcome: 'refused', errors: view.errors };
      const ack = await delivery.send('interactive', payloads.viewSubmission(platform, user, view));
      const submission =
        ack.outcome === 'acked'
          ? answerSubmission(state, user, view, ack.body)
          : { outcome: 'failed' as const, notice: TROUBLE };
      journal.write({ kind: 'change', what: `view ${submission.outcome}`, id: view.id });
      return submission;
    },
    dismiss: async (whole = false) => {
      const view = top();
      const cleared = whole || view.clearOnClose;
      const payload = view.notifyOnClose ? payloads.viewClosed(platform, user, view, cleared) : undefined;
      if (cleared) closeAll(state, user);
      else closeTop(state, user);
      journal.write({ kind: 'change', what: 'view closed', id: view.id });
      if (payload) await delivery.send('interactive', payload);
    },
    modal: () => user.modals.at(-1),
    openHome: async () => {
      await delivery.event(user.teamId, {
        type: 'app_home_opened',
        user: userId,
        channel: directMessages().id,
        tab: 'home',
      });
      return user.home;
    },
    home: () => user.home,
    messageShortcut: async (place, callbackId) => {
      const { channel, message } = messageAt(place);
      if (message.visibleTo !== undefined)
        throw new Error('Slack offers no shortcuts on messages only one person sees.');
      checkShortcut(platform, callbackId, 'message');
      return interact(payloads.messageShortcut(platform, user, channel, message, callbackId));
    },
    globalShortcut: async (callbackId) => {
      checkShortcut(platform, callbackId, 'global');
      return interact(payloads.globalShortcut(platform, user, callbackId));
    },
    sees: (channelId) =>
      visibleMessages(channelHere(channelId), userId).map((message) => seeMessage(state, user, message)),
    directMessages: () => directMessages().id,
  };
}

/** What Slack says under a command that failed. */
function commandNotice(name: string, ack: Ack): string | undefined {
  if (ack.outcome === 'acked') return undefined;
  return `${name} failed with the error "${ack.outcome === 'timeout' ? 'operation_timeout' : 'dispatch_failed'}"`;
}

/** Shows what came with the acknowledgement; the notice when Slack could not. */
function answerCommand(
  platform: Platform,
  place: Parameters<typeof showResponse>[1],
  name: string,
  ack: Ack,
): string | undefined {
  if (ack.outcome !== 'acked' || ack.body === undefined || ack.body === '' || ack.body === null) return undefined;
  if (typeof ack.body === 'object' && Object.keys(ack.body).length === 0) return undefined;
  try {
    showResponse(platform, place, ack.body);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${name} failed with the error "${error.code}"`;
  }
}

function checkShortcut({ state }: Platform, callbackId: string, type: 'message' | 'global'): void {
  const known = state.app.manifest?.features?.shortcuts;
  if (known && !known.some((shortcut) => shortcut.callback_id === callbackId && shortcut.type === type)) {
    throw new Error(`The app has no ${type} shortcut “${callbackId}”.`);
  }
}

function hold(values: Map<string, Map<string, StateValue>>, control: Control, value: StateValue): void {
  const block = values.get(control.block.block_id) ?? new Map<string, StateValue>();
  values.set(control.block.block_id, block.set(control.actionId, value));
}
