import type { Command, Root } from '../src/core/command.ts';
import { helpFor } from './help.ts';
import { follow } from './news/follow.ts';
import { following } from './news/following.ts';
import { latest } from './news/latest.ts';
import { muteFollow } from './news/mute.ts';
import { privacy } from './news/privacy.ts';
import { read } from './news/read.ts';
import { related } from './news/related.ts';
import { report } from './news/report.ts';
import { search } from './news/search.ts';
import { suggest } from './news/suggest.ts';
import { topics } from './news/topics.ts';
import { unfollow } from './news/unfollow.ts';
import { categories } from './newsroom/categories.ts';
import { correct } from './newsroom/correct.ts';
import { digest } from './newsroom/digest.ts';
import { edit } from './newsroom/edit.ts';
import { feeds } from './newsroom/feeds.ts';
import { link } from './newsroom/link.ts';
import { moderators } from './newsroom/moderators.ts';
import { muteSubscription } from './newsroom/mute.ts';
import { post } from './newsroom/post.ts';
import { queue } from './newsroom/queue.ts';
import { reports } from './newsroom/reports.ts';
import { settings } from './newsroom/settings.ts';
import { status } from './newsroom/status.ts';
import { subscribe } from './newsroom/subscribe.ts';
import { subscriptions } from './newsroom/subscriptions.ts';
import { unsubscribe } from './newsroom/unsubscribe.ts';
import { withdraw } from './newsroom/withdraw.ts';

/** Every command, in the order help shows it. `names` is what the two roots are called where this runs. */
export function commandList(names: Readonly<Record<Root, string>>): readonly Command[] {
  const list: readonly Command[] = [
    search,
    latest,
    read,
    related,
    topics,
    suggest,
    report,
    follow,
    unfollow,
    following,
    muteFollow,
    privacy,
    helpFor('news', names.news, () => list),
    post,
    queue,
    reports,
    edit,
    correct,
    withdraw,
    subscribe,
    unsubscribe,
    subscriptions,
    muteSubscription,
    digest,
    feeds,
    categories,
    link,
    settings,
    moderators,
    status,
    helpFor('newsroom', names.newsroom, () => list),
  ];
  return list;
}
