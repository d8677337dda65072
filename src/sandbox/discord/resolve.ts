import { AppError } from './app-error.ts';
import { memberPayload, resolvedChannelPayload, rolePayload, userPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { allows, permissionsOf } from './permissions.ts';
import { channelTypes } from './state.ts';
import type { Channel, User } from './state.ts';
import type { World } from './world.ts';

/** Collects the people, roles and channels that an interaction speaks of, as Discord sends them along. */
export interface Resolver {
  /** @returns the id. @throws {AppError} when nobody of that name is here. */
  user(value: string): string;
  role(value: string): string;
  mentionable(value: string): string;
  channel(value: string, kinds?: readonly number[] | null): string;
  /** Discord's `resolved`, or undefined when nothing was. */
  resolved(): Payload | undefined;
}

/** Things are found by id, by mention (`<#1>`) or by name (`#news`), among what `user` can see from `channel`. */
export function createResolver(world: World, user: User, channel: Channel): Resolver {
  const { state } = world;
  const guild = state.guilds.get(channel.guildId ?? '');
  const found: Record<string, Record<string, Payload>> = {};
  const note = (kind: string, id: string, payload: Payload): void => {
    found[kind] = { ...found[kind], [id]: payload };
  };

  const findUser = (value: string): string | undefined => {
    const ids = guild ? [...guild.members.keys()] : [user.id, state.applicationId];
    return ids.find((id) => id === bare(value) || state.users.get(id)?.name === bare(value));
  };
  const findRole = (value: string): string | undefined =>
    [...(guild?.roles.values() ?? [])].find(({ id, name }) => id === bare(value) || name === bare(value))?.id;

  const resolver: Resolver = {
    user(value) {
      const id = findUser(value);
      const account = state.users.get(id ?? '');
      if (!account) throw new AppError(`There is no member ${value} here.`);
      note('users', account.id, userPayload(account));
      if (guild) {
        const { user: _user, deaf: _deaf, mute: _mute, ...member } = memberPayload(state, guild, account.id);
        note('members', account.id, {
          ...member,
          permissions: String(permissionsOf(state, account.id, guild, channel)),
        });
      }
      return account.id;
    },
    role(value) {
      const role = guild?.roles.get(findRole(value) ?? '');
      if (!role) throw new AppError(`There is no role ${value} here.`);
      note('roles', role.id, rolePayload(role));
      return role.id;
    },
    mentionable: (value) => (findUser(value) === undefined ? resolver.role(value) : resolver.user(value)),
    channel(value, kinds) {
      const visible = [...state.channels.values()].filter(
        (one) => guild && one.guildId === guild.id && allows(permissionsOf(state, user.id, guild, one), 'ViewChannel'),
      );
      const wanted = visible.find(({ id, name }) => id === bare(value) || name === bare(value));
      if (!wanted) throw new AppError(`There is no channel ${value} here.`);
      if (kinds && kinds.length > 0 && !kinds.includes(channelTypes[wanted.type])) {
        throw new AppError(`#${wanted.name} is not of a kind that can be chosen here.`);
      }
      note('channels', wanted.id, resolvedChannelPayload(state, wanted, user.id));
      return wanted.id;
    },
    resolved: () => (Object.keys(found).length > 0 ? found : undefined),
  };
  return resolver;
}

/** `<@1>`, `@Ada` and `#news` without their marks. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^<?[@#][!&]?/, '')
    .replace(/>$/, '');
}
