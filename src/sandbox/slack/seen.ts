import { controlsOf, labelOf } from './controls.ts';
import { showMessage } from './show.ts';
import type { Names } from './show-text.ts';
import { teamOf, type State, type StoredMessage, type User } from './state.ts';

/** A message as one person sees it. */
export interface SeenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly from: string;
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly threadTs: string | undefined;
  /** The message as plain text, marks included. */
  readonly text: string;
  /** The words on what can be pressed or chosen from. */
  readonly controls: readonly string[];
  readonly message: StoredMessage;
}

export function seeMessage(state: State, reader: User, message: StoredMessage): SeenMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    from: message.username ?? namesFor(state, reader).user(message.user),
    ephemeral: message.visibleTo !== undefined,
    edited: message.editedTs !== undefined,
    threadTs: message.threadTs,
    text: showMessage(message, namesFor(state, reader)).join('\n'),
    controls: controlsOf(message.blocks).map(labelOf),
    message,
  };
}

/** What a reader knows: names of people and channels, their clock and zone. */
export function namesFor(state: State, reader: User): Names {
  const team = teamOf(state, reader.teamId);
  return {
    user: (id) => (id === 'USLACKBOT' ? 'Slackbot' : (team.users.get(id)?.name ?? id)),
    channel: (id) => team.channels.get(id)?.name ?? id,
    timeZone: reader.timeZone,
    locale: reader.locale,
    now: state.now(),
  };
}
