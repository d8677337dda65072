import type { Command } from './command.ts';
import type { Option } from './option.ts';
import { phrase, row, type Said } from './phrase.ts';

/** A command as typed after its root: `post https://… in:treatment`. */
export interface Typed {
  /** Undefined when the first word is no command; then `problem` says which there are. */
  readonly command: Command | undefined;
  readonly raw: Readonly<Record<string, string>>;
  /** What could not be understood, as a sentence; what was understood is in `raw` all the same. */
  readonly problem: Said | undefined;
}

/**
 * Reads typed text for platforms without typed options. Grammar: the command's name, then any of `option:value`,
 * `option:"several words"`, and bare words, which go to the first option that takes none of the named ones. Option names may be
 * written as their alias, in any case; a word with an unknown name before its colon is a bare word (links have colons too).
 * Nothing typed is the command `help` when the list has one.
 */
export function readTyped(text: string, commands: readonly Command[]): Typed {
  const [name = '', ...words] = split(text);
  const command = commands.find((command) => command.name === (name.toLowerCase() || 'help'));
  if (!command) {
    const names = commands.map((command) => command.name).join(', ');
    return {
      command: undefined,
      raw: {},
      problem: name ? phrase`There is no “${name}” here. You can type: ${names}.` : phrase`Type one of: ${names}.`,
    };
  }

  const raw: Record<string, string> = {};
  const bare: string[] = [];
  for (const word of words) {
    const named = readNamed(word, command);
    if (named) raw[named.name] = raw[named.name] ? `${raw[named.name]},${named.value}` : named.value;
    else bare.push(word);
  }
  if (bare.length === 0) return { command, raw, problem: undefined };

  const rest = bare.join(' ');
  const first = Object.entries(command.options).find(
    ([name, option]) => takesBareWords(option) && raw[name] === undefined,
  );
  if (!first)
    return {
      command,
      raw,
      problem: row([phrase`I did not understand “${unquote(rest)}” after “${command.name}”.`, usage(command)]),
    };
  // A topic keeps its quotes: they tell words to follow from a category's name.
  raw[first[0]] = first[1].kind === 'topic' || bare.length > 1 ? rest : unquote(rest);
  return { command, raw, problem: undefined };
}

/** `post [url] [category:…]`, as help shows it. */
export function usage(command: Command): string {
  const options = Object.entries(command.options).filter(([, option]) => !(option.kind === 'text' && option.paragraph));
  const first = options.find(([, option]) => takesBareWords(option))?.[0];
  const parts = options.map(([name, option]) => {
    const shown = name === first ? `<${name}>` : `${option.alias ?? name}:…`;
    return option.required ? shown : `[${shown}]`;
  });
  return [command.name, ...parts].join(' ');
}

function takesBareWords(option: Option): boolean {
  return (
    option.kind !== 'channel' &&
    option.kind !== 'zone' &&
    option.kind !== 'time' &&
    !(option.kind === 'text' && option.paragraph === true)
  );
}

/** Words, with quoted stretches kept whole: `a "b c" d:"e f"`. Curly quotes count, for phones type them. */
function split(text: string): readonly string[] {
  return text.match(/(?:[^\s"“”]*["“”][^"“”]*["“”])|\S+/gu) ?? [];
}

function readNamed(word: string, command: Command): { name: string; value: string } | undefined {
  const match = /^([a-z]+):(.+)$/isu.exec(word);
  if (!match?.[1] || !match[2]) return undefined;
  const typed = match[1].toLowerCase();
  const name = Object.keys(command.options).find((name) => name === typed || command.options[name]?.alias === typed);
  return name === undefined ? undefined : { name, value: unquote(match[2]) };
}

function unquote(text: string): string {
  return /^["“”](.*)["“”]$/su.exec(text)?.[1] ?? text;
}
