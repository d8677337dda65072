import type { Pings } from './state.ts';

/** What a request lets its mentions do. Source: discord-api-docs, resources/message.mdx#allowed-mentions-object. */
export interface AllowedMentions {
  readonly parse?: readonly (string | null)[] | null;
  readonly users?: readonly (string | null)[] | null;
  readonly roles?: readonly (string | null)[] | null;
}

/**
 * Whom a text rings for. Without `allowed`, a channel message rings for everything it mentions;
 * @everyone also needs the author's MentionEveryone permission.
 */
export function pingsOf(text: string, allowed: AllowedMentions | null | undefined, mayEveryone: boolean): Pings {
  const parse = allowed ? (allowed.parse ?? []) : ['everyone', 'users', 'roles'];
  const users = idsIn(text, /<@!?(\d+)>/g);
  const roles = idsIn(text, /<@&(\d+)>/g);
  return {
    everyone: mayEveryone && parse.includes('everyone') && /@(everyone|here)\b/.test(text),
    users: parse.includes('users') ? users : users.filter((id) => allowed?.users?.includes(id)),
    roles: parse.includes('roles') ? roles : roles.filter((id) => allowed?.roles?.includes(id)),
  };
}

function idsIn(text: string, mention: RegExp): string[] {
  return [...new Set([...text.matchAll(mention)].map(([, id]) => id ?? ''))];
}
