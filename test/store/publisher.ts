import { aDelivery, anArticle, start } from '../contracts/samples.ts';
import { openAt } from './temporary.ts';

/**
 * Run as a process of its own: publishes articles with three copies each and withdraws every third, for ever, and says so
 * only after the store did. Meant to be killed.
 */
export const publisher = import.meta.filename;

if (import.meta.main) {
  const [file = '', round = ''] = process.argv.slice(2);
  const store = await openAt(file);
  const channels = ['discord:1:1', 'discord:1:2', 'slack:T1:C1'] as const;

  for (let i = 0; ; i += 1) {
    const article = await store.ledger.publish(
      anArticle({
        canonicalUrl: `https://example.org/${round}/${i}`,
        text: `Interferon, round ${round}, number ${i}.`,
      }),
      ({ id }) =>
        channels.map((channel) =>
          aDelivery({
            id: `${id}-${channel}`,
            channel,
            work: { kind: 'article', article: id },
            key: `article:${id}:${channel}`,
          }),
        ),
    );
    if (!article) throw new Error('published before');
    process.stdout.write(`published ${article.id}\n`);
    if (i % 3 !== 2) continue;
    const notice = aDelivery({ id: `notice-${article.id}`, key: `notice:${article.id}` });
    await store.ledger.revise({ ...article, life: 'withdrawn', revision: 2, correctedAt: start }, () => [notice]);
    process.stdout.write(`withdrawn ${article.id}\n`);
  }
}
