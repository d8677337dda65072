import type { Draft } from '../core/article.ts';
import type { Member } from '../core/member.ts';
import type { Preview } from '../core/queueing.ts';
import { wantsSecond } from './careful.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { feedOf } from './queue.ts';

/** Said before a moderator publishes: whether another one must agree, and who else brought the same link. */
export async function preview(needs: Needs, draft: Draft, member: Member): Promise<Preview> {
  mustModerate(member);
  const [second, known] = await Promise.all([
    wantsSecond(needs, draft, member),
    needs.candidates.findByUrl(draft.community, draft.page.canonicalUrl),
  ]);
  const isWaiting = known !== undefined && known.decision === null;
  return { draft, second, waiting: isWaiting ? { candidate: known, feed: await feedOf(needs, known) } : null };
}
