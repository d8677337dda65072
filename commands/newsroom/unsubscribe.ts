import { ending } from '../one-of-list.ts';
import { channels } from './subscriptions.ts';

export const unsubscribe = ending({
  root: 'newsroom',
  name: 'unsubscribe',
  description: 'Stop sending a topic to a channel',
  list: channels,
});
