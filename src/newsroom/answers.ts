import type { Candidate } from '../core/candidate.ts';
import type { Instant } from '../core/clock.ts';
import type { NewDelivery } from '../core/delivery.ts';
import type { Said } from '../core/phrase.ts';
import type { Report } from '../core/report.ts';
import type { Needs } from './needs.ts';

/** What is owed to the members who handed in what was decided on: an answer each, in their direct messages. */
export function answersTo(needs: Needs, decided: readonly Candidate[], at: Instant): readonly NewDelivery[] {
  return decided.flatMap(({ id, community, origin }) =>
    origin.kind === 'member' && origin.from
      ? [
          {
            id: needs.newId(),
            community,
            channel: origin.from.direct,
            work: { kind: 'answer', candidate: id } as const,
            key: `answer:${id}`,
            createdAt: at,
            dueAt: at,
          },
        ]
      : [],
  );
}

/** What is owed to the members who reported what was decided on; `reason` is null when the article itself says what became of it. */
export function answersToReports(
  needs: Needs,
  decided: readonly Report[],
  reason: Said | null,
  at: Instant,
): readonly NewDelivery[] {
  return decided.flatMap(({ id, community, article, revision, from }) =>
    from
      ? [
          {
            id: needs.newId(),
            community,
            channel: from.direct,
            work: { kind: 'reported', article, revision, reason } as const,
            key: `reported:${id}`,
            createdAt: at,
            dueAt: at,
          },
        ]
      : [],
  );
}
