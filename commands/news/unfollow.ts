import { ending } from '../one-of-list.ts';
import { follows } from './following.ts';

export const unfollow = ending({
  root: 'news',
  name: 'unfollow',
  description: 'Stop following something',
  list: follows,
});
