import { html } from 'hono/html';
import type { Article } from '../core/article.ts';
import type { Category } from '../core/category.ts';
import { visible } from '../core/visible.ts';
import { sized } from './address.ts';
import { cards, notices, titles } from './cards.ts';
import type { Page } from './layout.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';

const shown = { latest: 5, corrections: 4, ofCategory: 3 };

/** What was put right, what came last, and the latest of each category. */
export async function homePage(needs: ArchiveNeeds, shelf: Shelf): Promise<Page> {
  const { community, categories, to } = shelf;
  const [latest, corrected, filed] = await Promise.all([
    needs.articles.latest(community.id, { limit: shown.latest }),
    needs.articles.corrected(community.id, { limit: shown.corrections }),
    Promise.all(
      categories.map(async (category) => ({
        category,
        articles: await needs.articles.latest(community.id, { category: category.slug, limit: shown.ofCategory }),
      })),
    ),
  ]);
  const name = visible(community.name);
  return {
    title: name,
    description: `News that the moderators of ${name} checked and shared, with its source, its cautions and its corrections.`,
    address: to.home,
    body: html`<h1>${name}</h1>
      <p class="intro">
        News that this community’s moderators checked and shared. Every article keeps its source, its caution, and what
        it says (or does not say) about its evidence.
      </p>
      ${
        corrected.length > 0
          ? html`<section class="corrected" aria-labelledby="corrections">
              <h2 id="corrections">Lately put right</h2>
              ${notices(shelf, corrected)}
            </section>`
          : ''
      }
      <section aria-labelledby="latest">
        <h2 id="latest">Latest</h2>
        ${latest.length > 0 ? cards(shelf, latest) : html`<p>Nothing has been published yet.</p>`}
      </section>
      <div class="columns">
        ${filed.filter(({ articles }) => articles.length > 0).map((held) => section(shelf, held))}
      </div>`,
  };
}

function section(shelf: Shelf, { category, articles }: { category: Category; articles: readonly Article[] }) {
  const { to, size } = shelf;
  return html`<section aria-labelledby="in-${category.slug}">
    <h2 id="in-${category.slug}"><a href="${sized(to.category(category.slug), size)}">${visible(category.name)}</a></h2>
    ${titles(shelf, articles)}
  </section>`;
}
