import { channelName } from './channels.ts';
import { findControl, formErrors, valueFor } from './controls.ts';
import { addMessage, escapeTyped, visibleMessages } from './messages.ts';
import { isInteractive, NOT_INTERACTIVE, TROUBLE, type Outcome } from './outcome.ts';
import * as payloads from './payloads.ts';
import type { Platform } from './platform.ts';
import { createHands, hold, type MessageRef, type Place } from './pressing.ts';
import { seeMessage, type SeenMessage } from './seen.ts';
import { runCommand } from './slash.ts';
import { teamOf, type Channel, type State, type User, type View } from './state.ts';
import { answerSubmission, type Submission } from './submission.ts';
import { listedOptions, wordsOf } from './values.ts';
import { closeAll, closeTop } from './views.ts';

export type { Outcome } from './outcome.ts';

/** What goes into the fields of a modal, by block id, action id or label. */
type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** Someone using Slack. Nothing here goes past what Slack's own client allows; that throws a sentence saying why. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What their Slack is in, such as `de-DE`; the app is told when it asks. */
  language(): string;
  setLanguage(locale: string): void;
  /** The slash commands Slack offers while `/` is typed; empty when the app came without a manifest. */
  commands(): readonly { readonly command: string; readonly description: string; readonly hint: string }[];
  /** What the menu of a message offers. */
  messageShortcuts(): readonly { readonly name: string; readonly callbackId: string }[];
  /** Types into a channel: a slash command when it begins with `/`, else a message. */
  type(channelId: string, text: string): Promise<Outcome>;
  /** Writes a message and does not send it. */
  compose(channelId: string, text: string): Promise<void>;
  /** Presses a button, by its action id or its words. */
  press(place: Place, button: string): Promise<Outcome>;
  /** Chooses from a menu, by value or words; in an external menu `typed` (else the choice itself) is typed first. */
  choose(place: Place, menu: string, choice: string | readonly string[], typed?: string): Promise<Outcome>;
  /** Types into an external menu and reads what it offers. */
  suggestions(place: Place, menu: string, typed: string): Promise<readonly string[]>;
  /** Fills in fields of the top modal without submitting. */
  fill(values: FieldValues): void;
  /** Fills in and submits the top modal. */
  submit(values?: FieldValues): Promise<Submission>;
  /** Closes the top modal by its close button, or the whole stack by the cross. */
  dismiss(whole?: boolean): Promise<void>;
  /** The modal on top. */
  modal(): View | undefined;
  /** Goes to the app's Home tab, and sees what the app has published there so far. */
  openHome(): Promise<View | undefined>;
  home(): View | undefined;
  messageShortcut(message: MessageRef, callbackId: string): Promise<Outcome>;
  globalShortcut(callbackId: string): Promise<Outcome>;
  /** What this person sees in a channel, oldest first. */
  sees(channelId: string): readonly SeenMessage[];
  /** The id of their direct messages with the bot. */
  directMessages(): string;
}

/** The links an app asked to hear of, by their hosts; none without a manifest that names them. */
function linksIn({ app }: State, text: string) {
  const domains = app.manifest?.features?.unfurl_domains ?? [];
  return [...text.matchAll(/<(https?:[^|>]+)/g)].flatMap(([, found = '']) => {
    const url = found.replaceAll('&amp;', '&');
    const host = URL.parse(url)?.hostname;
    const domain = domains.find((name) => host === name || host?.endsWith(`.${name}`));
    return domain === undefined ? [] : [{ domain, url }];
  });
}

