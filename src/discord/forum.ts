import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import { all, phrase, type Said } from '../core/phrase.ts';
import type { Found } from '../core/platform.ts';
import { shorten, visible } from '../core/visible.ts';
import { codeOf } from './errors.ts';
import { firstIdOf, isNewer } from './ids.ts';
import { limits } from './limits.ts';
import { bears } from './mark.ts';
import type { Mark } from './layout.ts';

/** Forums and media channels, where every post is a thread: its first message has the thread's own id. */
export interface Forums {
  /** A thread with this as its first message; the thread's id. Discord knows no nonce here: doubt is for `find`. */
  begin(forum: string, message: Message, body: object, signal: AbortSignal): Promise<string>;
  /** Brings a thread's title and tags up to date. */
  rename(thread: string, message: Message, signal: AbortSignal): Promise<void>;
  /** The thread whose first message bears the mark, among ours that are no older than `after`. */
  find(
    place: { readonly guild: string; readonly forum: string; readonly bot: string },
    wanted: { readonly mark: Mark; readonly since: number },
    signal: AbortSignal,
  ): Promise<Found>;
}

export function createForums(rest: REST): Forums {
  return {
    async begin(forum, message, body, signal) {
      const told = forumShape.parse(await rest.get(Routes.channel(forum), { signal }));
      const tags = tagsFor(told, message.filed ?? []);
      if (tags.length === 0 && requiresTag(told)) throw unfiled(told.name, message.filed ?? []);
      const thread = { name: threadTitle(message), applied_tags: tags, message: body };
      return identified.parse(await rest.post(Routes.threads(forum), { body: thread, signal })).id;
    },
    async rename(thread, message, signal) {
      if (message.title === undefined) return;
      const now = threadShape.parse(await rest.get(Routes.channel(thread), { signal }));
      const forum = forumShape.parse(await rest.get(Routes.channel(now.parent_id), { signal }));
      const name = threadTitle(message);
      const applied = retagged(forum, message, now.applied_tags);
      if (name === now.name && String(applied) === String(now.applied_tags)) return;
      await rest.patch(Routes.channel(thread), { body: { name, applied_tags: applied }, signal });
    },
    async find({ guild, forum, bot }, { mark, since }, signal) {
      const after = firstIdOf(since);
      const active = threadsShape.parse(await rest.get(Routes.guildActiveThreads(guild), { signal })).threads;
      const asleep = threadsShape.parse(await rest.get(Routes.channelThreads(forum, 'public'), { signal })).threads;
      const ours = [...active, ...asleep].filter(
        ({ id, parent_id, owner_id }) => parent_id === forum && owner_id === bot && isNewer(id, after),
      );
      if (ours.length > limits.threadsLookedInto) return 'unreadable';
      for (const { id } of ours) if (bears(await firstMessage(rest, id, signal), mark)) return { messageId: id };
      return 'absent';
    },
  };
}

/** Why a forum takes nothing filed under these, as a sentence; undefined when it takes some of it. */
export function tagObstacle(forum: unknown, filed: readonly string[]): Said | undefined {
  const told = forumShape.parse(forum);
  return requiresTag(told) && tagsFor(told, filed).length === 0 ? unfiled(told.name, filed).said : undefined;
}

const identified = z.object({ id: z.string() });
const tagShape = z.object({ id: z.string(), name: z.string(), moderated: z.boolean().default(false) });
const forumShape = z.object({
  name: z.string(),
  flags: z.number().default(0),
  available_tags: z.array(tagShape).default([]),
});
type Forum = z.infer<typeof forumShape>;
const threadShape = z.object({
  name: z.string(),
  parent_id: z.string(),
  applied_tags: z.array(z.string()).default([]),
});
const threadsShape = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().optional() })),
});

/** What a thread is called: words alone, for Discord shows no markup there. Never empty. */
export function threadTitle({ title, plain }: Pick<Message, 'title' | 'plain'>): string {
  return shorten(visible(title ?? plain), limits.threadTitle) || '…';
}

/** Source: docs.discord.com, resources/channel#channel-object-channel-flags. */
function requiresTag({ flags }: Forum): boolean {
  return (flags & (1 << 4)) !== 0;
}

/** Tags named like its categories, else one that means nothing in particular. */
function tagsFor(forum: Forum, filed: readonly string[]): readonly string[] {
  const own = named(forum, filed);
  const any = own.length === 0 && requiresTag(forum) ? named(forum, general).slice(0, 1) : own;
  return any.slice(0, limits.tags);
}

const general = ['News', 'General', 'Other'];

/** Ours by what it is filed under now. What people gave by hand stays, and goes before where there is no room; what we cannot say is not taken away. */
function retagged(forum: Forum, { filed, notFiled = [] }: Message, applied: readonly string[]): readonly string[] {
  const tags = filed ? tagsFor(forum, filed) : [];
  if (!filed || tags.length === 0) return applied;
  const ours = new Set(named(forum, [...filed, ...notFiled, ...(requiresTag(forum) ? general : [])]));
  const byHand = applied.filter((id) => !ours.has(id));
  return [...tags.slice(0, Math.max(0, limits.tags - byHand.length)), ...byHand];
}

/** Those kept for moderators are not ours to give, nor to take. */
function named({ available_tags }: Forum, names: readonly string[]): readonly string[] {
  const wanted = new Set(names.map(folded));
  return available_tags.filter(({ name, moderated }) => !moderated && wanted.has(folded(name))).map(({ id }) => id);
}

function folded(name: string): string {
  return visible(name).normalize('NFKC').toLowerCase().trim();
}

function unfiled(forum: string, filed: readonly string[]): PlatformError {
  const names = all((filed.length > 0 ? filed : ['News']).map((name) => phrase`“${name}”`));
  const says = phrase`#${forum} wants a tag on every post, and has none for this. Give it a tag called ${names} or “News”, in the channel’s settings.`;
  return new PlatformError('unwelcome', says);
}

async function firstMessage(rest: REST, thread: string, signal: AbortSignal): Promise<unknown> {
  try {
    const shape = z.object({ components: z.unknown() });
    return shape.parse(await rest.get(Routes.channelMessage(thread, thread), { signal })).components;
  } catch (error) {
    // Somebody deleted it, and left the thread.
    if (codeOf(error) === unknownMessage) return [];
    throw error;
  }
}

const unknownMessage = 10_008;
