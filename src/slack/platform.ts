import type { Root } from '../core/command.ts';
import { PlatformError } from '../core/errors.ts';
import type { Expiring } from '../core/expiring.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { openWorkspace, type Workspace } from './clients.ts';
import { connect, type ConnectOptions, type Connection } from './connect.ts';
import { listen } from './dispatch.ts';
import { errorCode, platformError, tokenTroubles } from './errors.ts';
import { pace } from './limits.ts';
import { obstacle } from './obstacle.ts';
import { createPoster, type Poster } from './post.ts';
import { render } from './render.ts';
import { createRespond } from './respond.ts';
import { createRunning } from './waiting.ts';

export interface SlackOptions extends ConnectOptions {
  readonly botToken: string;
  /** The slash commands' names, without the slash. */
  readonly roots: Readonly<Record<Root, string>>;
  /** Keeps the response_url a form's answer goes back through, for half an hour. */
  readonly responses: Expiring<string>;
}

/** Slack, for one workspace known by its bot token. In HTTP mode `port()` tells where it listens. */
export function createSlack(options: SlackOptions): Platform & { port(): number | undefined } {
  const { botToken, apiUrl, roots, responses, log } = options;
  const running = createRunning();
  let connection: Connection | undefined;
  let here: { readonly workspace: Workspace; readonly poster: Poster } | undefined;
  let tokenWorks = true;

  async function workspaceOf(channel: Channel): Promise<{ readonly workspace: Workspace; readonly poster: Poster }> {
    const known = here ?? (await enter());
    if (channelParts(channel).place === known.workspace.place) return known;
    throw new PlatformError('forbidden', 'The channel is in a Slack workspace where Carewire is not installed.');
  }

  async function enter(): Promise<{ readonly workspace: Workspace; readonly poster: Poster }> {
    const workspace = await openWorkspace(botToken, apiUrl, log);
    here = { workspace, poster: createPoster(workspace) };
    return here;
  }

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
    repeatsFor: 0,
    pace,
    start: async (answering) => {
      const { workspace } = await asking(enter);
      const respond = createRespond(workspace, log);
      const desk = { answering, workspace, roots, responses, respond, running, log };
      connection = await connect(options, workspace, (app) => {
        listen(app, desk);
      });
    },
    post: async (channel, message, deliveryId, under) =>
      asking(async () => (await workspaceOf(channel)).poster.post(channel, message, deliveryId, under)),
    edit: async (channel, messageId, message) =>
      asking(async () => (await workspaceOf(channel)).poster.edit(channel, messageId, message)),
    // Before we are in the workspace nothing was opened there.
    opens: (channel) => here?.poster.opens(channel) ?? channelParts(channel).direct,
    find: async (channel, deliveryId, since, under) =>
      asking(async () => (await workspaceOf(channel)).poster.find(channel, deliveryId, since, under)),
    fits: (message) => {
      try {
        return render(message).whole;
      } catch (error) {
        if (error instanceof PlatformError) return false;
        throw error;
      }
    },
    obstacle: async (channel) => asking(async () => obstacle((await workspaceOf(channel)).workspace, channel)),
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

const drainDeadline = 10_000;
