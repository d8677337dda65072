import { findSlash, slashesOf } from './slash.ts';
import type { OptionValues, Slash } from './slash.ts';
import type { Command } from './interaction.ts';

/**
 * A command typed on one line, as Discord writes it: `/newsroom post url:https://… category:treatment`. A value goes on to the
 * next option's name; what stands before the first name is the first option's value, so that `/news search vitamin d` works.
 * @throws {AppError} when there is no such command.
 */
export function readTyped(commands: readonly Command[], line: string): { slash: Slash; options: OptionValues } {
  const text = line.trim().replace(/^\//, '');
  const [slash] = slashesOf(commands)
    .filter(({ path }) => `${text} `.startsWith(`${path.join(' ')} `))
    .toSorted((a, b) => b.path.length - a.path.length);
  if (!slash) return { slash: findSlash(commands, text), options: {} };

  const rest = text.slice(slash.path.join(' ').length).trim();
  const names = slash.options.map(({ name }) => name);
  const marks = [...rest.matchAll(/(?:^|\s)([^\s:]+):/gu)].filter(([, name]) => names.includes(name ?? ''));
  const [first] = names;
  const before = rest.slice(0, marks[0]?.index ?? rest.length).trim();
  const named = marks.map((mark, index) => {
    const value = rest.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? rest.length);
    return [mark[1] ?? '', value.trim()] as const;
  });
  const leading = before === '' ? [] : [[first ?? before, before] as const];
  return { slash, options: Object.fromEntries([...leading, ...named]) };
}
