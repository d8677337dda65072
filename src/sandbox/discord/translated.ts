import type { Choice, Command, CommandOption } from './interaction.ts';

/** A command as the app shows it to somebody: described in their language where the bot gave it. Names of slash commands stay. */
export function translated(command: Command, locale: string): Command {
  return {
    ...command,
    description: command.descriptionLocalizations?.[locale] ?? command.description,
    options: command.options.map((option) => translatedOption(option, locale)),
  };
}

/** What an entry of a menu is called. */
export function titleIn({ name, nameLocalizations }: Command, locale: string): string {
  return nameLocalizations?.[locale] ?? name;
}

function translatedOption(option: CommandOption, locale: string): CommandOption {
  return {
    ...option,
    description: option.description_localizations?.[locale] ?? option.description,
    ...(option.choices && { choices: option.choices.map((choice) => translatedChoice(choice, locale)) }),
    ...(option.options && { options: option.options.map((inner) => translatedOption(inner, locale)) }),
  };
}

function translatedChoice(choice: Choice, locale: string): Choice {
  return { ...choice, name: choice.name_localizations?.[locale] ?? choice.name };
}
