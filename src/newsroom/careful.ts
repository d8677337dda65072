import type { Article, Draft } from '../core/article.ts';
import { nameOf, type Category } from '../core/category.ts';
import type { Claim } from '../core/claim.ts';
import { NewsError } from '../core/errors.ts';
import { all, phrase, row } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Story } from '../core/queueing.ts';
import { whyTwo } from '../core/wording/second-eyes.ts';
import type { Needs } from './needs.ts';

/**
 * Why two moderators must agree on the news, where their community wants that; empty when one is enough. It goes by what is claimed, not by
 * filing alone: filing it elsewhere does not make a claim about a treatment another claim. `suggested` is what it would be filed under here.
 */
export async function claimsOf(
  needs: Needs,
  { page, categories, judgement }: Pick<Draft, 'page' | 'categories' | 'judgement'>,
  list: readonly Category[],
  suggested: readonly string[],
): Promise<readonly Claim[]> {
  // By the community's own keywords alone: neither the page nor years of filing treatments elsewhere should talk it out of this. Only the
  // closest category counts, for every second article on diet or sleep is near a treatment.
  const [closest] = await needs.judge.categorise({ ...page, filedUnder: [] }, list);
  const study = judgement.evidence.studyKind?.value;
  return [
    ...claimsOfFiling(needs, categories),
    ...(study !== undefined && needs.careful.studies.includes(study) ? [{ kind: 'study', study } as const] : []),
    ...carefulAmong(needs, [...suggested, closest ?? '']).map((category) => ({ kind: 'about', category }) as const),
  ];
}

/** Those of its being filed so. */
export function claimsOfFiling(needs: Pick<Needs, 'careful'>, categories: readonly string[]): readonly Claim[] {
  return carefulAmong(needs, categories).map((category) => ({ kind: 'filed', category }));
}

/** Throws NewsError `conflict` for what needs another moderator's yes, whoever asks and by whatever way. */
export async function mustBeAgreed(needs: Needs, draft: Draft, member: Member): Promise<void> {
  if (await isAgreed(needs, draft, member)) return;
  const why = whyTwo(draft, await needs.categories.list(draft.community));
  throw new NewsError(
    'conflict',
    row([
      phrase`News of this kind is published here when two moderators have said yes.`,
      why,
      phrase`Another one must look at it first.`,
    ]),
  );
}

/** What was published may not be filed there afterwards by one alone. Throws NewsError `conflict`. */
export async function mustStayPlain(needs: Needs, before: Article, categories: readonly string[]): Promise<void> {
  if (carefulAmong(needs, categories).length === 0) return;
  if ((await needs.settings.of(before.community)).secondEyes === 'off') return;
  const list = await needs.categories.list(before.community);
  // Two were asked when it was published, by what it claims.
  if ((await claimsOf(needs, { ...before, page: before }, list, [])).length > 0) return;
  throw new NewsError(
    'conflict',
    phrase`News in ${all(await carefulNames(needs, before.community))} needs two moderators here, so one alone cannot file this there. Withdraw it and post it again, and a second moderator can agree.`,
    { field: 'category' },
  );
}

/** How far the agreement on a draft has come, as the member sees it. */
export async function wantsSecond(needs: Needs, draft: Draft, { person }: Member): Promise<Story['second']> {
  if (!draft.approvals && carefulAmong(needs, draft.categories).length === 0) return 'not-needed';
  if ((await needs.settings.of(draft.community)).secondEyes === 'off') return 'not-needed';
  const approvals = draft.approvals ?? [];
  if (approvals.some((other) => other !== person)) return 'others';
  return approvals.length > 0 ? 'yours' : 'needed';
}

/** As people of the community call them. */
export async function carefulNames(needs: Needs, community: string): Promise<readonly string[]> {
  const list = await needs.categories.list(community);
  const { categories } = needs.careful;
  const names = categories
    .filter((slug) => list.some((known) => known.slug === slug))
    .map((slug) => nameOf(list, slug));
  return names.length > 0 ? names : categories;
}

/** Nobody else has to be asked before the member publishes it. */
export async function isAgreed(needs: Needs, draft: Draft, member: Member): Promise<boolean> {
  const second = await wantsSecond(needs, draft, member);
  return second === 'not-needed' || second === 'others';
}

function carefulAmong({ careful }: Pick<Needs, 'careful'>, slugs: readonly string[]): readonly string[] {
  return [...new Set(slugs)].filter((slug) => careful.categories.includes(slug));
}
