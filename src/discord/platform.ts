import type { Client } from 'discord.js';
import type { Answering } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import { PlatformError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { type Channel, channelParts } from '../core/place.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import { createAnnouncing } from './announce.ts';
import { createAtlas } from './atlas.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { isTokenRefused, logged } from './errors.ts';
import { pace, times } from './limits.ts';
import { createMembership } from './membership.ts';
import { createNames } from './names.ts';
import { obstacleTo, readable } from './obstacle.ts';
import { createPosting, createPostingRest } from './post.ts';
import { type CommandJson, commandsJson, register } from './register.ts';
import { render } from './render.ts';
import { createSession } from './session.ts';
import { slim } from './slim.ts';

export interface DiscordOptions {
  readonly token: string;
  /** As discord.js's `rest.api`: ends in `/api`. */
  readonly apiUrl?: string;
  /** What the two commands are called there. */
  readonly roots: Readonly<Record<Root, string>>;
  readonly log: Log;
  /** Where commands are registered: everywhere (`global`, unless told), or in each server by itself, where they show at once. */
  readonly commandsIn?: 'global' | 'each';
}

/** Discord, by discord.js: commands and buttons come over the gateway, posts go over REST. */
export function createDiscord(options: DiscordOptions): Platform {
  const { log } = options;
  const atlas = createAtlas();
  const rest = createPostingRest(options.token, options.apiUrl);
  const membership = createMembership(rest);
  const posting = createPosting(rest, atlas, membership);
  const announcing = createAnnouncing(rest);
  const nameOf = createNames(rest);
  const kindOf = (channel: Channel) =>
    channelParts(channel).direct ? 'plain' : atlas.kindOf(channelParts(channel).id);
  let dispatch: Dispatch | undefined;
  let newsroom: Answering | undefined;
  let wanted: readonly CommandJson[] = [];
  let botId: string | undefined;
  let again: NodeJS.Timeout | undefined;
  let isRefused = false;
  const session = createSession(
    options,
    {
      interaction: (interaction) => dispatch?.handle(interaction),
      packet: (packet) => {
        atlas.read(packet);
        slim(packet);
      },
      guild: (client, { id, name }) => {
        if (options.commandsIn === 'each') void registered(client, id);
        void noted('put into', async () => newsroom?.returned(`discord:${id}`, { gone, name }));
      },
      left: (id) => void noted('taken out of', async () => newsroom?.left(`discord:${id}`, gone)),
    },
    log,
  );

  return {
    name: 'discord',
    // A forum's posts know no nonce.
    repeatsFor: (channel) => (kindOf(channel) === 'forum' ? 0 : times.nonceKnown),
    gathers: (channel) => kindOf(channel) === 'forum',
    announces: (channel) => kindOf(channel) === 'announcement',
    announce: async (...asked) => heeding(announcing(...asked)),
    showCards: async () => {
      throw new PlatformError('forbidden', phrase`Discord makes the cards under links by itself.`);
    },
    pace,
    async start(answering: Answering) {
      newsroom = answering;
      wanted = commandsJson(answering.commands, options.roots, answering.languages);
      dispatch = createDispatch({ answering, names: options.roots, membership, log });
      const client = await session.open();
      // A token that was refused is forgotten by discord.js; signing in has just shown that it is good.
      rest.setToken(options.token);
      isRefused = false;
      botId = client.user.id;
      await registerAll();
    },
    post: async (...asked) => heeding(posting.post(...asked)),
    edit: async (...asked) => heeding(posting.edit(...asked)),
    opens: posting.opens,
    async find(channel, deliveryId, since, under) {
      const client = online();
      return (await readable(client.rest, client.user.id, channel))
        ? posting.find({ channel, deliveryId, since, under }, botId ?? client.user.id)
        : 'unreadable';
    },
    fits: (message) => render(message).whole,
    obstacle: async (channel, filed) => obstacleTo(online().rest, online().user.id, channel, filed),
    // A channel is its server's: whoever reads it is a member, or a guest its moderators let in.
    outsiders: async () => false,
    nameOf,
    connected: () => session.connected() && !isRefused,
    async stop() {
      clearTimeout(again);
      await dispatch?.drain(times.drain);
      await session.close();
    },
  };

  /** The gateway may stay open when REST refuses the token: then nothing goes out any more, which is told once. */
  async function heeding<Value>(act: Promise<Value>): Promise<Value> {
    try {
      return await act;
    } catch (error) {
      if (isTokenRefused(error) && !isRefused) {
        isRefused = true;
        log.error(error.message);
      }
      throw error;
    }
  }

  function online(): Client<true> {
    const client = session.client();
    if (!client) throw new PlatformError('unavailable', phrase`Discord is not connected.`);
    return client;
  }

  /** News goes out all the same when Discord does not take the commands; they are offered again until it does. */
  async function registerAll(): Promise<void> {
    const client = session.client();
    if (!client) return later();
    const everywhere = options.commandsIn !== 'each';
    try {
      const changed = await register(client.rest, client.application.id, everywhere ? wanted : []);
      if (changed) log.info('Discord commands registered', { commands: everywhere ? wanted.length : 0 });
    } catch (error) {
      log.error('Discord commands could not be registered', logged(error));
      return later();
    }
    if (everywhere) return;
    for (const guild of client.guilds.cache.keys()) await registered(client, guild);
  }

  function later(): void {
    again = setTimeout(() => void registerAll(), times.registerAgain);
  }

  async function noted(what: string, note: () => Promise<void>): Promise<void> {
    try {
      await note();
    } catch (error) {
      log.error(`That the bot was ${what} a Discord server could not be noted`, logged(error));
    }
  }

  /** One server that refuses must not keep the others waiting. */
  async function registered(client: Client<true>, guild: string): Promise<void> {
    try {
      await register(client.rest, client.application.id, wanted, guild);
    } catch (error) {
      log.error('Discord commands could not be registered in a server', { guild, ...logged(error) });
    }
  }
}

/** Why nothing is posted in a server that the bot was taken out of. */
const gone = phrase`Carewire was removed from this server. It goes on when it is added there again.`;
