import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Community, Member } from '../core/member.ts';
import { mustModerate } from './moderate.ts';
import { hour, type Needs } from './needs.ts';

/** Without a code: one to type in the other place. With one: this place joins that community, for good. Throws NewsError. */
export async function linkPlaces(
  needs: Needs,
  typed: string | null,
  member: Member,
): Promise<{ readonly code: string } | { readonly joined: string }> {
  mustModerate(member);
  if (typed === null || typed.trim() === '') return { code: await invite(needs, member.community) };
  return { joined: (await join(needs, keyOf(typed), member)).name };
}

const validFor = hour;

/** Ten letters and digits in two halves: about 50 bits, for an hour, once, and only moderators can try. */
async function invite(needs: Needs, { id: community }: Community): Promise<string> {
  const key = keyOf(needs.newId()).slice(0, 10);
  await needs.links.set(key, { community }, validFor);
  return `${key.slice(0, 5)}-${key.slice(5)}`;
}

function keyOf(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

async function join(needs: Needs, key: string, member: Member): Promise<Community> {
  const invitation = await needs.links.get(key);
  const community = invitation && (await needs.communities.get(invitation.community));
  if (!community) {
    throw new NewsError(
      'expired',
      phrase`That code does not work: codes last an hour and work once. Ask for a new one in the other place.`,
      {
        field: 'code',
      },
    );
  }
  if (community.id === member.community.id)
    throw new NewsError(
      'conflict',
      phrase`This place belongs to ${community.name} already. Type the code in the other place.`,
      { field: 'code' },
    );
  if (!(await needs.communities.join(member.place, community.id))) {
    throw new NewsError(
      'conflict',
      phrase`This place has an archive of its own already, and two archives are never merged by accident. Link from the place that is still empty.`,
      { field: 'code' },
    );
  }
  await needs.links.delete(key);
  return community;
}
