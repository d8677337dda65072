import type { Draft, Page } from '../core/article.ts';
import type { Category } from '../core/category.ts';
import { judgedWith } from '../core/choosing.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Judgement } from '../core/judgement.ts';
import type { Member } from '../core/member.ts';
import { keepDraft } from './drafts.ts';
import { knownSlugs } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { claimsOf } from './careful.ts';
import { sameStory } from './same-story.ts';
import { mustBeNew } from './shared.ts';

/** A link or pasted text becomes a draft: read, judged, filed, warned about. Throws NewsError, the reader's own included. */
export async function submit(
  needs: Needs,
  source: { url: string | null; text: string | null },
  categories: readonly string[] | null,
  member: Member,
): Promise<Draft> {
  mustModerate(member);
  const list = await needs.categories.list(member.community.id);
  const given = categories && categories.length > 0 ? knownSlugs(categories, list) : null;
  if (source.url) await mustBeNew(needs, source.url, member);

  const page = await readSource(needs, source);
  await mustBeNew(needs, page.canonicalUrl, member);

  return makeDraft(needs, page, given, member, { id: needs.newId() });
}

/** What was read, judged and filed: as a moderator said, or as the judge suggests. */
export async function makeDraft(
  needs: Needs,
  page: Page,
  given: readonly string[] | null,
  member: Member,
  which: { readonly id: string; readonly candidate?: number },
): Promise<Draft> {
  const list = await needs.categories.list(member.community.id);
  const fitting = await suggested(needs, page, list, member);
  const draft: Draft = {
    ...which,
    community: member.community.id,
    page,
    categories: given ?? fitting,
    judgement: await judged(needs, page, member),
    by: member.person,
    at: needs.clock.now(),
  };
  const claims = await claimsOf(needs, draft, list, fitting);
  return keepDraft(needs, claims.length > 0 ? { ...draft, approvals: [], claims } : draft);
}

async function readSource(needs: Needs, { url, text }: { url: string | null; text: string | null }): Promise<Page> {
  // Pasted text wins: people paste because the link could not be read.
  if (text?.trim()) return needs.reader.paste(text, url);
  if (url) return needs.reader.read(url);
  throw new NewsError('bad-input', phrase`Give the article’s web address, or paste its text.`, { field: 'url' });
}

/** As this community files its news: what moderators chose for the newest articles is what the judge goes by. */
async function suggested(
  needs: Needs,
  page: Page,
  list: readonly Category[],
  { community }: Member,
): Promise<readonly string[]> {
  const newest = await needs.articles.latest(community.id, { limit: examples });
  const filed = newest.flatMap(({ title, text, categories }) =>
    categories.map((slug) => ({ slug, text: `${title}\n\n${text}` })),
  );
  const known = new Set(list.map(({ slug }) => slug));
  return (await needs.judge.categorise(page, list, filed)).filter((slug) => known.has(slug));
}

const examples = 200;

async function judged(needs: Needs, page: Page, member: Member): Promise<Judgement> {
  const judgement = await judgedWith(needs.judge, needs.chooser, page, needs.clock.now());
  const twin = await sameStory(needs, page, member);
  return twin ? { ...judgement, warnings: [...judgement.warnings, twin] } : judgement;
}
