import type { Draft } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import { NewsError } from '../core/errors.ts';
import type { Warning } from '../core/judgement.ts';
import { asCandidate, type Arrival } from '../core/followed-feed.ts';
import type { Member } from '../core/member.ts';
import { channelParts } from '../core/place.ts';
import { isAgreed } from './careful.ts';
import { discard } from './drafts.ts';
import { faultOf } from './fault.ts';
import { hour, minute, type Needs } from './needs.ts';
import { publish } from './publish.ts';
import { rejectedBefore } from './rejected.ts';
import { submit } from './submit.ts';

/**
 * Brings what feeds have brought to where it belongs: the moderators' queue, or straight out. An item is told to have arrived only once it has, and both ways
 * know what they have seen before: so a crash brings nothing twice, and loses nothing.
 */
export function createBringing(needs: Needs): {
  run(signal?: AbortSignal): Promise<number>;
  nextDue(): Promise<Instant | null>;
} {
  return {
    run: async (signal) => {
      let moved = 0;
      for (;;) {
        const arrivals = signal?.aborted ? [] : await needs.feeds.arrivals(needs.clock.now(), batch);
        if (arrivals.length === 0) return moved;
        const { straight = [], queue = [] } = Object.groupBy(arrivals, ({ feed }) => feed.filing.manner);
        await intoQueue(needs, queue);
        for (const arrival of straight) if (!signal?.aborted) await straightOut(needs, arrival);
        moved += arrivals.length;
      }
    },
    nextDue: () => needs.feeds.nextArrival(),
  };
}

const batch = 100;

async function intoQueue(needs: Needs, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  await needs.candidates.add(await Promise.all(arrivals.map((arrival) => filed(needs, arrival))));
  await needs.feeds.arrived(arrivals.map(({ id }) => id));
}

/** Under what the feed's items are filed, as far as the community still has it. */
async function filed(needs: Needs, arrival: Arrival) {
  const candidate = asCandidate(arrival);
  if (candidate.categories.length === 0) return candidate;
  const known = new Set((await needs.categories.list(candidate.community)).map(({ slug }) => slug));
  return { ...candidate, categories: candidate.categories.filter((slug) => known.has(slug)) };
}

/** Published in the name of who said so. Whatever a moderator should look at first waits in the queue instead. */
async function straightOut(needs: Needs, arrival: Arrival): Promise<void> {
  const member = await publisherOf(needs, arrival);
  if (!member) return intoQueue(needs, [arrival]);
  try {
    const { url, categories } = await filed(needs, arrival);
    const draft = await submit(needs, { url, text: null }, categories.length > 0 ? categories : null, member);
    if (needsEyes(draft) || !(await isAgreed(needs, draft, member)) || (await rejectedBefore(needs, draft))) {
      await discard(needs, draft.id, member);
      return await intoQueue(needs, [arrival]);
    }
    await publish(needs, draft.id, member);
    await needs.feeds.arrived([arrival.id]);
  } catch (error) {
    await refused(needs, arrival, error);
  }
}

/** A site that does not answer is asked again for some hours; what was shared already has arrived; all else is for people. */
async function refused(needs: Needs, arrival: Arrival, error: unknown): Promise<void> {
  const { id, at } = arrival;
  const now = needs.clock.now();
  const isNews = error instanceof NewsError;
  if (!isNews) needs.log.error('a feed’s item could not be published', { feed: arrival.feed.id, ...faultOf(error) });
  if (isNews && isSharedAlready(error)) return needs.feeds.arrived([id]);
  const mayPass = !isNews || error.code === 'unreachable' || error.code === 'busy';
  return mayPass && now - at < patience ? needs.feeds.postpone(id, now + again) : intoQueue(needs, [arrival]);
}

/** Refusals about the link itself; others of that kind want a person. */
function isSharedAlready({ code, field }: NewsError): boolean {
  return code === 'conflict' && field === 'url';
}

const patience = 6 * hour;
const again = 20 * minute;

async function publisherOf(needs: Needs, { feed }: Arrival): Promise<Member | undefined> {
  const community = await needs.communities.get(feed.community);
  if (!community || feed.tell === null) return undefined;
  const { place } = channelParts(feed.tell);
  return { person: feed.by, place, channel: feed.tell, direct: feed.tell, community, moderator: true };
}

/** Which warnings are for a person to weigh before anybody reads the article. What an article leaves open is told of nearly every one. */
const weighty: Readonly<Record<Warning['kind'], boolean>> = {
  'no-caution': true,
  hype: true,
  old: true,
  'same-story': true,
  'not-judged': true,
  short: true,
  untold: false,
};

function needsEyes({ judgement, categories }: Draft): boolean {
  return (
    judgement.summary.length === 0 || categories.length === 0 || judgement.warnings.some(({ kind }) => weighty[kind])
  );
}
