import { NewsError } from '../core/errors.ts';
import type { Member } from '../core/member.ts';
import { phrase } from '../core/phrase.ts';
import type { Suggested } from '../core/queueing.ts';
import { withoutTracking } from '../core/tracking.ts';
import { visible } from '../core/visible.ts';
import type { Needs } from './needs.ts';

/**
 * A member hands in a link for the moderators to look at. What the community has already is not handed in twice. Throws
 * NewsError `bad-input` for what is no web address.
 */
export async function suggest(needs: Needs, url: string, note: string | null, member: Member): Promise<Suggested> {
  const { id: community } = member.community;
  mustBeLink(url);
  const article = await needs.articles.findByUrl(community, url);
  if (article) return { kind: 'shared', article };
  const [added] = await needs.candidates.add([
    {
      community,
      url: withoutTracking(url),
      title: null,
      summary: null,
      publishedAt: null,
      categories: [],
      origin: {
        kind: 'member',
        note: note === null || visible(note) === '' ? null : visible(note),
        from: { person: member.person, direct: member.direct },
      },
      at: needs.clock.now(),
    },
  ]);
  if (added) return { kind: 'thanks' };
  const candidate = await needs.candidates.findByUrl(community, url);
  if (candidate?.decision) return { kind: 'decided', candidate };
  const isTheirs = candidate?.origin.kind === 'member' && candidate.origin.from?.person === member.person;
  return { kind: 'waits', isTheirs };
}

function mustBeLink(url: string): void {
  const parsed = URL.parse(url);
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  if (isWeb && parsed.hostname.includes('.') && url.length <= longest) return;
  throw new NewsError(
    'bad-input',
    isWeb && url.length > longest
      ? phrase`That address is too long to keep. Open the page, and copy its address again without what follows a question mark.`
      : phrase`That is no web address of an article. Give a link that begins with https://.`,
    { field: 'url' },
  );
}

const longest = 2_000;
