import type { Draft, DraftLine } from '../core/article.ts';
import type { Expiring } from '../core/expiring.ts';
import type { Card } from '../core/linked.ts';
import type { Try } from './mending.ts';
import type { FoundFeeds, Invitation, KeptWish, Proposed, SavedSearch } from './needs.ts';

/** What the newsroom remembers for a while only, each kind under a name of its own. */
export function passingIn(store: { expiring<Value>(namespace: string): Expiring<Value> }) {
  return {
    drafts: store.expiring<Draft>('draft'),
    ownDrafts: store.expiring<DraftLine>('own-draft'),
    // What was once kept as `search` is in an older shape: those searches have ended.
    searches: store.expiring<SavedSearch>('searches'),
    links: store.expiring<Invitation>('link'),
    cards: store.expiring<Card>('card'),
    wishes: store.expiring<KeptWish>('wish'),
    proposals: store.expiring<Proposed>('proposal'),
    foundFeeds: store.expiring<FoundFeeds>('found'),
    events: store.expiring<true>('event'),
    tries: store.expiring<Try>('try'),
    reading: store.expiring<string>('reading'),
  };
}
