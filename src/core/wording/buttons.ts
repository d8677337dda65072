import { actionId } from '../command.ts';
import type { Action } from '../message.ts';
import type { Said } from '../phrase.ts';

type Button = Extract<Action<Said>, { kind: 'button' }>;

/** What pressing it does, with what, and what it says. */
export function button(
  command: string,
  action: string,
  argument: string | number,
  label: Said,
  style: Button['style'] = 'plain',
): Button {
  return { kind: 'button', id: actionId(command, action, argument), label, style };
}

/** The same for a screen whose buttons are all of one command. */
export function buttonsOf(
  command: string,
): (action: string, argument: string | number, label: Said, style?: Button['style']) => Button {
  return (action, argument, label, style) => button(command, action, argument, label, style);
}
