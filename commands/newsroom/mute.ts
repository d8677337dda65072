import { muting } from '../one-of-list.ts';
import { channels } from './subscriptions.ts';

export const muteSubscription = muting({
  root: 'newsroom',
  name: 'mute',
  description: 'Send a channel nothing of a topic for some days; what was missed comes then',
  list: channels,
});
