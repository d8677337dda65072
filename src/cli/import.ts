import { stat } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { readConfig } from '../config.ts';
import type { NewArticle } from '../core/article.ts';
import { findCategory, type Category } from '../core/category.ts';
import { NewsError } from '../core/errors.ts';
import type { Judge } from '../core/reading.ts';
import type { Store } from '../store/store.ts';
import { cuesSchema } from '../summary/cues.ts';
import { createJudge } from '../summary/judge.ts';
import { batchesOf } from './import-batches.ts';
import { openItems, type Item, type Items } from './import-items.ts';
import { createProgress } from './progress.ts';
import { firstOf, mostNamed } from './first-of.ts';
import { communityFor, openArchive } from './archive.ts';
import { print, readArgs, UsageError, type Verb } from './verb.ts';

/** What was shared elsewhere before: a blog's posts, or another archive's articles. Nobody is told of any of them. */
export const importVerb: Verb = {
  name: 'import',
  usage: [
    'import <file> [--community ID] [--dry-run] [--map "Old category=slug"]… (a WordPress export, or lines of JSON as export writes them)',
  ],
  run: async (args) => {
    const { values, positionals } = readArgs(args, {
      community: { type: 'string' },
      'dry-run': { type: 'boolean' },
      map: { type: 'string', multiple: true },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('Which file?');
    // What a batch leaves behind is garbage, which V8 otherwise heaps up with the size of the file as long as the machine has memory.
    setFlagsFromString('--optimize-for-size');
    const config = readConfig();
    const store = await openArchive(config);
    const items = await openItems(file).catch((error: unknown) => store.close().then(() => Promise.reject(error)));
    try {
      const community = await communityFor(store, values.community);
      const list = await store.categories.list(community);
      const map = readMap(values.map ?? [], list);
      const work = { file, items, store, community, list, map, judge: createJudge(cuesSchema.parse(config.cues)) };
      const found = values['dry-run'] ? await look(work) : await bring(work);
      for (const line of report(found, values['dry-run'] ?? false, work)) print(line);
      return 0;
    } finally {
      await items.close();
      await store.close();
    }
  },
};

interface Work {
  readonly file: string;
  readonly items: Items;
  readonly store: Store;
  readonly community: string;
  readonly list: readonly Category[];
  readonly map: ReadonlyMap<string, string>;
  readonly judge: Judge;
}

interface Found {
  brought: number;
  known: number;
  /** By why. */
  readonly skipped: Map<string, Skipped>;
  /** Categories as the file names them, and how many articles each has. */
  readonly categories: Map<string, number>;
}

interface Skipped {
  count: number;
  /** Where the first of them stand that somebody may want to mend. */
  readonly where: string[];
}

/** What would be done; nothing is. Articles are not judged, so what is without text is not known yet. */
async function look(work: Work): Promise<Found> {
  return each(work, async (items, found) => {
    found.brought += items.length;
  });
}

/** In batches, each a transaction: a run that was broken off goes on where it stopped, for what is there is known by its address. */
async function bring(work: Work): Promise<Found> {
  return each(work, async (items, found) => {
    const articles: NewArticle[] = [];
    for (const item of items) {
      try {
        articles.push(await asArticle(work, item));
      } catch (error) {
        if (!(error instanceof NewsError)) throw error;
        skip(found, item, { why: error.message, isUsual: false });
      }
    }
    const written = await work.store.ledger.bring(articles);
    for (const article of written)
      if (article) found.brought += 1;
      else found.known += 1;
  });
}

async function each(work: Work, take: (items: readonly Item[], found: Found) => Promise<void>): Promise<Found> {
  const found: Found = { brought: 0, known: 0, skipped: new Map(), categories: new Map() };
  const { size } = await stat(work.file);
  const progress = createProgress(size);
  const items = work.items.items((bytes) => progress.at(bytes));
  for await (const batch of batchesOf(unknown(work, items, found))) await take(batch, found);
  progress.end();
  return found;
}

/** What is an article and not there yet; all else is counted. */
async function* unknown(work: Work, items: AsyncIterable<Item>, found: Found): AsyncGenerator<Item> {
  for await (const item of items) {
    if (item.skip !== null) {
      skip(found, item, item.skip);
      continue;
    }
    for (const name of item.categories) count(found.categories, name);
    if (await work.store.articles.findByUrl(work.community, item.url)) found.known += 1;
    else yield item;
  }
}

function skip({ skipped }: Found, { where }: Item, { why, isUsual }: NonNullable<Item['skip']>): void {
  const held = skipped.get(why) ?? { count: 0, where: [] };
  held.count += 1;
  if (!isUsual && held.where.length < mostNamed) held.where.push(where);
  skipped.set(why, held);
}

/** Judged like any other, unless it comes with its judgement. */
async function asArticle({ community, list, map, judge }: Work, item: Item): Promise<NewArticle> {
  const page = await item.page();
  const filed = item.categories.flatMap((name) => slugFor(name, map, list) ?? []);
  const categories = [...new Set(filed.length > 0 ? filed : await judge.categorise(page, list))];
  const sharedBy = 'import:file';
  if (item.judged) return { ...page, ...item.judged, community, categories, sharedBy };
  const now = Date.now();
  const published = page.publishedAt === null ? Number.NaN : Date.parse(page.publishedAt);
  return {
    ...page,
    community,
    categories,
    judgement: judge.judge(page, now),
    life: 'published',
    standing: 'current',
    notice: null,
    revision: 1,
    sharedAt: Number.isNaN(published) ? now : Math.min(published, now),
    sharedBy,
    correctedAt: null,
  };
}

function slugFor(name: string, map: ReadonlyMap<string, string>, list: readonly Category[]): string | undefined {
  return map.get(name.toLowerCase()) ?? findCategory(list, name)?.slug;
}

function readMap(given: readonly string[], list: readonly Category[]): ReadonlyMap<string, string> {
  const slugs = list.map(({ slug }) => slug).join(', ');
  return new Map(
    given.map((pair) => {
      const at = pair.lastIndexOf('=');
      const known = at > 0 ? findCategory(list, pair.slice(at + 1)) : undefined;
      if (!known)
        throw new UsageError(
          `--map takes “Old category=slug”, not “${pair}”. The community's categories are: ${slugs}.`,
        );
      return [pair.slice(0, at).trim().toLowerCase(), known.slug] as const;
    }),
  );
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function report(found: Found, dry: boolean, { map, list }: Work): readonly string[] {
  const unknown = byCount(found.categories).filter(([name]) => slugFor(name, map, list) === undefined);
  return [
    ...byCount(found.categories).map(
      ([name, articles]) =>
        `  ${name} (${articles}) → ${slugFor(name, map, list) ?? 'no category: suggested by what each says'}`,
    ),
    ...[...found.skipped]
      .toSorted(([, a], [, b]) => b.count - a.count)
      .flatMap(([why, { count: times, where }]) => [
        `  skipped ${times}: ${why}`,
        ...firstOf(where, where.length === 0 ? 0 : times).map((line) => `    ${line}`),
      ]),
    ...(dry && unknown.length > 0
      ? [`To file them yourself: --map "${unknown[0]?.[0] ?? ''}=${list[0]?.slug ?? 'treatment'}"`]
      : []),
    dry
      ? `${found.brought} would be brought, ${found.known} are there already. Nothing was changed.`
      : `${found.brought} brought, ${found.known} were there already. Nobody was told of them.`,
  ];
}
