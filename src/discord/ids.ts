import { SnowflakeUtil } from 'discord.js';
import { times } from './limits.ts';

/** The smallest id anything of that moment can have, clocks being what they are: Discord's ids begin with their time. */
export function firstIdOf(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - times.clockSkew - Number(SnowflakeUtil.epoch))) << 22n);
}

export function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}

/** Where one of our messages stands. In a forum the newsroom keeps `<thread>/<message>`; elsewhere the channel is the delivery's own. */
export function addressOf(
  channelId: string,
  messageId: string,
): { readonly channel: string; readonly message: string } {
  const [thread, message] = messageId.split('/');
  return thread !== undefined && message !== undefined
    ? { channel: thread, message }
    : { channel: channelId, message: messageId };
}

export function inThread(thread: string, message: string): string {
  return `${thread}/${message}`;
}
