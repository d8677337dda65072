import type { Candidate, Waiting } from '../core/candidate.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Many, ManyCount, PutOff } from '../core/queueing.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { inEnglish } from '../core/speak.ts';
import { tidy } from '../core/visible.ts';
import { reasonForMany } from '../core/wording/queue-many.ts';
import { answersTo } from './answers.ts';
import { mustModerate } from './moderate.ts';
import { day, type Needs } from './needs.ts';
import { candidate } from './queue.ts';

/** Not published: who handed them in hears why, once each, whatever crashes. */
export async function reject(
  needs: Needs,
  ids: readonly number[],
  reason: Said,
  member: Member,
): Promise<readonly Candidate[]> {
  const rejected = await rejectAll(
    needs,
    { kind: 'these', ids },
    readReason(reason, phrase`Choose a reason, or say it in your own words: whoever suggested the link is told.`),
    member,
  );
  if (rejected.length > 0) return rejected;
  throw new NewsError('conflict', phrase`Another moderator was quicker: it does not wait any more.`);
}

/** Out of sight until tomorrow morning, in the community's zone. */
export async function later(needs: Needs, id: number, member: Member): Promise<PutOff> {
  mustModerate(member);
  const at = needs.clock.now();
  const until = needs.calendar.next({ kind: 'daily', at: morning }, member.community.zone, at);
  if (await needs.candidates.putOff(member.community.id, id, until)) return { until, at };
  throw new NewsError('conflict', phrase`Another moderator was quicker: it does not wait any more.`);
}

/** The note about what waits is told at nine, unless somebody changed that: it should hold what was put off. */
const morning = '06:00';

/** None newer than the newest one now: what comes while a moderator thinks stays. */
export async function many(
  needs: Needs,
  id: number,
  member: Member,
): Promise<readonly { readonly which: Many; readonly count: ManyCount }[]> {
  const { origin } = await candidate(needs, id, member);
  const now = needs.clock.now();
  const [newest] = await needs.candidates.waiting(member.community.id, Number.MAX_SAFE_INTEGER, 1);
  const upTo = newest?.id ?? 0;
  const all: readonly Many[] = [
    ...(origin.kind === 'feed' ? [{ kind: 'feed', feed: origin.feed, upTo } as const] : []),
    { kind: 'before', before: now - week, upTo },
  ];
  return Promise.all(all.map(async (which) => ({ which, count: await measureMany(needs, which, member) })));
}

export async function measureMany(needs: Needs, which: Many, member: Member): Promise<ManyCount> {
  mustModerate(member);
  return needs.candidates.measure(member.community.id, which);
}

export async function rejectMany(needs: Needs, which: Many, member: Member): Promise<ManyCount> {
  const rejected = await rejectAll(needs, which, reasonForMany(which), member);
  return { count: rejected.length, members: rejected.filter(({ origin }) => origin.kind === 'member').length };
}

async function rejectAll(needs: Needs, which: Waiting, reason: Said, member: Member): Promise<readonly Candidate[]> {
  mustModerate(member);
  const at = needs.clock.now();
  const rejected = await needs.candidates.reject(
    member.community.id,
    which,
    { by: member.person, at, reason },
    (decided) => answersTo(needs, decided, at),
  );
  if (rejected.length > 0) needs.wake();
  return rejected;
}

/** What a moderator says to members; `missing` is said when it is nothing. Throws NewsError `bad-input`. */
export function readReason(said: Said, missing: Said): Said {
  const reason = tidy(said);
  const { length } = inEnglish(reason);
  if (length === 0 || length > longest)
    throw new NewsError(
      'bad-input',
      length === 0
        ? missing
        : phrase`The reason holds ${length} characters, and ${longest} are allowed. Please shorten it.`,
      { field: 'words' },
    );
  return reason;
}

const longest = 500;
const week = 7 * day;
