import { createHash } from 'node:crypto';
import type { Page } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { judgeUrl, type Allow } from './address.ts';
import { countWords } from './blocks.ts';
import { canonicalise } from './canonical.ts';
import { guessLanguage } from './language.ts';
import { linesOf } from './lines.ts';
import { remarkOf, type Remark } from './provenance.ts';
import { refuse, Refused } from './refusal.ts';

/**
 * A page a person copied, as patient blogs have them: a title line, perhaps "Posted …", "added by …", the body, "See the original post", "This entry was
 * posted in …". Without an address the page gets `urn:carewire:paste:` and 32 hex digits of the SHA-256 of its title and text: stable, so that the same
 * paste is recognised, and no link, so that nothing is shown as one. Throws NewsError `bad-input` that says what is missing.
 */
export function readPaste(text: string, url: string | null, allow?: Allow): Page {
  if (text.length > longest) throw missing(phrase`That text is longer than 200,000 characters. Paste one article.`);
  const { lead, ...found } = partsOf(linesOf(text));
  const where = url ?? found.address;
  const title = titleOf(lead, found.body);
  const body = found.body.join('\n\n');
  const address = where === null ? fingerprint(title, body) : addressFor(where, allow);
  return {
    url: address,
    canonicalUrl: where === null ? address : canonicalise(address),
    title,
    byline: found.byline,
    siteName: null,
    publishedAt: found.publishedAt,
    language: guessLanguage(body),
    description: null,
    image: null,
    text: body,
    original: found.original,
    filedUnder: found.filedUnder,
  };
}

const longest = 200_000;
const fewestWords = 40;

function missing(sentence: Said): NewsError {
  return new NewsError('bad-input', sentence, { field: 'text' });
}

interface Parts {
  readonly lead: string | null;
  readonly body: readonly string[];
  readonly address: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly original: Page['original'];
  readonly filedUnder: readonly string[];
}

function partsOf(lines: readonly string[]): Parts {
  const body: string[] = [];
  const remarks: Remark[] = [];
  let lead: string | null = null;
  let address: string | null = null;
  for (const [index, line] of lines.entries()) {
    const remark = remarkOf(joinedToAddress(line, lines[index + 1]));
    if (isAddress(line)) {
      if (body.length === 0) address ??= line;
    } else if (remark !== null && belongs(remark, body, lead)) {
      remarks.push(remark);
      if (remark.kind === 'end') break;
    } else if (lead === null) lead = line;
    else body.push(line);
  }
  return { lead, body, address, ...toldBy(remarks) };
}

/** "See the original post:" and the address on the next line are one remark. */
function joinedToAddress(line: string, next: string | undefined): string {
  return next !== undefined && isAddress(next) ? `${line} ${next}` : line;
}

function isAddress(line: string): boolean {
  return /^https?:\/\/\S+$/i.test(line);
}

/** Dates and names are remarks only above the text, ends only below it; in the middle such a line is part of the article. */
function belongs(remark: Remark, body: readonly string[], lead: string | null): boolean {
  const above = body.length === 0;
  const below = countWords(body.join(' ')) >= fewestWords;
  switch (remark.kind) {
    case 'original':
    case 'filed':
      return lead !== null;
    case 'source':
    case 'end':
      return below;
    case 'posted':
    case 'added':
      return above || below;
    case 'byline':
      return above && lead !== null;
  }
}

function toldBy(remarks: readonly Remark[]): Omit<Parts, 'lead' | 'body' | 'address'> {
  const told = { byline: null, publishedAt: null, original: null, filedUnder: [] } as {
    -readonly [K in 'byline' | 'publishedAt' | 'original' | 'filedUnder']: Parts[K];
  };
  let addedBy: string | null = null;
  for (const remark of remarks) {
    if (remark.kind === 'original') told.original = { url: canonical(remark.url), name: remark.name };
    if (remark.kind === 'source') told.original ??= { url: canonical(remark.url), name: remark.name };
    if (remark.kind === 'filed') told.filedUnder = [...new Set([...told.filedUnder, ...remark.under])];
    if (remark.kind === 'posted') told.publishedAt ??= remark.date;
    if (remark.kind === 'posted' || remark.kind === 'added') addedBy ??= remark.by;
    if (remark.kind === 'byline') told.byline ??= remark.by;
  }
  return { ...told, byline: told.byline ?? addedBy };
}

/** Nothing is opened, but readers will be sent there. */
function addressFor(typed: string, allow: Allow | undefined): string {
  try {
    return judgeUrl(typed, allow).href;
  } catch (error) {
    const isElsewhere = error instanceof Refused && (error.reason === 'port' || error.reason === 'not-public');
    throw isElsewhere ? refuse('nowhere-public', error) : error;
  }
}

function canonical(url: string | null): string | null {
  return url === null ? null : canonicalise(url);
}

function titleOf(lead: string | null, body: readonly string[]): string {
  const words = countWords(body.join(' '));
  if (lead === null) throw missing(phrase`There is no text. Paste the article with its title on the first line.`);
  if (lead.length > 250 || (countWords(lead) > 20 && /[.…]["”’)]?$/.test(lead))) {
    throw missing(phrase`The text has no title line. Put the headline on the first line, and the article below it.`);
  }
  if (words === 0) throw missing(phrase`There is only a title. Paste the article’s text below it.`);
  if (words < fewestWords) {
    throw missing(phrase`That is too short for an article (${words} words under the title). Paste the whole text.`);
  }
  return lead;
}

function fingerprint(title: string, body: string): string {
  return `urn:carewire:paste:${createHash('sha256').update(`${title}\n\n${body}`).digest('hex').slice(0, 32)}`;
}
