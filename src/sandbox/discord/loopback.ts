import { warmSchemas } from './bodies.ts';
import { createChanges } from './changes.ts';
import type { Change, Waiting } from './changes.ts';
import { setCommandAccess } from './command-access.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createGateway } from './gateway.ts';
import type { Drop, GatewayMood } from './gateway.ts';
import { expireAll } from './interactions.ts';
import { createJournal } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import { createLimits } from './limits.ts';
import { createPerson } from './people.ts';
import type { Person } from './people.ts';
import type { Permission } from './permissions.ts';
import * as places from './places.ts';
import type { Membership, NewChannel, NewGuild, NewUser } from './places.ts';
import type { Reading } from './markdown.ts';
import { createRest } from './rest.ts';
import { readingOf } from './seen.ts';
import { startServer } from './server.ts';
import { createState } from './state.ts';
import type { Channel, Guild, Role, StoredMessage, User } from './state.ts';
import { archive, tag, newThread, openThread } from './threads.ts';
import type { World } from './world.ts';

export interface LoopbackOptions {
  readonly token?: string;
  readonly applicationId?: string;
  /** How long a bot may take to acknowledge, 3,000 unless told. */
  readonly ackMs?: number;
  /** How often the bot is told to send a heartbeat, 41,250 unless told. */
  readonly heartbeatMs?: number;
  /** How long an interaction's token works, 15 minutes unless told. */
  readonly tokenMs?: number;
  /** How long an enforced nonce is remembered: Discord says "the past few minutes"; 5 minutes unless told. */
  readonly nonceWindowMs?: number;
  /** False switches the rate limits off, for speed. */
  readonly rateLimits?: boolean;
  /** The platform's clock in milliseconds: ids, dates, nonces, tokens. Deadlines and rate limits run on real time. */
  readonly now?: () => number;
  readonly port?: number;
}

