import type { Hono } from 'hono';
import type { Article, NewArticle } from '../../src/core/article.ts';
import { createArchive } from '../../src/web/archive.ts';
import { anArticle, settings, start } from '../contracts/samples.ts';
import { fakeLog, type FakeLog } from '../fakes/log.ts';
import { fakeStore, type FakeStore } from '../fakes/store.ts';

/** An archive over fakes: `ms` is open, `als` private, until a test says otherwise. */
export interface Library {
  readonly app: Hono;
  readonly store: FakeStore;
  readonly log: FakeLog;
  publish(changes?: Partial<NewArticle>): Promise<Article>;
  revise(article: Article, changes: Partial<Article>): Promise<Article>;
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  text(address: string): Promise<string>;
}

export const origin = 'https://news.example';

export async function openLibrary(): Promise<Library> {
  const store = fakeStore({ settings });
  const log = fakeLog();
  const app = createArchive({ ...store, origin: () => origin }, log);
  await store.settings.change('ms', { archive: 'open' });
  const get: Library['get'] = async (address, headers = {}) => app.request(`${origin}${address}`, { headers });
  return {
    app,
    store,
    log,
    publish: async (changes = {}) => {
      const article = await store.ledger.publish(anArticle({ sharedAt: start, ...changes }), () => []);
      if (!article) throw new Error('not published');
      return article;
    },
    revise: async (article, changes) => {
      const revised = await store.ledger.revise({ ...article, revision: article.revision + 1, ...changes }, () => []);
      if (!revised) throw new Error('not revised');
      return revised;
    },
    get,
    text: async (address) => (await get(address)).text(),
  };
}
