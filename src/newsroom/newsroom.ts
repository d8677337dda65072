import type { Newsroom } from '../core/newsroom.ts';
import { changeCategories, countCategories } from './categories.ts';
import { complete } from './complete.ts';
import { correct, edit, withdraw } from './correct.ts';
import { previewDigest, sendDigest } from './digest.ts';
import { discard, editDraft, openDraft } from './drafts.ts';
import {
  exportFeeds,
  feed,
  feeds,
  fileFeed,
  followFeed,
  followFound,
  pauseFeed,
  retryFeed,
  unfollowFeed,
} from './feeds.ts';
import { createFloodGate, type Rate } from './flood.ts';
import { home } from './home.ts';
import { linkPlaces } from './link.ts';
import { moderators, setModerators } from './moderators.ts';
import { dropCard, keepCard, linked } from './linked.ts';
import { hour, minute, type Needs } from './needs.ts';
import { cancelSubscription, confirmSubscription, proposeSubscription } from './outsiders.ts';
import { mute, pause, resume } from './pause.ts';
import { cancel, confirm, propose } from './propose.ts';
import { closed, left, returned } from './presence.ts';
import { forgetMe, kept } from './privacy.ts';
import { publish } from './publish.ts';
import { candidate, queue, readAgain } from './queue.ts';
import { latest, read } from './read.ts';
import { related } from './related.ts';
import { preview } from './preview.ts';
import { keep, report, reportable, reports } from './report.ts';
import { later, many, measureMany, reject, rejectMany } from './review.ts';
import { followSearch, search, searchEverything, searchPage, searchSuggested } from './search.ts';
import { copies } from './copies.ts';
import { explain } from './explain.ts';
import { decide, status } from './status.ts';
import { settings } from './settings.ts';
import { press } from './second-eyes.ts';
import { submit } from './submit.ts';
import { suggest } from './suggest.ts';
import { follow, subscribe, unfollow, unsubscribe } from './subscribe.ts';
import { following, subscription, subscriptions } from './subscriptions.ts';

/** Reading a page costs the most, ours and the site's. */
const posts = { burst: 10, per: 10 * minute };

/** A person's links within an hour, and a community's: somebody has to look at each. So for reports. */
const suggestions = { person: { burst: 5, per: hour }, community: { burst: 60, per: hour } };
const reporting = suggestions;

