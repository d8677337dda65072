import type { Article } from '../article.ts';
import { bold, line, link, text, type Inline, type Line } from '../message.ts';
import { shorten, visible } from '../visible.ts';
import { isWeb, sayCaution, sayStanding, sayWhere, titleLink } from './phrases.ts';
import { capitals, phrase, type Said } from '../phrase.ts';

/**
 * An article as one line of a digest or a list: how it stands before its title, what readers should know before what it says,
 * and the caution at the end. Of a withdrawn one only the title and the reason are left: no link, and nothing it claims.
 */
export function entryLine(
  article: Article,
  said: Line<Said>,
  { before = '', most = 300 }: { before?: string; most?: number } = {},
): Line<Said> {
  const where = phrase` (${sayWhere(article)}). `;
  if (article.life === 'withdrawn') {
    return line(
      before,
      bold(phrase`WITHDRAWN: `),
      shorten(visible(article.title), 200),
      where,
      ...noticeOf(article, most),
    );
  }
  const caution = sayCaution(article, most);
  return line(
    before,
    ...(article.standing === 'current' ? [] : [bold(phrase`${capitals(sayStanding(article))}: `)]),
    titleLink(article, 200),
    where,
    ...(article.standing === 'current' ? [] : [...noticeOf(article, most), text(article.notice?.link ? '. ' : ' ')]),
    ...said,
    ...(caution.length > 0 ? [text(' '), ...caution] : []),
  );
}

/** What readers were told when its standing changed, and where the reason can be read. */
export function noticeOf({ notice }: Pick<Article, 'notice'>, most: number): readonly Inline<Said>[] {
  if (!notice) return [];
  const why = notice.link && isWeb(notice.link) ? [text(' '), link(phrase`Read why`, notice.link)] : [];
  return [text(asSentence(shorten(visible(notice.text), most))), ...why];
}

/** What follows it is another sentence, whether or not a moderator ended theirs. */
export function asSentence(notice: string): string {
  return /[.!?…:]["”“’»)]*$/u.test(notice) ? notice : `${notice}.`;
}
