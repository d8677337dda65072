import type { Draft } from '../core/article.ts';
import type { Member } from '../core/member.ts';
import type { Preview } from '../core/queueing.ts';
import { wantsSecond } from './careful.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { rejectedBefore } from './rejected.ts';
import { waitingFor } from './waiting.ts';

/** Said before a moderator publishes: whether another one must agree, who else brought the same link, and that it was turned down. */
export async function preview(needs: Needs, draft: Draft, member: Member): Promise<Preview> {
  mustModerate(member);
  const [second, waiting, rejected] = await Promise.all([
    wantsSecond(needs, draft, member),
    waitingFor(needs, draft),
    rejectedBefore(needs, draft),
  ]);
  return { draft, second, waiting, rejected };
}
