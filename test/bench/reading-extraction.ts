import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { decode } from '../../src/sources/decode.ts';
import { readPage } from '../../src/sources/page.ts';
import { cuesSchema } from '../../src/summary/cues.ts';
import { createJudge } from '../../src/summary/judge.ts';
import { hostileRows } from './reading-hostile.ts';
import { pagesOf, type Half, type Pages } from './reading-pages.ts';
import { defuddle, ours, readability, type PageReader } from './reading-readers.ts';
import type { Row } from './reading-row.ts';
import { dateScore, sameAuthor, segmentScore, shingleScore } from './reading-scoring.ts';
import { at } from './table.ts';

/** How well pages are read, beside other readers on the same pages, each half by itself. */
export async function extractionRows(data: string, sides: readonly Half[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const side of sides) {
    const pages = pagesOf(data, side);
    const of = [...(await textRows(pages)), ...(await segmentRows(pages)), ...(await dateRows(pages))];
    rows.push(...of.map((row): Row => ({ ...row, side })));
  }
  const all = sides.length === 2 ? 'all' : (sides[0] ?? 'all');
  return [...rows, ...charsetRows(data), ...(await costRows(pagesOf(data, all))), ...(await hostileRows())];
}

const readers: Readonly<Record<'ours' | 'Readability' | 'defuddle', PageReader>> = {
  ours,
  Readability: readability,
  defuddle,
};

/** What each reader's score is of the same pages. */
async function scored(score: (reader: PageReader) => Promise<string>): Promise<Pick<Row, 'ours' | 'peers'>> {
  const { ours: mine, ...others } = readers;
  const peers: Record<string, string> = {};
  for (const [name, reader] of Object.entries(others)) peers[name] = await score(reader);
  return { ours: await score(mine), peers };
}

async function textRows({ texts }: Pages): Promise<Row[]> {
  if (texts.length === 0) return [];
  const scores = new Map<PageReader, ReturnType<typeof shingleScore>>();
  for (const reader of Object.values(readers)) {
    const found: (readonly [string, string])[] = [];
    for (const { html, url, text } of texts) found.push([text, (await reader(html, url)).text]);
    scores.set(reader, shingleScore(found));
  }
  const shown = async (reader: PageReader, figure: 'f1' | 'exact'): Promise<string> =>
    `${(scores.get(reader)?.[figure] ?? 0).toFixed(4)} (${texts.length} pages)`;
  return [
    {
      what: 'main text, F1',
      ...(await scored((reader) => shown(reader, 'f1'))),
      target: '>= .970',
    },
    { what: 'main text, pages exactly right', ...(await scored((reader) => shown(reader, 'exact'))), target: '>= .36' },
  ];
}

async function segmentRows({ segments }: Pages): Promise<Row[]> {
  if (segments.length === 0) return [];
  const signed = segments.filter((page) => page.author);
  const found = async (reader: PageReader): Promise<string> => {
    const read = [];
    for (const page of segments) read.push({ ...page, text: (await reader(page.html, page.url)).text });
    return `${segmentScore(read).f1.toFixed(4)} (${segments.length} pages)`;
  };
  const authors = async (reader: PageReader): Promise<string> => {
    let right = 0;
    for (const { html, url, author } of signed)
      right += Number(sameAuthor(author ?? '', (await reader(html, url)).author));
    return `${(right / signed.length).toFixed(3)} (${right}/${signed.length})`;
  };
  return [
    {
      what: 'wanted and unwanted segments, F1',
      ...(await scored(found)),
      target: '>= .925',
    },
    { what: 'author, exact', ...(await scored(authors)), target: '>= .651 (350 of 538)' },
  ];
}

async function dateRows({ dated }: Pages): Promise<Row[]> {
  if (dated.length === 0) return [];
  const days = async (reader: PageReader): Promise<string> => {
    const found: (readonly [string, string | null])[] = [];
    for (const { html, url, date } of dated) found.push([date, (await reader(html, url)).date]);
    return `${dateScore(found).f1.toFixed(4)} (${dated.length} pages)`;
  };
  return [{ what: 'day of publication, F1', ...(await scored(days)), target: '>= .950' }];
}

interface CharsetCase {
  readonly f: string;
  readonly lab: string;
  readonly mode: string;
  readonly text: string;
}

function charsetRows(data: string): Row[] {
  const list = join(data, 'charset/cases.json');
  if (!existsSync(list)) return [];
  const cases = JSON.parse(readFileSync(list, 'utf8')) as readonly CharsetCase[];
  const right = (text: (bytes: Uint8Array, header: string | null) => string): string => {
    const read = cases.filter(({ f, lab, mode, text: wanted }) =>
      text(readFileSync(join(data, 'charset', f)), mode === 'header' ? `text/html; charset=${lab}` : null).includes(
        wanted.trim(),
      ),
    );
    return `${read.length}/${cases.length}`;
  };
  return [
    {
      what: 'pages in old encodings',
      ours: right(decode),
      peers: { 'response.text()': right((bytes) => new TextDecoder().decode(bytes)) },
      target: '>= 84/85',
    },
  ];
}

/** CPU of reading and judging a page, beside reading it with Readability alone; page by page in turn, so that a busy machine slows both. */
async function costRows({ texts, segments }: Pages): Promise<Row[]> {
  const pages = [...texts, ...segments];
  if (pages.length === 0) return [];
  const judge = createJudge(cuesSchema.parse(readConfig({}).cues));
  const whole = async (html: string, url: string): Promise<void> => {
    judge.judge(readPage(html, url, 'as-they-are'), Date.now());
  };
  const cost = { ours: [] as number[], peer: [] as number[] };
  for (const round of ['warm-up', 'counted']) {
    for (const { html, url } of round === 'counted' ? pages : pages.slice(0, 60)) {
      const mine = await cpuOf(() => whole(html, url));
      const theirs = await cpuOf(() => readability(html, url));
      if (round === 'counted') {
        cost.ours.push(mine);
        cost.peer.push(theirs);
      }
    }
  }
  const shown = (samples: readonly number[]): string =>
    `${at(samples, 0.5).toFixed(1)} / ${at(samples, 0.95).toFixed(0)} / ${(sum(samples) / samples.length).toFixed(1)}`;
  const ratios = [at(cost.ours, 0.5) / at(cost.peer, 0.5), sum(cost.ours) / sum(cost.peer)];
  const ratio = ratios.map((each) => each.toFixed(2));
  return [
    {
      what: 'CPU ms a page, extraction to summary (median / p95 / mean)',
      ours: shown(cost.ours),
      peers: { 'Readability, extraction only': shown(cost.peer) },
      target: `<= 1.2 times; now ${ratio[0]} (median), ${ratio[1]} (all together)`,
      holds: ratios.every((each) => each <= 1.2),
    },
  ];
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  try {
    await work();
  } catch {
    // A page that cannot be read has cost what it has cost.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function sum(samples: readonly number[]): number {
  return samples.reduce((total, sample) => total + sample, 0);
}
