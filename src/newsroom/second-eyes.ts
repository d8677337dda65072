import type { Draft } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import { nobody } from '../core/place.ts';
import type { Pressed } from '../core/queueing.ts';
import { isAgreed } from './careful.ts';
import { dropDraft, keepDraft, openDraft, queueDraft } from './drafts.ts';
import type { Needs } from './needs.ts';
import { mustBeFiled, publish } from './publish.ts';
import { rejectedBefore } from './rejected.ts';

/**
 * A moderator's yes. The first one to what needs two puts it in the queue, where every other moderator finds it; a second one
 * publishes. Edited, it needs both again. Who has two accounts on two platforms cannot be told from two people.
 */
export async function press(needs: Needs, id: string, member: Member): Promise<Pressed> {
  const draft = await openDraft(needs, id, member);
  await mustBeFiled(needs, draft);
  if (await isAgreed(needs, draft, member)) return { kind: 'published', ...(await publish(needs, id, member)) };
  // Being brought again, it waits anew: that it was rejected goes with the draft.
  const rejected = await rejectedBefore(needs, draft);
  const candidate = draft.candidate ?? (await intoQueue(needs, draft, member));
  const waiting = {
    ...draft,
    id: queueDraft(candidate),
    candidate,
    approvals: [member.person],
    ...(rejected && { rejected: { ...rejected, by: nobody } }),
  };
  await keepDraft(needs, waiting);
  if (draft.id !== waiting.id) await dropDraft(needs, draft);
  // Whatever somebody put off is wanted now: another moderator is told that it waits.
  const at = needs.clock.now();
  await needs.candidates.putOff(draft.community, candidate, at);
  return { kind: 'second', draft: waiting, candidate, at };
}

/** Its number there. What waits under its address already is the same one. */
async function intoQueue(needs: Needs, { page, categories, community }: Draft, member: Member): Promise<number> {
  const [added] = await needs.candidates.add([
    {
      community,
      url: page.canonicalUrl,
      title: page.title,
      summary: null,
      publishedAt: page.publishedAt,
      categories,
      origin: { kind: 'desk', by: member.person },
      at: needs.clock.now(),
    },
  ]);
  const known = added ?? (await needs.candidates.findByUrl(community, page.canonicalUrl));
  if (known) return known.id;
  throw new NewsError('busy', phrase`Somebody changed this at the same moment. Please try again.`);
}
