import { describe, expect, it } from 'vitest';
import { channelIn } from '../../src/core/place.ts';
import { PlatformError } from '../../src/core/errors.ts';
import { plainManner } from '../../src/core/subscription.ts';
import { createWorld, discordPlace } from '../fakes/world.ts';

const channel = channelIn(discordPlace, 'announcements');
const hour = 3_600_000;

/** A channel others follow from elsewhere, told at once or daily. */
async function followed(cadence: 'each' | 'daily' = 'each') {
  const world = await createWorld();
  await world.newsroom.subscribe(
    {
      channel,
      topic: { kind: 'everything' },
      cadence: cadence === 'each' ? { kind: 'each' } : { kind: 'daily', at: '08:00' },
      zone: 'Europe/Berlin',
      manner: { announce: true },
    },
    world.moderator,
  );
  const announcements = () => world.store.deliveries.all().filter(({ work }) => work.kind === 'announce');
  const ids = () => world.discord.in(channel).map(({ id }) => id);
  const share = (title: string) => world.publish({ url: `https://news.example/${title}`, title });
  return { ...world, announcements, ids, share };
}

describe('publishing to those who follow a channel', () => {
  it('comes after the message itself, once', async () => {
    const { discord, share, delivering, ids, announcements } = await followed();
    await share('One.');
    await delivering.run();
    expect(discord.announced).toEqual(ids());
    expect(announcements()).toMatchObject([{ state: 'sent', messageId: ids()[0] }]);
    await delivering.run();
    expect(discord.calls.announce).toBe(1);
  });

  it('waits for a message that has to wait', async () => {
    const { discord, share, settle, delivering, ids } = await followed();
    discord.fail('post', 'down');
    await share('One.');
    await delivering.run();
    expect(discord.calls.announce).toBe(0);
    await settle();
    expect(discord.announced).toEqual(ids());
  });

  it('that has to wait an hour holds up no news, and leaves its message sent', async () => {
    const { discord, share, delivering, clock, ids, announcements } = await followed();
    discord.fail('announce', { slowDown: hour });
    await share('One.');
    await share('Two.');
    await delivering.run();
    expect(ids()).toHaveLength(2);
    expect(discord.announced).toEqual([ids()[1]]);
    expect(announcements()[0]).toMatchObject({ state: 'waiting', dueAt: clock.now() + hour });
    await share('Three.');
    await delivering.run();
    expect(ids()).toHaveLength(3);
    clock.advance(hour);
    await delivering.run();
    expect(new Set(discord.announced)).toEqual(new Set(ids()));
  });

  it('whose answer is lost is done again, and has happened once', async () => {
    const { discord, share, settle, ids, announcements } = await followed();
    discord.fail('announce', 'lost-after');
    await share('One.');
    await settle();
    expect(discord.announced).toEqual(ids());
    expect(announcements()).toMatchObject([{ state: 'sent' }]);
  });

  it('that is refused is told in the status, and stops nothing', async () => {
    const { discord, share, delivering, newsroom, moderator, store } = await followed();
    discord.fail('announce', new PlatformError('forbidden', 'That cannot be done in a channel of that kind.'));
    await share('One.');
    await delivering.run();
    const { troubled, paused } = await newsroom.status(moderator);
    expect(troubled).toMatchObject([
      { work: { kind: 'announce' }, state: 'failed', trouble: expect.stringContaining('channel of that kind') },
    ]);
    expect(paused).toEqual([]);
    expect(store.deliveries.all().find(({ work }) => work.kind === 'article')).toMatchObject({ state: 'sent' });
  });

  it('of what was withdrawn meanwhile does not happen', async () => {
    const { discord, share, delivering, clock, newsroom, moderator, announcements } = await followed();
    discord.fail('announce', { slowDown: hour });
    const { article } = await share('One.');
    await delivering.run();
    await newsroom.withdraw(article.id, 'It was made up.', moderator);
    clock.advance(hour);
    await delivering.run();
    expect(discord.announced).toEqual([]);
    expect(announcements()).toMatchObject([{ state: 'gone' }]);
  });

  it('is done for every part of a digest', async () => {
    const { discord, share, delivering, digests, clock, ids } = await followed('daily');
    for (let i = 1; i <= 40; i += 1) await share(`Number ${i}.`);
    clock.set('2026-11-23T07:00:00Z');
    await digests.run();
    await delivering.run();
    expect(ids().length).toBeGreaterThan(1);
    expect(discord.announced).toEqual(ids());
  });

  it('is for channels that can be followed, and for those who asked', async () => {
    const { newsroom, moderator, news, share, delivering, discord } = await followed();
    await expect(
      newsroom.subscribe(
        { channel: news, topic: { kind: 'everything' }, cadence: null, zone: null, manner: { announce: true } },
        moderator,
      ),
    ).rejects.toThrow('Only Discord’s announcement channels can be followed from elsewhere.');
    const quiet = channelIn(discordPlace, 'other-announcements');
    await newsroom.subscribe({ channel: quiet, topic: { kind: 'everything' }, cadence: null, zone: null }, moderator);
    await share('One.');
    await delivering.run();
    expect(discord.in(quiet)).toHaveLength(1);
    expect(discord.announced).toHaveLength(1);
    expect(plainManner.announce).toBe(false);
  });
});
