import { attribute, textOf, type Document, type Element } from './dom.ts';

/**
 * Takes out of a document what is not the article: navigation, forms, captions, and elements whose class or id speaks of sharing, related stories,
 * newsletters, comments and the like. Never an element that holds more than three tenths of the page's paragraphs. Changes the document.
 */
export function clean(document: Document): void {
  const body = document.body ?? document.documentElement;
  for (const element of body.querySelectorAll(neverText)) element.remove();
  const total = paragraphLength(body) || 1;
  const drop = (element: Element): void => {
    if (kept.has(element.tagName) || paragraphLength(element) > 0.3 * total) return;
    element.remove();
  };
  for (const element of body.querySelectorAll(furniture)) drop(element);
  for (const element of body.querySelectorAll('figcaption')) element.remove();
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!aside.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`)) continue;
    if (element.tagName === 'P' && textOf(element).length > 400) continue;
    drop(element);
  }
}

function paragraphLength(element: Element): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) length += textOf(paragraph).length;
  return length;
}

const kept = new Set(['BODY', 'HTML', 'ARTICLE', 'MAIN']);

const neverText = 'script,style,noscript,template,iframe,svg,button,input,select,textarea,dialog';

const furniture =
  'nav,aside,footer,form,[role=navigation],[role=complementary],[role=contentinfo],[role=banner],[role=search],[role=dialog],[aria-hidden=true],[hidden]';

/** Whole words of a class or id that mark what stands beside an article. */
const asideWords = `share sharing social sharebar addthis sociable
  related recirc recommend(?:ed|ations?)? readmore read-more more-(?:stories|articles|news|from|on) popular trending most-read outbrain taboola jp-relatedposts yarpp
  newsletter subscri(?:be|ption) signup sign-up promo promotion advert(?:isement)?s? ad-(?:unit|slot|container|wrapper) sponsor(?:ed)? paywall
  cookie consent gdpr modal popup overlay tooltip
  breadcrumbs? sidebar toolbar skip-?link menu navbar navigation pagination pager post-?nav(?:igation)? nav-?links footer site-?header masthead
  comments?(?:-list|-area|-section|s)? disqus respond feedback rating
  tags?-?(?:list|links|cloud)? taglist author-?(?:bio|box|info|card|profile) about-?author byline dateline timestamp
  post-?meta entry-?meta article-?meta meta-?info caption wp-caption-text credits? image-?(?:caption|credit) photo-?credit
  screen-reader-text sr-only visually-hidden print-only noprint no-print copyright disclaimer`.split(/\s+/);

const aside = new RegExp(`(?:^|[\\s_-])(?:${asideWords.join('|')})(?:[\\s_-]|$)`, 'i');
