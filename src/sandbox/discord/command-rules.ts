import type { CommandBody } from './bodies.ts';
import type { FieldError } from './refusal.ts';
import type { CommandOption } from './interaction.ts';

/** Limits of commands that Discord's OpenAPI description leaves out. Source: discord-api-docs, interactions/application-commands.mdx. */
export const commandLimits = { slashCommands: 100, menuCommands: 15, characters: 8_000 } as const;

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** The languages Discord knows. Source: discord-api-docs, reference.mdx#locales. */
const LOCALES = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
    'zh-CN ja zh-TW ko'
  ).split(' '),
);

/** What Discord refuses in a command beyond its schema; `at` is the command's place within the body. */
export function commandFaults(command: CommandBody, at: readonly PropertyKey[] = []): FieldError[] {
  const isSlash = (command.type ?? 1) === 1;
  const options = command.options ?? [];
  return [
    ...(isSlash ? nameFaults(command.name, at) : []),
    ...descriptionFaults(command, isSlash, at),
    ...localeFaults(command, at),
    ...permissionFaults(command.default_member_permissions, at),
    ...(isSlash ? optionsFaults(options, [...at, 'options'], 0) : menuFaults(options, at)),
    ...sizeFaults(command, at),
  ];
}

/** Two commands of one name and kind in one list. */
export function duplicateCommands(commands: readonly CommandBody[]): FieldError[] {
  const keys = commands.map(({ type, name }) => `${type ?? 1}:${name}`);
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    const message = 'Application command names must be unique';
    return [{ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }];
  });
}

function nameFaults(name: string, at: readonly PropertyKey[]): FieldError[] {
  if (SLASH_NAME.test(name) && name === name.toLowerCase()) return [];
  const message = 'Command name is invalid: lower-case letters, digits, - and _ only, 1 to 32 of them.';
  return [{ path: [...at, 'name'], code: 'APPLICATION_COMMAND_INVALID_NAME', message }];
}

function descriptionFaults(command: CommandBody, isSlash: boolean, at: readonly PropertyKey[]): FieldError[] {
  const path = [...at, 'description'];
  if (isSlash && !command.description) return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  if (isSlash || !command.description) return [];
  const message = 'Context menu commands cannot have description';
  return [{ path, code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', message }];
}

function localeFaults(place: Localized, at: readonly PropertyKey[]): FieldError[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(place[field] ?? {})
      .filter((locale) => !LOCALES.has(locale))
      .map((locale) => ({ path: [...at, field], code: 'LOCALE_INVALID', message: `${locale} is not a known locale` })),
  );
}

function permissionFaults(permissions: string | null | undefined, at: readonly PropertyKey[]): FieldError[] {
  if (permissions === null || permissions === undefined || /^\d+$/.test(permissions)) return [];
  return [
    {
      path: [...at, 'default_member_permissions'],
      code: 'NUMBER_TYPE_COERCE',
      message: `"${permissions}" is not int.`,
    },
  ];
}

function menuFaults(options: readonly CommandOption[], at: readonly PropertyKey[]): FieldError[] {
  if (options.length === 0) return [];
  const message = 'Context menu commands cannot have options';
  return [{ path: [...at, 'options'], code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', message }];
}

function optionsFaults(options: readonly CommandOption[], at: readonly PropertyKey[], depth: number): FieldError[] {
  const names = options.map(({ name }) => name);
  const nested = options.filter(({ type }) => type <= SUBCOMMAND_GROUP).length;
  const faults = options.flatMap((option, index) => {
    const path = [...at, index];
    const own = [...nameFaults(option.name, path), ...localeFaults(option, path), ...choiceFaults(option, path)];
    if (!option.description)
      own.push({ path: [...path, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    if (names.indexOf(option.name) !== index) {
      const message = 'Option names within a command must be unique';
      own.push({ path: [...path, 'name'], code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message });
    }
    if (
      option.required &&
      options.slice(0, index).some((earlier) => !earlier.required && earlier.type > SUBCOMMAND_GROUP)
    ) {
      const message = 'Required options must be placed before non-required options';
      own.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
    if (depth === 2 && option.type <= SUBCOMMAND_GROUP) own.push(wrongType(path));
    if (depth === 1 && option.type === SUBCOMMAND_GROUP) own.push(wrongType(path));
    const isNested = option.type === SUBCOMMAND || option.type === SUBCOMMAND_GROUP;
    return isNested
      ? [...own, ...optionsFaults(option.options ?? [], [...path, 'options'], option.type === SUBCOMMAND ? 2 : 1)]
      : own;
  });
  if (nested > 0 && nested < options.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    faults.push({ path: at, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  return faults;
}

function choiceFaults(
  { choices, autocomplete, min_value, max_value }: CommandOption,
  path: readonly PropertyKey[],
): FieldError[] {
  const faults: FieldError[] = [];
  const names = (choices ?? []).map(({ name }) => name);
  faults.push(...(choices ?? []).flatMap((choice, index) => localeFaults(choice, [...path, 'choices', index])));
  if (autocomplete && names.length > 0) {
    const message = 'Autocomplete is not allowed together with choices';
    faults.push({ path, code: 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES', message });
  }
  if (new Set(names).size < names.length) {
    const message = 'Choice names within an option must be unique';
    faults.push({
      path: [...path, 'choices'],
      code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
      message,
    });
  }
  if (typeof min_value === 'number' && typeof max_value === 'number' && min_value > max_value) {
    faults.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_MIN_MAX', message: 'min_value is above max_value' });
  }
  return faults;
}

/** The sum Discord takes: names, descriptions and choice values of the command and all its options, each in the language it is longest in. */
function sizeFaults(command: CommandBody, at: readonly PropertyKey[]): FieldError[] {
  const sizeOf = (option: CommandOption): number =>
    longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations) +
    (option.choices ?? []).reduce(
      (sum, { name, name_localizations: names, value }) => sum + longest(name, names) + String(value).length,
      0,
    ) +
    (option.options ?? []).reduce((sum, inner) => sum + sizeOf(inner), 0);
  const options = command.options ?? [];
  const size = options.reduce(
    (sum, option) => sum + sizeOf(option),
    longest(command.name, command.name_localizations) +
      longest(command.description ?? '', command.description_localizations),
  );
  if (size <= commandLimits.characters) return [];
  const message = `Command exceeds maximum size (${commandLimits.characters})`;
  return [{ path: [...at], code: 'APPLICATION_COMMAND_TOO_LARGE', message }];
}

function longest(text: string, translations: Localized['name_localizations']): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map((translation) => translation.length));
}

function wrongType(path: readonly PropertyKey[]): FieldError {
  const message = 'This option type cannot be nested here';
  return { path: [...path, 'type'], code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message };
}

interface Localized {
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
}
