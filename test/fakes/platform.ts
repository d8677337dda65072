import type { Clock, Instant } from '../../src/core/clock.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { english, spoken } from '../../src/core/speak.ts';
import { plainText, type Block, type Message, type Told } from '../../src/core/message.ts';
import { platformOf, type Channel } from '../../src/core/place.ts';
import type { Platform } from '../../src/core/platform.ts';
import type { Power } from './power.ts';

interface Posted {
  readonly id: string;
  readonly deliveryId: string;
  readonly at: Instant;
  /** As it stands now; edits change it. */
  readonly message: Message;
  /** The message it answers. */
  readonly under: string | undefined;
  readonly edits: number;
}

/** What the next call of a kind does instead of answering. `lost-after` has its effect first. */
export type Fault = 'lost-before' | 'lost-after' | 'down' | 'too-long' | { readonly slowDown: number } | Error;

export interface FakePlatform extends Platform {
  /** The channel's messages, oldest first. */
  in(channel: Channel): readonly Posted[];
  all(): readonly (Posted & { readonly channel: Channel })[];
  /** The next calls fail like this, one each. */
  fail(call: 'post' | 'edit' | 'find' | 'announce' | 'card', ...faults: readonly Fault[]): void;
  /** Forgets the faults that were still to come. */
  calm(): void;
  /** From now on the channel does not exist, or may not be written to; `open` again undoes it. */
  close(channel: Channel, how: 'gone' | 'forbidden' | 'open'): void;
  /** Somebody removed a message by hand. */
  remove(channel: Channel, id: string): void;
  readonly calls: { post: number; edit: number; find: number; announce: number; card: number };
  /** What was shown under people's messages, in that order. */
  readonly cards: readonly {
    readonly channel: Channel;
    readonly message: string;
    readonly cards: ReadonlyMap<string, Message>;
  }[];
  /** What was published to the followers of channels called `…announcements`, in that order. */
  readonly announced: readonly string[];
  readable: boolean;
  up: boolean;
  /** Channels that people of another organisation read. */
  readonly outside: Set<Channel>;
}

