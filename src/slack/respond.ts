import type { KnownBlock } from '@slack/types';

import type { Expectation } from '../core/answering.ts';
import { PlatformError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { say, type Message } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import { spoken, type Language } from '../core/speak.ts';
import type { Acknowledgement } from './acknowledging.ts';
import type { Workspace } from './clients.ts';
import type { Screen } from './home.ts';
import { platformError } from './errors.ts';
import { render, type Rendered } from './render.ts';

/** Where an answer may go, best way first. */
export interface Way {
  readonly userId: string;
  readonly channelId: string | undefined;
  readonly responseUrl: string | undefined;
  /** Of the command that is answered, as long as it is to be given. */
  readonly acknowledgement?: Acknowledgement | undefined;
  /** Set when it was done on the Home tab or a page of ours, which have ways of their own. */
  readonly screen?: Screen | undefined;
  /** What they read, for what is said beside the newsroom's answer. */
  readonly language: Language;
}

export type Respond = (way: Way, shows: Exclude<Expectation, 'form'>, message: Message) => Promise<void>;

/**
 * Shows an answer: in the acknowledgement of the command; else by the response_url of what was done, which works in every channel,
 * without any scope, too; else only to the asker in that channel; else in their direct messages. Never throws; what could not be shown
 * at all is logged, without its words.
 */
export function createRespond(workspace: Workspace, log: Log): Respond {
  const { answers } = workspace;

  async function inChannel({ channelId, userId }: Way, shown: Rendered): Promise<void> {
    if (channelId === undefined) throw none;
    await answers.chat.postEphemeral({ channel: channelId, user: userId, text: shown.text, blocks: shown.blocks });
  }

  async function directly({ userId }: Way, shown: Rendered): Promise<void> {
    const { channel } = await answers.conversations.open({ users: userId });
    if (channel?.id === undefined) throw none;
    await answers.chat.postMessage({ channel: channel.id, text: shown.text, blocks: shown.blocks, ...quiet });
  }

  return async (way, shows, message) => {
    const shown = rendered(message, way.language);
    const ways = [
      async (shown: Rendered) => atOnce(way, shows, shown),
      async (shown: Rendered) => byResponseUrl(way, shows, shown),
      async (shown: Rendered) => inChannel(way, shown),
      async (shown: Rendered) => directly(way, shown),
    ];
    for (const send of ways) {
      const outcome = await sent(send, shown);
      // Twice to one person is a nuisance; twice to a whole channel is not to happen.
      if (outcome === 'shown' || (outcome === 'unsure' && shows === 'public')) return;
    }
    log.error('slack answer could not be shown in any way');
  };
}

/** To the asker alone, where no token is at hand. Never throws. */
export async function respondByUrl(url: string, message: Message, language: Language): Promise<void> {
  const shown = rendered(message, language);
  await postJson(url, bodyOf(shown, 'private')).catch(() => {});
}

/**
 * One call instead of two. Slack does not tell what becomes of it, so what may be refused goes another way (a picture that Slack cannot
 * fetch), and what everybody in a channel is to see.
 */
async function atOnce({ acknowledgement }: Way, shows: Exclude<Expectation, 'form'>, shown: Rendered): Promise<void> {
  if (!acknowledgement || shows !== 'private' || hasImages(shown.blocks)) throw none;
  if (!(await acknowledgement.carrying(bodyOf(shown, shows)))) throw none;
}

async function byResponseUrl(
  { responseUrl }: Way,
  shows: Exclude<Expectation, 'form'>,
  shown: Rendered,
): Promise<void> {
  if (responseUrl === undefined) throw none;
  await postJson(responseUrl, bodyOf(shown, shows));
}

/** `unsure` is an answer that got lost. Once more without pictures: Slack refuses a whole message when it cannot fetch one of them. */
async function sent(
  send: (shown: Rendered) => Promise<void>,
  shown: Rendered,
): Promise<'shown' | 'refused' | 'unsure'> {
  try {
    await send(shown);
    return 'shown';
  } catch (error) {
    const { maybeDone, trouble } = platformError(error);
    if (maybeDone) return 'unsure';
    if (trouble !== 'too-long' || !hasImages(shown.blocks)) return 'refused';
    return sent(send, { ...shown, blocks: withoutImages(shown.blocks) });
  }
}

export function hasImages(blocks: readonly KnownBlock[]): boolean {
  return blocks.some(({ type }) => type === 'image');
}

export function withoutImages(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.filter(({ type }) => type !== 'image');
}

/** Links are shown as we wrote them, and fetched by nobody. */
export const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** What an acknowledgement and a response_url take. */
function bodyOf({ text, blocks }: Rendered, shows: Exclude<Expectation, 'form'>): Readonly<Record<string, unknown>> {
  return { ...placement(shows), text, blocks, ...quiet };
}

function placement(shows: Exclude<Expectation, 'form'>): Record<string, unknown> {
  switch (shows) {
    case 'private':
      return { response_type: 'ephemeral', replace_original: false };
    case 'public':
      return { response_type: 'in_channel', replace_original: false };
    case 'update':
      return { replace_original: true };
  }
}

function rendered(message: Message, language: Language): Rendered {
  try {
    return render(message);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return render(spoken(tooLong, language));
  }
}

const tooLong = say(phrase`The answer is too long for one Slack message. Please ask for less at once.`);

const none = new PlatformError('gone', 'There is no such way to answer.');

/** A response_url may be used five times within half an hour. Slack says no by a status or by `ok: false`; silence may be a yes. */
async function postJson(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  });
  const said = await response.text();
  if (response.ok && !/"ok"\s*:\s*false/.test(said)) return;
  throw new PlatformError(
    said.includes('invalid_blocks') ? 'too-long' : 'gone',
    `response_url: HTTP ${response.status}`,
    {
      maybeDone: response.status >= 500,
    },
  );
}
