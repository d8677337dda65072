import { defineCommand } from '../../src/core/command.ts';
import { sayTopic } from '../../src/core/topic.ts';
import type { Member } from '../../src/core/member.ts';
import type { Told } from '../../src/core/message.ts';
import type { Newsroom } from '../../src/core/newsroom.ts';
import type { Subscribed } from '../../src/core/subscribing.ts';
import { notSubscribedMessage, outsidersMessage } from '../../src/core/wording/outsiders.ts';
import { subscribedMessage } from '../../src/core/wording/subscriptions.ts';
import { cadenceOptions, readCadence, readManner } from '../cadence.ts';
import { categoriesOf } from '../categories-of.ts';

export const subscribe = defineCommand({
  root: 'newsroom',
  name: 'subscribe',
  description: 'Have a channel receive a topic, at once or in digests',
  who: 'moderator',
  reply: 'asker',
  asks: true,
  options: {
    topic: { kind: 'topic', description: 'A category, or "words" in quotes, or everything', required: true },
    channel: { kind: 'channel', description: 'Which channel; this one unless you say', here: true },
    ...cadenceOptions,
    announce: {
      kind: 'choice',
      description: 'In an announcement channel: also publish to the servers that follow it',
      choices: [
        { value: 'yes', label: 'Publish to its followers' },
        { value: 'no', label: 'Only in the channel' },
      ],
    },
  },
  run: async ({ topic, channel, zone, announce, ...how }, newsroom, member) => {
    const wish = {
      topic,
      channel: channel ?? member.channel,
      cadence: readCadence(how),
      zone,
      manner: { ...readManner(how), ...(announce !== null && { announce: announce === 'yes' }) },
    };
    const asked = await newsroom.proposeSubscription(wish, member);
    return 'token' in asked ? outsidersMessage(asked) : told(asked, newsroom, member);
  },
  actions: {
    confirm: {
      shows: 'update',
      who: 'moderator',
      run: async (token, _chosen, newsroom, member) =>
        told(await newsroom.confirmSubscription(token, member), newsroom, member),
    },
    cancel: {
      shows: 'update',
      who: 'moderator',
      run: async (token, _chosen, newsroom, member) =>
        notSubscribedMessage(await newsroom.cancelSubscription(token, member)),
    },
  },
});

async function told(subscribed: Subscribed, newsroom: Newsroom, member: Member): Promise<Told> {
  const categories = await categoriesOf(newsroom, member);
  return subscribedMessage(subscribed, sayTopic(subscribed.subscription.topic, categories));
}
