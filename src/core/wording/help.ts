import type { Command, Root } from '../command.ts';
import { bold, line, type Block, type Told } from '../message.ts';
import { own, phrase, type Said } from '../phrase.ts';
import { usage } from '../typed.ts';

/** One screen: what this is, and every command of the root with what it takes; to who is in no server of ours, those that work for them. */
export function helpMessage(root: Root, name: string, commands: readonly Command[], isAway = false): Told {
  const shown = commands.filter((command) => command.root === root && (!isAway || command.anywhere !== undefined));
  const intro =
    root === 'news'
      ? phrase`News that this community’s moderators checked and shared. Every article keeps its source, its caution and what it says about its evidence.`
      : phrase`For moderators: give a link, check the preview, publish. Nothing is posted before you say so.`;
  return {
    plain: phrase`Help for /${name}`,
    blocks: [
      { kind: 'heading', line: line(`/${name}`), keep: true },
      { kind: 'text', line: line(intro), keep: true },
      {
        kind: 'list',
        items: shown.map((command) => line(bold(`/${name} ${usage(command)}`), ' ', own(command.description))),
        keep: true,
      },
      ...(isAway
        ? [
            {
              kind: 'text',
              line: line(phrase`Following, suggesting and reporting work in a server that Carewire is in.`),
              keep: true,
            } satisfies Block<Said>,
          ]
        : []),
      {
        kind: 'note',
        line: line(
          root === 'news'
            ? phrase`Answers are shown to you alone. What you read, search and follow is never shown to others.`
            : phrase`Answers are shown to you alone until you publish.`,
        ),
        keep: true,
      },
    ],
  };
}
