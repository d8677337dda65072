import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { healthNewsIn } from './judging-sets.ts';
import { bm25, carewire, flexSearch, miniSearch, type Engine, type Text } from './relevance-engines.ts';
import { blind } from './relevance-blind.ts';
import { fresh } from './relevance-fresh.ts';
import { later } from './relevance-later.ts';
import { plain } from './relevance-plain.ts';
import { practice } from './relevance-practice.ts';
import { judged, type Judged } from './relevance-queries.ts';
import { remembered } from './relevance-remembered.ts';
import { randomFrom } from './search-corpus.ts';
import { at } from './table.ts';

/**
 * `npm run bench relevance -- --data <folder>`: judged searches over our own fixture articles and, where the folder holds it, the
 * public set of health news that says which texts are about one study (InSciOut; its texts are measured on, never kept). nDCG@10
 * (Järvelin and Kekäläinen, 2002) beside other engines in the same run: of the searches the ranking is tuned by, and of four sets
 * it is not: the other half of the first ones, more by whoever tuned it, and twice more by people who knew no engine; then of these
 * four together. `--tuning` leaves these alone, for what is looked at often is tuned by; `--low` lists what is done badly of those
 * for tuning; `--remembered` asks for other articles by words remembered of them.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      tuning: { type: 'boolean', default: false },
      low: { type: 'boolean', default: false },
      remembered: { type: 'boolean', default: false },
    },
  });
  if (values.remembered && values.data !== undefined) {
    const { texts, asked } = remembered(values.data);
    return compare(texts, [], [asked], false);
  }
  const texts = [...fixtures(), ...(values.data === undefined ? [] : studies(values.data))];
  const known = new Set(texts.map(({ about }) => about));
  const isKnown = ({ right }: Judged): boolean => right.some((about) => known.has(about));
  const tuning = [...judged.filter((_one, index) => index % 2 === 0), ...practice, ...plain].filter(isKnown);
  const unseen = [judged.filter((_one, index) => index % 2 === 1), later, blind, fresh].map((set) =>
    set.filter(isKnown),
  );
  return compare(texts, tuning, values.tuning ? [] : [...unseen, unseen.flat()], values.low);
}

async function compare(
  texts: readonly Known[],
  tuning: readonly Judged[],
  reported: readonly (readonly Judged[])[],
  isLow: boolean,
): Promise<void> {
  const ours = await carewire(texts);
  const engines: Readonly<Record<string, Engine>> = {
    Carewire: ours.engine,
    'FTS5 bm25, all words': bm25(texts, 'AND'),
    'FTS5 bm25, any word': bm25(texts, 'OR'),
    'MiniSearch, all words': miniSearch(texts, 'AND', false),
    'MiniSearch, any word': miniSearch(texts, 'OR', false),
    'MiniSearch, any word, beginnings and slips': miniSearch(texts, 'OR', true),
    FlexSearch: flexSearch(texts, false),
    'FlexSearch, some words': flexSearch(texts, true),
  };
  console.log(
    `${texts.length} articles; nDCG@10 of ${tuning.length} searches for tuning${reported.length === 0 ? '' : `, and of ${reported.map((set) => set.length).join(', ')} others${reported.length > 1 ? ' (the last: all of these)' : ''}, with how far Carewire is ahead (95 %)`}`,
  );
  const own: (readonly number[])[] = [];
  for (const [name, engine] of Object.entries(engines)) {
    const scores = (asked: readonly Judged[]): Promise<readonly number[]> => scoresOf(engine, asked, texts);
    const tuned = await scores(tuning);
    const others = await Promise.all(reported.map(scores));
    if (name === 'Carewire') own.push(...others);
    const said = others.map((theirs, set) => {
      const ahead = (own[set] ?? []).map((score, index) => score - (theirs[index] ?? 0));
      return `${sayMean(theirs)}  ${(name === 'Carewire' ? '' : sayInterval(ahead)).padEnd(26)}`;
    });
    console.log(`${name.padEnd(44)} ${sayMean(tuned)}  ${said.join('  ')}`.trimEnd());
    // What is reported is never looked at one by one.
    if (isLow && name === 'Carewire')
      for (const [index, score] of tuned.entries())
        if (score < 0.9) console.log(`   ${score.toFixed(2)} ${tuning[index]?.query ?? ''}`);
  }
  await ours.close();
}

type Known = Text & { readonly about: string };

function fixtures(): readonly Known[] {
  const folder = new URL('../fixtures/articles/', import.meta.url);
  return readdirSync(folder).map((file) => {
    const written = readFileSync(new URL(file, folder), 'utf8');
    const [head = '', ...rest] = written.split('\n\n');
    const title = /^Title: (.*)$/m.exec(head)?.[1] ?? '';
    return { about: file.replace('.txt', ''), title, text: rest.join('\n\n') };
  });
}

/** The set gives newspapers' articles their press release's title: theirs is their first sentence here. */
function studies(data: string): readonly Known[] {
  return healthNewsIn(data).map(({ ref, kind, title, text }) => ({
    about: ref,
    title: kind === 'pr' ? title.trim() : (/^[^.!?\n]{10,160}/.exec(text.trim())?.[0] ?? ''),
    text,
  }));
}

async function scoresOf(engine: Engine, asked: readonly Judged[], texts: readonly Known[]): Promise<readonly number[]> {
  const scores: number[] = [];
  for (const one of asked) scores.push(scoreOf(await engine(one.query), one, texts));
  return scores;
}

function scoreOf(found: readonly number[], { right }: Judged, texts: readonly Known[]): number {
  const isRight = (place: number): boolean => right.includes(texts[place]?.about ?? '');
  const gain = found.reduce((sum, place, at) => sum + (isRight(place) ? 1 / Math.log2(at + 2) : 0), 0);
  const possible = Math.min(10, texts.filter(({ about }) => right.includes(about)).length);
  const ideal = Array.from({ length: possible }, (_, at) => 1 / Math.log2(at + 2)).reduce((sum, one) => sum + one, 0);
  return ideal === 0 ? 0 : gain / ideal;
}

/** The mean of paired differences and where it lies in 95 of 100 draws of as many searches (bootstrap). */
function sayInterval(differences: readonly number[]): string {
  if (differences.length === 0) return '';
  const random = randomFrom(1);
  const drawn = Array.from({ length: 10_000 }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  );
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
  return `${signed(mean(differences))} (${signed(at(drawn, 0.025))} to ${signed(at(drawn, 0.975))})`;
}

/** Without --data a set may have no search whose article is known. */
function sayMean(scores: readonly number[]): string {
  return scores.length === 0 ? '–' : mean(scores).toFixed(3);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
