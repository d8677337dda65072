import type { Insertable, Selectable, Updateable } from 'kysely';
import { noRest } from '../core/feed-rest.ts';
import type { FollowedFeed, NewFeed } from '../core/followed-feed.ts';
import * as documents from './documents.ts';
import { readSaid, writeSaid } from './said.ts';
import type { Schema } from './schema.ts';

type Row = Selectable<Schema['feed']>;

/** Any part of a feed, as it shall be from now on. */
export type FeedChanges = Partial<Omit<FollowedFeed, 'id' | 'community' | 'at' | 'brought'>>;

export function toFeed(row: Row): FollowedFeed {
  const { filing, validators, rest, trouble, pausedReason, pausedAt, ...plain } = row;
  const { host: _host, token: _token, heldUntil: _heldUntil, ...feed } = plain;
  return {
    ...feed,
    filing: documents.filing.read(filing),
    validators: validators === null ? null : documents.validators.read(validators),
    rest: documents.feedRest.read(rest),
    trouble: trouble === null ? null : documents.feedTrouble.read(trouble),
    paused: pausedAt === null ? null : { reason: pausedReason && readSaid(pausedReason), at: pausedAt },
  };
}

export function newToRow(feed: NewFeed): Insertable<Schema['feed']> {
  const { filing, validators, rest, ...plain } = feed;
  return {
    ...plain,
    host: hostOf(feed.url) ?? '',
    filing: documents.filing.write(filing),
    validators: validators && documents.validators.write(validators),
    rest: documents.feedRest.write(rest ?? noRest),
    brought: 0,
    leftOut: 0,
  };
}

export function changesToRow(changes: FeedChanges): Updateable<Schema['feed']> {
  const { filing, validators, rest, trouble, paused, ...plain } = changes;
  return {
    ...plain,
    ...(changes.url === undefined ? {} : { host: hostOf(changes.url) ?? '' }),
    ...(filing === undefined ? {} : { filing: documents.filing.write(filing) }),
    ...(validators === undefined ? {} : { validators: validators && documents.validators.write(validators) }),
    ...(rest === undefined ? {} : { rest: documents.feedRest.write(rest) }),
    ...(trouble === undefined ? {} : { trouble: trouble && documents.feedTrouble.write(trouble) }),
    ...(paused === undefined
      ? {}
      : { pausedReason: paused?.reason ? writeSaid(paused.reason) : null, pausedAt: paused?.at ?? null }),
  };
}

export function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
