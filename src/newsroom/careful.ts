import type { Article, Draft } from '../core/article.ts';
import { nameOf } from '../core/category.ts';
import { NewsError } from '../core/errors.ts';
import { all, phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Story } from '../core/queueing.ts';
import type { Needs } from './needs.ts';

/** Whether the news is of a kind that two moderators must agree on, where their community wants that. */
export function isCareful(needs: Pick<Needs, 'careful'>, categories: readonly string[]): boolean {
  return categories.some((slug) => needs.careful.includes(slug));
}

/** Throws NewsError `conflict` for what needs another moderator's yes, whoever asks and by whatever way. */
export async function mustBeAgreed(needs: Needs, draft: Draft, member: Member): Promise<void> {
  if (await isAgreed(needs, draft, member)) return;
  throw new NewsError(
    'conflict',
    phrase`News in ${all(await carefulNames(needs, draft.community))} is published when two moderators have said yes here. Another one must look at this first.`,
  );
}

/** What was published may not be filed there afterwards by one alone. Throws NewsError `conflict`. */
export async function mustStayPlain(needs: Needs, before: Article, categories: readonly string[]): Promise<void> {
  if (isCareful(needs, before.categories) || !isCareful(needs, categories)) return;
  if ((await needs.settings.of(before.community)).secondEyes === 'off') return;
  throw new NewsError(
    'conflict',
    phrase`News in ${all(await carefulNames(needs, before.community))} needs two moderators here, and one alone has published this. Withdraw it and post it again, and a second moderator can agree.`,
    { field: 'category' },
  );
}

/** How far the agreement on a draft has come, as the member sees it. */
export async function wantsSecond(needs: Needs, draft: Draft, { person }: Member): Promise<Story['second']> {
  if (!draft.approvals && !isCareful(needs, draft.categories)) return 'not-needed';
  if ((await needs.settings.of(draft.community)).secondEyes === 'off') return 'not-needed';
  const approvals = draft.approvals ?? [];
  if (approvals.some((other) => other !== person)) return 'others';
  return approvals.length > 0 ? 'yours' : 'needed';
}

/** As people of the community call them. */
export async function carefulNames(needs: Needs, community: string): Promise<readonly string[]> {
  const list = await needs.categories.list(community);
  const names = needs.careful
    .filter((slug) => list.some((known) => known.slug === slug))
    .map((slug) => nameOf(list, slug));
  return names.length > 0 ? names : needs.careful;
}

/** Nobody else has to be asked before the member publishes it. */
export async function isAgreed(needs: Needs, draft: Draft, member: Member): Promise<boolean> {
  const second = await wantsSecond(needs, draft, member);
  return second === 'not-needed' || second === 'others';
}
