import { addressesOf } from './address.ts';
import type { ArchiveNeeds, Shelf } from './shelf.ts';
import { declaration, xml } from './xml.ts';

/** https://www.sitemaps.org/protocol.html allows 50,000 addresses a file; far more than that is no community's archive. */
const most = 50_000;

/** One community's pages. Withdrawn articles are left out. */
export async function sitemap(needs: ArchiveNeeds, shelf: Shelf): Promise<string> {
  const { community, categories, origin, to } = shelf;
  const articles = await needs.articles.complete(community.id, '', most - categories.length - 3);
  const addresses = [
    to.home,
    ...categories.map(({ slug }) => to.category(slug)),
    to.about,
    to.privacy,
    ...articles.map((article) => to.article(article)),
  ];
  const urls = addresses.map((address) => xml`<url><loc>${origin}${address}</loc></url>\n`);
  return `${declaration}${String(await xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>`)}`;
}

/** Where each open community's own is. */
export async function sitemapIndex(origin: string, open: readonly string[]): Promise<string> {
  const maps = open.map((id) => xml`<sitemap><loc>${origin}${addressesOf(id).sitemap}</loc></sitemap>\n`);
  return `${declaration}${String(await xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps}</sitemapindex>`)}`;
}

/** Searches are for people: a crawler's would only keep the machine busy. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /c/*/search\n\nSitemap: ${origin}/sitemap.xml\n`;
}
