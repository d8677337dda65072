import { aDelivery, anArticle } from '../contracts/samples.ts';
import { openAt } from './temporary.ts';

/** Run as a process of its own whose files cannot grow for ever: publishes until that fails, and says what is then still there. */
export const filler = import.meta.filename;

if (import.meta.main) {
  const store = await openAt(process.argv[2] ?? '');
  let published = 0;
  let error = '';
  while (error === '' && published < 5_000) {
    try {
      await store.ledger.publish(anArticle({ text: 'Interferon. '.repeat(500) }), ({ id }) => [
        aDelivery({ channel: 'discord:1:1', work: { kind: 'article', article: id } }),
      ]);
      published += 1;
    } catch (fault) {
      error = String(fault);
    }
  }
  const { total } = await store.articles.find('ms', { words: 'interferon' });
  const latest = (await store.articles.latest('ms', { limit: 5_000 })).length;
  process.stdout.write(JSON.stringify({ error, published, found: total, latest }));
}