/** A platform that remembers what was posted and fails on demand. `repeatsFor` and `readable` make it Discord or Slack. */
export function fakePlatform(
  name: string,
  clock: Clock,
  options: {
    readonly repeatsFor?: number;
    readonly readable?: boolean;
    /** How many characters fit in one message. */
    readonly size?: number;
    readonly power?: Power;
  } = {},
): FakePlatform {
  const { repeatsFor = 0, size = 4_000, power } = options;
  const channels = new Map<Channel, Posted[]>();
  const closed = new Map<Channel, 'gone' | 'forbidden'>();
  const faults = {
    post: [] as Fault[],
    edit: [] as Fault[],
    find: [] as Fault[],
    announce: [] as Fault[],
    card: [] as Fault[],
  };
  const cards: FakePlatform['cards'][number][] = [];
  const announced: string[] = [];
  const outside = new Set<Channel>();
  const calls = { post: 0, edit: 0, find: 0, announce: 0, card: 0 };
  let count = 0;

  async function perform<T>(call: keyof typeof faults, channel: Channel, effect: () => T): Promise<T> {
    if (platformOf(channel) !== name) throw new Error(`${channel} is not of ${name}`);
    calls[call] += 1;
    power?.touch();
    const fault = faults[call].shift();
    if (fault && fault !== 'lost-after') throw asError(fault);
    const how = closed.get(channel);
    if (how) throw new PlatformError(how, how === 'gone' ? 'Unknown channel' : 'Missing permissions');
    const told = effect();
    // Yield, so that channels interleave as they would over a network.
    await Promise.resolve();
    power?.touch();
    if (fault === 'lost-after') throw new PlatformError('unavailable', 'socket hang up', { maybeDone: true });
    return told;
  }

  const messages = (channel: Channel): Posted[] => {
    const held = channels.get(channel) ?? [];
    channels.set(channel, held);
    return held;
  };

  const platform: FakePlatform = {
    name,
    repeatsFor: () => repeatsFor,
    gathers: () => false,
    announces: (channel) => channel.endsWith('announcements'),
    announce: (channel, messageId) =>
      perform('announce', channel, () => {
        if (!announced.includes(messageId)) announced.push(messageId);
      }),
    announced,
    cards,
    showCards: (channel, message, shown) =>
      perform('card', channel, () => {
        cards.push({ channel, message, cards: shown });
      }),
    pace: {
      together: { calls: Infinity, perMs: 0 },
      channel: { calls: Infinity, perMs: 0 },
      edits: null,
      looks: null,
      opens: null,
    },
    opens: () => false,
    readable: options.readable ?? true,
    up: true,
    calls,
    start: async () => {},
    stop: async () => {},
    connected: () => platform.up,
    post: (channel, message, deliveryId, under) =>
      perform('post', channel, () => {
        const before = messages(channel).find(
          (posted) => posted.deliveryId === deliveryId && clock.now() - posted.at < repeatsFor,
        );
        if (before) return before.id;
        count += 1;
        messages(channel).push({ id: `${name}-${count}`, deliveryId, at: clock.now(), message, under, edits: 0 });
        return `${name}-${count}`;
      }),
    edit: (channel, messageId, message) =>
      perform('edit', channel, () => {
        const held = messages(channel);
        const index = held.findIndex(({ id }) => id === messageId);
        const posted = held[index];
        if (!posted) throw new PlatformError('gone', 'Unknown message');
        held[index] = { ...posted, message, edits: posted.edits + 1 };
      }),
    find: (channel, deliveryId, since) =>
      perform('find', channel, () => {
        if (!platform.readable) return 'unreadable' as const;
        const found = messages(channel).find(
          // An edit takes the mark away.
          (posted) => posted.deliveryId === deliveryId && posted.at >= since && posted.edits === 0,
        );
        return found ? { messageId: found.id } : ('absent' as const);
      }),
    fits: (message) => textOf(message).length <= size,
    obstacle: async (channel) => {
      const how = closed.get(channel);
      if (how === 'gone') return 'This channel does not exist any more.';
      return how === 'forbidden' ? 'Allow this bot to send messages in the channel.' : undefined;
    },
    outsiders: async (channel) => outside.has(channel),
    outside,
    nameOf: async () => undefined,
    in: (channel) => messages(channel),
    all: () => [...channels].flatMap(([channel, held]) => held.map((posted) => ({ ...posted, channel }))),
    fail: (call, ...added) => {
      faults[call].push(...added);
    },
    calm: () => {
      for (const call of Object.values(faults)) call.length = 0;
    },
    close: (channel, how) => {
      if (how === 'open') closed.delete(channel);
      else closed.set(channel, how);
    },
    remove: (channel, id) => {
      channels.set(
        channel,
        messages(channel).filter((posted) => posted.id !== id),
      );
    },
  };
  return platform;
}

/** All words of a message, for looking into it. */
export function textOf(told: Told): string {
  const message = spoken(told, english);
  return message.blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return plainText(block.line);
    case 'quote':
      return `${block.label}: ${plainText(block.line)}`;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`).join('\n');
    case 'image':
      return block.alt;
    case 'list':
      return block.items.map(plainText).join('\n');
    case 'actions':
      return block.actions.map((action) => (action.kind === 'menu' ? action.placeholder : action.label)).join(' ');
    case 'divider':
      return '';
  }
}

function asError(fault: Exclude<Fault, 'lost-after'>): Error {
  if (fault instanceof Error) return fault;
  if (typeof fault === 'object')
    return new PlatformError('rate-limited', 'too many requests', { retryAfter: fault.slowDown });
  switch (fault) {
    case 'lost-before':
      return new PlatformError('unavailable', 'socket hang up', { maybeDone: true });
    case 'down':
      return new PlatformError('unavailable', 'connection refused');
    case 'too-long':
      return new PlatformError('too-long', 'message too long');
  }
}
