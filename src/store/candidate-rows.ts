import type { Selectable } from 'kysely';
import { sameAddress } from '../core/address.ts';
import type { Candidate, Decision, NewCandidate, Origin } from '../core/candidate.ts';
import { nobody } from '../core/place.ts';
import * as documents from './documents.ts';
import { readSaid } from './said.ts';
import type { Schema } from './schema.ts';

export type CandidateRow = Selectable<Schema['candidate']>;

/** As it is brought: nobody has looked at it yet. */
export function toRow(candidate: NewCandidate) {
  const { origin, categories, ...rest } = candidate;
  const nobody = { feed: null, note: null, person: null, direct: null };
  const brought =
    origin.kind === 'feed'
      ? { feed: origin.feed }
      : origin.kind === 'desk'
        ? { person: origin.by }
        : { note: origin.note, person: origin.from?.person ?? null, direct: origin.from?.direct ?? null };
  return {
    ...rest,
    ...nobody,
    ...brought,
    origin: origin.kind,
    addressKey: sameAddress(candidate.url),
    state: 'waiting' as const,
    categories: documents.words.write(categories),
  };
}

export function toCandidate(row: CandidateRow): Candidate {
  const { id, community, url, title, summary, publishedAt, at, laterUntil } = row;
  return {
    id,
    community,
    url,
    title,
    summary,
    publishedAt,
    at,
    laterUntil,
    categories: documents.words.read(row.categories),
    origin: originOf(row),
    seen: row.seen === null ? null : documents.seen.read(row.seen),
    decision: decisionOf(row),
  };
}

function originOf({ origin, feed, note, person, direct }: CandidateRow): Origin {
  if (origin === 'feed') return { kind: 'feed', feed: feed ?? 0 };
  if (origin === 'desk') return { kind: 'desk', by: person ?? nobody };
  return { kind: 'member', note, from: person === null || direct === null ? null : { person, direct } };
}

function decisionOf({ state, decidedBy, decidedAt, article, reason }: CandidateRow): Decision | null {
  if (decidedBy === null || decidedAt === null) return null;
  const decision = { by: decidedBy, at: decidedAt };
  if (state === 'published') return { ...decision, kind: 'published', article: article ?? 0 };
  return { ...decision, kind: 'rejected', reason: readSaid(reason ?? '') };
}
