import type { Page } from '../core/article.ts';
import type { Warning } from '../core/judgement.ts';
import { likeness, sketchOf, wordsOf } from '../core/likeness.ts';
import type { Member } from '../core/member.ts';
import { time } from '../core/message.ts';
import { phrase, type Said } from '../core/phrase.ts';
import { quoted } from '../core/wording/phrases.ts';
import type { Needs } from './needs.ts';

/**
 * A warning when the page's original, an article with nearly the same text, or one with nearly the same title is in the
 * archive, whichever platform it was shared from. The same text: 3 in 10 of both texts' runs of three words are common to
 * both, or 6 in 10 of the shorter one's stand in the longer one. The same title: candidates share one of its three longest
 * words, and at least 6 in 10 of both titles' words are common to both (Jaccard).
 */
export async function sameStory(needs: Needs, page: Page, member: Member): Promise<Warning | undefined> {
  const source = page.original?.url;
  const original = source ? await needs.articles.findByUrl(member.community.id, source) : undefined;
  if (original)
    return warning(phrase`What this page republishes is shared already: #${original.id}, ${quoted(original.title)}.`);
  return (await sameText(needs, page, member)) ?? (await sameTitle(needs, page.title, member));
}

async function sameText(needs: Needs, page: Page, member: Member): Promise<Warning | undefined> {
  const alike = await needs.articles.alike(member.community.id, sketchOf(page.text), compared);
  for (const article of alike) {
    if (!isSameText(page.text, article.text)) continue;
    return warning(
      phrase`The same story as #${article.id}, ${quoted(article.title)}, shared on ${time(article.sharedAt, 'moment')}: much of the text is the same.`,
    );
  }
  return undefined;
}

/** Whether two texts are copies of one, edited or cut. */
export function isSameText(one: string, other: string): boolean {
  const { resemblance, containment } = likeness(one, other);
  return resemblance >= thresholds.resemblance || containment >= thresholds.containment;
}

const compared = 5;
const thresholds = { resemblance: 0.3, containment: 0.6, title: 0.6 };

async function sameTitle(needs: Needs, title: string, member: Member): Promise<Warning | undefined> {
  const words = new Set(wordsOf(title));
  const longest = [...words].toSorted((a, b) => b.length - a.length).slice(0, 3);
  const found = await Promise.all(
    longest.map((word) => needs.articles.complete(member.community.id, word, candidates)),
  );
  const [closest] = [...new Map(found.flat().map((candidate) => [candidate.id, candidate])).values()]
    .map((candidate) => ({ ...candidate, likeness: jaccard(words, new Set(wordsOf(candidate.title))) }))
    .filter((candidate) => candidate.likeness >= thresholds.title)
    .toSorted((a, b) => b.likeness - a.likeness || b.id - a.id);
  return closest && warning(phrase`It may be the same story as #${closest.id}, ${quoted(closest.title)}.`);
}

const candidates = 50;

function warning(said: Said): Warning {
  return { kind: 'same-story', text: phrase`${said} Look at that one before you publish.` };
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.intersection(b).size;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
