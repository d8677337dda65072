import type { Asker } from '../core/answering.ts';
import type { Member } from '../core/member.ts';
import { faultOf } from './fault.ts';
import type { Needs } from './needs.ts';

type MemberNeeds = Pick<Needs, 'communities' | 'moderators' | 'log'>;

/** Who asks, within their community and with what they may do there now. */
export async function memberOf(needs: MemberNeeds, asker: Asker): Promise<Member> {
  const { person, place, channel, direct } = asker;
  const community = await needs.communities.ofPlace(place, asker.placeName);
  return { person, place, channel, direct, community, moderator: await moderates(needs, asker) };
}

/** Fails closed: who cannot be looked up is no moderator. */
async function moderates(needs: MemberNeeds, { manages, place, person }: Asker): Promise<boolean> {
  if (manages) return true;
  try {
    return await needs.moderators.has(place, person);
  } catch (error) {
    needs.log.error('could not look up who moderates', faultOf(error));
    return false;
  }
}
