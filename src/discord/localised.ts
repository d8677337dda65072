import { Locale, type LocalizationMap } from 'discord.js';
import type { Languages } from '../core/speak.ts';
import { shorten } from '../core/visible.ts';
import { limits } from './limits.ts';

type Named = { readonly name: string; readonly name_localizations?: LocalizationMap };
type Described = { readonly description: string; readonly description_localizations?: LocalizationMap };

/** English, and what our other languages say, for each of Discord's own languages that is one of them. */
export function described(text: string, languages: Languages): Described {
  const translations = inLocales(text, languages, limits.commandDescription);
  return {
    description: shorten(text, limits.commandDescription),
    ...(translations && { description_localizations: translations }),
  };
}

export function named(text: string, languages: Languages, most: number): Named {
  const translations = inLocales(text, languages, most);
  return { name: shorten(text, most), ...(translations && { name_localizations: translations }) };
}

function inLocales(text: string, languages: Languages, most: number): LocalizationMap | undefined {
  const said = Object.values(Locale).flatMap((locale) => {
    const translation = languages.find(locale)?.say(text);
    return translation === undefined ? [] : [[locale, shorten(translation, most)] as const];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
