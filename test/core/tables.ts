import { labelOf } from '../../src/core/asking.ts';
import { commandList } from '../../commands/index.ts';
import { evidenceGaps, evidenceLabels, evidenceValues } from '../../src/core/judgement.ts';
import { shortcutName } from '../../src/core/shortcut.ts';
import { checklistTitle } from '../../src/core/wording/checklist.ts';
import { weekdayNames } from '../../src/core/cadence.ts';
import { standingNames } from '../../src/core/wording/phrases.ts';
import { faultNames } from '../../src/core/wording/report.ts';
import { grounds } from '../../src/core/wording/reports.ts';
import { refusals, tokenRefused } from '../../src/discord/errors.ts';
import { permissionNames } from '../../src/discord/obstacle.ts';
import { aboutRoot } from '../../src/discord/register.ts';
import { meanings } from '../../src/slack/errors.ts';
import { changeNames, stateNames, stateWords } from '../../src/core/wording/deliveries.ts';
import { rejections } from '../../src/core/wording/reject.ts';
import { feedReasons } from '../../src/sources/feed-refusal.ts';
import { reasons } from '../../src/sources/refusal.ts';
import { languageName } from '../../src/summary/language.ts';
import { cuesSchema } from '../../src/summary/cues.ts';
import { readConfig } from '../../src/config.ts';

/** What an article's labels and its checklist say in our words. */
const cues = cuesSchema.parse(readConfig({}).cues);
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
export const commands = commandList({ news: 'news', newsroom: 'newsroom' });
/** What commands say of themselves. */
export const ofCommands: readonly string[] = [
  ...commands.flatMap((command) => [
    command.description,
    titleCase(command.name),
    ...Object.entries(command.options).flatMap(([name, option]) => [
      labelOf(name),
      option.description,
      ...(option.kind === 'choice'
        ? option.choices.map(({ label }) => label).filter((label) => !/^\d+$/.test(label))
        : []),
    ]),
  ]),
  shortcutName,
  ...Object.values(aboutRoot),
];
/** All of it. */
export const tables = [
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

function titleCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
