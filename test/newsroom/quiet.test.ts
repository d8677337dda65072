import { describe, expect, it } from 'vitest';
import type { Manner } from '../../src/core/subscription.ts';
import { inEnglish } from '../../src/core/speak.ts';
import { createWorld, type World } from '../fakes/world.ts';
import { textOf } from '../fakes/platform.ts';

const everything = { kind: 'everything' } as const;
const night = { from: '22:00', to: '07:00' };

/** The news channel of Berlin, told at once but in the night unless said otherwise. */
async function nightly(manner: Partial<Manner> = { quiet: night }, cadence: 'each' | 'daily' = 'each') {
  const world = await createWorld();
  const { subscription } = await world.newsroom.subscribe(
    {
      channel: world.news,
      topic: everything,
      cadence: cadence === 'each' ? { kind: 'each' } : { kind: 'daily', at: '06:00' },
      zone: null,
      manner,
    },
    world.moderator,
  );
  let count = 0;
  return {
    ...world,
    subscription,
    share: (title: string, categories?: readonly string[]) =>
      world.publish({ url: `https://news.example/${(count += 1)}`, title }, categories),
    work: () => work(world),
    titles: () => world.discord.in(world.news).map(({ message }) => message.plain),
  };
}

async function work({ digests, delivering }: World): Promise<void> {
  await digests.run();
  await delivering.run();
}

describe('quiet hours, told at once', () => {
  it('hold what is published in them until they end, each by itself and once', async () => {
    const { clock, share, work, titles } = await nightly();
    await share('By day.');
    await work();
    clock.set('2026-11-22T21:00:00Z');
    const first = await share('First of the night.');
    expect(first).toMatchObject({ channels: [], quiet: 1, digests: 0 });
    clock.set('2026-11-23T02:00:00Z');
    await share('Second of the night.');
    clock.set('2026-11-23T05:59:00Z');
    await work();
    expect(titles()).toEqual([expect.stringContaining('By day.')]);
    for (const moment of ['2026-11-23T06:00:00Z', '2026-11-23T06:00:30Z', '2026-11-23T06:02:00Z']) {
      clock.set(moment);
      await work();
    }
    expect(titles()).toEqual(
      ['By day.', 'First of the night.', 'Second of the night.'].map((t) => expect.stringContaining(t)),
    );
    await share('By day again.');
    await work();
    expect(titles()).toHaveLength(4);
  });

  it('end an hour earlier by the sun when summer time begins', async () => {
    const { clock, share, work, titles } = await nightly();
    clock.set('2027-03-27T22:00:00Z');
    await work();
    await share('On the short night.');
    clock.set('2027-03-28T04:59:00Z');
    await work();
    expect(titles()).toEqual([]);
    clock.set('2027-03-28T05:00:10Z');
    await work();
    expect(titles()).toHaveLength(1);
  });

  it('bring nothing that was withdrawn meanwhile', async () => {
    const { clock, share, work, titles, newsroom, moderator } = await nightly();
    clock.set('2026-11-22T23:00:00Z');
    const { article } = await share('A mistake of the night.');
    await newsroom.withdraw(article.id, 'It was a mistake.', moderator);
    clock.set('2026-11-23T06:00:10Z');
    await work();
    expect(titles()).toEqual([]);
  });

  it('found out late, in the next night, wait for its end', async () => {
    const { clock, share, work, titles } = await nightly();
    clock.set('2026-11-22T23:00:00Z');
    await share('Of the night.');
    clock.set('2026-11-23T22:30:00Z');
    await work();
    expect(titles()).toEqual([]);
    clock.set('2026-11-24T06:00:10Z');
    await work();
    expect(titles()).toHaveLength(1);
  });

  it('taken away, bring what they held at once; asked again, they stay', async () => {
    const { clock, share, work, titles, newsroom, moderator, news } = await nightly();
    clock.set('2026-11-22T23:00:00Z');
    await share('Of the night.');
    const wish = { channel: news, topic: everything, cadence: null, zone: null };
    const again = await newsroom.subscribe(wish, moderator);
    expect(again.subscription.manner.quiet).toEqual(night);
    await work();
    expect(titles()).toEqual([]);
    await newsroom.subscribe({ ...wish, manner: { quiet: null } }, moderator);
    await work();
    expect(titles()).toHaveLength(1);
    await share('At once.');
    await work();
    expect(titles()).toHaveLength(2);
  });

  it('are nobody else’s: another topic of the channel is told at once', async () => {
    const { clock, share, work, titles, newsroom, moderator, news } = await nightly();
    await newsroom.subscribe(
      { channel: news, topic: { kind: 'category', slug: 'research' }, cadence: { kind: 'each' }, zone: null },
      moderator,
    );
    clock.set('2026-11-22T23:00:00Z');
    await share('Urgent.', ['research']);
    await share('Not urgent.');
    await work();
    expect(titles()).toEqual([expect.stringContaining('Urgent.')]);
    clock.set('2026-11-23T06:00:10Z');
    await work();
    expect(titles()).toEqual([expect.stringContaining('Urgent.'), expect.stringContaining('Not urgent.')]);
  });

  it('let edits through, for they ring nowhere', async () => {
    const { clock, share, work, titles, newsroom, moderator } = await nightly();
    const { article } = await share('Wrong.');
    await work();
    clock.set('2026-11-22T23:00:00Z');
    await share('Of the night.');
    await newsroom.correct(article.id, { standing: 'retracted', text: 'It was made up.', link: null }, moderator);
    await work();
    expect(titles()).toEqual([expect.stringContaining('Retracted: Wrong.')]);
  });
});

