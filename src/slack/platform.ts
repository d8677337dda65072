import type { App } from '@slack/bolt';

import type { Answering } from '../core/answering.ts';
import type { Root } from '../core/command.ts';
import { PlatformError } from '../core/errors.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Moderators } from '../core/member.ts';
import { phrase } from '../core/phrase.ts';
import { channelParts, type Channel } from '../core/place.ts';
import type { Platform } from '../core/platform.ts';
import { accessByInstalling, accessByToken } from './access.ts';
import { createActive } from './active.ts';
import { connect, type ConnectOptions, type Connection } from './connect.ts';
import { listen } from './dispatch.ts';
import { platformError } from './errors.ts';
import { createHomes } from './home.ts';
import type { Installations } from './installations.ts';
import { pace } from './limits.ts';
import type { OAuth } from './oauth.ts';
import { obstacle } from './obstacle.ts';
import { createOnce, type Heard } from './once.ts';
import { outsiders } from './outsiders.ts';
import { render } from './render.ts';
import { showCards } from './unfurl.ts';
import { createRunning } from './waiting.ts';
import type { Here } from './workspaces.ts';

export type SlackOptions = ConnectOptions &
  SlackNeeds &
  /** One workspace by its token, or many that install the app by themselves; those take HTTP mode. */
  (
    | { readonly botToken: string; readonly oauth?: undefined }
    | { readonly oauth: OAuth; readonly installations: Installations; readonly botToken?: undefined }
  );

interface SlackNeeds {
  /** The slash commands' names, without the slash. */
  readonly roots: Readonly<Record<Root, string>>;
  /** Keeps the response_url a form's answer goes back through, for half an hour. */
  readonly responses: Expiring<string>;
  /** Remembers which events were heard, also over a restart. */
  readonly events: Heard;
  /** Whom each workspace named. */
  readonly moderators: Pick<Moderators, 'list'>;
}

/** Slack. In HTTP mode `port()` tells where it listens. */
export function createSlack(options: SlackOptions): Platform & { port(): number | undefined } {
  const { roots, responses, events, log } = options;
  const running = createRunning();
  const access = options.oauth
    ? accessByInstalling(options.oauth, options.installations, options)
    : accessByToken(options.botToken, options);
  const { workspaces } = access;
  let connection: Connection | undefined;
  let newsroom: Answering | undefined;

  /** Every call to Slack goes through here: its errors become ours. */
  async function asking<T>(channel: Channel, call: (here: Here) => Promise<T>): Promise<T> {
    const team = teamIn(channel);
    try {
      const given = await call(await workspaces.of(team));
      access.heard(team, undefined);
      return given;
    } catch (error) {
      const told = platformError(error);
      access.heard(team, told);
      throw told;
    }
  }

  const active = createActive({
    isSwitchedOff: async (channel) =>
      asking(channel, async ({ workspace: { poster } }) => {
        const { user } = await poster.users.info({ user: channelParts(channel).id });
        return user?.deleted === true;
      }),
    closed: async (channel, why) => {
      workspaces.known(teamIn(channel))?.poster.doubt(channel);
      await newsroom?.closed(channel, why);
    },
    running,
    log,
    forMs: options.believedFor,
  });

  return {
    name: 'slack',
    // Slack has no idempotency key: the same post again is a second post.
    repeatsFor: () => 0,
    gathers: () => false,
    announces: () => false,
    announce: async () => {
      throw new PlatformError('forbidden', phrase`Slack’s channels cannot be followed from elsewhere.`);
    },
    pace,
    start: async (answering) => {
      newsroom = answering;
      await access.open(answering);
      const homes = createHomes(answering, log);
      const removed = async (team: string): Promise<void> => access.removed(team);
      const isFirst = createOnce(events, log);
      const desk = { answering, workspaces, roots, responses, isFirst, homes, removed, active, running, log };
      const hear = (app: App): void => {
        listen(app, desk);
      };
      connection = await connect(options, workspaces, hear, access.installing);
    },
    post: async (channel, message, deliveryId, under) => {
      const id = await asking(channel, async ({ poster }) => poster.post(channel, message, deliveryId, under));
      active.posted(channel);
      return id;
    },
    edit: async (channel, messageId, message) =>
      asking(channel, async ({ poster }) => poster.edit(channel, messageId, message)),
    showCards: async (channel, messageId, cards) =>
      asking(channel, async ({ workspace }) => showCards(workspace, channel, messageId, cards)),
    // Before we are in the workspace nothing was opened there.
    opens: (channel) => workspaces.known(teamIn(channel))?.poster.opens(channel) ?? channelParts(channel).direct,
    find: async (channel, deliveryId, since, under) =>
      asking(channel, async ({ poster }) => poster.find(channel, deliveryId, since, under)),
    fits: (message) => {
      try {
        return render(message).whole;
      } catch (error) {
        if (error instanceof PlatformError) return false;
        throw error;
      }
    },
    obstacle: async (channel) => asking(channel, async ({ workspace }) => obstacle(workspace, channel)),
    outsiders: async (channel) => asking(channel, async ({ workspace }) => outsiders(workspace, channel)),
    nameOf: async (channel) => {
      const { id, direct } = channelParts(channel);
      if (direct) return undefined;
      const here = await workspaces.of(teamIn(channel)).catch(() => undefined);
      return here?.names(id);
    },
    connected: () => access.works() && (connection?.isUp() ?? false),
    port: () => connection?.port(),
    stop: async () => {
      const deadline = Date.now() + drainDeadline;
      active.stop();
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
