import { Client, Events, GatewayIntentBits, Options, Status } from 'discord.js';
import { PlatformError } from '../core/errors.ts';
import { toPlatformError } from './errors.ts';
import { times } from './limits.ts';

/** What becomes of a connection, and what comes over it. */
export interface Watch {
  opened(client: Client<true>): void;
  /** discord.js is reconnecting by itself. */
  lost(): void;
  resumed(): void;
  /** Discord ended it for good: the token or the intents are refused. */
  ended(code: number): void;
}

/**
 * A client that is signed in and knows its servers. It asks for no privileged intent, pings nobody, and keeps no messages and
 * no people in memory.
 * @param listen joins what listens to the client, before anything can happen to it.
 * Throws PlatformError: `forbidden` when trying again is no use.
 */
export async function connect(
  options: { readonly token: string; readonly apiUrl?: string },
  listen: (client: Client) => void,
  signal: AbortSignal,
): Promise<Client<true>> {
  const client = createClient(options.apiUrl);
  listen(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    // `login` never settles while the gateway cannot be reached, hence the signal.
    return await Promise.race([client.login(options.token).then(() => ready), given(signal)]);
  } catch (error) {
    await farewell(client);
    throw refusedSignIn(error) ?? toPlatformError(error);
  }
}

/** Ends a client. A gateway that does not say goodbye in return would keep us half a minute; it is not waited for. */
export async function farewell(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, times.farewell);
  });
  await Promise.race([client.destroy(), patience]).finally(() => clearTimeout(timer));
}

function createClient(apiUrl: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    shards: 'auto',
    rest: {
      version: '10',
      ...(apiUrl !== undefined && { api: apiUrl }),
      // Answers to interactions may be repeated: Discord takes each once. Posts go over another client, see post.ts.
      retries: 2,
      // They do not count among a bot's 50 calls a second (docs.discord.com, interactions/receiving-and-responding#endpoints).
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      timeout: times.answerRequest,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user?.id },
    }),
  });
}

/** Tells the watch what discord.js tells of the gateway. */
export function watchGateway(client: Client, watch: Watch): void {
  client.on(Events.ClientReady, (ready) => watch.opened(ready));
  client.on(Events.ShardReconnecting, () => watch.lost());
  client.on(Events.ShardResume, () => {
    if (client.ws.shards.every((shard) => shard.status === Status.Ready)) watch.resumed();
  });
  client.on(Events.ShardReady, () => {
    if (client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready)) watch.resumed();
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    // 1000 is said by ourselves when stopping, and by gateways that want us back.
    if (code === normalClosure) watch.lost();
    else watch.ended(code);
  });
}

const normalClosure = 1000;

function given(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof PlatformError ? signal.reason : unreachable());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function unreachable(): PlatformError {
  return new PlatformError(
    'unavailable',
    'Discord’s gateway did not let us in in time. Check the network, then try again.',
  );
}

/** discord.js throws its own error for a token that is refused, and the gateway's close for intents. */
function refusedSignIn(error: unknown): PlatformError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const says = error instanceof Error ? error.message : '';
  if (code === 'TokenInvalid' || /invalid token/i.test(says))
    return new PlatformError('forbidden', tokenRefused, { cause: error });
  if (/intents/i.test(says))
    return new PlatformError('forbidden', 'Discord refuses the intents asked for.', { cause: error });
  return undefined;
}

export const tokenRefused =
  'Discord does not accept DISCORD_TOKEN. Copy it again from the Bot page of your application at https://discord.com/developers/applications, and start again.';
