import { describe, expect, it } from 'vitest';
import { readLanguages } from '../../src/config/languages.ts';
import { createLanguages } from '../../src/core/languages.ts';
import { inEnglish, inWords } from '../../src/core/speak.ts';
import { gone } from '../../src/slack/gone.ts';
import { blindPlace, createWorld, discordPlace, slackPlace } from '../fakes/world.ts';

const treatment = { kind: 'category', slug: 'treatment' } as const;

describe('an app taken out of a place and brought back', () => {
  it('pauses what goes there and nothing else, and tells nobody', async () => {
    const world = await createWorld();
    const wish = { topic: treatment, cadence: null, zone: null };
    await world.newsroom.subscribe({ ...wish, channel: world.news }, world.moderator);
    await world.newsroom.subscribe({ ...wish, channel: world.slackNews }, world.moderator);
    await world.newsroom.left(slackPlace, gone);
    await world.publish();
    await world.settle();
    expect(world.slack.in(world.slackNews)).toEqual([]);
    expect(world.discord.in(world.news)).toHaveLength(1);
    const held = await world.newsroom.subscriptions(world.moderator);
    expect(held.map(({ subscription }) => [subscription.channel, subscription.paused === null])).toEqual([
      [world.news, true],
      [world.slackNews, false],
    ]);
  });

  it('goes on when it is back, with what was missed, and leaves alone what a person had paused', async () => {
    const world = await createWorld();
    const wish = { cadence: null, zone: null, channel: world.slackNews };
    const one = await world.newsroom.subscribe({ ...wish, topic: treatment }, world.moderator);
    const other = await world.newsroom.subscribe(
      { ...wish, topic: { kind: 'everything' }, channel: `${slackPlace}:C2` },
      world.moderator,
    );
    await world.newsroom.pause(other.subscription.id, world.moderator);
    await world.newsroom.left(slackPlace, gone);
    await world.publish({ title: 'Missed meanwhile' });
    await world.settle();
    await world.newsroom.returned(slackPlace, { gone });
    await world.settle();
    expect(JSON.stringify(world.slack.in(world.slackNews))).toContain('Missed meanwhile');
    expect(world.slack.in(world.slackNews)).toHaveLength(1);
    const held = await world.newsroom.subscriptions(world.moderator);
    const paused = held.filter(({ subscription }) => subscription.paused !== null);
    expect(paused.map(({ subscription }) => subscription.id)).toEqual([other.subscription.id]);
    expect(one.subscription.id).not.toBe(other.subscription.id);
  });

  it('says why in the language of whoever looks, and goes on where it once said so in English alone', async () => {
    const world = await createWorld();
    await world.newsroom.subscribe(
      { topic: treatment, cadence: null, zone: null, channel: world.slackNews },
      world.moderator,
    );
    await world.newsroom.left(slackPlace, gone);
    const why = async () => (await world.newsroom.subscriptions(world.moderator))[0]?.subscription.paused?.reason;
    const reason = (await why()) ?? '';
    expect(inWords(reason, createLanguages(readLanguages('config', [])).pick('de'))).toMatch(
      /^Carewire wurde aus diesem Workspace entfernt/,
    );
    await world.newsroom.returned(slackPlace, { gone });
    await world.store.subscriptions.pause(world.slackNews, inEnglish(reason), world.clock.now(), () => []);
    expect(await why()).toBeTypeOf('string');
    await world.newsroom.returned(slackPlace, { gone });
    expect(await why()).toBeUndefined();
  });

  it('says it in the words of the platform, whichever that is, and goes on with what those words had stopped', async () => {
    const world = await createWorld();
    const board = `${blindPlace}:board` as const;
    await world.newsroom.subscribe({ topic: treatment, cadence: null, zone: null, channel: board }, world.moderator);
    const taken = 'Carewire was taken off this board.';
    const why = async () => (await world.newsroom.subscriptions(world.moderator))[0]?.subscription.paused?.reason;
    await world.newsroom.left(blindPlace, taken);
    expect(await why()).toBe(taken);
    await world.newsroom.returned(blindPlace, { gone: 'Somebody else’s words.' });
    expect(await why()).toBe(taken);
    await world.newsroom.returned(blindPlace, { gone: taken });
    expect(await why()).toBeUndefined();
  });

  it('whoever brings it first moderates; who comes later does not', async () => {
    const { newsroom, store } = await createWorld();
    await newsroom.returned('slack:T9', { gone, by: 'slack:T9/U1', name: 'New' });
    await newsroom.returned('slack:T9', { gone, by: 'slack:T9/U2' });
    expect(await store.moderators.list('slack:T9')).toEqual(['slack:T9/U1']);
    expect((await store.communities.ofPlace('slack:T9')).id).not.toBe(
      (await store.communities.ofPlace(discordPlace)).id,
    );
  });
});

describe('a channel nobody reads any more', () => {
  it('stops with everything that goes there and nothing else, until somebody resumes it', async () => {
    const world = await createWorld();
    const wish = { topic: treatment, cadence: null, zone: null };
    await world.newsroom.subscribe({ ...wish, channel: world.news }, world.moderator);
    const theirs = await world.newsroom.subscribe({ ...wish, channel: world.slackNews }, world.moderator);
    await world.newsroom.closed(world.slackNews, 'Nobody is there.');
    const held = await world.newsroom.subscriptions(world.moderator);
    const reasons = held.map(({ subscription: { channel, paused } }) => [channel, inEnglish(paused?.reason ?? '')]);
    expect(reasons).toEqual([
      [world.news, ''],
      [world.slackNews, 'Nobody is there. When that is mended, resume it in the status.'],
    ]);
    await world.publish({ title: 'Missed meanwhile' });
    await world.settle();
    expect(JSON.stringify(world.slack.in(world.slackNews))).not.toContain('Missed meanwhile');
    await world.newsroom.resume(theirs.subscription.id, world.moderator);
    await world.settle();
    expect(JSON.stringify(world.slack.in(world.slackNews))).toContain('Missed meanwhile');
  });
});
