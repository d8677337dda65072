import type { Article, Page, Standing } from '../article.ts';
import type { Category } from '../category.ts';
import { nameOf } from '../category.ts';
import { bold, italic, line, link, text, type Inline, type Line } from '../message.ts';
import { all, own, phrase, type Phrase, type Said } from '../phrase.ts';
import { shorten, visible } from '../visible.ts';

/** Said under every article. We inform; we never advise. */
export const notAdvice = phrase`News, not medical advice. Talk with your care team before you change anything.`;

/** In English, to be said by `nameOfStanding`. */
export const standingNames = {
  current: 'Current',
  updated: 'Updated',
  disputed: 'Disputed',
  superseded: 'Superseded by later evidence',
  retracted: 'Retracted',
} as const satisfies Record<Standing, string>;

/** `2012-03-29` or an instant as "29 March 2012": a day as its publisher meant it, the same for every reader. */
export function sayDay(publishedAt: string): Phrase {
  return { kind: 'day', day: publishedAt };
}

/** The title, linked to where it stands; pasted pages have no link. */
export function titleLink(page: Pick<Page, 'title' | 'url'>, most = 250): Inline<Said> {
  const title = shorten(visible(page.title), most) || phrase`Untitled`;
  return isWeb(page.url) ? link(title, page.url) : text(title);
}

/** Somebody’s words within ours, in the quotation marks of whoever reads them; as long as a title at most, where nothing else is said. */
export function quoted(words: string, most = 120): Phrase {
  return phrase`“${shorten(visible(words), most)}”`;
}

export function isWeb(url: string): boolean {
  return url.startsWith('https://') || url.startsWith('http://');
}

/** Who published it and when: "WebMD, 29 March 2012". */
export function sayWhere(page: Pick<Page, 'siteName' | 'url' | 'publishedAt'>): Said {
  return all([siteOf(page), page.publishedAt ? sayDay(page.publishedAt) : phrase`no date stated`]);
}

function siteOf({ siteName, url }: Pick<Page, 'siteName' | 'url'>): Said {
  if (siteName !== null) return visible(siteName);
  return isWeb(url) ? visible(new URL(url).hostname.replace(/^www\./, '')) : phrase`pasted text`;
}

export function sayCategories(slugs: readonly string[], categories: readonly Category[]): Said {
  return slugs.length === 0 ? phrase`Uncategorised` : all(slugs.map((slug) => nameOf(categories, slug)));
}

/** How an article stands, in words; one whose correction was taken back says so. */
export function sayStanding(article: Pick<Article, 'standing' | 'life' | 'notice'>): Phrase {
  if (article.life === 'withdrawn') return phrase`Withdrawn`;
  return article.standing === 'current' && article.notice ? phrase`Stands again` : nameOfStanding(article.standing);
}

export function nameOfStanding(standing: Standing): Phrase {
  return own(standingNames[standing]);
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
  const label = caution.speaker ? phrase`Caution (${visible(caution.speaker)}): ` : phrase`Caution: `;
  return line(bold(label), italic(shorten(visible(caution.text), most)));
}
