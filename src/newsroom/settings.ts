import type { Instant } from '../core/clock.ts';
import type { Member } from '../core/member.ts';
import { NewsError } from '../core/errors.ts';
import { all, phrase } from '../core/phrase.ts';
import { english } from '../core/speak.ts';
import { visible } from '../core/visible.ts';

import type { CommunitySettings, Settings } from '../core/settings.ts';
import { mustModerate } from './moderate.ts';
import type { Needs } from './needs.ts';
import { obstacleIn } from './obstacle.ts';
import { carefulNames } from './careful.ts';
import { mustBeOurChannel } from './subscribe.ts';

/** What the community's moderators decided, changed as said. Throws NewsError: `forbidden` for anybody else, `bad-input` for a desk elsewhere or a language nobody speaks. */
export async function settings(needs: Needs, asked: Partial<Settings>, member: Member): Promise<CommunitySettings> {
  mustModerate(member);
  const { id } = member.community;
  if (asked.desk) await mustBeOurChannel(needs, asked.desk, member, 'desk');
  const before = await needs.settings.of(id);
  const isChange = Object.keys(asked).length > 0;
  const changed = asked.language ? { ...asked, language: languageNamed(needs, asked.language) } : asked;
  const now = isChange ? await needs.settings.change(id, changed, nextNote(needs, before, changed, member)) : before;
  return {
    ...now,
    spoken: needs.languages.pick(now.language).name,
    address: needs.archiveOf?.(id) ?? null,
    deskObstacle: now.desk === null ? null : await obstacleIn(needs, now.desk, []),
    careful: { categories: await carefulNames(needs, id), trials: needs.careful.studies.length > 0 },
  };
}

/** By its tag or by what it calls itself. */
function languageNamed({ languages }: Needs, typed: string): string {
  const wanted = typed.trim().toLowerCase();
  const found = languages.find(wanted) ?? languages.all.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found.tag;
  const known = languages.all.map(({ name, tag }) => `${name} (${tag === english.tag ? 'en' : tag})`);
  throw new NewsError('bad-input', phrase`I do not speak “${visible(typed)}”. I speak ${all(known, 'and')}.`, {
    field: 'language',
  });
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
