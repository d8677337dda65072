import { muting } from '../one-of-list.ts';
import { follows } from './following.ts';

export const muteFollow = muting({
  root: 'news',
  name: 'mute',
  description: 'Hear nothing of something you follow for some days; what was missed comes then',
  list: follows,
});
