import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { healthNewsIn } from './judging-sets.ts';
import { bm25, carewire, flexSearch, miniSearch, type Engine, type Text } from './relevance-engines.ts';
import { judged, type Judged } from './relevance-queries.ts';

/**
 * `npm run bench relevance -- --data <folder>`: forty searches over our own fixture articles and, where the folder holds it, the
 * public set of health news that says which texts are about one study (InSciOut; its texts are measured on, never kept). nDCG@10
 * (Järvelin and Kekäläinen, 2002) beside other engines in the same run.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
  const texts = [...fixtures(), ...(values.data === undefined ? [] : studies(values.data))];
  const known = new Set(texts.map(({ about }) => about));
  const asked = judged.filter(({ right }) => right.some((about) => known.has(about)));
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
    `${texts.length} articles, ${asked.length} searches; nDCG@10 of the half for tuning, and of the other half`,
  );
  for (const [name, engine] of Object.entries(engines)) {
    const scores = await Promise.all(asked.map(async (one) => scoreOf(await engine(one.query), one, texts)));
    const half = (odd: number): string => mean(scores.filter((_score, at) => at % 2 === odd)).toFixed(3);
    console.log(`${name.padEnd(44)} ${half(0)}  ${half(1)}`);
    if (name === 'Carewire')
      for (const [at, { query }] of asked.entries())
        if (at % 2 === 0 && (scores[at] ?? 0) < 0.7) console.log(`   ${(scores[at] ?? 0).toFixed(2)} ${query}`);
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

function scoreOf(found: readonly number[], { right }: Judged, texts: readonly Known[]): number {
  const isRight = (place: number): boolean => right.includes(texts[place]?.about ?? '');
  const gain = found.reduce((sum, place, at) => sum + (isRight(place) ? 1 / Math.log2(at + 2) : 0), 0);
  const possible = Math.min(10, texts.filter(({ about }) => right.includes(about)).length);
  const ideal = Array.from({ length: possible }, (_, at) => 1 / Math.log2(at + 2)).reduce((sum, one) => sum + one, 0);
  return ideal === 0 ? 0 : gain / ideal;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
