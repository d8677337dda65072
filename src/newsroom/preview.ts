import type { Draft } from '../core/article.ts';
import type { Member } from '../core/member.ts';
import type { Preview } from '../core/queueing.ts';
import { wantsSecond } from './careful.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { feedOf } from './queue.ts';
import { rejectedBefore } from './rejected.ts';

/** Said before a moderator publishes: whether another one must agree, who else brought the same link, and that it was turned down. */
export async function preview(needs: Needs, draft: Draft, member: Member): Promise<Preview> {
  mustModerate(member);
  const [second, known, rejected] = await Promise.all([
    wantsSecond(needs, draft, member),
    needs.candidates.findByUrl(draft.community, draft.page.canonicalUrl),
    rejectedBefore(needs, draft),
  ]);
  const isWaiting = known !== undefined && known.decision === null;
  const waiting = isWaiting ? { candidate: known, feed: await feedOf(needs, known) } : null;
  return { draft, second, waiting, rejected };
}
