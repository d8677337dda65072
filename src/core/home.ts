import type { Article, DraftLine } from './article.ts';
import type { WaitingCount } from './candidate.ts';
import type { Member } from './member.ts';
import type { Status } from './newsroom.ts';
import type { SubscriptionLine } from './subscribing.ts';
import type { Person } from './place.ts';

/** What one person wants to see first. Theirs alone: nobody else is shown it. */
export interface Homes {
  home(member: Member): Promise<Home>;
}

export interface Home {
  readonly community: string;
  readonly following: readonly SubscriptionLine[];
  readonly latest: readonly Article[];
  /** For moderators alone. */
  readonly desk: {
    readonly status: Status;
    readonly moderators: readonly Person[];
    /** Their own alone, newest first. */
    readonly drafts: readonly DraftLine[];
    readonly queue: WaitingCount;
  } | null;
}
