import type { Draft } from '../core/article.ts';
import type { Candidate } from '../core/candidate.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { sketchOf } from '../core/likeness.ts';
import type { FollowedFeed } from '../core/followed-feed.ts';
import type { Member } from '../core/member.ts';
import type { Queue, QueuePlace, Story } from '../core/queueing.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { wantsSecond } from './careful.ts';
import { queueDraft } from './drafts.ts';
import { rejectedBefore } from './rejected.ts';
import { mustBeNew } from './shared.ts';
import { groupStories } from './stories.ts';
import { makeDraft } from './submit.ts';

/** What waits, by story, newest first, with one of them opened. */
export async function queue(needs: Needs, at: QueuePlace, member: Member): Promise<Queue> {
  mustModerate(member);
  const { id: community } = member.community;
  const now = needs.clock.now();
  const [count, waiting, { desk, noteAt }] = await Promise.all([
    needs.candidates.count(community, now),
    needs.candidates.waiting(community, now, looked),
    needs.settings.of(community),
  ]);
  const stories = groupStories(waiting);
  const position = placeOf(stories, at);
  const group = stories[position];
  const candidate = group?.find(({ id }) => at.kind === 'at' && id === at.id) ?? group?.[0];
  const isAnnounced = desk !== null && noteAt !== null;
  if (!group || !candidate) return { count, stories: 0, story: null, isAnnounced };
  const opened = await open(needs, candidate, member);
  return {
    count,
    stories: stories.length,
    isAnnounced,
    story: {
      ...opened,
      position: position + 1,
      candidate,
      feed: await feedOf(needs, candidate),
      others: group.filter(({ id }) => id !== candidate.id),
      second: opened.draft ? await wantsSecond(needs, opened.draft, member) : 'not-needed',
      rejected: opened.draft ? await rejectedBefore(needs, opened.draft) : null,
    },
  };
}

/** While it is followed. */
export async function feedOf(needs: Needs, { community, origin }: Candidate): Promise<FollowedFeed | null> {
  return origin.kind === 'feed' ? ((await needs.feeds.get(community, origin.feed)) ?? null) : null;
}

/** Grouping looks at so many of the newest ones. */
const looked = 500;

/** The one with the number. Throws NewsError `not-found`. */
export async function candidate(needs: Needs, id: number, member: Member): Promise<Candidate> {
  mustModerate(member);
  const known = Number.isSafeInteger(id) ? await needs.candidates.get(member.community.id, id) : undefined;
  if (known) return known;
  throw new NewsError(
    'not-found',
    phrase`That link is not in the queue any more. Open the queue again to see what waits.`,
  );
}

export async function readAgain(needs: Needs, id: number, member: Member): Promise<void> {
  const known = await candidate(needs, id, member);
  if (known.decision === null) await readOnce(needs, known, member);
}

function placeOf(stories: readonly (readonly Candidate[])[], at: QueuePlace): number {
  switch (at.kind) {
    case 'first':
      return 0;
    case 'at':
      return Math.max(
        0,
        stories.findIndex((group) => group.some(({ id }) => id === at.id)),
      );
    case 'after': {
      // From the story that holds it, or, when it is gone, from where it stood; after the last comes the first.
      const held = stories.findIndex((group) => group.some(({ id }) => id === at.id));
      const next = held >= 0 ? held + 1 : stories.findIndex(([first]) => first !== undefined && first.id < at.id);
      return next < 0 || next >= stories.length ? 0 : next;
    }
  }
}

/** As somebody left it, or read and judged now. One that could not be read says why, and is not tried again by itself. */
async function open(needs: Needs, candidate: Candidate, member: Member): Promise<Pick<Story, 'draft' | 'trouble'>> {
  const draft = await needs.drafts.get(queueDraft(candidate.id));
  if (draft) return { draft, trouble: null };
  if (candidate.seen?.kind === 'unread') return { draft: null, trouble: candidate.seen.why };
  return readOnce(needs, candidate, member);
}

async function readOnce(needs: Needs, candidate: Candidate, member: Member): Promise<Pick<Story, 'draft' | 'trouble'>> {
  const { id, community } = candidate;
  try {
    const draft = await read(needs, candidate, member);
    const sketch = sketchOf(draft.page.text);
    await needs.candidates.see(community, id, { kind: 'read', title: draft.page.title, sketch });
    return { draft, trouble: null };
  } catch (error) {
    if (!(error instanceof NewsError)) throw error;
    await needs.candidates.see(community, id, { kind: 'unread', why: error.said });
    return { draft: null, trouble: error.said };
  }
}

async function read(needs: Needs, { id, url, categories }: Candidate, member: Member): Promise<Draft> {
  const page = await needs.reader.read(url);
  await mustBeNew(needs, page.canonicalUrl, member);
  const known = new Set((await needs.categories.list(member.community.id)).map(({ slug }) => slug));
  const given = categories.filter((slug) => known.has(slug));
  const which = { id: queueDraft(id), candidate: id };
  return makeDraft(needs, page, given.length > 0 ? given : null, member, which);
}
