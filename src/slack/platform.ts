import type { Root } from '../core/command.ts';
import { PlatformError } from '../core/errors.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Moderators } from '../core/member.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { connect, type ConnectOptions, type Connection } from './connect.ts';
import { listen } from './dispatch.ts';
import { errorCode, platformError, tokenTroubles } from './errors.ts';
import { createHomes } from './home.ts';
import { pace } from './limits.ts';
import { obstacle } from './obstacle.ts';
import { render } from './render.ts';
import { createRunning } from './waiting.ts';
import { createOneWorkspace, type Here } from './workspaces.ts';

export interface SlackOptions extends ConnectOptions {
  readonly botToken: string;
  /** The slash commands' names, without the slash. */
  readonly roots: Readonly<Record<Root, string>>;
  /** Keeps the response_url a form's answer goes back through, for half an hour. */
  readonly responses: Expiring<string>;
  /** Whom each workspace named. */
  readonly moderators: Pick<Moderators, 'list'>;
}

/** Slack, for one workspace known by its bot token. In HTTP mode `port()` tells where it listens. */
export function createSlack(options: SlackOptions): Platform & { port(): number | undefined } {
  const { botToken, roots, responses, log } = options;
  const running = createRunning();
  const workspaces = createOneWorkspace(botToken, options);
  let connection: Connection | undefined;
  let tokenWorks = true;

  const hereOf = async (channel: Channel): Promise<Here> => workspaces.of(teamIn(channel));

  /** Every call to Slack goes through here: its errors become ours, and a token that stopped working is said once. */
  async function asking<T>(call: () => Promise<T>): Promise<T> {
    try {
      const given = await call();
      tokenWorks = true;
      return given;
    } catch (error) {
      const told = platformError(error);
      if (tokenTroubles.has(errorCode(told.cause) ?? '')) {
        if (tokenWorks) log.error('slack does not accept the bot token any more', { reason: told.message });
        tokenWorks = false;
      }
      throw told;
    }
  }

  return {
    name: 'slack',
    // Slack has no idempotency key: the same post again is a second post.
    repeatsFor: () => 0,
    gathers: () => false,
    announces: () => false,
    announce: async () => {
      throw new PlatformError('forbidden', 'Slack’s channels cannot be followed from elsewhere.');
    },
    pace,
    start: async (answering) => {
      await asking(() => workspaces.open());
      const homes = createHomes(answering, log);
      const desk = { answering, workspaces, roots, responses, homes, running, log };
      connection = await connect(options, workspaces, (app) => {
        listen(app, desk);
      });
    },
    post: async (channel, message, deliveryId, under) =>
      asking(async () => (await hereOf(channel)).poster.post(channel, message, deliveryId, under)),
    edit: async (channel, messageId, message) =>
      asking(async () => (await hereOf(channel)).poster.edit(channel, messageId, message)),
    // Before we are in the workspace nothing was opened there.
    opens: (channel) => workspaces.known(teamIn(channel))?.poster.opens(channel) ?? channelParts(channel).direct,
    find: async (channel, deliveryId, since, under) =>
      asking(async () => (await hereOf(channel)).poster.find(channel, deliveryId, since, under)),
    fits: (message) => {
      try {
        return render(message).whole;
      } catch (error) {
        if (error instanceof PlatformError) return false;
        throw error;
      }
    },
    obstacle: async (channel) => asking(async () => obstacle((await hereOf(channel)).workspace, channel)),
    connected: () => tokenWorks && (connection?.isUp() ?? false),
    port: () => connection?.port(),
    stop: async () => {
      const deadline = Date.now() + drainDeadline;
      // Answers first, while the sockets they are acknowledged through are still open: closing them waits for nobody.
      await running.ended(drainDeadline);
      await connection?.close();
      await running.ended(Math.max(0, deadline - Date.now()));
      connection = undefined;
    },
  };
}

/** Slack's id of the workspace a channel is in. */
function teamIn(channel: Channel): string {
  return channelParts(channel).place.slice('slack:'.length);
}

const drainDeadline = 10_000;
