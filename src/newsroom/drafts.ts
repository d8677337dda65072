import type { Changes, Draft } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import { applyChanges } from './changes.ts';
import { mustModerate } from './moderate.ts';
import { day, type Needs } from './needs.ts';
import { mustBeNew } from './shared.ts';

/** For a day from when it was last touched. */
export async function keepDraft(needs: Needs, draft: Draft): Promise<Draft> {
  await needs.drafts.set(draft.id, draft, day);
  return draft;
}

/**
 * The member's own draft. Throws NewsError: `expired` when it ended or was discarded, `forbidden` when it is somebody else's,
 * `conflict` when it has been published meanwhile. A published draft is left to expire rather than deleted: so a second
 * click can be told apart from a late one, and a crash while publishing loses no work.
 */
export async function openDraft(needs: Needs, id: string, member: Member): Promise<Draft> {
  mustModerate(member);
  const draft = await needs.drafts.get(id);
  if (!draft || draft.community !== member.community.id) throw expired();
  if (draft.by !== member.person)
    throw new NewsError('forbidden', 'This is another moderator’s draft. Post the link again to have your own.');
  await mustBeNew(needs, draft.page.canonicalUrl, member);
  return draft;
}

export async function editDraft(needs: Needs, id: string, changes: Changes, member: Member): Promise<Draft> {
  const draft = await openDraft(needs, id, member);
  const changed = await applyChanges(needs, { ...draft.page, ...draft }, changes);
  return keepDraft(needs, {
    ...draft,
    page: { ...draft.page, title: changed.title },
    categories: changed.categories,
    judgement: changed.judgement,
  });
}

export async function discard(needs: Needs, id: string, member: Member): Promise<Draft> {
  const draft = await openDraft(needs, id, member);
  if (!(await needs.drafts.delete(id))) throw expired();
  return draft;
}

function expired(): NewsError {
  return new NewsError(
    'expired',
    'This draft is not here any more: it was discarded, or a day has passed. Post the link again to get a new one.',
  );
}
