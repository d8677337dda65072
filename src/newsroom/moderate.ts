import { NewsError } from '../core/errors.ts';
import { phrase } from '../core/phrase.ts';
import type { Member } from '../core/member.ts';

/** Every verb that changes what others read begins with it, whoever called. Throws NewsError `forbidden`. */
export function mustModerate(member: Member): void {
  if (member.moderator) return;
  throw new NewsError(
    'forbidden',
    phrase`Only moderators of this community can do that. Ask one of them to do it for you.`,
  );
}
