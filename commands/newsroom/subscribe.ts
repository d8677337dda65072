import { defineCommand } from '../../src/core/command.ts';
import { sayTopic } from '../../src/core/topic.ts';
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
    channel: { kind: 'channel', description: 'Which channel; this one unless you say' },
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
    const subscribed = await newsroom.subscribe(wish, member);
    const categories = await categoriesOf(newsroom, member);
    return subscribedMessage(subscribed, sayTopic(topic, categories));
  },
});
