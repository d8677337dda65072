import { readConfig } from '../config.ts';
import type { Page } from '../core/article.ts';
import { inEnglish } from '../core/speak.ts';
import { judgedWith } from '../core/choosing.ts';
import { evidenceLabels, evidenceNames, type Judgement } from '../core/judgement.ts';
import { sayWhere } from '../core/wording/phrases.ts';
import { createLog } from '../log.ts';
import { createChooser } from '../model/chooser.ts';
import { cuesSchema } from '../summary/cues.ts';
import { createJudge } from '../summary/judge.ts';
import { readPage } from './page.ts';
import { print, printJson, readArgs, UsageError, type Verb } from './verb.ts';

export const summarise: Verb = {
  name: 'summarise',
  usage: ['summarise <url|file|-> [--url U] [--json]'],
  run: async (args) => {
    const { values, positionals } = readArgs(args, { url: { type: 'string' }, json: { type: 'boolean' } });
    const [from, ...more] = positionals;
    if (!from || more.length > 0) throw new UsageError('Name one web address, one file, or - for standard input.');
    const config = readConfig();
    const judge = createJudge(cuesSchema.parse(config.cues));
    const page = await readPage(from, values.url);
    const chooser =
      config.model &&
      createChooser(
        config.model,
        createLog('warn', (line) => process.stderr.write(line)),
      );
    const judgement = await judgedWith(judge, chooser, page, Date.now());
    const categories = await judge.categorise(page, config.newcomer.categories);
    if (values.json) printJson(asJson(page, judgement, categories));
    else print(asText(page, judgement, categories).join('\n'));
    return 0;
  },
};

/** The shape programs rely on, and no more. Offsets count UTF-16 units of the text that `extract --json` prints. */
function asJson(
  page: Page,
  { summary, caution, evidence, readingGrade, warnings }: Judgement,
  categories: readonly string[],
): unknown {
  const { url, canonicalUrl, title, byline, siteName, publishedAt, language } = page;
  const { studyKind, subjects, sampleSize, controlGroup, publishedIn, funding } = evidence;
  const labels = { studyKind, subjects, sampleSize, controlGroup, publishedIn, funding };
  return {
    url,
    canonicalUrl,
    title,
    byline,
    siteName,
    publishedAt,
    language,
    categories,
    summary,
    caution: caution && { text: caution.text, ...(caution.speaker === null ? {} : { speaker: caution.speaker }) },
    evidence: Object.fromEntries(
      Object.entries(labels).map(([name, found]) => [name, found && { value: found.value, quote: found.quote }]),
    ),
    readingGrade,
    warnings: warnings.map(({ kind, text }) => ({ kind, text: inEnglish(text) })),
  };
}

function asText(
  page: Page,
  { summary, caution, evidence, readingGrade, warnings, checklist = [] }: Judgement,
  categories: readonly string[],
): readonly string[] {
  return [
    page.title,
    inEnglish(sayWhere(page)),
    '',
    ...summary.filter(({ start }) => start !== caution?.start).map(({ text }) => `- ${text}`),
    '',
    caution ? `Caution${caution.speaker ? ` (${caution.speaker})` : ''}: ${caution.text}` : 'Caution: not stated',
    '',
    ...evidenceNames.map(
      (name) =>
        `${evidenceLabels[name]}: ${evidence[name] ? `${evidence[name].value}  “${evidence[name].quote}”` : 'not stated'}`,
    ),
    `Categories: ${categories.join(', ') || 'none fits'}`,
    `Reading grade: ${readingGrade === null ? 'cannot be told' : readingGrade.toFixed(1)}`,
    ...warnings.map(({ text }) => `Note: ${inEnglish(text)}`),
    ...checklist.map(
      ({ question, mentioned }) => `${question} ${mentioned ? `mentioned  “${mentioned.quote}”` : 'not mentioned'}`,
    ),
  ];
}
