import { NewsError, type Refusal } from '../core/errors.ts';
import { own } from '../core/phrase.ts';
import { Refused, type Reason } from './refusal.ts';

/** Why an address could not be read as a feed, where it differs from why a page could not. */
export type FeedReason = keyof typeof feedReasons;

const site = 'Open the site’s own page, and look for its feed or RSS link.';

/** What each of them is told as. */
export const feedReasons = {
  'not-public': [
    'bad-input',
    'That address is not on the public web, so it is not opened. Give the feed’s public link.',
  ],
  port: ['bad-input', 'That link does not lead to an ordinary site (unusual port). Give the feed’s public link.'],
  'no-such-site': [
    'unreachable',
    'There is no site with that name, or its name server does not answer. Check the link.',
  ],
  slow: ['unreachable', 'The feed did not answer within 10 seconds. Try again later.'],
  'no-answer': ['unreachable', 'The site could not be reached. Try again later.'],
  insecure: [
    'unreachable',
    'The site’s security certificate is not valid, so the feed was not opened. Ask the site to renew it.',
  ],
  down: ['unreachable', 'The site has a fault of its own just now. Try again later.'],
  'too-many-requests': ['unreachable', 'The site asks to be left alone for a while. It will be tried again later.'],
  redirects: [
    'unreachable',
    'The link leads from address to address without arriving. Open it, and give the address you end at.',
  ],
  'not-found': ['unreadable', `There is no feed at that address. ${site}`],
  empty: ['unreadable', `There is nothing at that address. ${site}`],
  gone: ['not-found', 'The site has taken that feed down for good. Give another one, or remove it.'],
  login: ['unreadable', 'That feed can only be read after signing in. Give a public one.'],
  forbidden: ['unreadable', 'The site does not let programs read that feed. Ask the site, or give another feed.'],
  paywall: ['unreadable', 'That feed can only be read with a subscription. Give a public one.'],
  garbled: ['unreadable', 'The site sent the feed in a form that cannot be read. Try again later, or tell the site.'],
  'too-large': [
    'unreadable',
    'That feed is larger than 2 MB. Look for one of the site’s smaller feeds, such as one category’s.',
  ],
  'too-complex': ['unreadable', 'That feed is built in a way that takes too long to read. Give another one.'],
  'too-deep': [
    'unreadable',
    'That feed is nested far deeper than any honest feed, so it was not read. Give another one.',
  ],
  'web-page': ['unreadable', 'That address is a web page, not a feed. Look for the page’s feed or RSS link.'],
  'not-a-feed': ['unreadable', `That address does not give a feed (RSS, Atom or JSON Feed). ${site}`],
  'not-a-list': [
    'bad-input',
    'That file is not a list of feeds (OPML). Export the list from your feed reader as OPML, and give that file.',
  ],
  'long-list': [
    'bad-input',
    'That list holds more than 5,000 feeds, or is larger than 2 MB. Split it into smaller lists.',
  ],
  busy: ['busy', 'Too many feeds are being read just now. Try again in a minute.'],
} as const satisfies Record<string, readonly [Refusal, string]>;

export function refuseFeed(reason: FeedReason, cause?: unknown): NewsError {
  const [code, sentence] = feedReasons[reason];
  return new NewsError(code, own(sentence), { ...(code === 'busy' ? {} : { field: 'url' }), cause });
}

/** The same fault in a feed's words: what was thrown about a page says what to do about a page. */
export function aboutFeed(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const reason = error.reason;
  return isFeedReason(reason) ? refuseFeed(reason, error) : error;
}

function isFeedReason(reason: Reason | FeedReason): reason is FeedReason {
  return Object.hasOwn(feedReasons, reason);
}
