import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';

/** Every verb that changes what others read begins with it, whoever called. Throws NewsError `forbidden`. */
export function mustModerate(member: Member): void {
  if (!member.moderator) throw notModerator();
}

export function notModerator(): NewsError {
  return new NewsError('forbidden', 'Only moderators of this community can do that. Ask one of them to do it for you.');
}