/** The verbs over what they need. Each is a file of its own; this is their list. */
export function createNewsroom(
  needs: Needs,
  limits: { readonly posts: Rate; readonly suggestions?: Rate } = { posts },
): Newsroom {
  const gate = createFloodGate(needs.clock);

  return {
    submit: async (source, categories, member) => {
      gate.pass(`post ${member.person}`, limits.posts);
      return submit(needs, source, categories, member);
    },
    draft: (...asked) => openDraft(needs, ...asked),
    editDraft: (...asked) => editDraft(needs, ...asked),
    discard: (...asked) => discard(needs, ...asked),
    publish: (...asked) => publish(needs, ...asked),

    suggest: (url, note, member) => {
      const tokens = {
        [`suggest ${member.person}`]: limits.suggestions ?? suggestions.person,
        [`suggest in ${member.community.id}`]: suggestions.community,
      };
      return gate.through(tokens, () => suggest(needs, url, note, member));
    },
    preview: (...asked) => preview(needs, ...asked),
    queue: (...asked) => queue(needs, ...asked),
    candidate: (...asked) => candidate(needs, ...asked),
    readAgain: (...asked) => readAgain(needs, ...asked),
    press: (...asked) => press(needs, ...asked),
    later: (...asked) => later(needs, ...asked),
    reject: (...asked) => reject(needs, ...asked),
    many: (...asked) => many(needs, ...asked),
    measureMany: (...asked) => measureMany(needs, ...asked),
    rejectMany: (...asked) => rejectMany(needs, ...asked),

    report: (article, concern, member) => {
      const tokens = {
        [`report ${member.person}`]: reporting.person,
        [`report in ${member.community.id}`]: reporting.community,
      };
      return gate.through(tokens, () => report(needs, article, concern, member));
    },
    reportable: (...asked) => reportable(needs, ...asked),
    reports: (...asked) => reports(needs, ...asked),
    keep: (...asked) => keep(needs, ...asked),

    kept: (...asked) => kept(needs, ...asked),
    forgetMe: (...asked) => forgetMe(needs, ...asked),

    read: (...asked) => read(needs, ...asked),
    latest: (...asked) => latest(needs, ...asked),
    search: (...asked) => search(needs, ...asked),
    searchPage: (...asked) => searchPage(needs, ...asked),
    searchSuggested: (...asked) => searchSuggested(needs, ...asked),
    searchEverything: (...asked) => searchEverything(needs, ...asked),
    followSearch: (...asked) => followSearch(needs, ...asked),
    related: (...asked) => related(needs, ...asked),
    categories: (...asked) => countCategories(needs, ...asked),
    changeCategories: (...asked) => changeCategories(needs, ...asked),

    subscribe: (...asked) => subscribe(needs, ...asked),
    proposeSubscription: (...asked) => proposeSubscription(needs, ...asked),
    confirmSubscription: (...asked) => confirmSubscription(needs, ...asked),
    cancelSubscription: (...asked) => cancelSubscription(needs, ...asked),
    unsubscribe: (...asked) => unsubscribe(needs, ...asked),
    subscriptions: (...asked) => subscriptions(needs, ...asked),
    follow: (...asked) => follow(needs, ...asked),
    unfollow: (...asked) => unfollow(needs, ...asked),
    following: (...asked) => following(needs, ...asked),
    subscription: (...asked) => subscription(needs, ...asked),
    mute: (...asked) => mute(needs, ...asked),
    pause: (...asked) => pause(needs, ...asked),
    resume: (...asked) => resume(needs, ...asked),

    previewDigest: (...asked) => previewDigest(needs, ...asked),
    sendDigest: (...asked) => sendDigest(needs, ...asked),

    edit: (...asked) => edit(needs, ...asked),
    correct: (...asked) => correct(needs, ...asked),
    withdraw: (...asked) => withdraw(needs, ...asked),
    propose: (...asked) => propose(needs, ...asked),
    confirm: (...asked) => confirm(needs, ...asked),
    cancel: (...asked) => cancel(needs, ...asked),

    status: (...asked) => status(needs, ...asked),
    copies: (...asked) => copies(needs, ...asked),
    explain: (...asked) => explain(needs, ...asked),
    decide: (...asked) => decide(needs, ...asked),

    followFeed: async (url, filing, member) => {
      gate.pass(`post ${member.person}`, limits.posts);
      return followFeed(needs, url, filing, member);
    },
    followFound: async (token, place, member) => {
      gate.pass(`post ${member.person}`, limits.posts);
      return followFound(needs, token, place, member);
    },
    feeds: (...asked) => feeds(needs, ...asked),
    feed: (...asked) => feed(needs, ...asked),
    fileFeed: (...asked) => fileFeed(needs, ...asked),
    pauseFeed: (...asked) => pauseFeed(needs, ...asked),
    retryFeed: async (id, member) => {
      gate.pass(`post ${member.person}`, limits.posts);
      return retryFeed(needs, id, member);
    },
    unfollowFeed: (...asked) => unfollowFeed(needs, ...asked),
    exportFeeds: (...asked) => exportFeeds(needs, ...asked),
    linked: (...asked) => linked(needs, ...asked),
    keepCard: (...asked) => keepCard(needs, ...asked),
    dropCard: (...asked) => dropCard(needs, ...asked),
    left: (...asked) => left(needs, ...asked),
    returned: (...asked) => returned(needs, ...asked),
    closed: (...asked) => closed(needs, ...asked),
    home: (...asked) => home(needs, ...asked),
    moderators: (...asked) => moderators(needs, ...asked),
    setModerators: (...asked) => setModerators(needs, ...asked),

    link: (...asked) => linkPlaces(needs, ...asked),
    settings: (...asked) => settings(needs, ...asked),
    complete: (...asked) => complete(needs, ...asked),
  };
}
