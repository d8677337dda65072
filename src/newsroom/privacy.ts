import type { Member } from '../core/member.ts';
import type { KeptOf } from '../core/privacy.ts';
import type { Needs } from './needs.ts';

/** What is kept with the asker's name to it. It is asked for by nobody's but the asker's own. */
export async function kept(needs: Needs, { person }: Member): Promise<KeptOf> {
  const found = await needs.people.kept(person);
  const { follows, suggestions, reports, articles, decided, channels, feeds, reading } = found;
  const named = [...follows, ...suggestions, ...reports, ...articles, ...decided, ...channels, ...feeds];
  const all = [...named.map(({ community }) => community), ...(reading === null ? [] : [reading])];
  const ids = [...new Set(all)].toSorted();
  const communities = await Promise.all(
    ids.map(async (id) => {
      const community = (await needs.communities.get(id)) ?? { id, name: id, zone: 'UTC' };
      return { ...community, categories: await needs.categories.list(id) };
    }),
  );
  return { ...found, communities };
}

/** All of it at once, whatever crashes. */
export async function forgetMe(needs: Needs, member: Member): Promise<KeptOf> {
  const was = await kept(needs, member);
  await needs.people.forget(member.person);
  return was;
}
