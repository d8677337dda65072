import type { Article } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { time } from '../core/message.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import { quoted } from '../core/wording/phrases.ts';
import type { Needs } from './needs.ts';

/** What is shared twice is read once and argued about twice: the first one is edited or corrected instead. A withdrawn one may come back. */
export async function mustBeNew(needs: Needs, canonicalUrl: string, member: Member): Promise<void> {
  const shared = await needs.articles.findByUrl(member.community.id, canonicalUrl);
  if (shared?.life === 'published') throw alreadyShared(shared);
}

export function alreadyShared(article: Article): NewsError {
  return new NewsError(
    'conflict',
    phrase`This was already published here: ${quoted(article.title)}, #${article.id}, on ${time(article.sharedAt, 'moment')}. To change it, edit or correct that one.`,
    { field: 'url' },
  );
}
