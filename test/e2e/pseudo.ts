import { readConfig, type Config } from '../../src/config.ts';
import { roots } from '../../src/core/command.ts';
import { usage } from '../../src/core/typed.ts';
import { stories } from '../../src/sandbox/stories.ts';
import { wired } from '../../src/sandbox/wire.ts';
import { phrasesIn } from '../core/phrases.ts';
import { commands, tables } from '../core/tables.ts';

/**
 * Settings in which all we say stands in ⟦brackets⟧, place for place, and days, lists and categories are in Greek letters. Whatever
 * is neither between brackets nor somebody's own words was said past the dictionaries.
 */
export function pseudoConfig(): Config {
  const given = readConfig({});
  const phrases = Object.fromEntries([
    ...tables.map((english) => [english, bracketed(english)] as const),
    ...phrasesIn('src', 'commands').spoken.map(
      ({ english, counted }) => [english, counted ? { other: bracketed(english) } : bracketed(english)] as const,
    ),
  ]);
  const packs = new Map(
    [...given.packs].map(([name, categories]) => [
      name,
      categories.map((category, at) => ({ ...category, name: `Θέμα ${at + 1}`, description: 'Περιγραφή' })),
    ]),
  );
  return { ...given, packs, languages: [{ tag: 'el', name: 'Ψευδώνυμα', phrases }], language: 'el' };
}

/** `Published {0} as {1}.` is `⟦Published ⟧{0}⟦ as ⟧{1}.`: what a place is filled with does not hide between brackets. */
function bracketed(english: string): string {
  return english
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) || !/\p{L}/u.test(part) ? part : `⟦${part}⟧`))
    .join('');
}

/** What of a text was said past the dictionaries: Latin letters outside of brackets that are nobody's own words. */
export function unspoken(text: string, typed: readonly string[] = []): readonly string[] {
  const bare = usages
    .reduce(
      (left, one) => left.replaceAll(one, '\n'),
      text
        .replaceAll(/\\(?=[^\p{L}\d\s])/gu, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>'),
    )
    // A text cut short has lost its last bracket.
    .replaceAll(/⟦[^⟦⟧]*⟧?/g, '\n')
    .replaceAll(/https?:\/\/[^\s>)\]|]+/g, '\n')
    // Slack's and Discord's own marks: times, people and channels.
    .replaceAll(/<!date\^[^|>]*\|[^>]*>|<t:[^>]*>|<[@#!][^>]*>/g, '\n')
    // What people type, and codes they pass on.
    .replaceAll(/\/news(?:room)?(?: [a-z]+)?|\b[0-9A-F]+(?:-[0-9A-F]+)+\b/g, '\n')
    .replaceAll(/\p{Script=Greek}+|\d+|[“”"()*_]|\u200B/gu, '\n');
  return bare
    .split('\n')
    .map((part) => part.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((part) => /[A-Za-z]{2}/.test(part) && !isData(part) && !typed.includes(part));
}

/** As help shows them, the longest first. */
const usages = commands.map((command) => `/${command.root} ${usage(command)}`).toSorted((a, b) => b.length - a.length);

const day = Date.parse('2026-11-09T10:00:00Z');
const stated = [...stories, ...wired(day, day + 7 * 86_400_000)].flatMap((story) => {
  const all = Object.values(story).flatMap(strings);
  // An excerpt may begin in one paragraph and end in the next.
  return [...all, all.join(' ')];
});
const names: ReadonlySet<string> = new Set([
  // Of an article: “301 adults”, “lots EX-1200 and EX-1300”.
  'adults',
  'and EX',
  ...roots,
  ...roots.map((root) => commands.flatMap((command) => (command.root === root ? [command.name] : [])).join(', ')),
  ...'MS Hub|Mira|Sam|Noor|Ada|Carewire|Discord|Slack|Europe/London|UTC|treatment|lounge|everything'.split('|'),
  ...stated.map((text) => text.replace(/^added by /, '')),
]);

/** Of an article or of whoever is there. What is very short must be the whole of it. */
function isData(part: string): boolean {
  return names.has(part) || (part.length >= 8 && stated.some((text) => text.includes(part)));
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every text a platform was sent to show, by the names both platforms have for such. */
export function shownIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return shown.has(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((part) => shownIn(part, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => shownIn(part, key));
}

const shown: ReadonlySet<string> = new Set(
  'content label placeholder description text title submit close alt_text fallback'.split(' '),
);

/** `post:publish` of `post:publish:7`, wherever it is drawn: each kind of button is pressed once. */
export function kindOf(id: string): string {
  return id
    .replace(/^[^~]*~/, '')
    .split(':')
    .slice(0, 2)
    .join(':');
}
