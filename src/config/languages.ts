import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '../core/languages.ts';
import { check, readFolder } from './files.ts';
import { languageSchema } from './schemas.ts';

/** A folder for each language, named by its tag; its files are one dictionary. No folder at all is English alone. */
export function readLanguages(configDir: string, problems: string[]): readonly Dictionary[] {
  const folder = join(configDir, 'languages');
  return foldersIn(folder).flatMap((tag) => {
    if (!isTag(tag)) {
      problems.push(`languages/${tag} is named after no language; name the folder by its tag, like de or pt-BR`);
      return [];
    }
    const files = Object.entries(readFolder(join(folder, tag), problems)).flatMap(
      ([name, content]) => check(languageSchema, content, `languages/${tag}/${name}.yaml`, problems) ?? [],
    );
    const phrases = Object.fromEntries(files.flatMap((file) => Object.entries(file.phrases)));
    return { tag, name: files.find(({ name }) => name !== undefined)?.name ?? tag, phrases };
  });
}

/** BCP 47, as all that formats days and numbers wants it. */
function isTag(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}

/** The language that is meant where nobody says otherwise. */
export function spokenHere(tag: string, languages: readonly Dictionary[], problems: string[]): string {
  const tags = ['en', ...languages.map((language) => language.tag)];
  if (!tags.includes(tag)) problems.push(`community.yaml names the language “${tag}”; there are: ${tags.join(', ')}`);
  return tag;
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
