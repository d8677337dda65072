/**
 * The id a button carries on Discord. In direct messages an interaction does not say which guild it is about, so the message we
 * send there says it for each button: `<guild>~command:action:argument`. What somebody reads who is in no guild of ours says its
 * community, `@<community>~…`. Elsewhere the id is as the newsroom wrote it.
 */
export function customId(id: string, home: string | undefined): string {
  return home === undefined ? id : `${home}~${id}`;
}

/** As a home in `customId`. */
export function homeIn(community: string): string {
  return `@${community}`;
}

export function readCustomId(customId: string): {
  readonly id: string;
  readonly guild: string | undefined;
  readonly community: string | undefined;
} {
  const match = /^(?:(\d{1,20})|@([^~]+))~(.*)$/s.exec(customId);
  return match
    ? { id: match[3] ?? '', guild: match[1], community: match[2] }
    : { id: customId, guild: undefined, community: undefined };
}
