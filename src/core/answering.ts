import type { Command, Root } from './command.ts';
import type { Form } from './form.ts';
import type { Linked } from './linked.ts';
import type { Message } from './message.ts';
import type { Completed, Choice } from './option.ts';
import type { Channel, Person, Place } from './place.ts';
import type { Presence } from './presence.ts';
import type { Languages } from './speak.ts';

/** Who asks, as their platform tells it. */
export interface Asker {
  readonly person: Person;
  readonly place: Place;
  /** What its people call the place, when the platform says. */
  readonly placeName?: string;
  /** Where they spoke. */
  readonly channel: Channel;
  /** Their own direct messages, where what they follow is sent. */
  readonly direct: Channel;
  /**
   * Set where we serve nobody: they installed us for themselves, or write to us directly. `place` then is a name for them alone.
   * `community` is what the button they pressed is about.
   */
  readonly away?: { readonly community?: string };
  /** The platform itself says they may moderate (Discord permissions). Elsewhere false, and the newsroom's own list decides. */
  readonly manages: boolean;
  /** What they read, as their platform tells it (BCP 47). */
  readonly language?: string;
}

/** Something a person did. `event` is the platform's id of it: the same event twice is answered once. */
export type Request =
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly raw: RawValues;
      readonly asker: Asker;
      readonly event: string;
    }
  /** A button pressed or a menu chosen from; `id` as in Action. */
  | {
      readonly kind: 'press';
      readonly id: string;
      readonly chosen: readonly string[];
      readonly asker: Asker;
      readonly event: string;
    }
  /** “Make this an article” on somebody's message: the web addresses in it, in their order. */
  | {
      readonly kind: 'shortcut';
      readonly links: readonly string[];
      readonly asker: Asker;
      readonly event: string;
    }
  /** A form sent in; `id` as in Form. */
  | {
      readonly kind: 'submit';
      readonly id: string;
      readonly raw: RawValues;
      readonly asker: Asker;
      readonly event: string;
    };

/** What was typed or chosen, by option or field name; several choices are joined by commas. */
export type RawValues = Readonly<Record<string, string>>;

/** How the answer will be shown. Known at once, for platforms want to be told within three seconds. */
export type Expectation =
  /** A new message only the asker sees. */
  | 'private'
  /** A new message everyone in the channel sees. */
  | 'public'
  /** The message with the button is replaced. */
  | 'update'
  /** A form opens: `form()` must answer within the platform's three seconds, and does no network I/O. */
  | 'form';

/** `repeat` means this event was answered before: acknowledge it and show nothing. */
export type Answer<Text = string> =
  | {
      readonly kind: 'message';
      readonly message: Message<Text>;
      /** Where an update was expected: leave the message with the button as it is, and show this as a new private one. */
      readonly beside?: true;
      readonly from?: string;
    }
  /** `from`: the community, for somebody who is away; its buttons have to say so. */
  | { readonly kind: 'form'; readonly form: Form<Text>; readonly from?: string }
  | { readonly kind: 'repeat' };

/** The newsroom as the platforms see it: a few questions, none of which ever throws for what a person did wrong. */
export interface Answering extends Presence, Linked {
  readonly commands: readonly Command[];
  /** For what platforms say themselves. */
  readonly languages: Languages;
  /** Told from the request alone, without waiting for anything. */
  expect(request: Request): Expectation;
  /** Whether it changes nothing and takes but a moment. What changes something is done once the platform is known to have heard us. */
  reads(request: Request): boolean;
  /** An expected form answers with a form, or with a message when there is nothing to fill in (no permission, expired). */
  answer(request: Request): Promise<Answer>;
  /** A person's own page, for platforms that have one. It ends in a sentence when it cannot be made. */
  home(asker: Asker): Promise<Message>;
  /** `root`: of the command that asks. */
  complete(kind: Completed, typed: string, asker: Asker, root?: Root): Promise<readonly Choice[]>;
}
