import type { Person } from '../discord/people.ts';
import type { Suggestion, Suggestions } from './pane.ts';

type Command = ReturnType<Person['commands']>[number];
type Option = Command['options'][number];

const channelOption = 7;
const most = 25;

/** Discord's command box: the commands one is shown, then a command's options, and in an option its choices or what the bot itself suggests. */
export async function suggestDiscord(
  person: Person,
  channelId: string,
  line: string,
  channels: readonly string[],
): Promise<Suggestions> {
  if (!line.startsWith('/')) return { items: [], hint: '' };
  const commands = person.commands(channelId);
  const text = line.slice(1);
  const command = commands.find(({ name }) => text.startsWith(`${name} `));
  if (!command)
    return { items: matching(commands, text), hint: '', eager: !commands.some(({ name }) => name === text) };

  const { focused, values } = readSoFar(command, text.slice(command.name.length));
  const offered = focused ? await valuesFor(person, channelId, command, focused, values, channels) : [];
  const before = focused ? line.slice(0, focused.from + 1 + command.name.length) : '';
  const isWritten = (value: string): boolean => value === focused?.text.trim();
  const items = [
    ...offered
      .filter(({ value }) => !isWritten(value))
      .map(({ name, value }) => ({ line: `${before}${value} `, label: name, note: focused?.option.name ?? '' })),
    ...optionsLeft(command, values, line, focused),
  ];
  return { items: items.slice(0, most), hint: focused?.option.description ?? command.description };
}

function matching(commands: readonly Command[], text: string): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  return commands
    .filter(({ name }) => name.includes(wanted))
    .toSorted((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
    .slice(0, most)
    .map(({ name, description }) => ({ line: `/${name} `, label: `/${name}`, note: description }));
}

interface Focused {
  readonly option: Option;
  readonly text: string;
  /** Where its value begins, counted from after the command's name. */
  readonly from: number;
}

/** What is filled in, and the option one is typing into: the last one named. */
function readSoFar(
  { options }: Command,
  rest: string,
): { readonly focused: Focused | undefined; readonly values: Readonly<Record<string, string>> } {
  const marks = [...rest.matchAll(/(?<=\s)([^\s:]+):/gu)].filter(([, name]) =>
    options.some((option) => option.name === name),
  );
  const values: Record<string, string> = {};
  let focused: Focused | undefined;
  const [first] = options;
  const before = rest.slice(0, marks[0]?.index ?? rest.length);
  // What stands before any name is the first option's, as when it is sent.
  if (first && before.trim() !== '') {
    values[first.name] = before.trim();
    focused = { option: first, text: before, from: before.search(/\S/) };
  }
  for (const [index, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const text = rest.slice(from, marks[index + 1]?.index ?? rest.length);
    const option = options.find(({ name }) => name === mark[1]);
    if (!option) continue;
    values[option.name] = text.trim();
    focused = { option, text, from };
  }
  return { focused, values };
}

async function valuesFor(
  person: Person,
  channelId: string,
  command: Command,
  { option, text }: Focused,
  values: Readonly<Record<string, string>>,
  channels: readonly string[],
): Promise<readonly { readonly name: string; readonly value: string }[]> {
  const typed = text.trim();
  if (option.type === channelOption) return channels.map((name) => ({ name: `#${name}`, value: `#${name}` }));
  if (option.autocomplete) {
    const { [option.name]: _typing, ...others } = values;
    const choices = await person.suggestions(channelId, command.name, option.name, typed, others);
    return choices.map(({ name, value }) => ({ name, value: String(value) }));
  }
  return (option.choices ?? [])
    .filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
    .map(({ name, value }) => ({ name, value: String(value) }));
}

function optionsLeft(
  { options }: Command,
  values: Readonly<Record<string, string>>,
  line: string,
  focused: Focused | undefined,
): readonly Suggestion[] {
  // In the middle of a value nobody looks for the next option.
  if (focused && !/\S\s$/.test(focused.text)) return [];
  return options
    .filter(({ name }) => !(name in values))
    .map(({ name, description, required }) => ({
      line: `${line.trimEnd()} ${name}:`,
      label: `${name}${required ? ' *' : ''}`,
      note: description,
    }));
}
