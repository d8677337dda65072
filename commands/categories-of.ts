import type { Category } from '../src/core/category.ts';
import type { Member } from '../src/core/member.ts';
import type { Newsroom } from '../src/core/newsroom.ts';

/** The community's, as moderators made them. */
export async function categoriesOf(newsroom: Newsroom, member: Member): Promise<readonly Category[]> {
  return (await newsroom.categories(member)).map(({ category }) => category);
}
