import { type Client, Events, type Interaction } from 'discord.js';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { createBreaker } from './breaker.ts';
import { connect, farewell, tokenRefused, watchGateway } from './connect.ts';
import { logged } from './errors.ts';
import { times } from './limits.ts';

/** One connection to Discord at a time, kept up for as long as Discord lets us. */
export interface Session {
  /** The first connection. Throws PlatformError when there is none within 45 s, or the token is refused. */
  open(): Promise<Client<true>>;
  client(): Client<true> | undefined;
  connected(): boolean;
  close(): Promise<void>;
}

export interface Heard {
  readonly interaction: (interaction: Interaction) => void;
  /** Whatever the gateway tells, as it comes, before discord.js reads it. */
  readonly packet: (packet: unknown) => void;
  /** A server we were just added to. */
  readonly guild: (client: Client<true>, guild: { readonly id: string; readonly name: string }) => void;
  /** A server we were taken out of, or that is no more; not one that Discord cannot reach. */
  readonly left: (guild: string) => void;
}

export function createSession(
  options: { readonly token: string; readonly apiUrl?: string },
  heard: Heard,
  log: Log,
): Session {
  const breaker = createBreaker();
  let current: Client<true> | undefined;
  let up = false;
  let closed = false;
  let waiting: NodeJS.Timeout | undefined;
  let attempt = new AbortController();

  return {
    open: () => {
      closed = false;
      return open();
    },
    client: () => current,
    connected: () => up,
    async close() {
      closed = true;
      up = false;
      clearTimeout(waiting);
      attempt.abort();
      if (current) await farewell(current);
      current = undefined;
    },
  };

  async function open(): Promise<Client<true>> {
    attempt = new AbortController();
    const signal = AbortSignal.any([attempt.signal, AbortSignal.timeout(times.login)]);
    const client = await connect(options, listen, signal);
    if (closed) {
      await farewell(client);
      throw new PlatformError('unavailable', 'Stopped while connecting to Discord.');
    }
    current = client;
    up = true;
    return client;
  }

  function listen(client: Client): void {
    client.on(Events.Raw, heard.packet);
    client.on(Events.InteractionCreate, heard.interaction);
    client.on(Events.GuildCreate, (guild) => {
      if (client.isReady()) heard.guild(client, guild);
    });
    client.on(Events.GuildDelete, ({ id }) => heard.left(id));
    // Without listeners these would end the process.
    client.on(Events.Error, (error) => log.warn('Discord client error', logged(error)));
    client.on(Events.ShardError, (error) => log.warn('Discord connection error', logged(error)));
    watchGateway(client, {
      opened: (ready) => log.info('Discord connected', { servers: ready.guilds.cache.size }),
      resumed: () => {
        if (!up) log.info('Discord connected again');
        up = true;
      },
      lost: () => lost(client),
      ended: (code) => ended(client, code),
    });
  }

  function lost(client: Client): void {
    if (closed || (current !== undefined && client !== current)) return;
    up = false;
    const pause = breaker.lost(Date.now());
    if (pause === undefined) return;
    log.warn('Discord keeps dropping the connection; waiting before the next try', {
      seconds: Math.round(pause / 1000),
    });
    if (current === undefined) return attempt.abort(new PlatformError('unavailable', droppedAgain));
    current = undefined;
    void destroyed(client).then(() => later(pause));
  }

  function ended(client: Client, code: number): void {
    if (closed) return;
    up = false;
    const says = refusedFor.get(code) ?? `Discord ended the connection for good (${code}).`;
    log.error(says, { code });
    if (current === undefined) return attempt.abort(new PlatformError('forbidden', says));
    current = undefined;
    void destroyed(client);
  }

  /** A connection that cannot even be closed is none; nobody waits for it who could catch its error. */
  async function destroyed(client: Client): Promise<void> {
    await farewell(client).catch((error: unknown) => log.warn('A Discord client could not be closed', logged(error)));
  }

  function later(pause: number): void {
    if (!closed) waiting = setTimeout(() => void reopen(), pause);
  }

  async function reopen(): Promise<void> {
    try {
      await open();
    } catch (error) {
      if (closed) return;
      log.error('Discord could not be reached again', logged(error));
      if (!(error instanceof PlatformError && error.trouble === 'forbidden')) later(breaker.refused(Date.now()));
    }
  }
}

const droppedAgain = 'Discord’s gateway drops the connection again and again. Try again in a few minutes.';

/** Source: docs.discord.com, topics/opcodes-and-status-codes#gateway-gateway-close-event-codes. */
const refusedFor: ReadonlyMap<number, string> = new Map([
  [4004, tokenRefused],
  [4010, 'Discord refuses the shard. Start again.'],
  [4011, 'Discord wants more shards. Start again.'],
  [4012, 'Discord does not know this version of its gateway any more. Update Carewire.'],
  [4013, 'Discord refuses the intents asked for.'],
  [4014, 'Discord refuses the intents asked for.'],
]);
