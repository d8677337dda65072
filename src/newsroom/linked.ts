import type { Message } from '../core/message.ts';
import { spoken } from '../core/speak.ts';
import { cardMessage } from '../core/wording/article.ts';
import { languageOf } from './language.ts';
import type { Needs } from './needs.ts';

/** An address of an open archive's article as a card; undefined for every other address. */
export async function linked(needs: Needs, url: string): Promise<Message | undefined> {
  const parsed = URL.parse(url);
  const [, community, number] = /^\/c\/([^/]+)\/a\/(\d{1,15})(?:-|$|\/)/.exec(parsed?.pathname ?? '') ?? [];
  if (!parsed || community === undefined || number === undefined) return undefined;
  const address = needs.archiveOf?.(community);
  if (address === undefined || !`${parsed.origin}${parsed.pathname}`.startsWith(`${address}/a/`)) return undefined;
  const { archive } = await needs.settings.of(community);
  if (archive !== 'open') return undefined;
  const article = await needs.articles.get(community, Number(number));
  return article && spoken(cardMessage(article, needs.clock.now()), await languageOf(needs, community));
}
