import { countWords } from './blocks.ts';
import { attribute, isText, textOf, type Document, type Element } from './dom.ts';

/**
 * Takes out of a document what is not the article: navigation, forms, captions, and elements whose class or id speaks of sharing, related stories,
 * newsletters, comments and the like. Never an element that holds more than three tenths of the page's paragraphs. Changes the document.
 */
export function clean(document: Document): void {
  const body = document.body;
  for (const element of body.querySelectorAll(neverText)) element.remove();
  const prose = proseIn(body);
  const total = prose.get(body) ?? 1;
  for (const element of body.querySelectorAll(suspects)) {
    if (element.tagName === 'FIGCAPTION') {
      element.remove();
      continue;
    }
    if (wordsOfText.has(element.tagName) && standsInText(element)) {
      // A link or emphasised words belong to their sentence, whatever they are called: nobody after us shall take them out either.
      for (const name of names) element.removeAttribute(name);
      continue;
    }
    if (!isFurniture(element) && (!isAside(element) || (element.tagName === 'P' && textOf(element).length > 400)))
      continue;
    const length = prose.get(element) ?? 0;
    if (kept.has(element.tagName) || length > 0.3 * total) continue;
    for (const above of length === 0 ? [] : ancestors(element)) prose.set(above, (prose.get(above) ?? 0) - length);
    element.remove();
  }
}

function isAside(element: Element): boolean {
  return aside.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`);
}

const names = ['class', 'id', 'rel', 'itemprop'];

/** In a paragraph, or between words of whatever else holds text. */
function standsInText(element: Element): boolean {
  let above = element.parentElement;
  while (above !== null && (above.tagName === 'SPAN' || wordsOfText.has(above.tagName))) above = above.parentElement;
  if (above === null || above.tagName === 'P') return above !== null;
  const beside = [...above.childNodes].filter(isText).map(textOf).join(' ');
  return countWords(beside) >= 3;
}

const wordsOfText = new Set(['A', 'B', 'I', 'EM', 'STRONG', 'CITE', 'Q', 'ABBR']);

/** Letters in the paragraphs of every element that has any. */
function proseIn(body: Element): Map<Element, number> {
  const found = new Map<Element, number>();
  for (const paragraph of body.querySelectorAll('p')) {
    const length = textOf(paragraph).length;
    for (const above of length === 0 ? [] : ancestors(paragraph)) found.set(above, (found.get(above) ?? 0) + length);
  }
  return found;
}

function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let above = element.parentElement; above !== null; above = above.parentElement) found.push(above);
  return found;
}

function isFurniture(element: Element): boolean {
  return (
    furnitureNames.has(element.tagName) ||
    furnitureRoles.has(element.getAttribute('role') ?? '') ||
    element.getAttribute('aria-hidden') === 'true' ||
    element.getAttribute('hidden') !== null
  );
}

const furnitureNames = new Set(['NAV', 'ASIDE', 'FOOTER', 'FORM']);
const furnitureRoles = new Set(['navigation', 'complementary', 'contentinfo', 'banner', 'search', 'dialog']);

const kept = new Set(['BODY', 'HTML', 'ARTICLE', 'MAIN']);

const neverText = 'script,style,noscript,template,iframe,svg,button,input,select,textarea,dialog';

const suspects = 'figcaption,nav,aside,footer,form,[role],[aria-hidden],[hidden],[class],[id]';

/** Whole words of a class or id that mark what stands beside an article. */
const asideWords = `share sharing social sharebar addthis sociable
  related recirc recommend(?:ed|ations?)? readmore read-more more-(?:stories|articles|news|from|on) popular trending most-read outbrain taboola jp-relatedposts yarpp
  newsletter subscri(?:be|ption) signup sign-up promo promotion advert(?:isement)?s? ad-(?:unit|slot|container|wrapper) sponsor(?:ed)? paywall
  cookie consent gdpr modal popup overlay tooltip
  breadcrumbs? sidebar toolbar skip-?link menu navbar navigation pagination pager post-?nav(?:igation)? nav-?links footer site-?header masthead
  comments?(?:-list|-area|-section|s)? disqus respond feedback rating
  tags?-?(?:list|links|cloud)? taglist author-?(?:bio|box|info|card|profile) about-?author byline dateline timestamp
  post-?meta entry-?meta article-?meta meta-?info caption wp-caption-text credits? image-?(?:caption|credit) photo-?credit
  dek standfirst rollover[\\w-]*block (?:news|photo|image|picture|foto)-?captions?
  screen-reader-text sr-only visually-hidden print-only noprint no-print copyright disclaimer`.split(/\s+/);

const aside = new RegExp(`(?:^|[\\s_-])(?:${asideWords.join('|')})(?:[\\s_-]|$)`, 'i');
