import type { Draft } from '../core/article.ts';
import type { Candidate, Seen } from '../core/candidate.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { sketchOf } from '../core/likeness.ts';
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
import { feedOf } from './waiting.ts';

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
  const isAnnounced = desk !== null && noteAt !== null;
  const before = groupStories(waiting);
  const chosen = chosenOf(before, at);
  if (!chosen) return { count, stories: 0, story: null, isAnnounced };
  const { candidate, ...opened } = await open(needs, chosen, member);
  // Once read, it may turn out to tell the story of another link that waits.
  const stories =
    candidate === chosen ? before : groupStories(waiting.map((other) => (other === chosen ? candidate : other)));
  const position = stories.findIndex((group) => group.includes(candidate));
  return {
    count,
    stories: stories.length,
    isAnnounced,
    story: {
      ...opened,
      position: position + 1,
      candidate,
      feed: await feedOf(needs, candidate),
      others: (stories[position] ?? []).filter(({ id }) => id !== candidate.id),
      second: opened.draft ? await wantsSecond(needs, opened.draft, member) : 'not-needed',
      rejected: opened.draft ? await rejectedBefore(needs, opened.draft) : null,
    },
  };
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

function chosenOf(stories: readonly (readonly Candidate[])[], at: QueuePlace): Candidate | undefined {
  const group = stories[placeOf(stories, at)];
  return group?.find(({ id }) => at.kind === 'at' && id === at.id) ?? group?.[0];
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

type Opened = Pick<Story, 'candidate' | 'draft' | 'trouble'>;

/** As somebody left it, or read and judged now. One that could not be read says why, and is not tried again by itself. */
async function open(needs: Needs, candidate: Candidate, member: Member): Promise<Opened> {
  const draft = await needs.drafts.get(queueDraft(candidate.id));
  if (draft) return { candidate, draft, trouble: null };
  if (candidate.seen?.kind === 'unread') return { candidate, draft: null, trouble: candidate.seen.why };
  return readOnce(needs, candidate, member);
}

async function readOnce(needs: Needs, candidate: Candidate, member: Member): Promise<Opened> {
  const { id, community } = candidate;
  const see = async (seen: Seen): Promise<Candidate> => {
    await needs.candidates.see(community, id, seen);
    return { ...candidate, seen };
  };
  try {
    const draft = await read(needs, candidate, member);
    const { title, text } = draft.page;
    return { candidate: await see({ kind: 'read', title, sketch: sketchOf(text) }), draft, trouble: null };
  } catch (error) {
    if (!(error instanceof NewsError)) throw error;
    return { candidate: await see({ kind: 'unread', why: error.said }), draft: null, trouble: error.said };
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
