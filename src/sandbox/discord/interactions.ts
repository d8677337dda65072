import { contextOf, ownersOf } from './command-access.ts';
import { messagePayload } from './message-payload.ts';
import { memberPayload, resolvedChannelPayload, userPayload } from './payload.ts';
import type { Payload } from './payload.ts';
import { bitsOf, everyPermission, permissionsOf } from './permissions.ts';
import type { Interaction, InteractionType } from './interaction.ts';
import type { Channel, StoredMessage, User } from './state.ts';
import type { World } from './world.ts';

export interface Act {
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  /** Discord's `data` for this kind of interaction. */
  readonly data: Payload;
  readonly name?: string;
  readonly source?: StoredMessage | undefined;
}

/** Tells the bot what a person did, and starts the clock for its acknowledgement. */
export function beginInteraction(world: World, { type, user, channel, data, name, source }: Act): Interaction {
  const { state, changes } = world;
  forgetOld(world);
  const interaction: Interaction = {
    id: state.newId(),
    token: `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', ''),
    type,
    userId: user.id,
    channelId: channel.id,
    guildId: channel.guildId,
    isByInstaller: !(0 in ownersOf(state, user, channel)),
    name,
    sourceId: source?.id,
    at: state.now(),
    answer: 'none',
    originalId: undefined,
    ephemeral: false,
    sourceRevision: 0,
    followUpIds: [],
    choices: [],
    modal: undefined,
    deadline: undefined,
  };
  state.interactions.set(interaction.token, interaction);
  interaction.deadline = setTimeout(() => expire(world, interaction), world.ackMs);

  changes.emit({ what: 'interaction', did: 'sent', id: interaction.id });
  world.dispatch('INTERACTION_CREATE', payloadOf(world, interaction, user, channel, data, source), channel.guildId);
  return interaction;
}

/** What answers may hold in a guild that the bot is not in. */
const asGuest = bitsOf(['EmbedLinks', 'AttachFiles', 'UseExternalEmojis']);

/** When the platform closes, nobody need wait any longer for an answer. */
export function expireAll(world: World): void {
  for (const interaction of world.state.interactions.values()) {
    clearTimeout(interaction.deadline);
    if (interaction.answer === 'none') expire(world, interaction);
  }
}

function expire({ changes }: World, interaction: Interaction): void {
  interaction.answer = 'expired';
  changes.emit({ what: 'interaction', did: 'expired', id: interaction.id });
}

export function isTokenAlive(world: World, interaction: Interaction): boolean {
  return world.state.now() - interaction.at <= world.tokenMs;
}

/** A token nobody can use any more needs no memory; interactions are kept in the order they came. */
function forgetOld(world: World): void {
  for (const [token, interaction] of world.state.interactions) {
    if (isTokenAlive(world, interaction)) return;
    world.state.interactions.delete(token);
  }
}

/** Source: discord-api-docs, interactions/receiving-and-responding.mdx#interaction-object. */
function payloadOf(
  world: World,
  interaction: Interaction,
  user: User,
  channel: Channel,
  data: Payload,
  source?: StoredMessage,
): Payload {
  const { state } = world;
  const guild = state.guilds.get(channel.guildId ?? '');
  const isMember = guild?.members.has(state.applicationId) === true;
  const bot = guild && (isMember ? permissionsOf(state, state.applicationId, guild, channel) : asGuest);
  return {
    id: interaction.id,
    application_id: state.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: resolvedChannelPayload(state, channel, user.id),
    locale: user.locale,
    app_permissions: String(bot ?? everyPermission),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: ownersOf(state, user, channel),
    context: contextOf(channel),
    ...(source && { message: messagePayload(state, source) }),
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: {
            ...memberPayload(state, guild, user.id),
            permissions: String(permissionsOf(state, user.id, guild, channel)),
          },
        }
      : { user: userPayload(user) }),
  };
}
