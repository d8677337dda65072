import type { Draft, NewArticle } from '../core/article.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { Published } from '../core/newsroom.ts';
import { type Channel, channelParts } from '../core/place.ts';
import { quietUntil } from '../core/quiet.ts';
import type { Subscription } from '../core/subscription.ts';
import { matches } from '../core/topic.ts';
import { withAnnouncements } from './announce.ts';
import { answersTo } from './answers.ts';
import { openDraft, unlistDraft } from './drafts.ts';
import { owedTo } from './held.ts';
import type { Needs } from './needs.ts';
import { mustBeAgreed } from './careful.ts';
import { alreadyShared } from './shared.ts';

/**
 * The article and a delivery for every channel that wants it at once, in one transaction. Whoever asks second, about this
 * draft or another of the same page, gets NewsError `conflict`.
 */
export async function publish(needs: Needs, id: string, member: Member): Promise<Published> {
  const draft = await openDraft(needs, id, member);
  await mustBeFiled(needs, draft);
  await mustBeAgreed(needs, draft, member);
  const ready = asArticle(needs, draft, member);
  let audience: Audience = { now: [], quiet: 0, later: 0 };

  const article = await needs.ledger.publish(
    ready,
    (article, settled, subscriptions) => {
      audience = audienceOf(needs, ready, subscriptions);
      const copies = channelsOf(audience).map((channel) => owedTo(needs, article, channel));
      return [...withAnnouncements(needs, copies, audience.now), ...answersTo(needs, settled, article.sharedAt)];
    },
    draft.candidate,
  );
  if (!article) throw await lostRace(needs, draft);
  needs.wake();
  // It is published, whatever becomes of this; a list leaves out what is shared already.
  await unlistDraft(needs, draft).catch(() => undefined);
  return {
    article,
    // What people follow is nobody else's to see, not even as a number.
    channels: channelsOf(audience).filter((channel) => !channelParts(channel).direct),
    quiet: audience.quiet,
    digests: audience.later,
  };
}

/** Who is told at once; and how many channels are when their quiet hours end, or with their next digest. */
interface Audience {
  readonly now: readonly Subscription[];
  readonly quiet: number;
  readonly later: number;
}

function audienceOf(needs: Needs, article: NewArticle, subscriptions: readonly Subscription[]): Audience {
  const wanting = subscriptions.filter(({ paused, topic }) => paused === null && matches(topic, article));
  const { now, quiet, later } = Object.groupBy(wanting, (subscription) => whenTold(needs, subscription, article));
  return {
    now: now ?? [],
    quiet: (quiet ?? []).filter(isChannels).length,
    later: (later ?? []).filter(isChannels).length,
  };
}

function channelsOf({ now }: Audience): readonly Channel[] {
  return [...new Set(now.map(({ channel }) => channel))];
}

/** At once, when the quiet hours end, or with the next digest (the end of a mute brings one too). */
function whenTold(
  needs: Needs,
  { cadence, zone, manner, mutedUntil }: Subscription,
  { sharedAt }: NewArticle,
): 'now' | 'quiet' | 'later' {
  if (cadence.kind !== 'each' || mutedUntil !== null) return 'later';
  return quietUntil(manner.quiet, zone, sharedAt, needs.calendar) === undefined ? 'now' : 'quiet';
}

function isChannels({ channel }: Subscription): boolean {
  return !channelParts(channel).direct;
}

export async function mustBeFiled(needs: Needs, draft: Draft): Promise<void> {
  if (draft.categories.length > 0 || (await needs.categories.list(draft.community)).length === 0) return;
  throw new NewsError(
    'bad-input',
    phrase`This is filed under no category yet, so hardly anybody would get it. Choose at least one, then publish.`,
    { field: 'category' },
  );
}

function asArticle(needs: Needs, draft: Draft, member: Member): NewArticle {
  return {
    ...draft.page,
    community: draft.community,
    life: 'published',
    categories: draft.categories,
    judgement: draft.judgement,
    standing: 'current',
    notice: null,
    revision: 1,
    sharedAt: needs.clock.now(),
    sharedBy: member.person,
    correctedAt: null,
  };
}

async function lostRace(needs: Needs, draft: Draft): Promise<Error> {
  const shared = await needs.articles.findByUrl(draft.community, draft.page.canonicalUrl);
  return shared
    ? alreadyShared(shared)
    : new NewsError('busy', phrase`Somebody changed this at the same moment. Please try again.`);
}
