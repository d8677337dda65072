import type { Page } from '../core/article.ts';
import { shorten } from '../core/visible.ts';
import { toldAround, wholeOf, type Whole } from './around.ts';
import { countWords, type Block } from './blocks.ts';
import { bodyOf } from './body.ts';
import { parse } from './dom.ts';
import { guessLanguage } from './language.ts';
import { metadataOf } from './metadata.ts';
import { obstacleOf } from './obstacles.ts';
import { remarkOf } from './provenance.ts';
import { byline, shortDate } from './phrases.ts';
import { refuse } from './refusal.ts';

/**
 * A page of HTML as an article: main text in paragraphs parted by a blank line (200,000 characters at most), and what the page says about itself. Throws NewsError
 * `unreadable` for pages without text, and, unless they are to be read `as-they-are`, for login forms, subscription stubs and lists of articles.
 * Synchronous and as slow as the page is bad: run it in the worker.
 */
export function readPage(html: string, url: string, manner: 'articles-only' | 'as-they-are' = 'articles-only'): Page {
  const document = parse(html);
  const { titles, section, structured, lastByline, ...metadata } = metadataOf(document, html, url);
  const whole = wholeOf(document, url);
  // Finding the body takes the document apart: what is read off the whole page is read before.
  const found = bodyOf(document, html, { titles, byline: metadata.byline }, structured.articles);
  const body = withoutStandfirst(withIntroduction(found, whole, metadata.description), whole, metadata.description);
  const obstacle = manner === 'as-they-are' ? null : obstacleOf(whole, structured, url, body);
  if (obstacle !== null) throw refuse(obstacle);
  const around = toldAround(whole, body);
  const text = joined(body.filter((block) => !isRemark(block)));
  if (countWords(text) < (manner === 'as-they-are' ? 1 : 25)) throw refuse('empty');
  return {
    ...metadata,
    title: metadata.title === '' ? shorten(text, 120) : metadata.title,
    byline: metadata.byline ?? around.byline ?? lastByline,
    language: metadata.language ?? guessLanguage(text),
    text,
    original:
      metadata.original === null ? around.original : { ...metadata.original, name: around.original?.name ?? null },
    filedUnder: [...new Set([...around.filedUnder, ...section])].slice(0, 10),
  };
}

const longest = 200_000;

function joined(body: readonly Block[]): string {
  let text = '';
  for (const block of body) {
    const whole = text === '' ? block.text : `${text}\n\n${block.text}`;
    if (whole.length > longest) return text === '' ? shorten(block.text, longest) : text;
    text = whole;
  }
  return text;
}

/** Lines that speak about the post, not about its subject. */
function isRemark({ text, words }: Block): boolean {
  const kind = words < 40 ? remarkOf(text)?.kind : undefined;
  return kind === 'original' || kind === 'filed' || kind === 'added';
}

/**
 * Opening paragraphs that stand apart from the rest: from the one above the text that is what the page gives as its own description, with the prose
 * that follows it.
 */
function withIntroduction(body: readonly Block[], { blocks }: Whole, description: string | null): readonly Block[] {
  const beginning = letters(description ?? '').slice(0, 60);
  const start = blocks.findIndex((block) => block.text === body[0]?.text);
  const opens = (block: Block): boolean => isProse(block) && letters(block.text).startsWith(beginning);
  if (start <= 0 || beginning.length < 60 || body.some(opens)) return body;
  const above = blocks.slice(0, start);
  const first = above.findLastIndex(opens);
  return first === -1 ? body : [...above.slice(first).filter(isProse), ...body];
}

/**
 * The line that editors put under a headline stands above the byline and is the page's description, word for word: it is told as that, and the text begins
 * with its author's own first sentence.
 */
function withoutStandfirst(body: readonly Block[], { blocks }: Whole, description: string | null): readonly Block[] {
  const [first, second] = body;
  if (first === undefined || second === undefined || letters(first.text) !== letters(description ?? '')) return body;
  const start = blocks.findIndex((block) => block.text === first.text);
  const next = blocks.findIndex((block, index) => index > start && block.text === second.text);
  const between = start === -1 ? [] : blocks.slice(start + 1, Math.max(start + 1, next));
  return between.some(
    ({ text, words }) => words < 14 && (shortDate.test(text) || byline.test(text) || isTime.test(text)),
  )
    ? body.slice(1)
    : body;
}

/** The author stands in a line by themselves, or the day without its year. */
const isTime = /^(?:by|von|par|por)$|\b\d{1,2}:\d{2}\b/i;

function isProse({ within, words, linked }: Block): boolean {
  return within.has('P') && words >= 18 && linked < 0.2;
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
