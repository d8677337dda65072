import type { Form } from './form.ts';
import type { Member } from './member.ts';
import type { Told } from './message.ts';
import type { Newsroom } from './newsroom.ts';
import type { Option, Options } from './option.ts';
import type { Channel } from './place.ts';
import type { Topic } from './topic.ts';
import type { Said } from './phrase.ts';

/** One verb, as data and one function. Discord's JSON, Slack's manifest, help and the README's table are made from it. */
export interface Command<Os extends Options = Options> {
  /** `news` for members, `newsroom` for moderators. Their names on a platform are configurable; these are not. */
  readonly root: Root;
  readonly name: string;
  /** At most 100 characters; begins with a verb. */
  readonly description: string;
  readonly who: 'everyone' | 'moderator';
  readonly reply: 'asker' | 'channel';
  readonly options: Os;
  /** It changes nothing and takes but a moment: a platform may answer at once instead of acknowledging first. */
  readonly reads?: true;
  /**
   * For people who are in none of our places, too, wherever they are. `open`: it reads what is open to everybody, and so do its
   * buttons that `reads`. `own`: it is about the person alone, with all its buttons, and asks for no community.
   */
  readonly anywhere?: 'open' | 'own';
  /** When nothing was typed, ask for the options in a form. */
  readonly asks?: true;
  // A method, not a property: the list holds commands of all options, and each is only called with values made from its own.
  run(values: Values<Os>, newsroom: Newsroom, member: Member): Promise<Told>;
  /** What its messages' buttons, menus and forms do, by the action in their id. */
  readonly actions?: Readonly<Record<string, Reaction>>;
}

export const roots = ['news', 'newsroom'] as const;
export type Root = (typeof roots)[number];

/** `argument` is the last part of the pressed id. */
export type Reaction =
  | {
      readonly shows: 'update' | 'private';
      readonly who: 'everyone' | 'moderator';
      /** As of a command. */
      readonly reads?: true;
      readonly run: (argument: string, chosen: readonly string[], newsroom: Newsroom, member: Member) => Promise<Told>;
    }
  | {
      readonly shows: 'form';
      readonly who: 'everyone' | 'moderator';
      /** What the filled-in form leads to: the message with the button is replaced, or a new private one. */
      readonly afterwards: 'update' | 'private';
      readonly form: (argument: string, newsroom: Newsroom, member: Member) => Promise<Form<Said>>;
      readonly submit: (
        argument: string,
        raw: Readonly<Record<string, string>>,
        newsroom: Newsroom,
        member: Member,
      ) => Promise<Told>;
    };

type ValueOf<O extends Option> = O extends { kind: 'category' }
  ? readonly string[]
  : O extends { kind: 'article' | 'subscription' }
    ? number
    : O extends { kind: 'topic' }
      ? Topic
      : O extends { kind: 'channel' }
        ? Channel
        : O extends { kind: 'choice'; choices: readonly { value: infer V }[] }
          ? V
          : string;

/** Typed from the options: required ones are there, the others may be null. */
export type Values<Os extends Options> = {
  readonly [Name in keyof Os]: Os[Name] extends { required: true } ? ValueOf<Os[Name]> : ValueOf<Os[Name]> | null;
};

/** Keeps the options' literal types for `run`, and gives the list one type. */
export function defineCommand<const Os extends Options>(command: Command<Os>): Command {
  return command;
}

export function fullName(command: Pick<Command, 'root' | 'name'>): string {
  return `${command.root} ${command.name}`;
}

/** The id of a button, menu or form of a command. */
export function actionId(command: string, action: string, argument: string | number = ''): string {
  return `${command}:${action}:${argument}`;
}

/** The id of a command's own form: `mute::newsroom`, for members have a verb of that name, too. */
export function ownFormId({ name, root }: Pick<Command, 'root' | 'name'>): string {
  return actionId(name, '', root);
}

/** The command whose own form this is, if it is one. */
export function commandOfForm(id: string, commands: readonly Command[]): Command | undefined {
  const { command, action, argument } = readActionId(id);
  if (action !== '') return undefined;
  const named = commands.filter(({ name }) => name === command);
  // A form that was open while we were brought up to date may not say whose it is.
  return argument === '' ? named[0] : named.find(({ root }) => root === argument);
}

export function readActionId(id: string): { command: string; action: string; argument: string } {
  const [command = '', action = '', ...argument] = id.split(':');
  return { command, action, argument: argument.join(':') };
}
