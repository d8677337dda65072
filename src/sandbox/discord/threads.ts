import { channelPayload } from './payload.ts';
import { asOpened } from './places.ts';
import type { Channel, ChannelType } from './state.ts';
import type { World } from './world.ts';

/** A thread that nobody sees before `openThread`: a forum post whose first message is refused never was. */
export function newThread(
  { state }: World,
  parent: Channel,
  type: ChannelType,
  name: string,
  { id = state.newId(), appliedTags = [] }: { readonly id?: string; readonly appliedTags?: readonly string[] } = {},
): Channel {
  const { guildId } = parent;
  return {
    id,
    type,
    name,
    guildId,
    parentId: parent.id,
    recipientId: undefined,
    ...asOpened,
    appliedTags,
    overwrites: [],
    messages: new Map(),
  };
}

export function openThread(world: World, thread: Channel): Channel {
  world.state.channels.set(thread.id, thread);
  world.dispatch('THREAD_CREATE', { ...channelPayload(world.state, thread), newly_created: true }, thread.guildId);
  return thread;
}

/** Threads fall asleep: nobody can write there until it is opened again. A locked one only those open who manage threads. */
export function archive(world: World, thread: Channel, locked = false): void {
  changeThread(world, thread, { archived: true, locked });
}

/** By hand: whoever manages threads gives any of the forum's tags. */
export function tag(world: World, thread: Channel, names: readonly string[]): void {
  const { tags = [] } = world.state.channels.get(thread.parentId ?? '') ?? {};
  changeThread(world, thread, { appliedTags: tags.filter(({ name }) => names.includes(name)).map(({ id }) => id) });
}

export function changeThread(
  world: World,
  thread: Channel,
  change: Partial<Pick<Channel, 'name' | 'archived' | 'locked' | 'appliedTags'>>,
): void {
  Object.assign(thread, change);
  world.changes.emit({ what: 'thread', id: thread.id });
  world.dispatch('THREAD_UPDATE', channelPayload(world.state, thread), thread.guildId);
}
