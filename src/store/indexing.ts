import { sql, type Transaction } from 'kysely';
import type { Judgement } from '../core/judgement.ts';
import { dayOf, fieldsOf, sitesOf, type Searched } from '../core/matching.ts';
import { isLittle, wordsOf, type Word } from '../core/words.ts';
import * as documents from './documents.ts';
import { indexTables } from './kind.ts';
import type { Schema } from './schema.ts';
import { numberOf, weigh } from './weights.ts';

/** A published article as the index needs it. */
export type Indexed = Searched & {
  readonly id: number;
  readonly community: string;
  readonly judgement: Pick<Judgement, 'summary'>;
};

/** Makes a published article findable, in the transaction that publishes it; what the index held of it before is gone. */
export async function index(trx: Transaction<Schema>, article: Indexed): Promise<void> {
  await unindex(trx, article.id);
  await write(trx, article);
}

/** Nothing when it was not in it. */
export async function unindex(trx: Transaction<Schema>, id: number): Promise<void> {
  const { numDeletedRows } = await trx.deleteFrom('articleProfile').where('article', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) return;
  await trx.deleteFrom('articleWeight').where('article', '=', id).execute();
  await indexTables(trx).drop(trx, id);
}

/** A published article that the index does not hold yet. */
export async function write(trx: Transaction<Schema>, article: Indexed): Promise<void> {
  const words = wordsIn(article);
  await writeWords(trx, article, words);
  await writeProfile(trx, article, words);
}

/** Its words alone, to look for. */
export async function writeWords(trx: Transaction<Schema>, article: Indexed, words = wordsIn(article)): Promise<void> {
  const { title, source, text, summary } = words;
  await indexTables(trx).write(trx, article.id, {
    title: stems(title),
    source: stems(source),
    text: stems(text),
    marks: marksOf(article).join(' '),
    beginnings: title.map((word) => word.folded).join(' '),
  });
  await learn(trx, [...title, ...summary]);
}

/** How much it is about its words alone, in place of what was kept of it. */
export async function reweigh(trx: Transaction<Schema>, article: Indexed): Promise<void> {
  const { weights, heaviest } = weigh(wordsIn(article));
  await trx.updateTable('articleProfile').set({ heaviest }).where('article', '=', article.id).execute();
  await trx.updateTable('articleWeight').set({ weights }).where('article', '=', article.id).execute();
}

/** Every published article as the index needs it, a few hundred at a time. */
export async function* published(trx: Transaction<Schema>): AsyncGenerator<Indexed> {
  for (let after = 0; ;) {
    const rows = await trx
      .selectFrom('article')
      .select(['id', 'community', 'title', 'text', 'siteName', 'byline', 'original', 'categories'])
      .select(['url', 'canonicalUrl', 'publishedAt', 'sharedAt', 'standing', 'judgement'])
      .where('life', '=', 'published')
      .where('id', '>', after)
      .orderBy('id')
      .limit(200)
      .execute();
    for (const row of rows)
      yield {
        ...row,
        original: documents.original.read(row.original),
        categories: documents.words.read(row.categories),
        judgement: documents.judgement.read(row.judgement),
      };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** A token of the index that stands for a filter, within a community. */
export function markOf(
  community: string,
  kind: 'community' | 'category' | 'site' | 'standing' | 'year',
  value: string,
) {
  const name = `${community}\n${kind}\n${value}`;
  return `f${numberOf(name).toString(36)}f${numberOf(`${name}\n`).toString(36)}0`;
}

/** How much it is about them, and what it is filtered by. */
async function writeProfile(trx: Transaction<Schema>, article: Indexed, words: Words): Promise<void> {
  const { weights, heaviest } = weigh(words);
  const { id, community, sharedAt, standing } = article;
  await trx
    .insertInto('articleProfile')
    .values({ article: id, community, sharedAt, standing, day: dayOf(article), heaviest })
    .execute();
  await trx.insertInto('articleWeight').values({ article: id, weights }).execute();
}

type Words = Readonly<Record<'title' | 'source' | 'text' | 'summary', readonly Word[]>>;

function wordsIn(article: Indexed): Words {
  const { title, source, text } = fieldsOf(article);
  const summary = article.judgement.summary.flatMap((span) => wordsOf(span.text));
  return { title: wordsOf(title), source: wordsOf(source), text: wordsOf(text), summary };
}

function marksOf(article: Indexed): readonly string[] {
  const { community, categories, standing } = article;
  return [
    markOf(community, 'community', ''),
    ...categories.map((slug) => markOf(community, 'category', slug)),
    ...sitesOf(article).map((site) => markOf(community, 'site', site)),
    ...(standing === 'current' ? [] : [markOf(community, 'standing', standing)]),
    markOf(community, 'year', dayOf(article).slice(0, 4)),
  ];
}

function stems(words: readonly Word[]): string {
  return words.map((word) => word.stem).join(' ');
}

/** For completing and correcting what is typed. Once learnt, a word stays: what is offered is looked up before it is shown. */
async function learn(trx: Transaction<Schema>, words: readonly Word[]): Promise<void> {
  const telling = words.map(({ folded }) => folded).filter((word) => isWorthKnowing(word));
  const values = Array.from(new Set(telling), (word) => ({ word, articles: 1 })).slice(0, 500);
  if (values.length === 0) return;
  await trx
    .insertInto('word')
    .values(values)
    .onConflict((conflict) => conflict.column('word').doUpdateSet({ articles: sql`word.articles + 1` }))
    .execute();
}

function isWorthKnowing(word: string): boolean {
  return word.length >= 3 && word.length <= 40 && /\p{L}/u.test(word) && !isLittle(word);
}
