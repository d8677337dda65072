import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/core/errors.ts';
import type { Topic } from '../../src/core/topic.ts';
import { createWorld, type World } from '../fakes/world.ts';

const everything: Topic = { kind: 'everything' };
const each = { cadence: { kind: 'each' }, zone: null } as const;

/** The community's Slack channel is shared with another organisation. */
async function shared(): Promise<World> {
  const world = await createWorld();
  world.slack.outside.add(world.slackNews);
  return world;
}

describe('subscribing a channel that people of another organisation read', () => {
  it('is done only once that was confirmed', async () => {
    const { newsroom, moderator, slackNews } = await shared();
    const asked = await newsroom.proposeSubscription({ ...each, channel: slackNews, topic: everything }, moderator);
    if (!('token' in asked)) throw new Error('nobody was asked');
    expect(asked.channel).toBe(slackNews);
    expect(await newsroom.subscriptions(moderator)).toEqual([]);
    const { subscription, created } = await newsroom.confirmSubscription(asked.token, moderator);
    expect({ created, channel: subscription.channel }).toEqual({ created: true, channel: slackNews });
    await expect(newsroom.confirmSubscription(asked.token, moderator)).rejects.toMatchObject({ code: 'expired' });
  });

  it('is not done when it is cancelled, nor after half an hour', async () => {
    const { newsroom, moderator, slackNews, clock } = await shared();
    const ask = async () => {
      const asked = await newsroom.proposeSubscription({ ...each, channel: slackNews, topic: everything }, moderator);
      return 'token' in asked ? asked.token : '';
    };
    const token = await ask();
    expect(await newsroom.cancelSubscription(token, moderator)).toMatchObject({ channel: slackNews });
    await expect(newsroom.confirmSubscription(token, moderator)).rejects.toMatchObject({ code: 'expired' });
    const late = await ask();
    clock.advance(31 * 60_000);
    await expect(newsroom.confirmSubscription(late, moderator)).rejects.toMatchObject({ code: 'expired' });
    expect(await newsroom.subscriptions(moderator)).toEqual([]);
  });

  it('is a moderator’s of that community alone', async () => {
    const { newsroom, moderator, member, slackNews, needs } = await shared();
    const wish = { ...each, channel: slackNews, topic: everything };
    await expect(newsroom.proposeSubscription(wish, member)).rejects.toMatchObject({ code: 'forbidden' });
    const asked = await newsroom.proposeSubscription(wish, moderator);
    const token = 'token' in asked ? asked.token : '';
    const elsewhere = await needs.communities.ofPlace('discord:999');
    for (const press of ['confirmSubscription', 'cancelSubscription'] as const) {
      await expect(newsroom[press](token, member)).rejects.toMatchObject({ code: 'forbidden' });
      const there = { ...moderator, community: elsewhere };
      await expect(newsroom[press](token, there)).rejects.toMatchObject({ code: 'expired' });
    }
  });

  it('asks nothing where the archive is open to everybody', async () => {
    const { newsroom, moderator, slackNews } = await shared();
    await newsroom.settings({ archive: 'open' }, moderator);
    const done = await newsroom.proposeSubscription({ ...each, channel: slackNews, topic: everything }, moderator);
    expect(done).toMatchObject({ created: true });
  });

  it('asks nothing when only how often is changed, and again for another topic', async () => {
    const { newsroom, moderator, slackNews } = await shared();
    const wish = { ...each, channel: slackNews, topic: everything };
    const asked = await newsroom.proposeSubscription(wish, moderator);
    await newsroom.confirmSubscription('token' in asked ? asked.token : '', moderator);
    const daily = { ...wish, cadence: { kind: 'daily', at: '08:00' } } as const;
    expect(await newsroom.proposeSubscription(daily, moderator)).toMatchObject({ created: false });
    const other = { ...wish, topic: { kind: 'category', slug: 'treatment' } } as const;
    expect(await newsroom.proposeSubscription(other, moderator)).toHaveProperty('token');
  });

  it('is refused while the platform does not tell who reads there', async () => {
    const { newsroom, moderator, slack, slackNews } = await shared();
    slack.outsiders = async () => {
      throw new PlatformError('unavailable', 'no answer');
    };
    const wish = { ...each, channel: slackNews, topic: everything };
    const refused = newsroom.proposeSubscription(wish, moderator);
    await expect(refused).rejects.toMatchObject({ code: 'unreachable', field: 'channel' });
    expect(await newsroom.subscriptions(moderator)).toEqual([]);
  });

  it('is done at once everywhere else', async () => {
    const { newsroom, moderator, news } = await shared();
    const done = await newsroom.proposeSubscription({ ...each, channel: news, topic: everything }, moderator);
    expect(done).toMatchObject({ created: true, subscription: { channel: news } });
  });
});
