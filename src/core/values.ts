import { readTime } from './cadence.ts';
import { findCategory, type Category } from './category.ts';
import type { Calendar } from './clock.ts';
import type { Values } from './command.ts';
import { NewsError } from './errors.ts';
import type { Option, Options } from './option.ts';
import { all, own, phrase, type Said } from './phrase.ts';
import { isChannel } from './place.ts';
import { readTopic, unknownCategory } from './topic.ts';

/** What typed text is checked against. */
export interface Known {
  readonly categories: readonly Category[];
  readonly calendar: Pick<Calendar, 'knows' | 'zones'>;
}

/**
 * Reads what a person typed or chose as the values a command's `run` takes. Empty text is nothing given.
 * Throws NewsError `bad-input` with the option's name for the first option that cannot be read, saying what it may be.
 */
export function readValues<Os extends Options>(
  options: Os,
  raw: Readonly<Record<string, string>>,
  known: Known,
): Values<Os> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const typed = raw[name]?.trim() ?? '';
    if (typed !== '') values[name] = readValue(name, option, typed, known);
    else if (option.required)
      throw new NewsError('bad-input', phrase`“${name}” is missing: ${own(option.description)}.`, { field: name });
    else values[name] = null;
  }
  // Built above from these very options, one by one; TypeScript cannot follow a loop over names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return values as Values<Os>;
}

function readValue(name: string, option: Option, typed: string, known: Known): unknown {
  switch (option.kind) {
    case 'text':
    case 'words':
      if (typed.length > option.maxLength) {
        throw wrong(
          name,
          phrase`“${name}” holds ${typed.length} characters, and ${option.maxLength} are allowed. Please shorten it.`,
        );
      }
      return typed;
    case 'url':
      return readUrl(name, typed);
    case 'category':
      return readCategories(name, typed, option.most ?? 1, known.categories);
    case 'topic':
      return at(name, () => readTopic(typed, known.categories));
    case 'article':
    case 'subscription':
      return readNumber(name, typed, option.kind);
    case 'channel':
      if (!isChannel(typed))
        throw wrong(name, phrase`“${typed}” is no channel I know. Choose one from the list, or type it as #channel.`);
      return typed;
    case 'choice': {
      const wanted = typed.toLowerCase();
      const choice = option.choices.find(({ value, label }) => value === wanted || label.toLowerCase() === wanted);
      if (!choice)
        throw wrong(
          name,
          phrase`“${option.alias ?? name}” can be ${all(option.choices.map(({ value }) => value))}, but not “${typed}”.`,
        );
      return choice.value;
    }
    case 'time': {
      const time = readTime(typed);
      if (!time) throw wrong(name, phrase`“${typed}” is no time of day. Write it like 08:00 or 8:30 pm.`);
      return time;
    }
    case 'zone':
      return known.calendar.knows(typed) ? typed : readCity(name, typed, known);
  }
}

/** People know their city: where only one zone has it, that is theirs. */
function readCity(name: string, typed: string, known: Known): string {
  const [zone, ...others] = typed.length < 3 ? [] : known.calendar.zones(typed);
  if (zone === undefined)
    throw wrong(name, phrase`“${typed}” is no time zone I know. Write it like Europe/Berlin or America/New_York.`);
  if (others.length === 0) return zone;
  throw wrong(name, phrase`“${typed}” could be ${all([zone, ...others].slice(0, 5), 'or')}. Give one of them whole.`);
}

/** Chat clients wrap links in angle brackets, sometimes with the text shown behind a bar. */
function readUrl(name: string, typed: string): string {
  const bare = /^<([^|>]+)(?:\|[^>]*)?>$/.exec(typed)?.[1] ?? typed;
  const url = URL.parse(bare) ?? (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(bare) ? URL.parse(`https://${bare}`) : null);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw wrong(name, phrase`“${typed}” is not a web address. Give a link that begins with https://.`);
  }
  // Parsing would make one address of both, of a page that there is not.
  if (/\s/u.test(bare)) throw wrong(name, phrase`“${typed}” is more than a web address. Give the link alone.`);
  return url.href;
}

function readCategories(name: string, typed: string, most: number, categories: readonly Category[]): readonly string[] {
  const slugs = new Set<string>();
  for (const part of typed.split(',').filter((part) => part.trim() !== '')) {
    const category = findCategory(categories, part);
    if (!category) throw wrong(name, unknownCategory(part, categories).said);
    slugs.add(category.slug);
  }
  if (slugs.size > most)
    throw wrong(name, most === 1 ? phrase`Choose one category.` : phrase`Choose at most ${most} categories.`);
  return [...slugs];
}

function readNumber(name: string, typed: string, kind: 'article' | 'subscription'): number {
  const digits = /^#?(\d{1,15})$/.exec(typed)?.[1];
  if (!digits) {
    throw wrong(
      name,
      kind === 'article'
        ? phrase`“${typed}” is not the number of an article. Choose it from the list while typing its title, or give its number, like #12.`
        : phrase`“${typed}” is not the number of a subscription. Choose it from the list, or give its number, like #3.`,
    );
  }
  return Number(digits);
}

function wrong(field: string, said: Said): NewsError {
  return new NewsError('bad-input', said, { field });
}

/** Names the option in a refusal that core/topic.ts made without knowing it. */
function at<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NewsError && !error.field)
      throw new NewsError(error.code, error.said, { field, cause: error });
    throw error;
  }
}
