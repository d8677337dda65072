import type { Selectable, Transaction } from 'kysely';
import { sameAddress } from '../core/address.ts';
import { bandsOf } from '../core/likeness.ts';
import type { Instant } from '../core/clock.ts';
import { noticesOf } from './notices.ts';
import type { Article, Articles, NewArticle } from '../core/article.ts';
import { readQuery } from '../core/query.ts';
import { missingFrom } from '../core/matching.ts';
import { snippetOf } from '../core/snippet.ts';
import { wordsOf } from '../core/words.ts';
import * as documents from './documents.ts';
import { kept, type Version } from './kept.ts';
import { prepared } from './prepared.ts';
import type { Db, Schema } from './schema.ts';
import type { Searching } from './search-jobs.ts';

type Row = Selectable<Schema['article']>;

/** The archive, read. Writing is the ledger's. */
export function createArticles(db: Db, version: Version, searching: Searching): Articles {
  const ofCommunity = (community: string) => db.selectFrom('article').selectAll().where('community', '=', community);
  const published = (community: string) => ofCommunity(community).where('life', '=', 'published');
  /** From the category's own index, which is in the order of publication: the newest are read and no others. */
  const filedUnder = (community: string, slug: string) =>
    db
      .selectFrom('articleCategory as filed')
      .innerJoin('article', 'article.id', 'filed.article')
      .selectAll('article')
      .where('filed.community', '=', community)
      .where('filed.slug', '=', slug);

  const countsOf = prepared(
    db,
    (community: string) =>
      db
        .selectFrom('articleCategory')
        .select(['slug', (eb) => eb.fn.countAll<number>().as('articles')])
        .where('community', '=', community)
        .groupBy('slug'),
    ['community'],
  );

  const inOrder = async (community: string, ids: readonly number[]): Promise<readonly Article[]> => {
    if (ids.length === 0) return [];
    const rows = await published(community).where('id', 'in', ids).execute();
    const articles = new Map(rows.map((row) => [row.id, toArticle(row)]));
    return ids.flatMap((id) => articles.get(id) ?? []);
  };

  return {
    async get(community, id) {
      const row = await ofCommunity(community).where('id', '=', id).executeTakeFirst();
      return row && toArticle(row);
    },

    async findByUrl(community, url) {
      const row = await published(community).where('addressKey', '=', sameAddress(url)).executeTakeFirst();
      return row && toArticle(row);
    },

    async alike(community, sketch, limit) {
      const shared = await db
        .selectFrom('articleBand')
        .innerJoin('article', 'article.id', 'articleBand.article')
        .select(['article.id', (eb) => eb.fn.countAll<number>().as('bands')])
        .where('band', 'in', bandsOf(sketch))
        .where('community', '=', community)
        .where('life', '=', 'published')
        .groupBy('article.id')
        .orderBy('bands', 'desc')
        .orderBy('article.id', 'desc')
        .limit(limit)
        .execute();
      if (shared.length === 0) return [];
      const ids = shared.map(({ id }) => id);
      const rows = await published(community).where('id', 'in', ids).execute();
      return rows.map(toArticle).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    },

    async latest(community, { category, before, limit }) {
      let query =
        category === undefined
          ? published(community).orderBy('id', 'desc')
          : filedUnder(community, category).orderBy('filed.article', 'desc');
      if (before !== undefined) query = query.where('article.id', '<', before);
      return (await query.limit(limit).execute()).map(toArticle);
    },

    async sharedBetween(community, from, to) {
      const rows = await published(community)
        .where('sharedAt', '>', from)
        .where('sharedAt', '<=', to)
        .orderBy('sharedAt')
        .orderBy('id')
        .execute();
      return rows.map(toArticle);
    },

    async correctedBetween(community, from, to) {
      const rows = await ofCommunity(community)
        .where('correctedAt', '>', from)
        .where('correctedAt', '<=', to)
        .where('sharedAt', '<=', from)
        .orderBy('correctedAt')
        .orderBy('id')
        .execute();
      return rows.map(toArticle);
    },

    async corrected(community, { category, limit }) {
      let query = ofCommunity(community).where('correctedAt', 'is not', null).orderBy('correctedAt', 'desc');
      if (category !== undefined)
        // What is withdrawn is filed nowhere any more, and its readers are those who must hear of it.
        query = query.where('categories', 'like', `%${documents.words.write([category]).slice(1, -1)}%`);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toArticle);
    },

    notices: (community, id) => noticesOf(db, community, id),

    countByCategory: kept(
      version,
      async (community) => new Map((await countsOf(community)).map((row) => [row.slug, row.articles])),
    ),

    find: (...asked) => searching.find(...asked),

    async hits(community, words, ids) {
      const query = readQuery(words);
      const found = await inOrder(community, ids);
      return found.map((article) => ({
        article,
        snippet: snippetOf(article.text, query),
        missing: missingFrom(query, article),
      }));
    },

    suggest: (...asked) => searching.suggest(...asked),

    async related(...asked) {
      return inOrder(asked[0], await searching.related(...asked));
    },

    count: (...asked) => searching.count(...asked),
    completeWords: (...asked) => searching.completeWords(...asked),

    async complete(community, typed, limit) {
      const beginnings = wordsOf(typed.slice(0, 200)).slice(0, 16);
      if (beginnings.length > 0)
        return searching.titles(
          community,
          beginnings.map(({ folded }) => folded),
          limit,
        );
      return db
        .selectFrom('article')
        .select(['id', 'title'])
        .where('community', '=', community)
        .where('life', '=', 'published')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
    },
  };
}

/** What sharedBetween and correctedBetween tell of a window, by number. */
export async function idsBetween(
  db: Db | Transaction<Schema>,
  community: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly number[]> {
  const ofCommunity = db.selectFrom('article').select('id').where('community', '=', community);
  const rows = await ofCommunity
    .where('life', '=', 'published')
    .where('sharedAt', '>', from)
    .where('sharedAt', '<=', to)
    .unionAll(ofCommunity.where('correctedAt', '>', from).where('correctedAt', '<=', to).where('sharedAt', '<=', from))
    .execute();
  return rows.map(({ id }) => id);
}

/** An article as its row, ready to be written. */
export function toRow(article: NewArticle): Omit<Row, 'id'> {
  return {
    community: article.community,
    life: article.life,
    canonicalUrl: article.canonicalUrl,
    addressKey: sameAddress(article.canonicalUrl),
    revision: article.revision,
    standing: article.standing,
    sharedAt: article.sharedAt,
    sharedBy: article.sharedBy,
    correctedAt: article.correctedAt,
    url: article.url,
    byline: article.byline,
    siteName: article.siteName,
    publishedAt: article.publishedAt,
    language: article.language,
    image: article.image && documents.image.write(article.image),
    original: documents.original.write(article.original),
    filedUnder: documents.words.write(article.filedUnder),
    categories: documents.words.write(article.categories),
    notice: article.notice && documents.notice.write(article.notice),
    judgement: documents.judgement.write(article.judgement),
    description: article.description,
    title: article.title,
    text: article.text,
  };
}

function toArticle({ addressKey: _addressKey, ...row }: Row): Article {
  return {
    ...row,
    image: row.image === null ? null : documents.image.read(row.image),
    original: documents.original.read(row.original),
    filedUnder: documents.words.read(row.filedUnder),
    categories: documents.words.read(row.categories),
    notice: row.notice === null ? null : documents.notice.read(row.notice),
    judgement: documents.judgement.read(row.judgement),
  };
}
