import type { Article } from '../core/article.ts';
import type { NewDelivery } from '../core/delivery.ts';
import type { Card } from '../core/linked.ts';
import type { Message } from '../core/message.ts';
import { spoken } from '../core/speak.ts';
import { cardMessage } from '../core/wording/article.ts';
import { languageOf } from './language.ts';
import { day, second, type Needs } from './needs.ts';

/** An address of an open archive's article as a card; undefined for every other address. */
export async function linked(needs: Needs, url: string): Promise<Message | undefined> {
  const article = await articleAt(needs, url);
  return article && spoken(cardMessage(article, needs.clock.now()), await languageOf(needs, article.community));
}

export async function keepCard(needs: Needs, card: Card): Promise<void> {
  for (const key of await keysOf(needs, card)) await needs.cards.set(key, card, kept);
}

export async function dropCard(needs: Needs, card: Card): Promise<void> {
  for (const key of await keysOf(needs, card)) await needs.cards.delete(key);
}

/** What is owed to cards about an article when readers are told something of it. */
export function cardsOwed(needs: Needs, article: Article, cards: readonly Card[]): readonly NewDelivery[] {
  const now = needs.clock.now();
  return cards.map((card) => ({
    id: needs.newId(),
    community: article.community,
    channel: card.channel,
    work: { kind: 'card', article: article.id, card },
    key: `card:${card.channel}:${card.message}:${article.id}.${article.revision}`,
    createdAt: now,
    dueAt: now + settling,
  }));
}

/** Where cards about an article stand, as far as is remembered. */
export function cardsOf(needs: Needs, { community, id }: Article): Promise<readonly Card[]> {
  return needs.cards.under(beginning(community, id), most);
}

const kept = 14 * day;
const most = 500;
/** A card on its way while its article was corrected must not arrive after the corrected one. */
const settling = 15 * second;

async function keysOf(needs: Needs, { channel, message, urls }: Card): Promise<readonly string[]> {
  const found = await Promise.all(urls.map((url) => articleAt(needs, url)));
  return found.flatMap((article) =>
    article ? [`${beginning(article.community, article.id)}${channel}:${message}`] : [],
  );
}

function beginning(community: string, id: number): string {
  return `${community}/${id}/`;
}

/** The article of an open archive that an address leads to. */
async function articleAt(needs: Needs, url: string): Promise<Article | undefined> {
  const parsed = URL.parse(url);
  const [, community, number] = /^\/c\/([^/]+)\/a\/(\d{1,15})(?:-|$|\/)/.exec(parsed?.pathname ?? '') ?? [];
  if (!parsed || community === undefined || number === undefined) return undefined;
  const address = needs.archiveOf?.(community);
  if (address === undefined || !`${parsed.origin}${parsed.pathname}`.startsWith(`${address}/a/`)) return undefined;
  const { archive } = await needs.settings.of(community);
  return archive === 'open' ? needs.articles.get(community, Number(number)) : undefined;
}
