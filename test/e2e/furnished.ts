import type { Member } from '../../src/core/member.ts';
import { channelIn, directChannel } from '../../src/core/place.ts';
import { passingIn } from '../../src/newsroom/passing.ts';
import { seed } from '../../src/sandbox/seed.ts';
import { rowsOf } from './rows.ts';
import type { Stage } from './stage.ts';
import type { Things } from './ways.ts';

/** Puts something of everything on the stage that buttons are about, and says what it is called. */
export async function furnished({ sandbox, running }: Stage, platform: 'discord' | 'slack'): Promise<Things> {
  await seed(sandbox, running);
  const { newsroom, store } = running;
  const [discord, slack] = sandbox.places;
  const place = platform === 'discord' ? discord : slack;
  const id = sandbox.people[platform].moderator;
  const moderator: Member = {
    person: platform === 'discord' ? `discord:${id}` : `${slack}/${id}`,
    place,
    channel: channelIn(place, sandbox.channels[platform]['lounge'] ?? ''),
    direct: directChannel(place, id),
    community: await store.communities.ofPlace(place),
    moderator: true,
  };
  const member: Member = { ...moderator, person: 'discord:900000000000000004', moderator: false };
  const feed = await newsroom.followFeed(sandbox.site.url, {}, moderator);
  await newsroom.report(1, { fault: 'outdated', words: null }, member);
  const draft = await newsroom.submit({ url: `${sandbox.site.url}/travel-cover`, text: null }, null, moderator);
  const { token } = await newsroom.propose(2, { kind: 'withdraw', text: 'It was wrong.' }, moderator);
  const { story } = await newsroom.queue({ kind: 'first' }, moderator);
  const candidate = String(story?.candidate.id ?? '');
  const { tries, wishes } = passingIn(store);
  const wish = { channel: moderator.channel, topic: { kind: 'everything' }, cadence: null, zone: null } as const;
  await wishes.set('wish', { community: moderator.community.id, wish }, 86_400_000);
  await tries.set('try', { raw: {}, problem: 'No.' }, 86_400_000);
  return {
    post: draft.id,
    correct: token,
    withdraw: token,
    queue: candidate,
    'queue rest': `1-${candidate}`,
    'queue ask': `${candidate}-b-9999999999999-99`,
    'queue sweep': `${candidate}-b-9999999999999-99`,
    'reports keep': '1.99',
    feeds: 'feed' in feed ? String(feed.feed.id) : '1',
    'digest part': '3.0',
    subscribe: 'wish',
    mend: 'try',
  };
}

/** Every row there is, but those which say no more than that somebody asked. */
export async function kept(stage: Stage): Promise<readonly string[]> {
  const rows = await rowsOf(stage.database);
  return rows.filter((row) => !/^kv: \{"ns":"(event|try|probe|slack-event|response)"|^sqlite_sequence/.test(row));
}
