import type { Home } from '../core/home.ts';
import type { Member } from '../core/member.ts';
import { ownDrafts } from './drafts.ts';
import { moderators } from './moderators.ts';
import type { Needs } from './needs.ts';
import { latest } from './read.ts';
import { status } from './status.ts';
import { following } from './subscriptions.ts';

/** A person's own page: what they follow, the latest news, and for moderators how things stand and what they have begun. */
export async function home(needs: Needs, member: Member): Promise<Home> {
  const [follows, { articles }, desk] = await Promise.all([
    following(needs, member),
    latest(needs, null, null, member),
    member.moderator ? deskOf(needs, member) : null,
  ]);
  return { community: member.community.name, following: follows, latest: articles, desk };
}

async function deskOf(needs: Needs, member: Member): Promise<Home['desk']> {
  const [now, { people }, drafts, queue] = await Promise.all([
    status(needs, member),
    moderators(needs, member),
    ownDrafts(needs, member),
    needs.candidates.count(member.community.id, needs.clock.now()),
  ]);
  return { status: now, moderators: people, drafts, queue };
}
