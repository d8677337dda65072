import type { Instant } from '../core/clock.ts';
import type { Member } from '../core/member.ts';
import type { CommunitySettings } from '../core/newsroom.ts';
import type { Settings } from '../core/settings.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { obstacleIn } from './obstacle.ts';
import { carefulNames } from './careful.ts';
import { mustBeOurChannel } from './subscribe.ts';

/** What the community's moderators decided, changed as said. Throws NewsError: `forbidden` for anybody else, `bad-input` for a desk elsewhere. */
export async function settings(needs: Needs, changed: Partial<Settings>, member: Member): Promise<CommunitySettings> {
  mustModerate(member);
  const { id } = member.community;
  if (changed.desk) await mustBeOurChannel(needs, changed.desk, member, 'desk');
  const before = await needs.settings.of(id);
  const isChange = Object.keys(changed).length > 0;
  const now = isChange ? await needs.settings.change(id, changed, nextNote(needs, before, changed, member)) : before;
  return {
    ...now,
    address: needs.archiveOf?.(id) ?? null,
    deskObstacle: now.desk === null ? null : await obstacleIn(needs, now.desk, []),
    careful: (await carefulNames(needs, id)).split(', '),
  };
}

/** Undefined where nothing that matters to it was changed. */
function nextNote(
  needs: Needs,
  before: Settings,
  changed: Partial<Settings>,
  { community }: Member,
): Instant | null | undefined {
  const { desk, noteAt } = { ...before, ...changed };
  if (desk === before.desk && noteAt === before.noteAt) return undefined;
  if (desk === null || noteAt === null) return null;
  return needs.calendar.next({ kind: 'daily', at: noteAt }, community.zone, needs.clock.now());
}
