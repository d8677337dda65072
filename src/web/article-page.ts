import { html } from 'hono/html';
import type { Article, PastNotice } from '../core/article.ts';
import { nameOf } from '../core/category.ts';
import { plural } from '../core/phrase.ts';
import { inEnglish } from '../core/speak.ts';
import { shorten, visible } from '../core/visible.ts';
import { archiveBlocks } from '../core/wording/article.ts';
import { isWeb, leadSentence, sayWhere, standingNames } from '../core/wording/phrases.ts';
import { sized } from './address.ts';
import { languageOf, titles } from './cards.ts';
import { checklist } from './checklist.ts';
import { evidence } from './evidence.ts';
import type { Page } from './layout.ts';
import { labelsExplained } from './labels.ts';
import { openGraph, structuredData } from './meta.ts';
import type { Related } from './related.ts';
import { outward, renderBlocks, renderTime, type Html } from './render.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';

const fromCategory = 5;

/**
 * An article for good: summary, caution, evidence with the sentence each label was read from, what became of it since. A withdrawn
 * one leaves its notice, so that whoever kept the address learns of it.
 */
export async function articlePage(
  needs: ArchiveNeeds & { readonly related: Related },
  shelf: Shelf,
  article: Article,
): Promise<Page> {
  const title = shorten(visible(article.title), 200) || 'Untitled';
  const address = shelf.to.article(article);
  const told = await needs.articles.notices(article.community, article.id);
  // What was said of a withdrawn one before may repeat what it was withdrawn for.
  const notices = told.filter(({ life }) => life === article.life);
  if (article.life === 'withdrawn')
    return {
      title: `Withdrawn: ${title}`,
      description: 'The moderators took this article back.',
      address,
      hidden: true,
      body: html`<article class="whole">
        <h1>This article was withdrawn</h1>
        ${renderBlocks(archiveBlocks(article), shelf.community.zone)} ${history(shelf, article, notices)}
      </article>`,
    };
  const prefix = article.standing === 'current' ? '' : `${standingNames[article.standing]}: `;
  const description = shorten(visible(leadSentence(article) ?? inEnglish(sayWhere(article))), 200);
  return {
    title: `${prefix}${title}`,
    description,
    address,
    head: html`${openGraph(shelf, article, { title: `${prefix}${title}`, description })}
    ${structuredData(shelf, article)}`,
    body: html`<article class="whole">
        <div lang="${languageOf(article)}" dir="auto">
          ${renderBlocks(archiveBlocks(article), shelf.community.zone)}
        </div>
        ${source(article)} ${evidence(article)} ${checklist(article)} ${filed(shelf, article)}
        ${history(shelf, article, notices)}
      </article>
      ${await others(needs, shelf, article)} ${labelsExplained}`,
  };
}

function source(article: Article): Html | '' {
  if (!isWeb(article.url)) return '';
  const site = article.siteName ?? new URL(article.url).hostname.replace(/^www\./, '');
  return html`<p class="button">${outward(`Read the article at ${shorten(visible(site), 60)}`, article.url)}</p>`;
}

function filed({ categories, to, size }: Shelf, article: Article): Html {
  const known = article.categories.filter((slug) => categories.some((category) => category.slug === slug));
  if (known.length === 0) return html`<p class="small">Filed under no category.</p>`;
  const links = known.map(
    (slug, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${sized(to.category(slug), size)}"
          >${visible(nameOf(categories, slug))}</a
        >`,
  );
  return html`<p class="small">Filed under ${links}.</p>`;
}

/** What happened to it here: the first day, every notice, and how often it was changed. */
function history({ community }: Shelf, { sharedAt, revision }: Article, notices: readonly PastNotice[]): Html {
  return html`<section aria-labelledby="history">
    <h2 id="history">What became of it here</h2>
    <ol class="history">
      <li>${renderTime(sharedAt, 'date', community.zone)}: shared with this community.</li>
      ${notices.map(
        ({ at, life, standing, text, link }) =>
          html`<li>
            ${renderTime(at, 'date', community.zone)}:
            <strong>${life === 'withdrawn' ? 'Withdrawn' : standingNames[standing]}.</strong> ${visible(text)}
            ${link && isWeb(link) ? outward('Read why', link) : ''}
          </li>`,
      )}
    </ol>
    <p class="small">
      ${
        revision === 1
          ? 'Nothing has been changed since.'
          : `This page was changed ${revision === 2 ? 'once' : inEnglish(plural(revision - 1, 'time'))}. Copies in the community’s chats are changed with it.`
      }
    </p>
  </section>`;
}

/** What is about the same; where nothing is, what else is filed with it. */
async function others(
  needs: ArchiveNeeds & { readonly related: Related },
  shelf: Shelf,
  article: Article,
): Promise<Html | ''> {
  const { id, categories } = article;
  const alike = await needs.related(article);
  if (alike.length > 0) return listed('Related articles', titles(shelf, alike));
  const category = shelf.categories.find(({ slug }) => slug === categories[0]);
  if (!category) return '';
  const filter = { category: category.slug, limit: fromCategory + 1 };
  const found = (await needs.articles.latest(shelf.community.id, filter)).filter((article) => article.id !== id);
  if (found.length === 0) return '';
  return listed(`More in ${visible(category.name)}`, titles(shelf, found.slice(0, fromCategory)));
}

function listed(heading: string, list: Html): Html {
  return html`<section aria-labelledby="related">
    <h2 id="related">${heading}</h2>
    ${list}
  </section>`;
}
