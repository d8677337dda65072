import type { Manner } from '../../src/core/subscription.ts';
import { createWorld } from './world.ts';

/** A world in which one article was sent to a Discord channel and a Slack channel, and, where a member `follows`, to their direct messages. */
export async function createSent(
  {
    manner = {},
    follows = true,
  }: { readonly manner?: Partial<Manner> | undefined; readonly follows?: boolean | undefined } = {},
  options: Parameters<typeof createWorld>[0] = {},
) {
  const world = await createWorld(options);
  const wish = { topic: { kind: 'everything' }, cadence: { kind: 'each' }, zone: null } as const;
  for (const channel of [world.news, world.slackNews])
    await world.newsroom.subscribe({ ...wish, manner, channel }, world.moderator);
  if (follows) await world.newsroom.follow(wish, world.member);
  const { article } = await world.publish();
  await world.delivering.run();
  return { ...world, article };
}
