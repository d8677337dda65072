import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { SearchPage } from '../core/newsroom.ts';
import { findCategory } from '../core/category.ts';
import { knownCategory } from './known.ts';
import { minute, type Needs, type SavedSearch } from './needs.ts';

/** The first page. The words are kept for half an hour under a token, so that no button has to carry what somebody looks for. */
export async function search(
  needs: Needs,
  typed: string,
  category: string | null,
  member: Member,
): Promise<SearchPage> {
  const words = typed.trim();
  if (!/[\p{L}\p{N}]/u.test(words)) {
    throw new NewsError(
      'bad-input',
      'Those are no words to look for. Type a word or two, such as a treatment or a symptom.',
      {
        field: 'words',
      },
    );
  }
  if (words.length > longest) {
    throw new NewsError(
      'bad-input',
      `That is ${words.length} characters, and ${longest} are allowed. A few telling words find more than a sentence does.`,
      { field: 'words' },
    );
  }
  const list = await needs.categories.list(member.community.id);
  const saved: SavedSearch = {
    community: member.community.id,
    words,
    category: category === null ? null : knownCategory(category, list).slug,
  };
  const token = needs.newId();
  await needs.searches.set(token, saved, kept);
  return show(needs, saved, token, 0);
}

export async function searchPage(needs: Needs, token: string, page: number, member: Member): Promise<SearchPage> {
  const saved = await needs.searches.get(token);
  if (!saved || saved.community !== member.community.id)
    throw new NewsError(
      'expired',
      'This search has ended: its words are kept for half an hour only. Please search again.',
    );
  return show(needs, saved, token, Number.isSafeInteger(page) ? Math.max(0, page) : 0);
}

const longest = 200;
const pageSize = 5;
const kept = 30 * minute;

async function show(needs: Needs, saved: SavedSearch, token: string, asked: number): Promise<SearchPage> {
  const { community, words, category: slug } = saved;
  const ask = (page: number) =>
    needs.articles.search(community, {
      words,
      ...(slug !== null && { category: slug }),
      offset: page * pageSize,
      limit: pageSize,
    });
  let result = await ask(asked);
  const pages = Math.max(1, Math.ceil(result.total / pageSize));
  const page = Math.min(asked, pages - 1);
  // The archive has shrunk since the button was made.
  if (page !== asked) result = await ask(page);
  const categories = slug === null ? [] : await needs.categories.list(community);
  return {
    ...result,
    words,
    category: slug === null ? null : (findCategory(categories, slug) ?? null),
    page,
    pages,
    token,
  };
}
