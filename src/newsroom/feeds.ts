import { sameAddress } from '../core/address.ts';
import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import { quoted } from '../core/wording/phrases.ts';
import type { Feed } from '../core/feed.ts';
import { markOf } from '../core/feed-news.ts';
import { mostFeeds, type FeedExport, type FilingChanges, type Following } from '../core/feeding.ts';
import { plainFiling, type Filing, type FollowedFeed } from '../core/followed-feed.ts';
import { nameOf } from '../core/category.ts';
import type { Member } from '../core/member.ts';
import { knownSlugs } from './known.ts';
import { pace, wellRead } from './feed-outcome.ts';
import { mustModerate } from './moderate.ts';
import { hour, type Needs } from './needs.ts';
import { readFeed, usualPolling } from './poll.ts';

/** Throws NewsError, the reader's own included. */
export async function followFeed(
  needs: Needs,
  url: string,
  changes: FilingChanges,
  member: Member,
): Promise<Following> {
  mustModerate(member);
  await mustHaveRoom(needs, member);
  const filing = await checked(needs, { ...plainFiling, ...changes }, member);
  const links = await needs.feedReader.findFeeds(url);
  const [first, ...others] = links;
  if (first === undefined) {
    throw new NewsError(
      'not-found',
      phrase`That page names no feed, and none was found in the usual places. Look for a feed or RSS link on the site, and give that.`,
      { field: 'add' },
    );
  }
  if (others.length === 0) return follow(needs, first.url, filing, member);
  const token = needs.newId();
  await needs.foundFeeds.set(token, { community: member.community.id, links, filing }, hour);
  return { kind: 'several', token, links };
}

export async function followFound(needs: Needs, token: string, place: number, member: Member): Promise<Following> {
  mustModerate(member);
  await mustHaveRoom(needs, member);
  const found = await needs.foundFeeds.get(token);
  const link = found?.community === member.community.id ? found.links[place] : undefined;
  if (!found || !link)
    throw new NewsError('expired', phrase`What was found is not kept any longer. Please give the address again.`);
  return follow(needs, link.url, found.filing, member);
}

export async function feeds(needs: Needs, member: Member): Promise<readonly FollowedFeed[]> {
  mustModerate(member);
  return needs.feeds.ofCommunity(member.community.id);
}

export async function feed(needs: Needs, id: number, member: Member): Promise<FollowedFeed> {
  mustModerate(member);
  return knownFeed(needs, id, member);
}

/** Categories, words, and whether what it brings waits in the queue. Throws NewsError. */
export async function fileFeed(
  needs: Needs,
  id: number,
  changes: FilingChanges,
  member: Member,
): Promise<FollowedFeed> {
  mustModerate(member);
  const before = await knownFeed(needs, id, member);
  const filing = await checked(needs, { ...before.filing, ...changes }, member);
  const publisher = changes.manner === 'straight' ? { by: member.person, tell: member.direct } : {};
  return changed(id, await needs.feeds.change(member.community.id, id, { filing, ...publisher }));
}

export async function pauseFeed(needs: Needs, id: number, member: Member): Promise<FollowedFeed> {
  mustModerate(member);
  const before = await knownFeed(needs, id, member);
  if (before.paused) throw new NewsError('conflict', phrase`Feed #${id} is paused already. Resume it to go on.`);
  const paused = { reason: null, at: needs.clock.now() };
  return changed(id, await needs.feeds.change(member.community.id, id, { paused, nextAt: null }));
}

/** In direct messages a platform may not say who moderates; whoever is told that a feed died may try it again all the same. */
export async function retryFeed(needs: Needs, id: number, member: Member): Promise<FollowedFeed> {
  const before = await knownFeed(needs, id, member);
  if (before.tell !== member.direct) mustModerate(member);
  const { id: community } = member.community;
  const claim = await needs.feeds.claimOne(community, id, needs.clock.now(), usualPolling.leaseMs);
  if (!claim) throw new NewsError('busy', phrase`It is being read at this very moment. Look at it again in a minute.`);
  await readFeed(needs, claim, usualPolling.pauseMs);
  return knownFeed(needs, id, member);
}

export async function unfollowFeed(needs: Needs, id: number, member: Member): Promise<FollowedFeed> {
  mustModerate(member);
  const before = await knownFeed(needs, id, member);
  if (!(await needs.feeds.remove(member.community.id, id))) throw unknown(id);
  return before;
}