/** A Discord on this machine, for the real discord.js client to log in to. */
export interface LoopbackDiscord {
  /** `http://127.0.0.1:<port>/api`: discord.js's `rest.api`, and DISCORD_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  addGuild(guild: NewGuild): Guild;
  addRole(guildId: string, name: string, permissions?: readonly Permission[]): Role;
  /**
   * What an administrator sets under Server Settings, Integrations: shows a command to a person or role (the guild's id for
   * everyone), or hides it, whatever the bot proposed.
   */
  setCommandAccess(guildId: string, command: string, id: string, shown: boolean): void;
  addChannel(guildId: string, channel: NewChannel): Channel;
  addUser(user: NewUser): User;
  /** Lets someone into a guild, or changes what they may there; permissions and roles left out are taken from them. */
  setMember(guildId: string, userId: string, membership: Membership): void;
  /** They leave, or are shown the door. */
  removeMember(guildId: string, userId: string): void;
  /** From now on the bot may exactly this in the channel. */
  setBotMay(channelId: string, may: readonly Permission[]): void;
  deleteChannel(channelId: string): void;
  /** A conversation among people, which the bot is no part of. */
  addConversation(...userIds: readonly string[]): Channel;
  /** Somebody installs the application for themselves, or removes it again. */
  setInstalled(userId: string, installed: boolean): void;
  /** A thread on a text channel, by somebody. */
  addThread(channelId: string, name: string): Channel;
  archiveThread(channelId: string, how?: { readonly locked: boolean }): void;
  /** A moderator gives a forum's post these tags, by name, and no others. */
  tagThread(threadId: string, names: readonly string[]): void;
  /** The threads on a channel: a forum's posts, oldest first. */
  threads(channelId: string): readonly Readonly<Channel>[];
  /** Throws the bot out of a guild (GUILD_DELETE); `inviteBot` lets it in again. */
  kickBot(guildId: string): void;
  inviteBot(guildId: string): void;
  /** A guild is not available for a moment. */
  outage(guildId: string): void;
  /** Acts as a person. */
  as(userId: string): Person;
  /** Everything in a channel, ephemeral messages too, oldest first. */
  messages(channelId: string): readonly Readonly<StoredMessage>[];
  /** What texts need to be read: names and the clock, as everyone on the platform sees them, and the reader's language. */
  reading(userId: string): Reading;
  readonly faults: Faults;
  /** Cuts the gateway connections. Events meanwhile are kept for a resume, unless the session is forgotten too. */
  dropSockets(how?: Drop): void;
  /** `shut` lets no bot in, `deaf` answers nothing; `open` again ends it. */
  setGateway(mood: GatewayMood): void;
  /** How many IDENTIFYs there were. */
  identifies(): number;
  readonly journal: readonly JournalEntry[];
  subscribe(listener: (change: Change) => void): () => void;
  until<T>(probe: () => T | undefined | null | false, waiting?: Waiting): Promise<T>;
  /** Resolves once a bot is logged in and has commands. */
  ready(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function createLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const {
    ackMs = 3_000,
    heartbeatMs = 41_250,
    tokenMs = 15 * 60_000,
    nonceWindowMs = 5 * 60_000,
    rateLimits = true,
    port = 0,
  } = options;
  warmSchemas();
  const state = createState(options);
  const changes = createChanges();
  const journal = createJournal();
  const faults = createFaults();
  let origin = '127.0.0.1';
  const gateway = createGateway({ state, changes, heartbeatMs, url: () => `ws://${origin}/gateway` });
  // Of a guild it is not in, a bot hears what is done with its commands there, and nothing else.
  const dispatch: World['dispatch'] = (event, data, guildId) => {
    const isHeard = guildId === undefined || state.guilds.get(guildId)?.members.has(state.applicationId) === true;
    if (isHeard || event === 'INTERACTION_CREATE' || event === 'GUILD_DELETE') gateway.dispatch(event, data, guildId);
  };
  const world: World = { state, changes, dispatch, ackMs, tokenMs, nonceWindowMs };
  const rest = createRest(world);

  const server = await startServer({
    port,
    faults,
    journal,
    changes,
    limits: rateLimits ? createLimits() : undefined,
    handle: (request, incoming) =>
      rest.fetch(request, { incoming, gatewayUrl: `ws://${origin}/gateway`, identifies: gateway.identifies() }),
    upgrade: gateway.upgrade,
  });
  origin = `127.0.0.1:${server.port}`;

  const guild = (id: string): Guild => known(state.guilds.get(id), 'guild', id);
  const channel = (id: string): Channel => known(state.channels.get(id), 'channel', id);
  return {
    url: `http://${origin}/api`,
    token: state.token,
    applicationId: state.applicationId,
    addGuild: (wanted) => places.addGuild(world, wanted),
    addRole: (guildId, name, permissions) => places.addRole(world, guild(guildId), name, permissions),
    setCommandAccess: (guildId, command, id, shown) => setCommandAccess(state, guild(guildId).id, command, id, shown),
    addChannel: (guildId, wanted) => places.addChannel(world, guild(guildId), wanted),
    addUser: (wanted) => places.addUser(world, wanted),
    setMember: (guildId, userId, membership) =>
      places.setMember(world, guild(guildId), known(state.users.get(userId), 'user', userId).id, membership),
    removeMember: (guildId, userId) => places.removeMember(guild(guildId), userId),
    setBotMay: (channelId, may) => places.setBotMay(world, channel(channelId), may),
    deleteChannel: (channelId) => places.deleteChannel(world, channel(channelId)),
    addConversation: (...userIds) =>
      places.addConversation(
        world,
        userIds.map((id) => known(state.users.get(id), 'user', id)),
      ),
    setInstalled: (userId, installed) => {
      const { id } = known(state.users.get(userId), 'user', userId);
      if (installed) state.installers.add(id);
      else state.installers.delete(id);
    },
    addThread: (channelId, name) => openThread(world, newThread(world, channel(channelId), 'publicThread', name)),
    archiveThread: (channelId, how) => archive(world, channel(channelId), how?.locked),
    tagThread: (threadId, names) => tag(world, channel(threadId), names),
    threads: (channelId) => [...state.channels.values()].filter(({ parentId }) => parentId === channelId),
    kickBot: (guildId) => places.removeBot(world, guild(guildId)),
    outage: (guildId) => places.outage(world, guild(guildId)),
    inviteBot: (guildId) => places.inviteBot(world, guild(guildId)),
    as: (userId) => createPerson(world, known(state.users.get(userId), 'user', userId)),
    messages: (channelId) => [...channel(channelId).messages.values()],
    reading: (userId) => readingOf(state, known(state.users.get(userId), 'user', userId)),
    faults,
    dropSockets: gateway.drop,
    setGateway: gateway.setMood,
    identifies: gateway.identifies,
    journal: journal.entries,
    subscribe: changes.subscribe,
    until: changes.until,
    async ready(timeoutMs = 10_000) {
      await changes.until(() => gateway.connected() && state.commands.size > 0, {
        timeoutMs,
        waitingFor: 'a bot with commands to log in',
      });
    },
    async close() {
      expireAll(world);
      gateway.close();
      await server.close();
    },
  };
}

function known<T>(thing: T | undefined, kind: string, id: string): T {
  if (thing === undefined) throw new Error(`There is no ${kind} ${id} on this platform.`);
  return thing;
}
