import type { RawValues, Request } from '../core/answering.ts';
import { actionId, commandOfForm, fullName, readActionId, type Command, type Reaction } from '../core/command.ts';

type FormReaction = Extract<Reaction, { shows: 'form' }>;

/** What a request is for, found in the list of commands from the request alone. */
export type Target = { readonly name: string; readonly who: Command['who'] } & (
  | { readonly kind: 'command'; readonly command: Command; readonly raw: RawValues }
  | {
      readonly kind: 'press';
      readonly reaction: Reaction;
      readonly anywhere: Command['anywhere'];
      readonly argument: string;
      readonly chosen: readonly string[];
    }
  | {
      readonly kind: 'submit';
      readonly command: Command;
      readonly action: string;
      readonly reaction: FormReaction;
      readonly argument: string;
      readonly raw: RawValues;
    }
  /** Who asks decides what becomes of the message's links. */
  | { readonly kind: 'shortcut'; readonly links: readonly string[] }
  /** The same form again, with what was typed the last time. */
  | { readonly kind: 'mend'; readonly command: Command; readonly token: string }
);

/** An action every command has: the button under a refusal. */
const mend = 'mend';

/** Undefined for ids no command knows: buttons stay in channels for years, and outlive what they were made for. */
export function targetOf(commands: readonly Command[], request: Request): Target | undefined {
  if (request.kind === 'command') return asCommand(request.command, request.raw);
  if (request.kind === 'shortcut') return { kind: 'shortcut', name: 'shortcut', who: 'everyone', links: request.links };
  const { command: name, action, argument } = readActionId(request.id);
  if (action === '') {
    const command = commandOfForm(request.id, commands);
    return command && request.kind === 'submit' ? asCommand(command, request.raw) : undefined;
  }
  const named = commands.filter((command) => command.name === name);
  if (action === mend) return request.kind === 'press' ? mending(named, argument) : undefined;
  for (const command of named) {
    const reaction = command.actions && Object.hasOwn(command.actions, action) ? command.actions[action] : undefined;
    if (!reaction) continue;
    const shared = { name: `${fullName(command)} ${action}`, who: reaction.who, argument };
    if (request.kind === 'press')
      return { ...shared, kind: 'press', reaction, anywhere: command.anywhere, chosen: request.chosen };
    if (reaction.shows === 'form') return { ...shared, kind: 'submit', command, action, reaction, raw: request.raw };
  }
  return undefined;
}

/** `post:mend:newsroom.token`: like a form's, for two roots may have a verb of one name. */
export function mendId({ name, root }: Command, token: string): string {
  return actionId(name, mend, `${root}.${token}`);
}

function mending(named: readonly Command[], argument: string): Target | undefined {
  const [root, token = ''] = argument.split('.');
  const command = named.find((command) => command.root === root);
  return command && { name: `${fullName(command)} ${mend}`, who: command.who, kind: 'mend', command, token };
}

/** A moderator makes an article of a message's first link; anybody else hands it in. Undefined when there is none, or nothing to do with it. */
export function shortcutTarget(
  commands: readonly Command[],
  links: readonly string[],
  moderator: boolean,
): Extract<Target, { kind: 'command' }> | undefined {
  const [url] = links;
  const wanted = moderator ? 'newsroom post' : 'news suggest';
  const command = commands.find((known) => fullName(known) === wanted);
  return command && url !== undefined ? asCommand(command, { url }) : undefined;
}

/** Whether its form is shown: when nothing was typed, or not all that is needed. */
export function asks(command: Command, raw: RawValues): boolean {
  return command.asks === true && (Object.values(raw).every((typed) => typed.trim() === '') || lacks(command, raw));
}

/** Whether something is missing that the command cannot do without. */
function lacks(command: Command, raw: RawValues): boolean {
  return Object.entries(command.options).some(([name, option]) => option.required && (raw[name]?.trim() ?? '') === '');
}

function asCommand(command: Command, raw: RawValues): Extract<Target, { kind: 'command' }> {
  return { kind: 'command', name: fullName(command), who: command.who, command, raw };
}

/** The form behind one of a command's buttons. */
export function formReaction(command: Command, action: string): FormReaction | undefined {
  const reaction = command.actions && Object.hasOwn(command.actions, action) ? command.actions[action] : undefined;
  return reaction?.shows === 'form' ? reaction : undefined;
}
