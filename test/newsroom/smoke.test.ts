import { expect, it } from 'vitest';
import { textOf } from '../fakes/platform.ts';
import { createWorld } from '../fakes/world.ts';

it('tells the main story', async () => {
  const world = await createWorld();
  const { newsroom, moderator, news, slackNews, discord, slack, clock } = world;
  const topic = { kind: 'category', slug: 'treatment' } as const;
  await newsroom.subscribe({ channel: news, topic, cadence: { kind: 'each' }, zone: null }, moderator);
  await newsroom.subscribe(
    { channel: slackNews, topic, cadence: { kind: 'daily', at: '08:00' }, zone: 'Europe/Berlin' },
    moderator,
  );
  const { article, channels, digests } = await world.publish();
  expect(channels).toEqual([news]);
  expect(digests).toBe(1);
  await world.delivering.run();
  expect(discord.in(news)).toHaveLength(1);
  clock.set('2026-11-23T07:00:00Z');
  expect(await world.digests.run()).toBe(1);
  await world.delivering.run();
  expect(slack.in(slackNews)).toHaveLength(1);
  await newsroom.correct(
    article.id,
    { standing: 'disputed', text: 'A trial found no benefit.', link: null },
    moderator,
  );
  await world.delivering.run();
  for (const { message } of [...discord.all(), ...slack.all()])
    expect(textOf(message).toLowerCase()).toContain('disputed');
});
