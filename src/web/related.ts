import type { Article, Articles } from '../core/article.ts';

/** What is about the same as an article. */
export type Related = (article: Pick<Article, 'community' | 'id'>) => Promise<readonly Article[]>;

const most = 5;
const keptMs = 10 * 60_000;
const mostKept = 2_000;

/**
 * Looks for it at most every ten minutes, for that costs more than all the rest of a page; each is shown as it stands now, and
 * not at all once it was withdrawn.
 */
export function createRelated(articles: Pick<Articles, 'related' | 'get'>): Related {
  const known = new Map<string, { readonly ids: Promise<readonly number[]>; readonly until: number }>();

  async function look(community: string, id: number): Promise<readonly number[]> {
    return (await articles.related(community, id, most)).map((article) => article.id);
  }

  function idsOf(community: string, id: number): Promise<readonly number[]> {
    const key = `${community} ${id}`;
    const held = known.get(key);
    if (held && held.until > performance.now()) return held.ids;
    const ids = look(community, id);
    known.delete(key);
    known.set(key, { ids, until: performance.now() + keptMs });
    ids.catch(() => known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(oldest);
    }
    return ids;
  }

  return async ({ community, id }) => {
    const ids = await idsOf(community, id);
    const found = await Promise.all(ids.map((one) => articles.get(community, one)));
    return found.flatMap((article) => (article?.life === 'published' ? [article] : []));
  };
}
