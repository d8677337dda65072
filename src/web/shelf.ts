import type { Article, Articles } from '../core/article.ts';
import type { Categories, Category } from '../core/category.ts';
import type { Communities, Community } from '../core/member.ts';
import type { AllSettings } from '../core/settings.ts';
import { addressesOf, type Addresses, type Size } from './address.ts';

/** What the archive is made of. */
export interface ArchiveNeeds {
  readonly articles: Articles;
  readonly categories: Categories;
  readonly communities: Communities;
  readonly settings: AllSettings;
  /** Where the site stands for its readers, such as `https://news.example`: no slash at the end. */
  readonly origin: () => string;
}

/** One community's archive, as far as any of its pages needs it. */
export interface Shelf {
  readonly community: Community;
  readonly categories: readonly Category[];
  readonly to: Addresses;
  readonly origin: string;
  readonly size: Size;
}

/** Undefined for a community that is unknown or private: nobody can tell which. */
export async function openShelf(needs: ArchiveNeeds, id: string, size: Size): Promise<Shelf | undefined> {
  const [community, settings] = await Promise.all([needs.communities.get(id), needs.settings.of(id)]);
  if (!community || settings.archive !== 'open') return undefined;
  return {
    community,
    categories: await needs.categories.list(id),
    to: addressesOf(id),
    origin: needs.origin(),
    size,
  };
}

/** When readers last had something new to read in it. */
export function changedAt(article: Pick<Article, 'sharedAt' | 'correctedAt'>): number {
  return Math.max(article.sharedAt, article.correctedAt ?? 0);
}
