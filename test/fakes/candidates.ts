import { sameAddress } from '../../src/core/address.ts';
import type { Candidate, Candidates, Decision, Waiting } from '../../src/core/candidate.ts';
import type { Person } from '../../src/core/place.ts';
import type { FakeDeliveries } from './deliveries.ts';
import type { Power } from './power.ts';

export interface FakeCandidates extends Candidates {
  /** All there are, to be changed at will. */
  readonly rows: Map<number, Candidate>;
  waits(community: string, id: number): boolean;
  /** Within the ledger's transaction. */
  settle(
    article: { id: number; community: string; by: Person; at: number },
    addresses: readonly string[],
    candidate: number | undefined,
  ): readonly Candidate[];
}

export function fakeCandidates(
  isPublished: (community: string, url: string) => boolean,
  deliveries: FakeDeliveries,
  power?: Power,
): FakeCandidates {
  const held = new Map<number, Candidate>();
  let last = 0;
  const of = (community: string): Candidate[] =>
    [...held.values()].filter((candidate) => candidate.community === community);
  const open = (community: string): Candidate[] => of(community).filter(({ decision }) => decision === null);
  const find = (community: string, url: string): Candidate | undefined =>
    of(community).find((candidate) => sameAddress(candidate.url) === sameAddress(url));
  const decide = (candidates: readonly Candidate[], decision: Decision): readonly Candidate[] => {
    for (const { origin, ...candidate } of candidates)
      held.set(candidate.id, {
        ...candidate,
        origin: origin.kind === 'member' ? { kind: 'member', note: null, from: null } : origin,
        seen: null,
        decision,
      });
    return candidates.map((candidate) => ({ ...candidate, decision }));
  };
  const touch = async <T>(effect: () => T): Promise<T> => {
    power?.touch();
    const told = effect();
    power?.touch();
    return told;
  };

  return {
    rows: held,
    waits: (community, id) => open(community).some((candidate) => candidate.id === id),
    settle: ({ id, community, by, at }, addresses, candidate) =>
      decide(
        open(community).filter(
          (waiting) =>
            waiting.id === candidate || addresses.some((address) => sameAddress(address) === sameAddress(waiting.url)),
        ),
        { kind: 'published', article: id, by, at },
      ),
    add: (candidates) =>
      touch(() => {
        const added: Candidate[] = [];
        for (const candidate of candidates) {
          const before = find(candidate.community, candidate.url);
          if (before?.decision && candidate.origin.kind === 'desk') held.delete(before.id);
          if (find(candidate.community, candidate.url) || isPublished(candidate.community, candidate.url)) continue;
          last += 1;
          const kept = { ...candidate, id: last, laterUntil: null, seen: null, decision: null };
          held.set(last, kept);
          added.push(kept);
        }
        return added;
      }),
    get: (community, id) => touch(() => of(community).find((candidate) => candidate.id === id)),
    findByUrl: (community, url) => touch(() => find(community, url)),
    waiting: (community, now, limit) =>
      touch(() =>
        open(community)
          .filter(({ laterUntil }) => (laterUntil ?? 0) <= now)
          .toSorted((a, b) => b.id - a.id)
          .slice(0, limit),
      ),
    count: (community, now) =>
      touch(() => {
        const inSight = open(community).filter(({ laterUntil }) => (laterUntil ?? 0) <= now);
        const oldest = inSight.length === 0 ? null : Math.min(...inSight.map(({ at }) => at));
        return { inSight: inSight.length, putOff: open(community).length - inSight.length, oldest };
      }),
    measure: (community, which) =>
      touch(() => {
        const found = open(community).filter((candidate) => isOf(candidate, which));
        return { count: found.length, members: found.filter(({ origin }) => origin.kind === 'member').length };
      }),
    see: (community, id, seen) =>
      touch(() => {
        const candidate = open(community).find((candidate) => candidate.id === id);
        if (candidate) held.set(id, { ...candidate, seen, ...(seen.kind === 'read' && { title: seen.title }) });
      }),
    putOff: (community, id, laterUntil) =>
      touch(() => {
        const candidate = open(community).find((candidate) => candidate.id === id);
        if (candidate) held.set(id, { ...candidate, laterUntil });
        return candidate !== undefined;
      }),
    reject: (community, which, decision, owed) =>
      touch(() => {
        const found = open(community).filter((candidate) => isOf(candidate, which));
        if (found.length === 0) return [];
        const decided = found.map((candidate) => ({
          ...candidate,
          decision: { kind: 'rejected', ...decision } as const,
        }));
        deliveries.owe(owed(decided));
        return decide(found, { kind: 'rejected', ...decision });
      }),
    forget: (before) =>
      touch(() => {
        const old = [...held.values()].filter(({ decision }) => decision !== null && decision.at < before);
        for (const { id } of old) held.delete(id);
        return old.length;
      }),
  };
}

function isOf({ id, at, origin }: Candidate, which: Waiting): boolean {
  switch (which.kind) {
    case 'these':
      return which.ids.includes(id);
    case 'feed':
      return origin.kind === 'feed' && origin.feed === which.feed && id <= which.upTo;
    case 'before':
      return at < which.before && id <= which.upTo;
  }
}
