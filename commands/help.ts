import { defineCommand, type Command, type Root } from '../src/core/command.ts';
import { helpMessage } from '../src/core/wording/help.ts';

/** `name` is what the root is called where this runs; `list` gives every command, this one among them. */
export function helpFor(root: Root, name: string, list: () => readonly Command[]): Command {
  return defineCommand({
    root,
    name: 'help',
    description: root === 'news' ? 'Show what you can do here' : 'Show what moderators can do here',
    who: root === 'news' ? 'everyone' : 'moderator',
    reply: 'asker',
    reads: true,
    ...(root === 'news' && { anywhere: 'open' }),
    options: {},
    run: (_values, _newsroom, { isAway }) => Promise.resolve(helpMessage(root, name, list(), isAway)),
  });
}
