import type { Member } from '../core/member.ts';
import type { CommunitySettings } from '../core/newsroom.ts';
import type { Settings } from '../core/settings.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';

/** What the community's moderators decided, changed as said. Throws NewsError `forbidden` for anybody else. */
export async function settings(needs: Needs, changed: Partial<Settings>, member: Member): Promise<CommunitySettings> {
  mustModerate(member);
  const { id } = member.community;
  const isChange = Object.keys(changed).length > 0;
  const now = isChange ? await needs.settings.change(id, changed) : await needs.settings.of(id);
  return { ...now, address: needs.archiveOf?.(id) ?? null };
}
