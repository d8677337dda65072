import { createHash } from 'node:crypto';
import type { Instant } from '../core/clock.ts';
import type { Validators } from '../core/feed.ts';
import { headerOf, type Answer, type Headers } from './get.ts';

/** The headers that ask for a document only when it has changed (RFC 9110 section 13.1). */
export function conditionalHeaders(since: Validators | null): Readonly<Record<string, string>> {
  return {
    ...(since?.etag ? { 'if-none-match': since.etag } : {}),
    ...(since?.lastModified ? { 'if-modified-since': since.lastModified } : {}),
  };
}

/** What to recognise this very answer by. A hash goes with it, for servers that forget what they sent. */
export function validatorsOf({ headers, body }: Pick<Answer, 'headers' | 'body'>): Validators {
  return { ...stated(headers), hash: createHash('sha256').update(body).digest('base64url') };
}

/** After a 304: what it says anew, else what was held (RFC 9111 section 4.3.4). */
export function refreshed(since: Validators, headers: Headers): Validators {
  const { etag, lastModified } = stated(headers);
  return { etag: etag ?? since.etag, lastModified: lastModified ?? since.lastModified, hash: since.hash };
}

function stated(headers: Headers): Omit<Validators, 'hash'> {
  return { etag: sendable(headerOf(headers, 'etag')), lastModified: sendable(headerOf(headers, 'last-modified')) };
}

/** A validator is sent back as it came, so it must be one a header can hold. */
function sendable(value: string | null): string | null {
  return value !== null && /^[\x20-\x7E]{1,1000}$/.test(value) ? value : null;
}

const hour = 3_600_000;

/** Until when the answer is fresh by the server's own word (Cache-Control max-age less Age, else Expires; RFC 9111 section 4.2.1): at most a day ahead. Null when it does not say. */
export function freshUntil(headers: Headers, now: Instant): Instant | null {
  const control = headerOf(headers, 'cache-control')?.toLowerCase() ?? '';
  if (/\bno-(?:store|cache)\b/.test(control)) return null;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,9})/.exec(control)?.[1];
  const age = Number(headerOf(headers, 'age') ?? 0) || 0;
  const left =
    maxAge === undefined ? untilDate(headerOf(headers, 'expires'), headers, now) : (Number(maxAge) - age) * 1000;
  return left === null || left <= 0 ? null : now + Math.min(left, 24 * hour);
}

/** Until when the server asks to be left alone (Retry-After in seconds or as a date; RFC 9110 section 10.2.3): at most a week ahead. Null when it does not say. */
export function retryAfter(headers: Headers, now: Instant): Instant | null {
  const value = headerOf(headers, 'retry-after')?.trim() ?? '';
  const left = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : untilDate(value, headers, now);
  return left === null || left <= 0 ? null : now + Math.min(left, 7 * 24 * hour);
}

/** Milliseconds to a date by the server's own clock, which may not be ours. */
function untilDate(value: string | null, headers: Headers, now: Instant): number | null {
  const date = Date.parse(value ?? '');
  if (Number.isNaN(date)) return null;
  const theirs = Date.parse(headerOf(headers, 'date') ?? '');
  return date - (Number.isNaN(theirs) ? now : theirs);
}
