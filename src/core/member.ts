import type { Channel, Person, Place } from './place.ts';

/** A person within a community, for the length of one request. */
export interface Member {
  readonly person: Person;
  readonly place: Place;
  readonly channel: Channel;
  readonly direct: Channel;
  readonly community: Community;
  readonly moderator: boolean;
  /** In none of our places: nothing can be sent to them. */
  readonly isAway?: true;
}

/** One group of people with its own archive; one or more places. */
export interface Community {
  readonly id: string;
  readonly name: string;
  /** IANA zone meant when nobody names one. */
  readonly zone: string;
}

export interface Communities {
  /** The place's community; a place never seen before gets its own, with the configured categories, named after the place. */
  ofPlace(place: Place, name?: string): Promise<Community>;
  get(id: string): Promise<Community | undefined>;
  list(): Promise<readonly Community[]>;
  places(community: string): Promise<readonly Place[]>;
  /** Moves a place into a community, and with it what its channels follow. False when the place's own community already has articles: nothing is merged by accident. */
  join(place: Place, community: string): Promise<boolean>;
}

/** Who may publish, where the platform does not say. Fails closed: an error is a no. */
export interface Moderators {
  has(place: Place, person: Person): Promise<boolean>;
  list(place: Place): Promise<readonly Person[]>;
  add(place: Place, person: Person): Promise<void>;
  remove(place: Place, person: Person): Promise<boolean>;
}
