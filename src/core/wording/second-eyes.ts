import type { Draft } from '../article.ts';
import { nameOf, type Category } from '../category.ts';
import { bold, line, type Block } from '../message.ts';
import type { Story } from '../queueing.ts';
import { own, phrase, row, type Said } from '../phrase.ts';

/** Where two must agree, why, and how far that has come. */
export function secondBlocks(
  second: Story['second'],
  draft: Draft | null,
  categories: readonly Category[],
): readonly Block<Said>[] {
  const said = {
    'not-needed': null,
    needed: phrase`It takes your yes and another moderator’s.`,
    yours: phrase`You said yes. It goes out when another moderator does, too.`,
    others: phrase`A moderator said yes to it as it stands. Your Publish sends it out.`,
  }[second];
  if (said === null) return [];
  const why = draft === null ? '' : whyTwo(draft, categories);
  return [{ kind: 'text', line: line(bold(phrase`Two must agree.`), ' ', row([why, said])), keep: true }];
}

/** In one sentence, which is enough to look closer: what anybody can see, before what only we have read. */
export function whyTwo(draft: Pick<Draft, 'categories' | 'claims'>, categories: readonly Category[]): Said {
  const claims = draft.claims ?? [];
  const filed = claims.flatMap((claim) => (claim.kind === 'filed' ? [claim.category] : []));
  const now = filed.find((category) => draft.categories.includes(category));
  if (now !== undefined) return phrase`This is filed under ${nameOf(categories, now)}.`;
  const study = claims.find((claim) => claim.kind === 'study');
  if (study) return phrase`It tells of something tried on people (${own(study.study)}).`;
  const about = claims.find((claim) => claim.kind === 'about');
  if (about) return phrase`Its words are those of ${nameOf(categories, about.category)}, whatever it is filed under.`;
  const [before] = filed;
  return before === undefined ? '' : phrase`It was filed under ${nameOf(categories, before)} before.`;
}
