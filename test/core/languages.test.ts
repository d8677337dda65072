import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commandList } from '../../commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { evidenceGaps, evidenceLabels, evidenceValues } from '../../src/core/judgement.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { shortcutName } from '../../src/core/shortcut.ts';
import { checklistTitle } from '../../src/core/wording/checklist.ts';
import { weekdayNames } from '../../src/core/cadence.ts';
import { standingNames } from '../../src/core/wording/phrases.ts';
import { faultNames } from '../../src/core/wording/report.ts';
import { grounds } from '../../src/core/wording/reports.ts';
import { refusals, tokenRefused } from '../../src/discord/errors.ts';
import { permissionNames } from '../../src/discord/obstacle.ts';
import { aboutRoot, commandsJson } from '../../src/discord/register.ts';
import { meanings } from '../../src/slack/errors.ts';
import { changeNames, stateNames, stateWords } from '../../src/core/wording/deliveries.ts';
import { rejections } from '../../src/core/wording/reject.ts';
import { feedReasons } from '../../src/sources/feed-refusal.ts';
import { reasons } from '../../src/sources/refusal.ts';
import { languageName } from '../../src/summary/language.ts';
import { cuesSchema } from '../../src/summary/cues.ts';
import { commandFaults } from '../../src/sandbox/discord/command-rules.ts';
import { phrasesIn } from './phrases.ts';

const { languages, cues: unread } = readConfig({});
const { spoken, unclear } = phrasesIn('src', 'commands');

/** What an article's labels and its checklist say in our words. */
const cues = cuesSchema.parse(unread);
const { studyKind, subjects, controlGroup, availability } = cues.evidence;
const evidence: readonly string[] = [
  ...Object.values(evidenceLabels),
  ...Object.values(evidenceGaps),
  ...Object.values(evidenceValues),
  ...[...studyKind, ...subjects, ...controlGroup, ...availability].map(({ value }) => value),
  checklistTitle,
  ...cues.checklist.map(({ question }) => question),
];

/** The names of languages articles may be in, as their warning says them. */
const articleLanguages = 'ar da de es fr it ja nl pl pt ru sv tr uk zh'.split(' ').map(languageName).map(String);

/** What is said from tables of data, through `own`. */
const commands = commandList({ news: 'news', newsroom: 'newsroom' });
const ofCommands: readonly string[] = [
  ...commands.flatMap((command) => [
    command.description,
    titleCase(command.name),
    ...Object.entries(command.options).flatMap(([name, option]) => [
      titleCase(name),
      option.description,
      ...(option.kind === 'choice'
        ? option.choices.map(({ label }) => label).filter((label) => !/^\d+$/.test(label))
        : []),
    ]),
  ]),
  shortcutName,
  ...Object.values(aboutRoot),
];
const tables = [
  ...ofCommands,
  ...evidence,
  ...Object.values(standingNames),
  ...Object.values(faultNames),
  ...rejections,
  ...[changeNames, stateNames, stateWords].flatMap((names) => Object.values(names)),
  ...[...Object.values(reasons), ...Object.values(feedReasons)].map(([, sentence]) => sentence),
  ...articleLanguages,
  ...Object.values(weekdayNames),
  ...grounds,
  tokenRefused,
  ...permissionNames,
  ...[...Object.values(refusals), ...Object.values(meanings)].map(({ says }) => says),
];

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

function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
