import type { Article, Changes, Standing } from '../core/article.ts';
import type { Instant } from '../core/clock.ts';
import type { Delivery, NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Correction, Revised } from '../core/newsroom.ts';
import { answersToReports } from './answers.ts';
import { applyChanges } from './changes.ts';
import { countCopies, editKey, isChannels, mayBeOut } from './copies.ts';
import { knownArticle } from './known.ts';
import { cardsOf, cardsOwed } from './linked.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { repliesTo } from './replies.ts';
import { mustStayPlain } from './careful.ts';

/** Quietly: copies follow, readers are told nothing. */
export async function edit(needs: Needs, id: number, changes: Changes, member: Member): Promise<Revised> {
  return revise(needs, id, member, async (article) => {
    const changed = await applyChanges(needs, article, changes);
    await mustStayPlain(needs, article, changed.categories);
    const same =
      changed.title === article.title &&
      changed.judgement === article.judgement &&
      changed.categories.join() === article.categories.join();
    if (same) throw new NewsError('conflict', phrase`Nothing was changed: it already says that.`);
    return changed;
  });
}

/** Every copy says how the article stands now, and the next digests begin with it. */
export async function correct(
  needs: Needs,
  id: number,
  correction: { standing: Standing; text: string; link: string | null },
  member: Member,
): Promise<Revised> {
  return revise(needs, id, member, (article, at) => corrected(article, { kind: 'correct', ...correction }, at));
}

/** Every copy becomes a notice that says why. */
export async function withdraw(needs: Needs, id: number, reason: string, member: Member): Promise<Revised> {
  return revise(needs, id, member, (article, at) => corrected(article, { kind: 'withdraw', text: reason }, at));
}

/** What a correction or withdrawal changes of an article. Throws NewsError for one that says nothing, or nothing new. */
export function corrected(article: Article, wanted: Correction, at: number): Partial<Article> {
  mustStand(article);
  switch (wanted.kind) {
    case 'correct': {
      const { standing, link } = wanted;
      const text = readNotice(wanted.text, 'notice');
      if (article.standing === standing && article.notice?.text === text && article.notice.link === link) {
        throw new NewsError('conflict', phrase`It already says exactly that, so nothing was sent.`);
      }
      return { standing, notice: { text, link, at }, correctedAt: at };
    }
    case 'withdraw':
      return {
        life: 'withdrawn',
        notice: { text: readNotice(wanted.text, 'reason'), link: null, at },
        correctedAt: at,
      };
  }
}

const attempts = 5;
const longest = 1_000;

/**
 * Writes the next revision and, in the same transaction, an edit for every copy that is or may be out there, notes under them where
 * wanted, and an answer to everybody who reported the article, when readers are told something.
 */
async function revise(
  needs: Needs,
  id: number,
  member: Member,
  change: (article: Article, at: Instant) => Partial<Article> | Promise<Partial<Article>>,
): Promise<Revised> {
  mustModerate(member);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await knownArticle(needs, id, member);
    mustStand(before);
    const at = Math.max(needs.clock.now(), (before.correctedAt ?? 0) + 1);
    const wanted = { ...before, ...(await change(before, at)), revision: before.revision + 1 };
    const isTold = wanted.correctedAt !== before.correctedAt;
    const cards = isTold ? await cardsOf(needs, before) : [];
    const subscriptions = isTold ? await needs.subscriptions.ofCommunity(before.community) : [];
    let copies: readonly Delivery[] = [];
    let replies: readonly NewDelivery[] = [];
    const article = await needs.ledger.revise(wanted, (all, reports) => {
      copies = all.filter(mayBeOut);
      replies = repliesTo(needs, wanted, copies, subscriptions);
      const answers = answersToReports(needs, reports, null, needs.clock.now());
      const edits = copies.map((copy) => editOf(needs, copy, wanted, isTold));
      return [...edits, ...replies, ...cardsOwed(needs, wanted, cards), ...answers];
    });
    if (article) {
      needs.wake();
      return { article, ...countCopies(copies), replies: replies.filter(isChannels).length };
    }
    // Another moderator was first; what they wrote is read, and ours is put on top of it.
  }
  throw new NewsError('busy', phrase`Others are changing this article at the same moment. Please try again.`);
}

function mustStand({ id, life }: Article): void {
  if (life === 'published') return;
  throw new NewsError('conflict', phrase`Article #${id} was withdrawn, and stays so. Nothing was changed.`, {
    field: 'article',
  });
}

function editOf(needs: Needs, target: Delivery, article: Article, isTold: boolean): NewDelivery {
  const now = needs.clock.now();
  const { id, revision, notice } = article;
  return {
    id: needs.newId(),
    community: target.community,
    channel: target.channel,
    work: {
      kind: 'edit',
      target: target.id,
      article: id,
      ...(isTold && notice && { notice: { at: notice.at, revision } }),
    },
    key: editKey(target.id, article),
    createdAt: now,
    dueAt: now,
  };
}

function readNotice(typed: string, field: string): string {
  const text = typed.trim();
  if (text === '') throw new NewsError('bad-input', phrase`Say in a sentence what readers should know.`, { field });
  if (text.length > longest) {
    throw new NewsError(
      'bad-input',
      phrase`That is ${text.length} characters, and ${longest} are allowed. Please shorten it.`,
      { field },
    );
  }
  return text;
}
