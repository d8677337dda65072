import { html } from 'hono/html';
import type { Article } from '../core/article.ts';
import { inEnglish } from '../core/speak.ts';
import { shorten, visible } from '../core/visible.ts';
import { noticeOf } from '../core/wording/entry.ts';
import { leadSentence, sayCaution, sayWhere, standingNames } from '../core/wording/phrases.ts';
import { sized } from './address.ts';
import { renderLine, renderTime, type Html } from './render.ts';
import type { Shelf } from './shelf.ts';

/** Articles one below the other: how each stands, where it is from, a sentence, and its caution. */
export function cards(shelf: Shelf, articles: readonly Article[], said?: (article: Article) => Html | undefined): Html {
  return html`<ol class="cards">
    ${articles.map((article) => html`<li>${card(shelf, article, said?.(article))}</li>`)}
  </ol>`;
}

/** Titles alone, for the sides of other things. */
export function titles(shelf: Shelf, articles: readonly Article[]): Html {
  return html`<ul class="titles">
    ${articles.map(
      (article) =>
        html`<li>
          ${standingMark(article)}${titleTo(shelf, article)} <span class="small">${inEnglish(sayWhere(article))}</span>
        </li>`,
    )}
  </ul>`;
}

/** Corrections, each with what its readers are told. */
export function notices(shelf: Shelf, articles: readonly Article[]): Html {
  const { zone } = shelf.community;
  return html`<ul class="notices">
    ${articles.map(
      (article) =>
        html`<li>
          ${standingMark(article)}${titleTo(shelf, article)}${
            article.notice ? html` <span>${shorten(visible(article.notice.text), 300)}</span>` : ''
          } <span class="small">${renderTime(article.correctedAt ?? article.sharedAt, 'date', zone)}</span>
        </li>`,
    )}
  </ul>`;
}

function card(shelf: Shelf, article: Article, said: Html | undefined): Html {
  const { zone } = shelf.community;
  const lead = leadSentence(article);
  const caution = sayCaution(article);
  const told = article.standing === 'current' ? [] : noticeOf(article, 300);
  return html`<article lang="${languageOf(article)}">
    <h3 dir="auto">${standingMark(article)}${titleTo(shelf, article)}</h3>
    <p class="small" lang="en">
      ${inEnglish(sayWhere(article))} · shared ${renderTime(article.sharedAt, 'date', zone)}
    </p>
    ${told.length > 0 ? html`<p class="told" dir="auto">${renderLine(told, zone)}</p>` : ''}
    ${said ? html`<p dir="auto">${said}</p>` : lead ? html`<p dir="auto">${shorten(visible(lead), 320)}</p>` : ''}
    ${caution.length > 0 ? html`<p class="warned" dir="auto">${renderLine(caution, zone)}</p>` : ''}
  </article>`;
}

function titleTo({ to, size }: Shelf, article: Article): Html {
  return html`<a href="${sized(to.article(article), size)}">${shorten(visible(article.title), 200) || 'Untitled'}</a>`;
}

function standingMark(article: Pick<Article, 'standing' | 'life'>): Html | '' {
  if (article.life === 'withdrawn') return html`<strong class="mark" lang="en">Withdrawn</strong> `;
  return article.standing === 'current'
    ? ''
    : html`<strong class="mark" lang="en">${standingNames[article.standing]}</strong> `;
}

/** The article's own, where it is a language tag at all (BCP 47); screen readers choose their voice by it. */
export function languageOf({ language }: Pick<Article, 'language'>): string {
  return language !== null && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en';
}
