import type { Article } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import { phrase, type Said } from '../core/phrase.ts';
import type { Report } from '../core/report.ts';
import type { Concern, Reported, ReportDesk, ReportPlace } from '../core/reporting.ts';
import { visible } from '../core/visible.ts';
import { asSentence } from '../core/wording/entry.ts';
import { quoted } from '../core/wording/phrases.ts';
import { answersToReports } from './answers.ts';
import { knownArticle } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { readReason } from './review.ts';

/** A member tells the moderators what is wrong with an article. Throws NewsError for what can be mended, and for what was withdrawn already. */
export async function report(needs: Needs, id: number, concern: Concern, member: Member): Promise<Reported> {
  const words = readWords(concern);
  const article = await knownArticle(needs, id, member);
  const kind = await needs.reports.add({
    community: article.community,
    article: article.id,
    fault: concern.fault,
    words,
    revision: article.revision,
    at: needs.clock.now(),
    from: { person: member.person, direct: member.direct },
  });
  if (kind !== 'gone') return { kind, article };
  throw takenBack((await needs.articles.get(article.community, id)) ?? article);
}

/** Nobody is to fill in a form that is refused: what was withdrawn is told before. */
export async function reportable(needs: Needs, id: number, member: Member): Promise<Article> {
  const article = await knownArticle(needs, id, member);
  if (article.life === 'withdrawn') throw takenBack(article);
  return article;
}

function takenBack({ title, notice }: Article): NewsError {
  return new NewsError(
    'conflict',
    notice
      ? phrase`The moderators took ${quoted(title)} back already: ${asSentence(visible(notice.text))} Thank you all the same.`
      : phrase`The moderators took ${quoted(title)} back already. Thank you all the same.`,
  );
}

/** What waits, with one article of it opened. */
export async function reports(needs: Needs, at: ReportPlace, member: Member): Promise<ReportDesk> {
  mustModerate(member);
  const { id: community } = member.community;
  const [count, waiting] = await Promise.all([
    needs.reports.count(community),
    needs.reports.waiting(community, looked),
  ]);
  const byArticle = Map.groupBy(waiting, ({ article }) => article);
  const ids = [...byArticle.keys()];
  const position = placeOf(ids, at);
  const id = ids[position];
  if (id === undefined) return { count, shown: null };
  return {
    count,
    shown: {
      position: position + 1,
      articles: ids.length,
      article: await knownArticle(needs, id, member),
      reports: (byArticle.get(id) ?? []).map(nameless),
    },
  };
}

/** So many of the oldest ones are looked at. */
const looked = 500;

/** Looked at, and let stand: everybody who reported it hears why, once, whatever crashes. */
export async function keep(needs: Needs, id: number, upTo: number, said: Said, member: Member): Promise<number> {
  mustModerate(member);
  const reason = readReason(said, phrase`Choose a reason, or say it in your own words: whoever reported it is told.`);
  const { community } = await knownArticle(needs, id, member);
  const at = needs.clock.now();
  const decided = await needs.reports.answer(community, id, upTo, (decided) =>
    answersToReports(needs, decided, reason, at),
  );
  if (decided.length === 0)
    throw new NewsError(
      'conflict',
      phrase`Another moderator was quicker: nobody waits for an answer to this any more.`,
    );
  needs.wake();
  return decided.filter(({ from }) => from !== null).length;
}

function placeOf(ids: readonly number[], at: ReportPlace): number {
  switch (at.kind) {
    case 'first':
      return 0;
    case 'at':
      return Math.max(0, ids.indexOf(at.article));
    case 'after':
      // After the last comes the first; so, too, after one that was decided on meanwhile.
      return (ids.indexOf(at.article) + 1) % Math.max(1, ids.length);
  }
}

function nameless({ from: _from, ...report }: Report): Omit<Report, 'from'> {
  return report;
}

function readWords({ fault, words }: Concern): string | null {
  const said = visible(words ?? '');
  if (said.length > longest)
    throw new NewsError(
      'bad-input',
      phrase`What you wrote holds ${said.length} characters, and ${longest} are allowed. Please shorten it.`,
      { field: 'note' },
    );
  if (said === '' && fault === 'other')
    throw new NewsError('bad-input', phrase`Say in a sentence what is wrong: the moderators see nothing else.`, {
      field: 'note',
    });
  return said === '' ? null : said;
}

const longest = 500;
