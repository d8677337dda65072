import type { Command, Reaction } from '../src/core/command.ts';
import { NewsError } from '../src/core/errors.ts';
import { phrase } from '../src/core/phrase.ts';
import type { Member } from '../src/core/member.ts';
import type { Told } from '../src/core/message.ts';
import { readMute, type MuteUntil } from '../src/core/mute.ts';
import type { Newsroom } from '../src/core/newsroom.ts';
import type { SubscriptionLine } from '../src/core/subscribing.ts';
import {
  oneSubscription,
  sayMuted,
  sayPaused,
  sayResumed,
  subscriptionsMessage,
  type ListWords,
} from '../src/core/wording/subscriptions.ts';

/** A list of what is received, and what can be done with one of it: channels' for moderators, people's own for themselves. */
export interface Receiving extends ListWords {
  readonly who: Command['who'];
  /** What a command says of the number it wants. */
  readonly which: string;
  lines(newsroom: Newsroom, member: Member): Promise<readonly SubscriptionLine[]>;
  remove(id: number, newsroom: Newsroom, member: Member): Promise<Told>;
}

/** The list's menu opens one; its buttons mute, pause, resume and remove it, and lead back. */
export function changing(list: Receiving): Readonly<Record<string, Reaction>> {
  const act = (run: (id: number, newsroom: Newsroom, member: Member) => Promise<Told>): Reaction => ({
    shows: 'update',
    who: list.who,
    // From the menu the number is what was chosen, from a button it is the argument.
    run: (argument, [chosen], newsroom, member) => run(Number(chosen ?? argument), newsroom, member),
  });
  const muteFor = (days: number): Reaction =>
    act(async (id, newsroom, member) => {
      const held = await newsroom.mute(id, { kind: 'days', days }, member);
      return oneSubscription(held, list, sayMuted(held));
    });
  const show = async (page: number, newsroom: Newsroom, member: Member): Promise<Told> =>
    subscriptionsMessage(await list.lines(newsroom, member), list, page);

  return {
    open: act(async (id, newsroom, member) => oneSubscription(await newsroom.subscription(id, member), list)),
    page: act(show),
    list: act((_id, newsroom, member) => show(0, newsroom, member)),
    day: muteFor(1),
    week: muteFor(7),
    pause: act(async (id, newsroom, member) => {
      const held = await newsroom.pause(id, member);
      return oneSubscription(held, list, sayPaused(held));
    }),
    resume: act(async (id, newsroom, member) => {
      const held = await newsroom.resume(id, member);
      return oneSubscription(held, list, sayResumed(held));
    }),
    remove: act((id, newsroom, member) => list.remove(id, newsroom, member)),
  };
}

/** `off` ends a mute. Throws NewsError `bad-input` with what it may be. */
export async function muteAsTyped(
  list: ListWords,
  id: number,
  typed: string,
  newsroom: Newsroom,
  member: Member,
): Promise<Told> {
  if (/^(off|end|none)$/i.test(typed.trim())) {
    const resumed = await newsroom.resume(id, member);
    return oneSubscription(resumed, list, sayResumed(resumed));
  }
  const held = await newsroom.mute(id, readUntil(typed), member);
  return oneSubscription(held, list, sayMuted(held));
}

function readUntil(typed: string): MuteUntil {
  const until = readMute(typed);
  if (until) return until;
  throw new NewsError(
    'bad-input',
    phrase`“${typed}” is no time to be quiet. Give a number of days, like 7, or a day like 2026-12-24; off ends a mute.`,
    { field: 'until' },
  );
}
