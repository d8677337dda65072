import { visible } from '../core/visible.ts';

/**
 * An author line without "By", role, date, portal and the site's own name; null for addresses, handles and texts too long for names.
 */
export function cleanByline(text: string | null | undefined, siteName: string | null = null): string | null {
  const name = visible(text ?? '')
    .replace(posting, '')
    .replace(opening, '')
    .replace(/\s?[|–•·].*$/, '')
    .replace(/,?\s?\(?\d{1,2}[./].*$/, '')
    .replace(/,?\s(?:on\s|am\s|le\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$/i, '')
    .replace(role, '')
    .replace(/\s?[(<][^()<>]*(?:@|\(|\bat\b)[^()<>]*[)>]?$/, '')
    .replace(/[\s,;:/-]+$/, '')
    .trim();
  const own = withoutOwner(withoutNote(name), siteName);
  const isName = own.length > 0 && own.length <= 120 && /\p{L}/u.test(own) && !notAName.test(own);
  return isName && !startsSmall(own) ? own : null;
}

/** Addresses, and what tells of a day: a year, or what was done on it. */
const notAName = /^https?:|@\w+\.\w|^www\.|(?<!\d)(?:19|20)\d{2}(?!\d)|^(?:posted|published|updated|modified)$/i;

/** "your wedding bloggers", not "van Dyck" and not the name of an account. */
function startsSmall(name: string): boolean {
  return (
    /^\p{Ll}+\s/u.test(name) &&
    !/^(?:de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ten|ter|van|von|vom|zu|zur|d|mc|e)\s/i.test(name)
  );
}

/** "Posted 2026-11-19", "Published on 3 May 2024 at 10:15 by", an instant in UTC: when it was put there, before who did. */
const posting =
  /^(?:(?:last )?(?:posted|published|updated|added|modified|veröffentlicht|publié|publicado|pubblicato)\b\s?:?\s?(?:on|am|le|el|il)?\s?:?\s?)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\.?\s\p{L}{3,10}\.?,?\s\d{4}|\p{L}{3,10}\.?\s\d{1,2},?\s\d{4})(?:(?:t|,?\s(?:at\s)?)\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?|z|[+-]\d{2}:?\d{2})?)?[\s,|·•–—-]*/iu;

/** "Jane Roe (Reuters), Berlin": what stands in brackets behind a person, and after them. */
function withoutNote(name: string): string {
  const head = name.split(/\s?[([]/)[0] ?? '';
  return head !== name && isPerson(head) ? head : name;
}

/** "Jane Roe, The Paper" and "Jane Roe for The Paper" on The Paper. */
function withoutOwner(name: string, siteName: string | null): string {
  const parts = siteName === null ? null : /^(.{3,}?)(?:,\s|\sfor\s|\s@\s|\s-\s|\s\/\s)(.+)$/.exec(name);
  return parts !== null && letters(parts[2] ?? '') === letters(siteName ?? '') ? (parts[1] ?? name) : name;
}

const opening =
  /^(?:(?:(?:written|posted|added|submitted|published|reported|created|story|words|text)\sby|(?:veröffentlicht|geschrieben|verfasst|erstellt|text|ein beitrag)\svon|(?:publié|écrit|rédigé)\spar|(?:publicado|escrito)\spor|by|von|par|por|di|da|text|texte|texto|autor(?:in|en|e)?|author|authors|auteur)(?:\s?:\s?|\s))+/i;

/** ", Health Editor": what follows a comma and holds a word for a job is no name. */
const role =
  /,\s[^,;]*\b(?:reporter|editor|correspondent|writer|staff|journalist|columnist|contributor|producer|freelance|redakteur(?:in)?|redaktion|korrespondent(?:in)?|professor|director|ph\.?d|m\.?d|r\.?n|mph|special to)\b.*$/i;

/** Whether a line is nothing but names of people, as far as their shape tells. */
export function namesPeople(line: string): boolean {
  return line.split(separators).every(isPerson);
}

/** What parts the names of several people. */
export const separators = /\s*[,;]\s*|\s+(?:and|und|et|y|e|&)\s+/;
/** Whether it has the shape of one person’s name. */
export function isPerson(name: string): boolean {
  return personName.test(name);
}

const personName =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|el|al|bin|ten|zu)\s){0,2}\p{Lu}[\p{L}.'’-]*){1,4}$/u;

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
