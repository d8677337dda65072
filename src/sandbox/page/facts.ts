import type { Sandbox } from '../sandbox.ts';
import type { Who } from '../screen.ts';
import { published } from '../seed.ts';
import type { Seat } from './pane.ts';

/** What has happened since the sandbox was seeded, read off the platforms themselves. */
export interface Facts {
  /** A draft lies before somebody. */
  readonly drafted: boolean;
  readonly published: boolean;
  /** A member was answered. */
  readonly asked: boolean;
  readonly digested: boolean;
  /** Copies on both platforms were changed. */
  readonly corrected: boolean;
}

/** What the seed made is not counted: Discord's #news begins with its articles, and no digest or correction is among it. */
export function watchFacts({ discord, slack, people, channels }: Sandbox): () => Facts {
  const inDiscord = (name: string) => discord.messages(channels.discord[name] ?? '');
  const inSlack = (name: string) => slack.messages(channels.slack[name] ?? '');
  const posted = (): number =>
    inDiscord('news').filter(({ visibleTo, authorId }) => visibleTo === undefined && authorId === discord.applicationId)
      .length;
  const digests = (): number =>
    inSlack('news').filter(({ visibleTo, bot, threadTs }) => visibleTo === undefined && bot && threadTs === undefined)
      .length;
  const allDiscord = () => Object.keys(channels.discord).flatMap(inDiscord);
  const allSlack = () => Object.keys(channels.slack).flatMap(inSlack);
  const hasDiscordEdit = (): boolean =>
    allDiscord().some(({ visibleTo, editedAt }) => visibleTo === undefined && editedAt !== undefined);
  // Slack marks no message as edited that has blocks; what the app called tells.
  const hasSlackEdit = (): boolean =>
    slack.journal.entries.some(
      (entry) => entry.kind === 'call' && entry.method === 'chat.update' && entry.error === undefined,
    );

  return () => ({
    drafted:
      allDiscord().some((message) => message.visibleTo === people.discord.moderator && offersPublish(message)) ||
      allSlack().some((message) => message.visibleTo === people.slack.moderator && offersPublish(message)),
    published: posted() > published.length,
    asked:
      allDiscord().some(({ visibleTo }) => visibleTo === people.discord.member) ||
      allSlack().some(({ visibleTo }) => visibleTo === people.slack.member),
    digested: digests() > 0,
    corrected: hasDiscordEdit() && hasSlackEdit(),
  });
}

/** A draft is what can be published: the command's own button says so. */
function offersPublish(message: { readonly components?: unknown; readonly blocks?: unknown }): boolean {
  return JSON.stringify(message.components ?? message.blocks ?? '').includes('post:publish:');
}

export function seatOf(who: Who, channel: string): Seat {
  return { who, channel };
}
