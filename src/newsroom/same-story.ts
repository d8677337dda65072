import type { Page } from '../core/article.ts';
import type { Warning } from '../core/judgement.ts';
import type { Member } from '../core/member.ts';
import { quoted } from './known.ts';
import type { Needs } from './needs.ts';

/**
 * A warning when the page's original, or an article with nearly the same title, is in the archive. Candidates share one of
 * the title's three longest words; they are the same story when at least 6 in 10 of both titles' words are common to both
 * (Jaccard).
 */
export async function sameStory(needs: Needs, page: Page, member: Member): Promise<Warning | undefined> {
  const source = page.original?.url;
  const original = source ? await needs.articles.findByUrl(member.community.id, source) : undefined;
  if (!original) return sameTitle(needs, page.title, member);
  return {
    kind: 'same-story',
    text: `What this page republishes is shared already: #${original.id}, ${quoted(original.title)}. Look at that one before you publish.`,
  };
}

async function sameTitle(needs: Needs, title: string, member: Member): Promise<Warning | undefined> {
  const words = wordsOf(title);
  const longest = [...words].toSorted((a, b) => b.length - a.length).slice(0, 3);
  const found = await Promise.all(
    longest.map((word) => needs.articles.complete(member.community.id, word, candidates)),
  );
  const [closest] = [...new Map(found.flat().map((candidate) => [candidate.id, candidate])).values()]
    .map((candidate) => ({ ...candidate, likeness: likeness(words, wordsOf(candidate.title)) }))
    .filter((candidate) => candidate.likeness >= threshold)
    .toSorted((a, b) => b.likeness - a.likeness || b.id - a.id);
  if (!closest) return undefined;
  return {
    kind: 'same-story',
    text: `It may be the same story as #${closest.id}, ${quoted(closest.title)}. Look at that one before you publish.`,
  };
}

const candidates = 50;
const threshold = 0.6;

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.intersection(b).size;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
