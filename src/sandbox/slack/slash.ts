import type { Ack } from './delivery.ts';
import { addMessage, escapeTyped } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { slashCommand } from './payloads.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';
import { showResponse } from './response-url.ts';
import type { Channel, User } from './state.ts';

/** Types a slash command: sends it to the app and shows what comes back, or what Slack says when nothing good does. */
export async function runCommand(platform: Platform, user: User, channel: Channel, line: string): Promise<Outcome> {
  const [name = '', ...rest] = line.trim().split(' ');
  const { state } = platform;
  const commands = state.app.manifest?.features?.slash_commands;
  const known = commands?.find(({ command }) => command === name);
  const typed = rest.join(' ').trim();
  const text = known?.should_escape === true ? escapeTyped(state, user.teamId, typed) : typed;
  const notice =
    commands === undefined || known
      ? await sendCommand(platform, user, channel, name, text)
      : `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;
  if (notice === undefined) return { ok: true };
  addMessage(state, channel, { user: 'USLACKBOT', bot: false, text: notice, visibleTo: user.id });
  platform.journal.write({ kind: 'change', what: 'notice shown', id: channel.id });
  return { ok: false, notice };
}

/** The notice when it failed. */
async function sendCommand(
  platform: Platform,
  user: User,
  channel: Channel,
  name: string,
  text: string,
): Promise<string | undefined> {
  const ack = await platform.delivery.send('slash_commands', slashCommand(platform, user, channel, name, text));
  if (ack.outcome === 'timeout') return `${name} failed with the error "operation_timeout"`;
  if (ack.outcome !== 'acked') return `${name} failed with the error "dispatch_failed"`;
  if (isEmpty(ack)) return undefined;
  try {
    showResponse(
      platform,
      { teamId: user.teamId, channelId: channel.id, userId: user.id, original: undefined },
      ack.body,
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${name} failed with the error "${error.code}"`;
  }
}

function isEmpty({ body }: Extract<Ack, { outcome: 'acked' }>): boolean {
  if (body === undefined || body === null || body === '') return true;
  return typeof body === 'object' && Object.keys(body).length === 0;
}
