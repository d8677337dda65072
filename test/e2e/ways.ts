import type { Asker, RawValues, Request } from '../../src/core/answering.ts';
import { actionId, fullName, ownFormId, type Command } from '../../src/core/command.ts';
import type { Option } from '../../src/core/option.ts';
import { mendId } from '../../src/newsroom/target.ts';

/** One way to ask the newsroom for something: a command typed, its form sent, a button pressed, the form behind a button sent. */
export type Way = {
  readonly name: string;
  readonly command: Command;
  readonly who: Command['who'];
  /** Whether pressing it opens a form. */
  readonly opens: boolean;
} & (
  | { readonly kind: 'command' | 'form' | 'mend'; readonly action: '' }
  | { readonly kind: 'press' | 'submit'; readonly action: string }
);

/** Every way there is, told from the list of commands alone, so that none can be forgotten. */
export function waysOf(commands: readonly Command[]): readonly Way[] {
  return commands.flatMap((command): readonly Way[] => {
    const name = fullName(command);
    const shared = { command, who: command.who, action: '', opens: false } as const;
    return [
      { ...shared, kind: 'command', name: `/${name}` },
      ...(command.asks
        ? ([
            { ...shared, kind: 'form', name: `the form of /${name}` },
            { ...shared, kind: 'mend', name: `“Change what I typed” under /${name}`, opens: true },
          ] as const)
        : []),
      ...Object.entries(command.actions ?? {}).flatMap(([action, { who, shows }]): readonly Way[] => {
        const opens = shows === 'form';
        const pressed = { command, who, action, opens, kind: 'press', name: `${name}: ${action}` } as const;
        return opens ? [pressed, { ...pressed, kind: 'submit', name: `the form of ${name}: ${action}` }] : [pressed];
      }),
    ];
  });
}

/** What stands behind a command's buttons: by the command, or by it and the button. */
export type Things = Readonly<Record<string, string>>;

/** The id of its button, about one of the things there are; the first article, feed or subscription unless told. */
export function idOf({ command, action, kind }: Way, things: Things): string {
  const { name } = command;
  if (kind === 'mend') return mendId(command, things['mend'] ?? '');
  return action === ''
    ? ownFormId(command)
    : actionId(name, action, things[`${name} ${action}`] ?? things[name] ?? '1');
}

/** As a platform would pass it on. A menu's choice is the same thing as the button's: who takes which is the command's affair. */
export function requestOf(way: Way, things: Things, asker: Asker, event: string): Request {
  const { command, kind } = way;
  const raw = { ...valuesFor(command), words: 'No.', title: 'Mine now', sentences: 'Mine.', people: asker.person };
  const id = idOf(way, things);
  switch (kind) {
    case 'command':
      return { kind, command, raw: valuesFor(command), asker, event };
    case 'form':
    case 'submit':
      return { kind: 'submit', id, raw, asker, event };
    case 'mend':
    case 'press':
      return { kind: 'press', id, chosen: [id.split(':').slice(2).join(':')], asker, event };
  }
}

/** Something in every option that only changes what is there already. */
export function valuesFor({ options }: Command): RawValues {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => {
      const value = valueFor(option);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function valueFor(option: Option): string | undefined {
  switch (option.kind) {
    case 'article':
    case 'subscription':
      return '1';
    case 'topic':
    case 'category':
      return 'treatment';
    case 'choice':
      return option.choices.at(-1)?.value;
    case 'text':
    case 'words':
      return option.required ? '7' : undefined;
    case 'url':
      return 'https://news.example/walking';
    case 'channel':
    case 'time':
    case 'zone':
      return undefined;
  }
}
