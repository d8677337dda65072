/**
 * The id a button carries on Discord. In direct messages an interaction does not say which guild it is about, so the message we
 * send there says it for each button: `<guild>~command:action:argument`. Elsewhere the id is as the newsroom wrote it.
 */
export function customId(id: string, guild: string | undefined): string {
  return guild === undefined ? id : `${guild}~${id}`;
}

export function readCustomId(customId: string): { readonly id: string; readonly guild: string | undefined } {
  const match = /^(\d{1,20})~(.*)$/s.exec(customId);
  return match ? { id: match[2] ?? '', guild: match[1] } : { id: customId, guild: undefined };
}
