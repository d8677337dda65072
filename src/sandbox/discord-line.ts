import type { Command, Root } from '../core/command.ts';

/**
 * A line as the README and help write it, as Discord's own box would hold it: options by their names (`category:` for `in:`), and no
 * quotes around a sentence, for a value goes on to the next option's name there. Quotes that mean a phrase stay.
 */
export function asDiscordWrites(
  line: string,
  commands: readonly Command[],
  roots: Readonly<Record<Root, string>>,
): string {
  const [root = '', name = ''] = line.split(' ');
  const command = commands.find((known) => root === `/${roots[known.root]}` && known.name === name);
  if (!command) return line;
  return Object.entries(command.options).reduce((written, [option, { kind, alias }]) => {
    const named =
      alias === undefined ? written : written.replaceAll(new RegExp(`(?<=\\s)${alias}:`, 'gu'), `${option}:`);
    if (kind === 'words' || kind === 'topic') return named;
    return named.replaceAll(new RegExp(`(?<=\\s${option}:)["“„]([^"“”]*)["”“](?=\\s|$)`, 'gu'), '$1');
  }, line);
}
