import type { Article, Page, Standing } from '../article.ts';
import type { Category } from '../category.ts';
import { nameOf } from '../category.ts';
import { italic, line, link, text, type Inline, type Line } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { all, phrase, type Said } from '../phrase.ts';

/** Said under every article. We inform; we never advise. */
export const notAdvice = 'News, not medical advice. Talk with your care team before you change anything.';

export const standingNames = {
  current: 'Current',
  updated: 'Updated',
  disputed: 'Disputed',
  superseded: 'Superseded by later evidence',
  retracted: 'Retracted',
} as const satisfies Record<Standing, string>;

/** `2012-03-29` or an instant as "29 March 2012": a day as its publisher meant it, the same for every reader. */
export function sayDay(publishedAt: string): string {
  const day = new Date(`${publishedAt.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? publishedAt : dayFormat.format(day);
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The title, linked to where it stands; pasted pages have no link. */
export function titleLink(page: Pick<Page, 'title' | 'url'>, most = 250): Inline<Said> {
  const title = shorten(visible(page.title), most) || 'Untitled';
  return isWeb(page.url) ? link(title, page.url) : text(title);
}

export function isWeb(url: string): boolean {
  return url.startsWith('https://') || url.startsWith('http://');
}

/** Who published it and when: "WebMD, 29 March 2012". */
export function sayWhere(page: Pick<Page, 'siteName' | 'url' | 'publishedAt'>): string {
  const site = page.siteName ?? (isWeb(page.url) ? new URL(page.url).hostname.replace(/^www\./, '') : 'pasted text');
  return page.publishedAt ? `${visible(site)}, ${sayDay(page.publishedAt)}` : `${visible(site)}, no date stated`;
}

export function sayCategories(slugs: readonly string[], categories: readonly Category[]): Said {
  return slugs.length === 0 ? phrase`Uncategorised` : all(slugs.map((slug) => nameOf(categories, slug)));
}

/** How an article stands, in words; one whose correction was taken back says so. */
export function sayStanding(article: Pick<Article, 'standing' | 'life' | 'notice'>): string {
  if (article.life === 'withdrawn') return 'Withdrawn';
  return article.standing === 'current' && article.notice ? 'Stands again' : standingNames[article.standing];
}

/** The first summary sentence that is not the caution. */
export function leadSentence(article: Pick<Article, 'judgement'>): string | undefined {
  const { summary, caution } = article.judgement;
  return summary.find((sentence) => sentence.start !== caution?.start)?.text;
}

/** The caution as one says it in a list: who warns, and their words. */
export function sayCaution(article: Pick<Article, 'judgement'>, most = 400): Line<Said> {
  const { caution } = article.judgement;
  if (!caution) return [];
  const speaker = caution.speaker ? ` (${visible(caution.speaker)})` : '';
  return line({ kind: 'bold', text: `Caution${speaker}: ` }, italic(shorten(visible(caution.text), most)));
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