/** In folders named like the categories, so that it comes back as it is. */
export async function exportFeeds(needs: Needs, page: number, member: Member): Promise<FeedExport> {
  const all = await feeds(needs, member);
  const categories = await needs.categories.list(member.community.id);
  const pages = Math.max(1, Math.ceil(all.length / exported));
  const at = Math.min(Math.max(0, page), pages - 1);
  const listed = all.slice(at * exported, (at + 1) * exported).map(({ url, title, siteUrl, filing }) => ({
    url,
    title,
    siteUrl,
    folders: filing.categories.slice(0, 1).map((slug) => nameOf(categories, slug)),
  }));
  const opml = needs.feedReader.write(`Feeds of ${member.community.name}`, listed);
  return { opml, feeds: all.length, page: at, pages };
}

/** As many as one message holds. */
const exported = 8;
/** Words or phrases to include, and to leave out. */
const mostWords = 50;

async function follow(needs: Needs, url: string, filing: Filing, member: Member): Promise<Following> {
  const answer = await needs.feedReader.readFeed(url, null);
  if (answer.kind === 'later') throw new NewsError('unreachable', answer.reason, { field: 'add' });
  if (answer.kind === 'unchanged') throw new Error('a feed nothing is known of cannot be unchanged');
  const read = answer.feed;
  const followed = await followedAlready(needs, read, member);
  if (followed) throw refusal(followed);
  const { community, person, direct } = member;
  const now = needs.clock.now();
  const fresh = {
    community: community.id,
    url: read.url,
    title: read.title,
    siteUrl: read.siteUrl,
    filing,
    by: person,
    tell: direct,
    at: now,
    nextAt: now,
    readAt: now,
    validators: answer.validators,
    rest: read.rest,
    every: pace.usual,
  };
  const { reading } = await wellRead(needs, { ...fresh, ...unread }, answer);
  const added = await needs.feeds.add({ ...fresh, nextAt: reading.nextAt ?? now }, read.items.map(markOf));
  if (!added) throw refusal(await followedAlready(needs, read, member));
  needs.wake();
  return { kind: 'followed', feed: added, items: newest(read) };
}

const unread = {
  id: 0,
  readAt: null,
  brought: 0,
  broughtAt: null,
  leftOut: 0,
  trouble: null,
  recoveredAt: null,
  paused: null,
} as const;

function newest({ items }: Feed) {
  const dated = items.every(({ publishedAt }) => publishedAt !== null);
  const sorted = dated
    ? items.toSorted((a, b) => Date.parse(b.publishedAt ?? '') - Date.parse(a.publishedAt ?? ''))
    : items;
  return sorted.slice(0, 5);
}

/** Under any spelling of its address. */
async function followedAlready(needs: Needs, { url }: Feed, { community }: Member): Promise<FollowedFeed | undefined> {
  const held = await needs.feeds.ofCommunity(community.id);
  return held.find((feed) => sameAddress(feed.url) === sameAddress(url));
}

function refusal(same: FollowedFeed | undefined): NewsError {
  const which = same && (same.title === null ? `#${same.id}` : phrase`#${same.id} ${quoted(same.title)}`);
  const said =
    which === undefined
      ? phrase`This feed is followed here already. Change it in the list of feeds.`
      : phrase`This feed is followed here already as ${which}. Change it in the list of feeds.`;
  return new NewsError('conflict', said, {
    field: 'add',
  });
}

async function mustHaveRoom(needs: Needs, { community }: Member): Promise<void> {
  const held = await needs.feeds.ofCommunity(community.id);
  if (held.length < mostFeeds) return;
  throw new NewsError(
    'conflict',
    phrase`This community follows ${held.length} feeds already, and ${mostFeeds} is the most. Remove one first.`,
    { field: 'add' },
  );
}

async function checked(needs: Needs, filing: Filing, { community }: Member): Promise<Filing> {
  for (const [field, words] of [
    ['include', filing.include],
    ['exclude', filing.exclude],
  ] as const) {
    const long = words.find((each) => each.length > 100);
    if (words.length > mostWords || long !== undefined) {
      throw new NewsError(
        'bad-input',
        phrase`Give at most ${mostWords} words or phrases, of at most 100 characters each.`,
        {
          field,
        },
      );
    }
  }
  const list = await needs.categories.list(community.id);
  return { ...filing, categories: knownSlugs(filing.categories, list) };
}

async function knownFeed(needs: Needs, id: number, { community }: Member): Promise<FollowedFeed> {
  const held = Number.isSafeInteger(id) ? await needs.feeds.get(community.id, id) : undefined;
  if (held) return held;
  throw unknown(id);
}

function changed(id: number, feed: FollowedFeed | undefined): FollowedFeed {
  if (feed) return feed;
  throw unknown(id);
}

function unknown(id: number): NewsError {
  return new NewsError('not-found', phrase`There is no feed #${id} here any more. Look at the list of feeds.`);
}
