import { z } from 'zod';
import type { Who } from '../screen.ts';
import type { Html } from './html.ts';

/** Who sits in front of one half of the page, and which channel is open there. */
export interface Seat {
  readonly who: Who;
  /** A channel's name, or `@me` for direct messages. */
  readonly channel: string;
}

/** One half of the page: a platform as its people see it and use it. */
export interface Pane {
  readonly name: PaneName;
  /** Channel names, `@me` among them. */
  readonly channels: readonly string[];
  /** Server, people and channels. */
  top(seat: Seat): Html;
  /** The channel's messages, oldest first, each a keyed list item. */
  messages(seat: Seat): Html;
  /** The form that is open, or nothing. */
  modal(seat: Seat): Html;
  /** Does what the person did; resolves with what the app itself says when it came to nothing. Throws an Error with a sentence. */
  act(seat: Seat, deed: Deed): Promise<string | undefined>;
  /** What is offered while this line stands in the message box. */
  suggest(seat: Seat, line: string): Promise<Suggestions>;
  /** What a menu that asks the app offers for these letters. */
  offers(seat: Seat, menu: string, typed: string): Promise<readonly string[]>;
  /** Calls back at every change on the platform, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** What a person's app may be in, as the page offers it. */
export interface Offered {
  readonly tag: string;
  readonly name: string;
}

export type PaneName = 'discord' | 'slack';

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** How the command is written on, where the platform says so. */
  readonly hint: string;
  /** The first one is taken when the line is sent as it stands. */
  readonly eager?: boolean;
}

export interface Suggestion {
  /** The whole line, once this is taken. */
  readonly line: string;
  readonly label: string;
  readonly note: string;
}

const id = z.string().min(1).max(200);

/** Something a person did, as the page's script tells it. `message` is null for the form that is open. */
export const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), line: z.string().min(1).max(12_000) }),
  z.object({ do: z.literal('press'), message: id.nullable(), control: id }),
  z.object({ do: z.literal('choose'), message: id.nullable(), control: id, values: z.array(z.string()).max(100) }),
  z.object({
    do: z.literal('submit'),
    values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  }),
  z.object({ do: z.literal('cancel') }),
  z.object({ do: z.literal('dismiss'), message: id }),
  /** What the person's app is in. */
  z.object({ do: z.literal('language'), language: z.string().min(2).max(35) }),
  /** An entry of a message's own menu. */
  z.object({ do: z.literal('menu'), message: id, entry: id }),
]);
export type Deed = z.infer<typeof deed>;
