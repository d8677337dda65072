import { Refusal } from './refusal.ts';
import type { StoredMessage } from './state.ts';
import type { World } from './world.ts';

/**
 * The message the bot already sent with this nonce "in the past few minutes": in any channel, for Discord compares per author.
 * Source: discord-api-docs, resources/message.mdx and pull request #6647.
 * @throws {Refusal} 10008 when that message has since been deleted: a retry must not bring it back.
 */
export function sameNonce(world: World, nonce: string | number | null | undefined): StoredMessage | undefined {
  const { state } = world;
  forgetOld(world);
  const known = nonce === null || nonce === undefined ? undefined : state.nonces.get(key(state.applicationId, nonce));
  if (!known) return undefined;
  const message = state.channels.get(known.channelId)?.messages.get(known.messageId);
  if (!message) throw new Refusal('unknownMessage');
  return message;
}

/** Every nonce is remembered; only a post with enforce_nonce looks. */
export function rememberNonce({ state }: World, { nonce, authorId, channelId, id }: StoredMessage): void {
  if (nonce === undefined) return;
  state.nonces.delete(key(authorId, nonce));
  state.nonces.set(key(authorId, nonce), { channelId, messageId: id, at: state.now() });
}

function forgetOld({ state, nonceWindowMs }: World): void {
  for (const [name, { at }] of state.nonces) {
    if (state.now() - at <= nonceWindowMs) return;
    state.nonces.delete(name);
  }
}

function key(authorId: string, nonce: string | number): string {
  return `${authorId}:${nonce}`;
}
