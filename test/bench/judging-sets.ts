import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** The public sets judging is measured on, as the folder given by --data holds them. */

const highlight = z.object({ id: z.string(), sentences: z.array(z.string()), reference: z.array(z.string()) });
const healthNews = z.object({
  kind: z.enum(['pr', 'news']),
  ref: z.string(),
  title: z.string(),
  text: z.string(),
  /** 0 to 2 observational, 3 and 4 trials, 6 and 7 reviews, 9 experiments; the others are mixed or not said. */
  design: z.number(),
  /** 3 when nobody human was studied. */
  sample: z.number().nullable(),
  /** 2 when the text says outright what kind of study it was. */
  sdi_design: z.number(),
  caution: z.coerce.string(),
});
const rule = z.object({ section: z.string(), name: z.string(), text: z.string(), exp: z.array(z.string()) });

export type Highlight = z.infer<typeof highlight>;
export type HealthNews = z.infer<typeof healthNews>;

/** News articles as sentences, with what editors wrote as their highlights; those too short to choose from are left out. */
export function highlightsIn(data: string): readonly Highlight[] {
  return linesOf(join(data, 'news-highlights-tune.jsonl.gz'))
    .map((line) => highlight.parse(JSON.parse(line)))
    .filter(({ sentences }) => sentences.length > 4);
}

/** Press releases and news with the codes of the InSciOut project. */
export function healthNewsIn(data: string): readonly HealthNews[] {
  return linesOf(join(data, 'health-news-tune.jsonl.gz')).map((line) => healthNews.parse(JSON.parse(line)));
}

export function goldenRulesIn(data: string): readonly z.infer<typeof rule>[] {
  return z.array(rule).parse(JSON.parse(readFileSync(join(data, 'sentence-golden-rules.json'), 'utf8')));
}

export interface Abstract {
  readonly disease: number;
  readonly text: string;
}

/** Medical abstracts of four kinds of disease; the fifth class, "general", is left out. */
export function abstractsIn(data: string): readonly Abstract[] {
  const csv = gunzipSync(readFileSync(join(data, 'medical-abstracts-half.csv.gz'))).toString();
  return [...csv.matchAll(/^(\d),(?:"((?:[^"]|"")*)"|(.*))$/gm)]
    .map(([, disease, quoted, bare]) => ({
      disease: Number(disease),
      text: (quoted ?? bare ?? '').replaceAll('""', '"'),
    }))
    .filter(({ disease }) => disease < 5);
}

function linesOf(path: string): readonly string[] {
  return gunzipSync(readFileSync(path)).toString().trim().split('\n');
}
