import type { Category } from './category.ts';
import type { Community, Member } from './member.ts';
import type { Kept } from './people.ts';

/** What a person may know and do about themselves; nobody else ever. */
export interface Privacy {
  /** What is kept of the member, in every community. */
  kept(member: Member): Promise<KeptOf>;
  /** Deletes it, once and for all; returns what there was. */
  forgetMe(member: Member): Promise<KeptOf>;
}

export interface KeptOf extends Kept {
  /** Those it is in, with their own categories. */
  readonly communities: readonly (Community & { readonly categories: readonly Category[] })[];
}
