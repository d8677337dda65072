/** Where people talk. A place is a Discord guild or a Slack workspace; a channel is in one place; a person's direct messages are `@<user>` in the place they spoke from. */
export type Place = `${string}:${string}`;
export type Channel = `${string}:${string}:${string}`;
/** A person, as their platform knows them: `discord:<user>`, `slack:<team>/<user>`. */
export type Person = `${string}:${string}`;

export interface ChannelParts {
  readonly platform: string;
  readonly place: Place;
  /** The platform's own id of the channel, or of the person when `direct`. */
  readonly id: string;
  readonly direct: boolean;
}

/** `discord:1:2` taken apart. Throws on text that is no channel: such text never leaves this program. */
export function channelParts(channel: Channel): ChannelParts {
  const [platform, place, rest] = channel.split(':');
  if (!platform || !place || !rest) throw new Error(`not a channel: ${channel}`);
  const direct = rest.startsWith('@');
  return { platform, place: `${platform}:${place}`, id: direct ? rest.slice(1) : rest, direct };
}

export function channelIn(place: Place, id: string): Channel {
  return `${place}:${id}`;
}

/** The address of a person's direct messages, reached through a place both are in. */
export function directChannel(place: Place, userId: string): Channel {
  return `${place}:@${userId}`;
}

/** Who did something that is kept without a name. */
export const nobody: Person = 'unknown:';

/** A person's direct messages: one channel where a place names them (`slack:T1/U1`), else one in each place, for which `*` stands. */
export function directsOf(person: Person): string {
  const [platform = '', name = ''] = person.split(':');
  const [place = '', user] = name.split('/');
  return user === undefined ? `${platform}:*:@${place}` : `${platform}:${place}:@${user}`;
}

export function isChannel(text: string): text is Channel {
  return /^[a-z]+:[^:\s]+:@?[^:\s@]+$/.test(text);
}

/** Whether two channels are on one platform is all the middle ever asks of a platform's name. */
export function platformOf(channel: Channel): string {
  return channelParts(channel).platform;
}

/** A platform's name as people write it: its own, with a capital. */
export function platformName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
