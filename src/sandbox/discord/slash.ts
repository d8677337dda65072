import { AppError } from './app-error.ts';
import type { Payload } from './payload.ts';
import { createResolver } from './resolve.ts';
import type { Resolver } from './resolve.ts';
import type { Command, CommandOption } from './interaction.ts';
import type { Channel, User } from './state.ts';
import type { World } from './world.ts';

/** What a person types into options, by name. Strings are read as the option's kind wants them. */
export type OptionValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** A slash command down to the subcommand that is run. */
export interface Slash {
  readonly command: Command;
  /** `['newsroom', 'post']` */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly CommandOption[];
}

const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
};
const MAX_TEXT = 6_000;

/** Every slash command that can be run, with its subcommands spelt out. */
export function slashesOf(commands: readonly Command[]): Slash[] {
  return commands
    .filter(({ type }) => type === 1)
    .flatMap((command) => descend(command, [command.name], command.description, command.options));
}

/** @param name `newsroom post`, with or without the stroke. @throws {AppError} when the person is shown no such command. */
export function findSlash(commands: readonly Command[], name: string): Slash {
  const wanted = name.replace(/^\//, '').trim().split(/\s+/).join(' ');
  const known = slashesOf(commands);
  const found = known.find(({ path }) => path.join(' ') === wanted);
  if (found) return found;
  const below = known
    .filter(({ path }) => path.join(' ').startsWith(`${wanted} `))
    .map(({ path }) => `/${path.join(' ')}`);
  if (below.length > 0) throw new AppError(`/${wanted} needs a subcommand: ${below.join(', ')}.`);
  throw new AppError(`There is no command /${wanted} here.`);
}

/** Discord's `data` for a command run with these values. @throws {AppError} for what Discord's app would not send. */
export function slashData(world: World, user: User, channel: Channel, slash: Slash, values: OptionValues): Payload {
  requireKnown(slash, values);
  const resolver = createResolver(world, user, channel);
  const options = slash.options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined || value === '') {
      if (option.required) throw new AppError(`This option is required. Specify a value: ${option.name}`);
      return [];
    }
    return [{ name: option.name, type: option.type, value: valueOf(option, value, resolver) }];
  });
  const resolved = resolver.resolved();
  return { ...dataOf(slash, options), ...(resolved && { resolved }) };
}

/** The same while a value is being typed: nothing is required yet, and the focused one is whatever stands there. */
export function typingData(slash: Slash, focused: string, text: string, values: OptionValues): Payload {
  requireKnown(slash, { ...values, [focused]: text });
  const option = slash.options.find(({ name }) => name === focused);
  if (!option?.autocomplete) throw new AppError(`The option ${focused} offers no suggestions.`);
  const options = slash.options.flatMap(({ name, type }) => {
    if (name === focused) return [{ name, type, value: text, focused: true }];
    const value = values[name];
    return value === undefined ? [] : [{ name, type, value }];
  });
  return dataOf(slash, options);
}

function descend(
  command: Command,
  path: readonly string[],
  description: string,
  options: readonly CommandOption[],
): Slash[] {
  const nested = options.filter(({ type }) => type === OPTION.subcommand || type === OPTION.group);
  if (nested.length === 0) return [{ command, path, description, options }];
  return nested.flatMap((option) => descend(command, [...path, option.name], option.description, option.options ?? []));
}

function requireKnown(slash: Slash, values: OptionValues): void {
  const stranger = Object.keys(values).find((name) => !slash.options.some((option) => option.name === name));
  if (stranger !== undefined) throw new AppError(`/${slash.path.join(' ')} has no option ${stranger}.`);
}

/** Wraps the values into the subcommands they belong to, innermost last. */
function dataOf({ command, path }: Slash, values: readonly Payload[]): Payload {
  const nested = path.slice(1).reduceRight<readonly Payload[]>((inner, name, index) => {
    const isGroup = path.length === 3 && index === 0;
    return [{ name, type: isGroup ? OPTION.group : OPTION.subcommand, options: inner }];
  }, values);
  const guild = command.guildId === undefined ? {} : { guild_id: command.guildId };
  return { id: command.id, name: command.name, type: command.type, options: nested, ...guild };
}

function valueOf(
  option: CommandOption,
  value: string | number | boolean,
  resolver: Resolver,
): string | number | boolean {
  if ((option.choices ?? []).length > 0) return chosen(option, value);
  switch (option.type) {
    case OPTION.string:
      return textOf(option, String(value));
    case OPTION.integer:
    case OPTION.number:
      return numberOf(option, value);
    case OPTION.boolean:
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw new AppError(`${option.name} must be true or false.`);
    case OPTION.user:
      return resolver.user(String(value));
    case OPTION.channel:
      return resolver.channel(String(value), option.channel_types);
    case OPTION.role:
      return resolver.role(String(value));
    case OPTION.mentionable:
      return resolver.mentionable(String(value));
    default:
      throw new AppError(`${option.name} takes a file, and files cannot be handed in here.`);
  }
}

function textOf({ name, min_length, max_length }: CommandOption, value: string): string {
  if (value.length < (min_length ?? 0)) throw new AppError(`${name} must be at least ${min_length} characters.`);
  if (value.length > (max_length ?? MAX_TEXT))
    throw new AppError(`${name} must be at most ${max_length ?? MAX_TEXT} characters.`);
  return value;
}

function numberOf({ name, type, min_value, max_value }: CommandOption, value: string | number | boolean): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new AppError(`${name} must be a number.`);
  if (type === OPTION.integer && !Number.isSafeInteger(number)) throw new AppError(`${name} must be a whole number.`);
  if (number < (min_value ?? -Infinity)) throw new AppError(`${name} must be at least ${min_value}.`);
  if (number > (max_value ?? Infinity)) throw new AppError(`${name} must be at most ${max_value}.`);
  return number;
}

/** Where choices are given, only they can be sent; a person picks them by name or by value. */
function chosen({ name, choices }: CommandOption, value: string | number | boolean): string | number {
  const choice = (choices ?? []).find((one) => one.name === value || String(one.value) === String(value));
  if (!choice) throw new AppError(`${name} must be one of: ${(choices ?? []).map((one) => one.name).join(', ')}.`);
  return choice.value;
}
