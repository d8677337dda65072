import type { Changes, Draft, DraftLine } from '../core/article.ts';
import type { Claim } from '../core/claim.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Person } from '../core/place.ts';
import type { Discarded } from '../core/queueing.ts';
import { applyChanges } from './changes.ts';
import { mustModerate } from './moderate.ts';
import { day, type Needs } from './needs.ts';
import { claimsOfFiling } from './careful.ts';
import { mustBeNew } from './shared.ts';
import { waitingFor } from './waiting.ts';

/** For a day from when it was last touched. */
export async function keepDraft(needs: Needs, draft: Draft): Promise<Draft> {
  await needs.drafts.set(draft.id, draft, draft.approvals && draft.approvals.length > 0 ? weeks : day);
  if (draft.candidate === undefined) {
    const { id, at, page } = draft;
    const { title, canonicalUrl } = page;
    await needs.ownDrafts.set(lineKey(draft), { id, at, title, canonicalUrl }, day);
  }
  return draft;
}

/** What somebody said yes to waits for the second one over a holiday. */
const weeks = 21 * day;

/** What the member has begun and neither published nor discarded, newest first. Nobody else's, and nothing of the queue. */
export async function ownDrafts(needs: Needs, member: Member): Promise<readonly DraftLine[]> {
  mustModerate(member);
  const { id: community } = member.community;
  const lines = await needs.ownDrafts.under(keyOf(community, member.person), listed);
  const shared = await Promise.all(
    lines.map(async ({ canonicalUrl }) => needs.articles.findByUrl(community, canonicalUrl)),
  );
  return lines.filter((_line, at) => shared[at] === undefined).toSorted((a, b) => b.at - a.at);
}

/** Nobody works on as many within a day. */
const listed = 100;

/** The draft has become something else: what waits in the queue, or nothing. True for the one caller who took it away. */
export async function dropDraft(needs: Needs, draft: Draft): Promise<boolean> {
  await unlistDraft(needs, draft);
  return needs.drafts.delete(draft.id);
}

export async function unlistDraft(needs: Needs, draft: Draft): Promise<void> {
  await needs.ownDrafts.delete(lineKey(draft));
}

/**
 * The member's own draft, or one from the queue, which is every moderator's. Throws NewsError: `expired` when it ended or was discarded, `forbidden` when it is somebody else's,
 * `conflict` when it has been published meanwhile. A published draft is left to expire rather than deleted: so a second
 * click can be told apart from a late one, and a crash while publishing loses no work.
 */
export async function openDraft(needs: Needs, id: string, member: Member): Promise<Draft> {
  mustModerate(member);
  const draft = await needs.drafts.get(id);
  if (!draft || draft.community !== member.community.id) throw expired();
  if (draft.by !== member.person && draft.candidate === undefined)
    throw new NewsError('forbidden', phrase`This is another moderator’s draft. Post the link again to have your own.`);
  await mustBeNew(needs, draft.page.canonicalUrl, member);
  await mustWait(needs, draft);
  return draft;
}

export async function editDraft(needs: Needs, id: string, changes: Changes, member: Member): Promise<Draft> {
  const draft = await openDraft(needs, id, member);
  const changed = await applyChanges(needs, { ...draft.page, ...draft }, changes);
  const claims = [...(draft.claims ?? []), ...claimsOfFiling(needs, changed.categories)];
  return keepDraft(needs, {
    ...draft,
    // Whoever said yes said it to other words.
    ...(draft.approvals || claims.length > 0 ? { approvals: [], claims: onceEach(claims) } : {}),
    page: { ...draft.page, title: changed.title },
    categories: changed.categories,
    judgement: changed.judgement,
  });
}

export async function discard(needs: Needs, id: string, member: Member): Promise<Discarded> {
  const draft = await openDraft(needs, id, member);
  if (!(await dropDraft(needs, draft))) throw expired();
  return { draft, at: needs.clock.now(), waiting: await waitingFor(needs, draft) };
}

/** What it was filed under stays a claim: filing it elsewhere and back adds none. */
function onceEach(claims: readonly Claim[]): readonly Claim[] {
  return [...new Map(claims.map((claim) => [JSON.stringify(claim), claim])).values()];
}

async function mustWait(needs: Needs, { community, candidate }: Draft): Promise<void> {
  if (candidate === undefined) return;
  const known = await needs.candidates.get(community, candidate);
  if (known?.decision) throw new NewsError('conflict', phrase`Another moderator has decided on this link meanwhile.`);
}

/** A moderator's drafts stand side by side under their name. */
function lineKey({ community, by, id }: Draft): string {
  return `${keyOf(community, by)}${id}`;
}

function keyOf(community: string, person: Person): string {
  return `${community} ${person} `;
}

/** Where the draft of a link in the queue is kept. */
export function queueDraft(candidate: number): string {
  return `q${candidate}`;
}

function expired(): NewsError {
  return new NewsError(
    'expired',
    phrase`This draft is not here any more: it was discarded, or a day has passed. Post the link again to get a new one.`,
  );
}
