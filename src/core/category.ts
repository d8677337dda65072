import type { NewDelivery } from './delivery.ts';
import type { Subscription } from './subscription.ts';

/** What a community files its news under. */
export interface Category {
  /** Lower-case words joined by hyphens: `treatment`, `living-with-ms`. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Words and phrases that speak for it; they seed the suggestion. */
  readonly keywords: readonly string[];
}

/** A community's own list, in the order it is shown. */
export interface Categories {
  list(community: string): Promise<readonly Category[]>;
  /** False when the slug is taken. */
  add(community: string, category: Category): Promise<boolean>;
  /** New name, description or keywords for the slug; false when there is none such. */
  change(community: string, category: Category): Promise<boolean>;
  /**
   * One transaction: whoever followed it follows it no more, and what `owed` says of those is owed. False, and nothing done, when
   * there is none such. Articles keep the slug; they are found by words all the same.
   */
  remove(
    community: string,
    slug: string,
    owed: (followers: readonly Subscription[]) => readonly NewDelivery[],
  ): Promise<boolean>;
}

/** The category a person means by what they typed: slug or name, in any case, spaces for hyphens. */
export function findCategory(categories: readonly Category[], typed: string): Category | undefined {
  const wanted = slugOf(typed);
  return categories.find((category) => category.slug === wanted || slugOf(category.name) === wanted);
}

export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The names of those something is filed under, and of all the others. */
export function filing(
  categories: readonly Category[],
  slugs: readonly string[],
): { readonly filed: readonly string[]; readonly notFiled: readonly string[] } {
  return {
    filed: [...new Set(slugs)].map((slug) => nameOf(categories, slug)),
    notFiled: categories.filter(({ slug }) => !slugs.includes(slug)).map(({ name }) => name),
  };
}

export function nameOf(categories: readonly Category[], slug: string): string {
  return categories.find((category) => category.slug === slug)?.name ?? slug;
}
