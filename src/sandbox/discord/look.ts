import { AppError } from './app-error.ts';
import { componentTypes as types, eachComponent } from './component.ts';
import type { Component } from './component.ts';
import { counted, pickOptions } from './modal.ts';
import { allows, permissionsOf } from './permissions.ts';
import { createResolver } from './resolve.ts';
import type { Channel, StoredMessage, User } from './state.ts';
import type { World } from './world.ts';

/** A message by its id, or as it was seen. */
export type MessageRef = string | { readonly id: string };

/** @throws {AppError} for a channel this person cannot see. */
export function visibleChannel({ state }: World, user: User, id: string): Channel {
  const channel = state.channels.get(id);
  const guild = state.guilds.get(channel?.guildId ?? '');
  const sees = guild
    ? allows(permissionsOf(state, user.id, guild, channel), 'ViewChannel')
    : channel?.recipientId === user.id || channel?.between?.includes(user.id) === true;
  if (!channel || !sees) throw new AppError(`${user.name} sees no channel ${id}.`);
  return channel;
}

/** @throws {AppError} for a message this person cannot see: another's ephemeral one, one that is deleted. */
export function visibleMessage(
  world: World,
  user: User,
  ref: MessageRef,
): { message: StoredMessage; channel: Channel } {
  const id = typeof ref === 'string' ? ref : ref.id;
  for (const { id: channelId, messages } of world.state.channels.values()) {
    const message = messages.get(id);
    if (message && isFor(user, message)) return { message, channel: visibleChannel(world, user, channelId) };
  }
  throw new AppError(`${user.name} sees no message ${id}.`);
}

/** Ephemeral messages are for one person. */
export function isFor(user: User, { visibleTo }: StoredMessage): boolean {
  return visibleTo === undefined || visibleTo === user.id;
}

/** A button or select of a message by its custom id or by what is written on it. @throws {AppError} when there is none, or it is disabled. */
export function findComponent(
  message: StoredMessage,
  fits: (component: Component) => boolean,
  wanted: string,
  kind: string,
): Component {
  const all = [...eachComponent(message.components)].map(({ component }) => component).filter(fits);
  const found =
    all.find(({ custom_id }) => custom_id === wanted) ?? all.find((component) => caption(component) === wanted);
  if (!found)
    throw new AppError(`There is no ${kind} "${wanted}" here; there are: ${all.map(caption).join(', ') || 'none'}.`);
  if (found.disabled) throw new AppError(`The ${kind} "${wanted}" is disabled.`);
  return found;
}

function caption({ label, placeholder, emoji }: Component): string {
  return label ?? placeholder ?? emoji?.name ?? '';
}

/** Discord's `values` for what was chosen. @throws {AppError} for what is not offered, too many, too few. */
export function choice(
  world: World,
  user: User,
  channel: Channel,
  select: Component,
  label: string,
  chosen: readonly string[],
): Chosen {
  const resolver = createResolver(world, user, channel);
  if (select.type === types.stringSelect) return { values: pickOptions(select, label, chosen, 1), resolved: undefined };
  const values = counted(select, label, chosen, 1).map((value) => {
    if (select.type === types.userSelect) return resolver.user(value);
    if (select.type === types.roleSelect) return resolver.role(value);
    if (select.type === types.channelSelect) return resolver.channel(value, select.channel_types);
    return resolver.mentionable(value);
  });
  return { values, resolved: resolver.resolved() };
}

interface Chosen {
  readonly values: readonly string[];
  readonly resolved: Record<string, unknown> | undefined;
}
