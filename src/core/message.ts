import type { Instant } from './clock.ts';
import { isPhrase, phrase, type Said } from './phrase.ts';
import { channelParts, nobody, platformName, type Channel, type Person } from './place.ts';

/**
 * What we say, before any platform decides how it looks. Text is data: renderers escape it always, so only `link`, `bold`,
 * `italic` and `time` can make markup, and no title can mention, link or format by itself. Its texts are strings once it is known who
 * reads it; until then (`Told`) our own words are phrases.
 */
export type Inline<Text = string> =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'bold'; readonly text: Text }
  | { readonly kind: 'italic'; readonly text: Text }
  | { readonly kind: 'link'; readonly text: Text; readonly url: string }
  /** A channel: drawn as its platform draws channels there, elsewhere as `text`. It pings nobody. */
  | { readonly kind: 'channel'; readonly channel: Channel; readonly text: Text }
  /** A person, or a group of people: drawn as their platform draws people. For answers to one person alone, lest it calls somebody. */
  | { readonly kind: 'person'; readonly person: Person; readonly text: Text }
  /** Shown in the reader's own zone. Not for days without a time: those are text, lest they shift by a day. */
  | {
      readonly kind: 'time';
      readonly at: Instant;
      readonly show: 'date' | 'moment' | 'ago';
      /** What stands between day and hour in the reader's language, for platforms that write dates but not that; “at” unless told. */
      readonly between?: string;
    };

export type Line<Text = string> = readonly Inline<Text>[];

/** A button or menu. Ids read `command:action:argument` (at most 100 characters) and hold no state. */
export type Action<Text = string> =
  | {
      readonly kind: 'button';
      readonly id: string;
      readonly label: Text;
      readonly style: 'plain' | 'primary' | 'danger';
    }
  | { readonly kind: 'link'; readonly label: Text; readonly url: string }
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly placeholder: Text;
      /** At most 25. */
      readonly options: readonly MenuOption<Text>[];
      /** How many may be chosen at once; 1 unless told. */
      readonly most?: number;
    };

export interface MenuOption<Text = string> {
  readonly value: string;
  readonly label: Text;
  readonly description?: Text;
  readonly chosen?: boolean;
}

interface Kept {
  /** Renderers drop blocks from the end when a message is too long, never those kept: source link, caution, standing. */
  readonly keep?: true;
}

export type Block<Text = string> = Kept &
  (
    | { readonly kind: 'heading'; readonly line: Line<Text> }
    | { readonly kind: 'text'; readonly line: Line<Text> }
    /** Set apart from what surrounds it: the caution, a standing's banner. */
    | {
        readonly kind: 'quote';
        readonly label: Text;
        readonly line: Line<Text>;
        readonly tone: 'caution' | 'alert' | 'plain';
      }
    | { readonly kind: 'facts'; readonly facts: readonly { readonly label: Text; readonly value: Line<Text> }[] }
    | { readonly kind: 'image'; readonly url: string; readonly alt: Text }
    | { readonly kind: 'list'; readonly items: readonly Line<Text>[]; readonly ordered?: true }
    | { readonly kind: 'actions'; readonly actions: readonly Action<Text>[] }
    /** Small print. */
    | { readonly kind: 'note'; readonly line: Line<Text> }
    | { readonly kind: 'divider' }
  );

export interface Message<Text = string> {
  /** One sentence for notifications and for readers that show no blocks. */
  readonly plain: Text;
  readonly blocks: readonly Block<Text>[];
  /** What the thread is called that it begins, where every message begins one; `plain` unless told. */
  readonly title?: Text;
  /** The names of the categories it is filed under, for places that sort what is posted there. */
  readonly filed?: readonly string[];
  /** The names of the community's other categories: where a place says one of those of it, that was ours, and holds no more. */
  readonly notFiled?: readonly string[];
}

/** A message before it is known in which language it is read: what the newsroom and its commands say. */
export type Told = Message<Said>;

export function text(text: string): Inline;
export function text(text: Said): Inline<Said>;
export function text(text: Said): Inline<Said> {
  return { kind: 'text', text };
}

export function bold(text: string): Inline;
export function bold(text: Said): Inline<Said>;
export function bold(text: Said): Inline<Said> {
  return { kind: 'bold', text };
}

export function italic(text: string): Inline;
export function italic(text: Said): Inline<Said>;
export function italic(text: Said): Inline<Said> {
  return { kind: 'italic', text };
}

export function link(text: string, url: string): Inline;
export function link(text: Said, url: string): Inline<Said>;
export function link(text: Said, url: string): Inline<Said> {
  return { kind: 'link', text, url };
}

export function time(at: Instant, show: 'date' | 'moment' | 'ago'): Inline {
  return { kind: 'time', at, show };
}

/** Elsewhere than on its own platform a channel has no name we know, so its platform must do. */
export function channelNode(channel: Channel): Inline<Said> {
  const { platform, direct } = channelParts(channel);
  const name = platformName(platform);
  return {
    kind: 'channel',
    channel,
    text: direct ? phrase`direct messages on ${name}` : phrase`a channel on ${name}`,
  };
}

/** Where people have no name we know, what their platform calls them must do. */
export function personNode(person: Person): Inline {
  return { kind: 'person', person, text: person.slice(person.search(/[/:][^/:]*$/) + 1) };
}

/** For moderators alone, and only of moderators. */
export function moderatorNode(person: Person): Inline<Said> {
  const [platform = ''] = person.split(':');
  if (person === nobody) return text(phrase`a moderator`);
  return { kind: 'person', person, text: phrase`a moderator on ${platformName(platform)}` };
}

/** Strings, phrases and nodes as one line. */
export function line(...parts: readonly (Inline | string)[]): Line;
export function line(...parts: readonly (Inline<Said> | Said)[]): Line<Said>;
export function line(...parts: readonly (Inline<Said> | Said)[]): Line<Said> {
  return parts.map((part) => (isNode(part) ? part : text(part)));
}

/** A message of one paragraph. */
export function say(...parts: readonly (Inline | string)[]): Message;
export function say(...parts: readonly (Inline<Said> | Said)[]): Told;
export function say(...parts: readonly (Inline<Said> | Said)[]): Told {
  const said = line(...parts);
  return { plain: lineText(said), blocks: [{ kind: 'text', line: said, keep: true }] };
}

/** A line without its markup; times as ISO dates, and nothing for what is no time. */
export function plainText(line: Line): string {
  return line.map((node) => (node.kind === 'time' ? plainTime(node.at) : node.text)).join('');
}

function plainTime(at: Instant): string {
  return Number.isNaN(new Date(at).getTime()) ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same of a line nobody has put into a language yet. */
function lineText(line: Line<Said>): Said {
  return line.every(isSpoken) ? plainText(line) : { kind: 'line', line };
}

/** Nothing of ours is in it, so it is the same in every language. */
export function isSpoken(node: Inline<Said>): node is Inline {
  return node.kind === 'time' || typeof node.text === 'string';
}

function isNode(part: Inline<Said> | Said): part is Inline<Said> {
  return typeof part !== 'string' && !isPhrase(part);
}
