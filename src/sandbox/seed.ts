import type { Communities, Member } from '../core/member.ts';
import type { Newsroom } from '../core/newsroom.ts';
import { channelIn } from '../core/place.ts';
import type { Topic } from '../core/topic.ts';
import type { Sandbox } from './sandbox.ts';

/** What a newcomer finds: subscriptions on both platforms, and a few articles, the vein story of 2012 first among them. */
export async function seed(
  sandbox: Sandbox,
  { newsroom, store }: { readonly newsroom: Newsroom; readonly store: { readonly communities: Communities } },
): Promise<void> {
  const [discord, slack] = sandbox.places;
  const moderator: Member = {
    person: 'discord:mira',
    place: discord,
    channel: channelIn(discord, sandbox.channels.discord['news'] ?? ''),
    direct: channelIn(discord, '@mira'),
    community: await store.communities.ofPlace(discord),
    moderator: true,
  };
  const everything: Topic = { kind: 'everything' };
  const treatment: Topic = { kind: 'category', slug: 'treatment' };
  const wishes = [
    {
      channel: channelIn(discord, sandbox.channels.discord['news'] ?? ''),
      topic: everything,
      cadence: { kind: 'each' },
    },
    {
      channel: channelIn(slack, sandbox.channels.slack['treatment'] ?? ''),
      topic: treatment,
      cadence: { kind: 'each' },
    },
    {
      channel: channelIn(slack, sandbox.channels.slack['news'] ?? ''),
      topic: everything,
      cadence: { kind: 'daily', at: '08:00' },
    },
  ] as const;
  for (const wish of wishes) await newsroom.subscribe({ ...wish, zone: null }, moderator);

  for (const [path, categories] of published) {
    const draft = await newsroom.submit({ url: `${sandbox.site.url}/${path}`, text: null }, categories, moderator);
    await newsroom.publish(draft.id, moderator);
  }
  const sam = sandbox.people.discord.member;
  const member: Member = {
    ...moderator,
    person: `discord:${sam}`,
    direct: channelIn(discord, `@${sam}`),
    moderator: false,
  };
  await newsroom.suggest(`${sandbox.site.url}/${suggested}`, 'A friend asked me about this one.', member);
}

/** Waits in the queue. */
const suggested = 'walking-tablet';

/** Left over to be posted by hand: the trial of 2017, the tablet, the insurers' rule. */
export const published = [
  ['clogged-veins', ['treatment']],
  ['myelin-mice', ['research']],
  ['injector-recall', ['safety-notices']],
] as const satisfies readonly (readonly [string, readonly string[]])[];
