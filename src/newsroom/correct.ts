import type { Article, Changes, Standing } from '../core/article.ts';
import type { Delivery, NewDelivery } from '../core/delivery.ts';
import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import type { Revised } from '../core/newsroom.ts';
import { channelParts } from '../core/place.ts';
import { applyChanges } from './changes.ts';
import { knownArticle } from './known.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { afterAllTold } from './publish.ts';

/** Quietly: copies follow, readers are told nothing. */
export async function edit(needs: Needs, id: number, changes: Changes, member: Member): Promise<Revised> {
  return revise(needs, id, member, async (article) => {
    const changed = await applyChanges(needs, article, changes);
    const same =
      changed.title === article.title &&
      changed.judgement === article.judgement &&
      changed.categories.join() === article.categories.join();
    if (same) throw new NewsError('conflict', 'Nothing was changed: it already says that.');
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
  const { standing, link } = correction;
  const text = readNotice(correction.text, 'notice');
  return revise(needs, id, member, async (article, at) => {
    if (article.standing === standing && article.notice?.text === text && article.notice.link === link) {
      throw new NewsError('conflict', 'It already says exactly that, so nothing was sent.');
    }
    return { standing, notice: { text, link, at }, correctedAt: at };
  });
}

/** Every copy becomes a notice that says why. */
export async function withdraw(needs: Needs, id: number, reason: string, member: Member): Promise<Revised> {
  const text = readNotice(reason, 'reason');
  return revise(needs, id, member, async (_article, at) => ({
    life: 'withdrawn',
    notice: { text, link: null, at },
    correctedAt: at,
  }));
}

const attempts = 5;
const longest = 1_000;

/** Writes the next revision and, in the same transaction, an edit for every copy that is or may be out there. */
async function revise(
  needs: Needs,
  id: number,
  member: Member,
  change: (article: Article, at: number) => Promise<Partial<Article>>,
): Promise<Revised> {
  mustModerate(member);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await knownArticle(needs, id, member);
    if (before.life === 'withdrawn') {
      throw new NewsError('conflict', `Article #${id} was withdrawn, and stays so. Nothing was changed.`, {
        field: 'article',
      });
    }
    const at = afterAllTold(needs, await needs.subscriptions.ofCommunity(before.community));
    const article = { ...before, ...(await change(before, at)), revision: before.revision + 1 };
    const copies = (await needs.deliveries.ofArticle(article.community, id)).filter(mayBeOut);
    if (
      await needs.ledger.revise(
        article,
        copies.map((copy) => editOf(needs, copy, article)),
      )
    ) {
      needs.wake();
      const lost = copies.filter(cannotBeEdited);
      return {
        article,
        copies: copies.length - lost.length,
        unreachable: lost.filter(({ channel }) => !channelParts(channel).direct),
      };
    }
    // Another moderator was first; what they wrote is read, and ours is put on top of it.
  }
  throw new NewsError('busy', 'Others are changing this article at the same moment. Please try again.');
}

/** A copy still on its way is edited too: it may be sent before we are done. One composed later skips the edit. */
function mayBeOut({ state }: Delivery): boolean {
  return state !== 'gone' && state !== 'failed';
}

function cannotBeEdited({ state, messageId }: Delivery): boolean {
  return state === 'unknown' || (state === 'sent' && messageId === null);
}

function editOf(needs: Needs, target: Delivery, article: Article): NewDelivery {
  const now = needs.clock.now();
  return {
    id: needs.newId(),
    community: target.community,
    channel: target.channel,
    work: { kind: 'edit', target: target.id, article: article.id },
    // A digest holds several articles, each with revisions of its own.
    key: `edit:${target.id}:${article.id}.${article.revision}`,
    createdAt: now,
    dueAt: now,
  };
}

function readNotice(typed: string, field: string): string {
  const text = typed.trim();
  if (text === '') throw new NewsError('bad-input', 'Say in a sentence what readers should know.', { field });
  if (text.length > longest) {
    throw new NewsError(
      'bad-input',
      `That is ${text.length} characters, and ${longest} are allowed. Please shorten it.`,
      { field },
    );
  }
  return text;
}
