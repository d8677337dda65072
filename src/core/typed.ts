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
 * `option:"several words"`, and bare words, which go to the options that have none, in their order: a number or an address to the
 * first, what follows to the next (`mute 3 7`). Once the first has its own, a text, a topic or a category without quotes goes on to
 * the next option: `notice:It was wrong link:https://…`. In a search all bare words are words to search for, wherever they stand.
 * Option names may be written as their alias, in any case; a word with an unknown name before its colon is a bare word (links have
 * colons too). Nothing typed is the command `help` when the list has one.
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
  const main = Object.keys(command.options).find((name) => takesBareWords(command.options[name]));
  let open: string | undefined;
  for (const word of joined(words, command)) {
    const named = readNamed(word, command);
    if (named) {
      raw[named.name] = raw[named.name] ? `${raw[named.name]},${named.value}` : named.value;
      const hasMain = main !== undefined && (bare.length > 0 || raw[main] !== undefined);
      open = hasMain ? openAfter(named, command, { main, isNamed: raw[main] !== undefined }) : undefined;
    } else if (open === undefined) bare.push(word);
    else raw[open] = `${raw[open]} ${word}`;
  }
  const left = handOut(bare, command, raw);
  if (left.length === 0) return { command, raw, problem: undefined };
  const said = phrase`I did not understand “${unquote(left.join(' '))}” after “${command.name}”.`;
  const isAlone = Object.keys(command.options).length === 0;
  const how = isAlone ? phrase`Nothing goes behind it.` : phrase`Write it like this: ${usage(command)}`;
  return { command, raw, problem: row([said, how]) };
}

/** Bare words to the options that have none, in their order; returns what is left. */
function handOut(bare: readonly string[], { options }: Command, raw: Record<string, string>): readonly string[] {
  let left = bare;
  for (const [name, option] of Object.entries(options)) {
    const [word] = left;
    if (word === undefined) break;
    if (!takesBareWords(option) || raw[name] !== undefined) continue;
    const isSecond = left.length < bare.length;
    if (option.kind === 'choice' && isSecond && !offers(option, word)) continue;
    const most = takesOne(option, word, isSecond) ? 1 : left.length;
    raw[name] = keepsQuotes(option) || most > 1 ? left.slice(0, most).join(' ') : unquote(word);
    left = left.slice(most);
  }
  return left;
}

/** A topic keeps them, which tell words to follow from a category's name, and a search, where they mean a phrase. */
function keepsQuotes(option: Option | undefined): boolean {
  return option?.kind === 'topic' || option?.kind === 'words';
}

/** What is surely whole with one word: a number, an address, one of some choices. */
function takesOne(option: Option, word: string, isSecond: boolean): boolean {
  if (option.kind === 'article' || option.kind === 'subscription') return /^#?\d+$/.test(word);
  return option.kind === 'url' ? word.includes('.') : option.kind === 'choice' && isSecond;
}

function offers({ choices }: Option & { kind: 'choice' }, word: string): boolean {
  return choices.some(({ value, label }) => [value, label.toLowerCase()].includes(word.toLowerCase()));
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

function takesBareWords(option: Option | undefined): boolean {
  return (
    option !== undefined &&
    option.kind !== 'channel' &&
    option.kind !== 'zone' &&
    option.kind !== 'time' &&
    !(option.kind === 'text' && option.paragraph === true)
  );
}

/** Words, with quoted stretches kept whole: `a "b c" d:"e f"`. Curly, low and angled quotes count, for phones and languages type them. */
function split(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

const piece = /(?:[^\s"“”„«»]*["“”„«»][^"“”„«»]*["“”„«»])|\S+/gu;
const quoted = /^["“”„«»](.*)["“”„«»]$/su;

/** A name and what stands behind it after a space, as phones put one there: `in: treatment`. A name with nothing behind it says nothing. */
function joined(words: readonly string[], command: Command): readonly string[] {
  const whole: string[] = [];
  let name = '';
  for (const word of words) {
    if (isName(word, command)) name = word;
    else {
      whole.push(readNamed(word, command) ? word : name + word);
      name = '';
    }
  }
  return whole;
}

function isName(word: string, command: Command): boolean {
  const name = /^([a-z]+):$/i.exec(word)?.[1];
  return name !== undefined && optionOf(name, command) !== undefined;
}

interface Named {
  readonly name: string;
  readonly value: string;
  readonly isQuoted: boolean;
}

function readNamed(word: string, command: Command): Named | undefined {
  const match = /^([a-z]+):(.+)$/isu.exec(word);
  const name = match?.[1] === undefined ? undefined : optionOf(match[1], command);
  if (name === undefined || !match?.[2]) return undefined;
  const value = unquote(match[2]);
  const isQuoted = value !== match[2];
  return { name, value: keepsQuotes(command.options[name]) ? match[2] : value, isQuoted };
}

function optionOf(typed: string, { options }: Command): string | undefined {
  const wanted = typed.toLowerCase();
  return Object.keys(options).find((name) => name === wanted || options[name]?.alias === wanted);
}

/** The option that bare words behind a named one go on with. */
function openAfter(
  { name, isQuoted }: Named,
  { options }: Command,
  { main, isNamed }: { readonly main: string; readonly isNamed: boolean },
): string | undefined {
  if (options[main]?.kind === 'words') return isNamed ? main : undefined;
  const kind = options[name]?.kind;
  const isOpen = kind === 'topic' || (name !== main && (kind === 'text' || kind === 'category'));
  return isOpen && !isQuoted ? name : undefined;
}

function unquote(text: string): string {
  return quoted.exec(text)?.[1] ?? text;
}
