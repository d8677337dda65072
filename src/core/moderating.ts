import type { Member } from './member.ts';
import type { Person } from './place.ts';

/** Who moderates in a place, beside those its platform lets. */
export interface Moderating {
  /** Throws NewsError `forbidden` for others than moderators. */
  moderators(member: Member): Promise<ModeratorList>;
  /** The whole list anew; nobody left on it means that the platform alone decides. Throws NewsError. */
  setModerators(people: readonly Person[], member: Member): Promise<ModeratorList>;
}

export interface ModeratorList {
  /** People, and groups of people where the platform has them. */
  readonly people: readonly Person[];
}
