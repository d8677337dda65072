import { phrase, type Said } from '../core/phrase.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Workspace } from './clients.ts';
import { errorCode } from './errors.ts';

/** Why we cannot post there, as a sentence that says what to change; undefined when we can, or when Slack does not let us know before trying. */
export async function obstacle(workspace: Workspace, channel: Channel): Promise<Said | undefined> {
  const { id, direct } = channelParts(channel);
  try {
    return direct ? await openDirect(workspace, id) : await lookAt(workspace, id);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'missing_scope') return undefined;
    const known = sentences(workspace.botName)[code];
    if (known === undefined) throw error;
    return known;
  }
}

async function lookAt({ answers, botName, scopes }: Workspace, id: string): Promise<Said | undefined> {
  const { channel } = await answers.conversations.info({ channel: id });
  if (channel?.is_archived === true) return phrase`This channel is archived. Unarchive it, or choose another one.`;
  if (channel?.is_member !== false) return undefined;
  const mayPostAnyway = channel.is_private !== true && (scopes?.has('chat:write.public') ?? true);
  return mayPostAnyway ? undefined : phrase`I am not in this channel. Type /invite @${botName} there, then I can post.`;
}

/** Opening shows nothing to the person; it only tells whether we may write. */
async function openDirect({ answers }: Workspace, id: string): Promise<undefined> {
  await answers.conversations.open({ users: id });
  return undefined;
}

function sentences(botName: string): Readonly<Record<string, Said>> {
  return {
    channel_not_found: phrase`I cannot see this channel. If it is private, type /invite @${botName} there; if it was deleted, choose another one.`,
    user_not_found: phrase`Slack knows no such person any more.`,
    user_disabled: phrase`This person’s Slack account is switched off.`,
    cannot_dm_bot: phrase`Slack lets no bot write to another bot.`,
  };
}