export function createPerson(platform: Platform, user: User, dm: () => Channel): Person {
  const { state, journal, delivery } = platform;
  const hands = createHands(platform, user);

  const top = (): View => {
    const view = user.modals.at(-1);
    if (!view) throw new Error(`${user.name} has no modal open.`);
    return view;
  };

  const fill = (values: FieldValues): void => {
    const view = top();
    for (const [wanted, given] of Object.entries(values)) {
      const control = findControl(view.blocks, wanted);
      const chosen = view.values.get(control.block.block_id)?.get(control.actionId);
      hold(view.values, control, valueFor(control, given, chosen));
      view.errors = Object.fromEntries(
        Object.entries(view.errors).filter(([blockId]) => blockId !== control.block.block_id),
      );
    }
  };

  /** The same by somebody who types into the menus that ask the app what they offer. */
  const fillIn = async (values: FieldValues): Promise<void> => {
    for (const [wanted, given] of Object.entries(values)) {
      const view = top();
      const control = findControl(view.blocks, wanted);
      const choices = [given].flat().filter((choice) => choice !== '');
      if (!String(control.element['type']).endsWith('external_select') || choices.length === 0) {
        fill({ [wanted]: given });
        continue;
      }
      const offered: Readonly<Record<string, unknown>>[] = [];
      for (const choice of choices) offered.push(...(await hands.ask(view, control, choice)));
      hold(view.values, control, valueFor(control, given, undefined, offered));
    }
  };

  const shortcut = (callbackId: string, type: 'message' | 'global'): void => {
    const known = state.app.manifest?.features?.shortcuts;
    if (known && !known.some((shortcut) => shortcut.callback_id === callbackId && shortcut.type === type)) {
      throw new Error(`The app has no ${type} shortcut “${callbackId}”.`);
    }
  };

  return {
    id: user.id,
    name: user.name,
    language: () => user.locale,
    setLanguage: (locale) => {
      user.locale = locale;
    },
    commands: () =>
      (state.app.manifest?.features?.slash_commands ?? []).map(({ command, description, usage_hint: hint = '' }) => ({
        command,
        description,
        hint,
      })),
    messageShortcuts: () =>
      (state.app.manifest?.features?.shortcuts ?? []).flatMap(({ name, type, callback_id: callbackId }) =>
        type === 'message' ? [{ name, callbackId }] : [],
      ),
    type: async (channelId, text) => {
      const channel = hands.channel(channelId);
      const readOnly = state.app.manifest?.features?.app_home?.messages_tab_read_only_enabled === true;
      if (channel.kind === 'im' && readOnly)
        throw new Error(`Sending messages to this app has been turned off, for ${user.name} and everyone.`);
      if (text.startsWith('/')) return runCommand(platform, user, channel, text);
      if (channel.archived || !channel.members.has(user.id))
        throw new Error(`${user.name} cannot write in ${channelName(channel)}.`);
      const message = addMessage(state, channel, {
        user: user.id,
        bot: false,
        text: escapeTyped(state, user.teamId, text),
      });
      journal.write({ kind: 'change', what: 'message posted', id: message.ts });
      await delivery.event(
        user.teamId,
        {
          type: 'message',
          channel: channel.id,
          user: user.id,
          text: message.text,
          ts: message.ts,
        },
        user.account,
      );
      const links = linksIn(state, message.text);
      if (links.length > 0)
        await delivery.event(
          user.teamId,
          {
            type: 'link_shared',
            user: user.id,
            channel: channel.id,
            message_ts: message.ts,
            is_bot_user_member: channel.members.has(teamOf(state, user.teamId).botUserId),
            unfurl_id: `${channel.id}/${message.ts}`,
            source: 'conversations_history',
            links,
          },
          user.account,
        );
      return { ok: true };
    },
    compose: async (channelId, text) => {
      const id = `COMPOSER/${channelId}/${state.newTs()}`;
      const links = linksIn(state, escapeTyped(state, user.teamId, text));
      if (links.length === 0) return;
      const asked = { user: user.id, channel: 'COMPOSER', message_ts: id, unfurl_id: id, source: 'composer', links };
      await delivery.event(user.teamId, { type: 'link_shared', is_bot_user_member: true, ...asked }, user.account);
    },
    press: async (place, button) => hands.use(place, hands.control(place, button), undefined),
    choose: async (place, menu, choice, typed = [choice].flat().join(' ')) => {
      const control = hands.control(place, menu);
      const external = String(control.element['type']).endsWith('external_select');
      const offered = external ? await hands.ask(place, control, typed) : listedOptions(control.element);
      return hands.use(place, control, valueFor(control, choice, undefined, offered));
    },
    suggestions: async (place, menu, typed) => (await hands.ask(place, hands.control(place, menu), typed)).map(wordsOf),
    fill,
    submit: async (values = {}) => {
      await fillIn(values);
      const view = top();
      if (view.submit === undefined) throw new Error(`“${view.title}” has no submit button.`);
      view.errors = formErrors(view);
      if (Object.keys(view.errors).length > 0) return { outcome: 'refused', errors: view.errors };
      if (!isInteractive(state)) return { outcome: 'failed', notice: NOT_INTERACTIVE };
      const ack = await delivery.send('interactive', payloads.viewSubmission(platform, user, view));
      const submission: Submission =
        ack.outcome === 'acked'
          ? answerSubmission(state, user, view, ack.body)
          : { outcome: 'failed', notice: TROUBLE };
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
      const view = user.home && { view: payloads.viewIn(platform, user.home) };
      await delivery.event(user.teamId, {
        type: 'app_home_opened',
        user: user.id,
        channel: dm().id,
        tab: 'home',
        ...view,
      });
      return user.home;
    },
    home: () => user.home,
    messageShortcut: async (ref, callbackId) => {
      const { channel, message } = hands.message(ref);
      if (message.visibleTo !== undefined)
        throw new Error('Slack offers no shortcuts on messages only one person sees.');
      shortcut(callbackId, 'message');
      return hands.send(payloads.messageShortcut(platform, user, channel, message, callbackId));
    },
    globalShortcut: async (callbackId) => {
      shortcut(callbackId, 'global');
      return hands.send(payloads.globalShortcut(platform, user, callbackId));
    },
    sees: (channelId) =>
      visibleMessages(hands.channel(channelId), user.id).map((message) => seeMessage(state, user, message)),
    directMessages: () => dm().id,
  };
}
