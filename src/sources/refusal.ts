import { NewsError, type Refusal } from '../core/errors.ts';
import { own } from '../core/phrase.ts';

/** Why a link or a text could not become an article: the sentence the person who gave it will read. */
export type Reason = keyof typeof reasons;

const paste = 'Paste the article’s text instead.';

/** What each of them is told as. */
export const reasons = {
  'not-an-address': ['bad-input', 'That is not a web address. Give a link that begins with https://'],
  'too-long-address': ['bad-input', 'That link is longer than 2,048 characters. Give the short form of the address.'],
  credentials: ['bad-input', 'That link carries a user name or password. Give the address without it.'],
  port: ['bad-input', `That link does not lead to an ordinary web page (unusual port). ${paste}`],
  'not-public': [
    'bad-input',
    `That address is not on the public web, so it is not opened. Give its public link, or paste the article’s text instead.`,
  ],
  'nowhere-public': [
    'bad-input',
    'Readers cannot open that link: it is not on the public web. Give the article’s public link, or leave it out.',
  ],
  'no-such-site': [
    'unreachable',
    `There is no site with that name, or its name server does not answer. Check the link. ${paste}`,
  ],
  slow: ['unreachable', `The page did not answer in time. Try again later. ${paste}`],
  'no-answer': ['unreachable', `The site could not be reached. Try again later. ${paste}`],
  insecure: ['unreachable', `The site’s security certificate is not valid, so the page was not opened. ${paste}`],
  down: ['unreachable', `The site has a fault of its own just now. Try again later. ${paste}`],
  'too-many-requests': ['unreachable', `The site asks to be left alone for a while. Try again later. ${paste}`],
  redirects: [
    'unreachable',
    `The link leads from page to page without arriving. Open it, and give the address you end at.`,
  ],
  'not-found': ['unreadable', 'There is no page at that address. Check the link.'],
  gone: ['unreadable', 'That page has been taken down by its site. Give another link.'],
  login: ['unreadable', `That page can only be read after signing in. ${paste}`],
  forbidden: ['unreadable', `The site does not let programs read that page. ${paste}`],
  paywall: ['unreadable', `Only the beginning of that article can be read without a subscription. ${paste}`],
  pdf: ['unreadable', `That link leads to a PDF, not to a web page. ${paste}`],
  'not-a-page': [
    'unreadable',
    `That link does not lead to a web page. Give the article’s own address, or paste its text instead.`,
  ],
  garbled: ['unreadable', `The site sent the page in a form that cannot be read. ${paste}`],
  'too-large': ['unreadable', `That page is larger than 4 MB. ${paste}`],
  'too-complex': ['unreadable', `That page is built in a way that takes too long to read. ${paste}`],
  list: ['unreadable', 'That page lists several articles. Open one of them, and give its own link.'],
  empty: ['unreadable', `No article text was found on that page. ${paste}`],
  busy: ['busy', 'Too many pages are being read just now. Try again in a minute.'],
} as const satisfies Record<string, readonly [Refusal, string]>;

/** Carries its reason, so that whoever asked for something else than a page can say it in other words. */
export class Refused extends NewsError {
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    const [code, sentence] = reasons[reason];
    super(code, own(sentence), { ...(code === 'busy' ? {} : { field: 'url' }), cause });
    this.reason = reason;
  }
}

/** The NewsError for a reason. Reasons that lie in what was typed name the `url` field. */
export function refuse(reason: Reason, cause?: unknown): Refused {
  return new Refused(reason, cause);
}
