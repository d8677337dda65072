import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { commandsJson } from '../../src/discord/register.ts';
import { commandFaults } from '../../src/sandbox/discord/command-rules.ts';
import { phrasesIn } from './phrases.ts';
import { commands, ofCommands, tables } from './tables.ts';

const { languages } = readConfig({});
const { spoken, unclear } = phrasesIn('src', 'commands');

const counted = new Set(spoken.filter((one) => one.counted).map(({ english }) => english));
const said = new Set([...spoken.map(({ english }) => english), ...tables]);

describe('what is said', () => {
  it('is found by its words, whatever is counted', () => {
    expect(unclear).toEqual([]);
    expect(said.size).toBeGreaterThan(100);
  });

  describe.each(languages)('in $name', ({ tag, phrases }) => {
    it('is said in full', () => {
      const lacking = [...said].filter((english) => isWords(english) && phrases[english] === undefined);
      expect(lacking).toEqual([]);
    });

    it('holds nothing that nobody says any more', () => {
      expect(Object.keys(phrases).filter((english) => !said.has(english))).toEqual([]);
    });

    it('says everything in one file', () => {
      const folder = join('config/languages', tag);
      const all = readdirSync(folder).flatMap((file) => Object.keys(phrasesOf(join(folder, file))));
      expect(all.filter((english, at) => all.indexOf(english) !== at)).toEqual([]);
    });

    it('describes commands as shortly as Discord takes it', () => {
      const long = ofCommands.filter((english) => {
        const theirs = phrases[english];
        return typeof theirs === 'string' && theirs.length > 100;
      });
      expect(long).toEqual([]);
      const json = commandsJson(commands, { news: 'news', newsroom: 'newsroom' }, createLanguages(languages));
      for (const command of JSON.parse(JSON.stringify(json))) expect(commandFaults(command)).toEqual([]);
    });

    it('has a form for each number where something is counted, and one text elsewhere', () => {
      const wrong = Object.entries(phrases).filter(
        ([english, theirs]) => counted.has(english) !== (typeof theirs === 'object'),
      );
      expect(wrong.map(([english]) => english)).toEqual([]);
    });

    it('fills the same places as English does', () => {
      const wrong = Object.entries(phrases).filter(([english, theirs]) =>
        Object.values(typeof theirs === 'string' ? { other: theirs } : theirs).some(
          (text) => text !== undefined && placesOf(text) !== placesOf(english),
        ),
      );
      expect(wrong).toEqual([]);
    });
  });
});

const file = z.object({ phrases: z.record(z.string(), z.unknown()) });

function phrasesOf(path: string): Readonly<Record<string, unknown>> {
  return file.parse(parse(readFileSync(path, 'utf8'))).phrases;
}

/** What has no letter beside its places is the same in every language. */
function isWords(english: string): boolean {
  return /\p{L}/u.test(english.replaceAll(/\{\w+\}/g, ''));
}

/** `{n}` may be said in words: “ein Kanal”. */
function placesOf(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].toSorted().join(' ');
}
