import type { Article } from '../core/article.ts';
import type { Delivery } from '../core/delivery.ts';
import type { Member } from '../core/member.ts';
import type { Copies, Copy } from '../core/newsroom.ts';
import { channelParts } from '../core/place.ts';
import { knownArticle } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** What became of an article's copies in channels, and how far its last change has come. */
export async function copies(needs: Needs, id: number, member: Member): Promise<Copies> {
  mustModerate(member);
  const article = await knownArticle(needs, id, member);
  return { article, copies: await reportCopies(needs, article) };
}

export async function reportCopies(needs: Needs, article: Article): Promise<readonly Copy[]> {
  const held = (await needs.deliveries.ofArticle(article.community, article.id)).filter(isChannels);
  const keys = held.flatMap(({ id }) => [editKey(id, article), replyKey(id, article)]);
  const byKey = new Map((await needs.deliveries.ofKeys(article.community, keys)).map((owed) => [owed.key, owed]));
  return held.map((delivery) => {
    const { id } = delivery;
    const change = changeOf(delivery, byKey.get(editKey(id, article)), byKey.get(replyKey(id, article)));
    return { delivery, ...change };
  });
}

/** Copies that can be brought up to date, and those nobody can reach any more; what people follow is left out. */
export function countCopies(held: readonly Delivery[]): { copies: number; unreachable: readonly Delivery[] } {
  const channels = held.filter(isChannels);
  const unreachable = channels.filter(cannotBeEdited);
  return { copies: channels.length - unreachable.length, unreachable };
}

/** A copy still on its way is edited too: it may be sent before we are done. One composed later skips the edit. */
export function mayBeOut({ state }: Delivery): boolean {
  return state !== 'gone' && state !== 'failed';
}

/** Nobody can tell which message it is. */
export function cannotBeEdited({ state, messageId }: Delivery): boolean {
  return state === 'unknown' || (state === 'sent' && messageId === null);
}

/** What people follow is nobody else's to see, not even as a number. */
export function isChannels({ channel }: Pick<Delivery, 'channel'>): boolean {
  return !channelParts(channel).direct;
}

/** A digest holds several articles, each with revisions of its own. */
export function editKey(target: string, { id, revision }: Pick<Article, 'id' | 'revision'>): string {
  return `edit:${target}:${id}.${revision}`;
}

/** One note under a copy for each correction, whether the channel wants them or the copy cannot be changed. */
export function replyKey(target: string, { id, revision }: Pick<Article, 'id' | 'revision'>): string {
  return `reply:${target}:${id}.${revision}`;
}

const quiet = { trouble: null, retryAt: null };

type Change = Omit<Copy, 'delivery'>;

function changeOf(copy: Delivery, edit: Delivery | undefined, reply: Delivery | undefined): Change {
  switch (edit?.state) {
    case undefined:
      return { change: 'none', ...quiet };
    case 'sent':
      return { change: 'done', ...quiet };
    case 'pending':
    case 'sending':
      return { change: 'waiting', ...quiet };
    case 'waiting':
      return { change: 'waiting', trouble: edit.trouble, retryAt: edit.dueAt };
    case 'failed':
      return saidInstead(reply) ?? { change: 'unreachable', trouble: edit.trouble, retryAt: null };
    case 'unknown':
    case 'gone':
      // A copy that never went out needs no change.
      return mayBeOut(copy)
        ? { change: 'unreachable', trouble: edit.trouble, retryAt: null }
        : { change: 'none', ...quiet };
  }
}

/** How far the note is that stands for an edit; undefined when there is none. */
function saidInstead(reply: Delivery | undefined): Change | undefined {
  switch (reply?.state) {
    case undefined:
      return undefined;
    case 'sent':
      return { change: 'said', ...quiet };
    case 'pending':
    case 'sending':
      return { change: 'waiting', ...quiet };
    case 'waiting':
      return { change: 'waiting', trouble: reply.trouble, retryAt: reply.dueAt };
    case 'unknown':
    case 'gone':
    case 'failed':
      return { change: 'unreachable', trouble: reply.trouble, retryAt: null };
  }
}
