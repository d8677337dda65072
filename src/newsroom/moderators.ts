import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';
import type { ModeratorList } from '../core/moderating.ts';
import type { Person } from '../core/place.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** Who is named in the member's place. Throws NewsError `forbidden`. */
export async function moderators(needs: Needs, member: Member): Promise<ModeratorList> {
  mustModerate(member);
  return { people: await needs.moderators.list(member.place) };
}

/** Names people and groups, all anew. Throws NewsError `forbidden`, or `bad-input` for more than a list is for. */
export async function setModerators(needs: Needs, people: readonly Person[], member: Member): Promise<ModeratorList> {
  mustModerate(member);
  if (people.length > most)
    throw new NewsError('bad-input', phrase`Choose at most ${most} people and groups; a group may hold any number.`, {
      field: 'people',
    });
  const before = await needs.moderators.list(member.place);
  // Added first: a failure in between leaves too many for a moment, never nobody.
  for (const person of people) await needs.moderators.add(member.place, person);
  for (const person of before) if (!people.includes(person)) await needs.moderators.remove(member.place, person);
  return moderators(needs, member);
}

const most = 100;
