import { Readability } from '@mozilla/readability';
import { blocksOf, countWords, type Block } from './blocks.ts';
import { clean } from './clean.ts';
import { parse, type Document, type Element } from './dom.ts';
import { articleBlocks, proseWords, type Told } from './filter.ts';
import { said, type Thing } from './structured.ts';

/**
 * The article's paragraphs out of a page: Readability on the cleaned page; where that finds little, Readability on the page as it came, then the places
 * where publishing systems put a body, then JSON-LD's articleBody, then whatever prose there is. Empty when the page holds no prose. Takes the document
 * apart; `html` is what it was made of.
 */
export function bodyOf(document: Document, html: string, told: Told, articles: readonly Thing[]): readonly Block[] {
  const fresh = (): Document => parse(html);
  clean(document);
  if (isHuge(document)) return plainBody(document, told);
  let found = articleBlocks(readable(document), told);

  if (length(found) < 700) {
    const raw = articleBlocks(readable(fresh()), told);
    if (length(raw) > 1.5 * length(found) + 100) found = raw;
  }
  if (proseWords(found) < 250) {
    const placed = bestPlace(cleaned(fresh()), told);
    if (proseWords(placed) > 2 * proseWords(found) + 60) found = placed;
  }
  if (length(found) < 600) {
    const stated = statedBody(articles);
    if (length(stated) > 1.5 * length(found)) found = stated;
  }
  if (length(found) < 80) {
    const prose = allProse(cleaned(fresh()));
    if (length(prose) > length(found)) found = prose;
  }
  return found;
}

function length(blocks: readonly Block[]): number {
  return blocks.reduce((letters, block) => letters + block.text.length, 0);
}

function readable(document: Document): Block[] {
  try {
    const reader = new Readability<Element>(document, {
      serializer: (element) => element,
      keepClasses: true,
      disableJSONLD: true,
    });
    const content = reader.parse()?.content;
    return content === null || content === undefined ? [] : blocksOf(content);
  } catch {
    // Markup made to break parsers overflows its recursion; the other ways of finding the text still work then.
    return [];
  }
}

function cleaned(document: Document): Document {
  clean(document);
  return document;
}

/** More than 10,000 elements: no article of 641 real pages had them, and Readability compares elements with each other. */
function isHuge(document: Document): boolean {
  return document.size > 10_000;
}

function plainBody(document: Document, told: Told): readonly Block[] {
  const placed = bestPlace(document, told);
  return proseWords(placed) >= 80 ? placed : allProse(document);
}

function bestPlace(document: Document, told: Told): readonly Block[] {
  let best: readonly Block[] = [];
  for (const place of bodyPlaces) {
    for (const element of [...document.querySelectorAll(place)].slice(0, 5)) {
      const blocks = articleBlocks(blocksOf(element), told);
      if (proseWords(blocks) > proseWords(best) * 1.15) best = blocks;
    }
    if (proseWords(best) >= 80) break;
  }
  return best;
}

/** Where publishing systems put an article's body, most telling first. */
const bodyPlaces =
  `[itemprop=articleBody] .article-body .article__body .articleBody .article-content .article__content .story-body .story-content
  .entry-content .post-content .post-body .td-post-content .postContent #article-body #articleBody #storytext .body-copy .news-text .article-text
  .artikel-text .articletext article [role=article] main [role=main] #content #main-content .content`.split(/\s+/);

/** JSON-LD's articleBody, often cut short by sites: a rescue only. */
function statedBody(articles: readonly Thing[]): readonly Block[] {
  const bodies = articles.map((article) => said(article['articleBody']) ?? '').filter((body) => body.length > 400);
  const [longest] = bodies.toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  if (/<(?:p|br|div|a|strong|em)\b|&(?:amp|nbsp|quot|lt|gt|#\d+);/i.test(longest))
    return blocksOf(parse(longest).documentElement);
  return longest
    .split(/\n+/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, words: countWords(text), linked: 0, within: new Set<string>() }));
}

function allProse(document: Document): Block[] {
  return blocksOf(document.body).filter((block) => block.words >= 8 && block.linked < 0.34);
}