it('does not announce the end of quiet hours as a digest in the status, but the end of a mute', async () => {
  const { newsroom, moderator, news, subscription } = await nightly();
  expect((await newsroom.status(moderator)).nextDigests).toEqual([]);
  const muted = await newsroom.mute(subscription.id, { kind: 'days', days: 1 }, moderator);
  expect((await newsroom.status(moderator)).nextDigests).toEqual([{ channel: news, at: muted.subscription.nextAt }]);
});

describe('a digest due in quiet hours', () => {
  it('comes when they end', async () => {
    const { clock, share, work, titles, subscription } = await nightly({ quiet: night }, 'daily');
    expect(subscription.nextAt).toBe(Date.parse('2026-11-23T06:00:00Z'));
    await share('Told.');
    clock.set('2026-11-23T05:00:00Z');
    await work();
    expect(titles()).toEqual([]);
    clock.set('2026-11-23T06:00:00Z');
    await work();
    expect(titles()).toHaveLength(1);
  });
});

describe('a digest of the best few', () => {
  it('takes the newest of every category, says how many are left out, and always tells corrections', async () => {
    const world = await nightly({ most: 3 }, 'daily');
    const { clock, share, work, discord, news, newsroom, moderator, subscription } = world;
    const { article } = await share('Wrong.');
    clock.set('2026-11-23T05:00:00Z');
    await work();
    await newsroom.correct(article.id, { standing: 'disputed', text: 'Two trials say no.', link: null }, moderator);
    for (const title of ['T1.', 'T2.', 'T3.']) await share(title, ['treatment']);
    await share('L1.', ['living-well']);
    await share('R1.', ['research']);
    expect(await newsroom.previewDigest(subscription.id, moderator)).toHaveLength(1);
    clock.set('2026-11-24T05:00:00Z');
    await work();
    const text = textOf(discord.in(news).at(-1)?.message ?? { plain: '', blocks: [] });
    expect(text).toContain('Two trials say no.');
    expect(text.match(/\b[TLR]\d\./g)).toEqual(['T3.', 'L1.', 'R1.']);
    expect(text).toContain('2 more');
  });

  it('links what is left out to the archive, while that is open', async () => {
    const archiveOf = (community: string): string => `https://news.example/c/${community}`;
    const world = await createWorld({ sabotage: (needs) => ({ ...needs, archiveOf }) });
    const { newsroom, moderator, news, discord, digests, delivering, clock } = world;
    const wish = { channel: news, topic: { kind: 'everything' }, zone: null, manner: { most: 1 } } as const;
    await newsroom.subscribe({ ...wish, cadence: { kind: 'daily', at: '08:00' } }, moderator);
    for (const archive of ['private', 'open'] as const) {
      await newsroom.settings({ archive }, moderator);
      for (const title of ['One', 'Two'])
        await world.publish({ url: `https://news.example/${archive}${title}`, title: `${title}.` });
      clock.advance(24 * 3_600_000);
      await digests.run();
      await delivering.run();
    }
    const [before, after] = discord.in(news).map(({ message }) => JSON.stringify(message));
    const address = archiveOf(moderator.community.id);
    expect(before).toContain('1 more');
    expect(before).not.toContain(address);
    expect(after).toContain(`{"kind":"link","text":"1 more","url":"${address}"}`);
  });

  it('does not bring what was left out the next time', async () => {
    const { clock, share, work, discord, news } = await nightly({ most: 3 }, 'daily');
    for (const title of ['T1.', 'T2.', 'T3.', 'T4.']) await share(title);
    clock.set('2026-11-23T05:00:00Z');
    await work();
    clock.set('2026-11-24T05:00:00Z');
    await work();
    expect(discord.in(news)).toHaveLength(1);
  });
});

describe('a digest with nothing to tell', () => {
  it('is skipped, or is one quiet line where that is wanted, and its preview says the same', async () => {
    for (const empty of ['skip', 'say'] as const) {
      const { clock, work, discord, news, newsroom, moderator, subscription } = await nightly({ empty }, 'daily');
      const preview = await newsroom.previewDigest(subscription.id, moderator);
      expect(preview?.map(({ plain }) => inEnglish(plain))).toEqual(
        empty === 'say' ? ['Nothing new: everything'] : undefined,
      );
      clock.set('2026-11-23T05:00:00Z');
      await work();
      await work();
      expect(discord.in(news).map(({ message }) => message.plain)).toEqual(
        empty === 'say' ? ['Nothing new: everything'] : [],
      );
    }
  });

  it('says nothing when the channel is told at once from now on', async () => {
    const { work, discord, news, newsroom, moderator } = await nightly({ empty: 'say' }, 'daily');
    await newsroom.subscribe({ channel: news, topic: everything, cadence: { kind: 'each' }, zone: null }, moderator);
    await work();
    expect(discord.in(news)).toEqual([]);
  });
});
