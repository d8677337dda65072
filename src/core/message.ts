import type { Instant } from './clock.ts';
import { channelParts, type Channel, type Person } from './place.ts';

/**
 * What we say, before any platform decides how it looks. Text is data: renderers escape it always, so only `link`, `bold`,
 * `italic` and `time` can make markup, and no title can mention, link or format by itself.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'italic'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A channel: drawn as its platform draws channels there, elsewhere as `text`. It pings nobody. */
  | { readonly kind: 'channel'; readonly channel: Channel; readonly text: string }
  /** A person, or a group of people: drawn as their platform draws people. For answers to one person alone, lest it calls somebody. */
  | { readonly kind: 'person'; readonly person: Person; readonly text: string }
  /** Shown in the reader's own zone. Not for days without a time: those are text, lest they shift by a day. */
  | { readonly kind: 'time'; readonly at: Instant; readonly show: 'date' | 'moment' | 'ago' };

export type Line = readonly Inline[];

/** A button or menu. Ids read `command:action:argument` (at most 100 characters) and hold no state. */
export type Action =
  | {
      readonly kind: 'button';
      readonly id: string;
      readonly label: string;
      readonly style: 'plain' | 'primary' | 'danger';
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly placeholder: string;
      /** At most 25. */
      readonly options: readonly MenuOption[];
      /** How many may be chosen at once; 1 unless told. */
      readonly most?: number;
    };

export interface MenuOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly chosen?: boolean;
}

interface Kept {
  /** Renderers drop blocks from the end when a message is too long, never those kept: source link, caution, standing. */
  readonly keep?: true;
}

export type Block = Kept &
  (
    | { readonly kind: 'heading'; readonly line: Line }
    | { readonly kind: 'text'; readonly line: Line }
    /** Set apart from what surrounds it: the caution, a standing's banner. */
    | {
        readonly kind: 'quote';
        readonly label: string;
        readonly line: Line;
        readonly tone: 'caution' | 'alert' | 'plain';
      }
    | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Line }[] }
    | { readonly kind: 'image'; readonly url: string; readonly alt: string }
    | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered?: true }
    | { readonly kind: 'actions'; readonly actions: readonly Action[] }
    /** Small print. */
    | { readonly kind: 'note'; readonly line: Line }
    | { readonly kind: 'divider' }
  );

export interface Message {
  /** One sentence for notifications and for readers that show no blocks. */
  readonly plain: string;
  readonly blocks: readonly Block[];
  /** What the thread is called that it begins, where every message begins one; `plain` unless told. */
  readonly title?: string;
  /** The names of the categories it is filed under, for places that sort what is posted there. */
  readonly filed?: readonly string[];
}

export const text = (text: string): Inline => ({ kind: 'text', text });
export const bold = (text: string): Inline => ({ kind: 'bold', text });
export const italic = (text: string): Inline => ({ kind: 'italic', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });
export const time = (at: Instant, show: 'date' | 'moment' | 'ago'): Inline => ({ kind: 'time', at, show });

/** Elsewhere than on its own platform a channel has no name we know, so its platform must do. */
export function channelNode(channel: Channel): Inline {
  const { platform, direct } = channelParts(channel);
  const name = `${platform.charAt(0).toUpperCase()}${platform.slice(1)}`;
  return { kind: 'channel', channel, text: direct ? `direct messages on ${name}` : `a channel on ${name}` };
}

/** Where people have no name we know, what their platform calls them must do. */
export function personNode(person: Person): Inline {
  return { kind: 'person', person, text: person.slice(person.search(/[/:][^/:]*$/) + 1) };
}

/** For moderators alone, and only of moderators. */
export function moderatorNode(person: Person): Inline {
  const [platform = ''] = person.split(':');
  return { kind: 'person', person, text: `a moderator on ${platform.charAt(0).toUpperCase()}${platform.slice(1)}` };
}

/** Strings and nodes as one line. */
export function line(...parts: readonly (Inline | string)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? text(part) : part));
}

/** A message of one paragraph. */
export function say(...parts: readonly (Inline | string)[]): Message {
  const said = line(...parts);
  return { plain: plainText(said), blocks: [{ kind: 'text', line: said, keep: true }] };
}

/** A line without its markup; times as ISO dates. */
export function plainText(line: Line): string {
  return line
    .map((node) => (node.kind === 'time' ? new Date(node.at).toISOString().slice(0, 16).replace('T', ' ') : node.text))
    .join('');
}
