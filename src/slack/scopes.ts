/** What the bot may do, and what it needs that for: the manifest asks for these and the doctor checks them. */
export interface Scope {
  readonly name: string;
  readonly why: string;
}

export const neededScopes: readonly Scope[] = [
  { name: 'commands', why: 'to answer slash commands' },
  { name: 'chat:write', why: 'to post and correct articles and digests' },
  { name: 'chat:write.public', why: 'to post in public channels without being invited to each' },
  { name: 'im:write', why: 'to send people what they follow, in direct messages' },
  { name: 'channels:read', why: 'to tell you at once when it cannot post in a public channel' },
  { name: 'groups:read', why: 'to tell you at once when it cannot post in a private channel' },
  {
    name: 'users:read',
    why: 'to answer people in their own language, and to know the workspace’s admins, who moderate until you name moderators, and to send nothing to accounts that were switched off',
  },
];

/**
 * What may be left out. Slack has no way to make a repeated post harmless, so the bot looks for its own post after an answer got lost;
 * without the histories a moderator decides.
 */
export const optionalScopes: readonly Scope[] = [
  {
    name: 'channels:history',
    why: 'to find its own post in a public channel after a lost answer, so that nothing is posted twice',
  },
  { name: 'groups:history', why: 'the same in private channels it was invited to' },
  { name: 'im:history', why: 'the same in its own direct messages' },
  { name: 'usergroups:read', why: 'to let user groups moderate' },
];

/** For cards under links to the archive, where it has an address of its own. */
export const linkScopes: readonly Scope[] = [
  { name: 'links:read', why: 'to hear of links to the archive' },
  { name: 'links:write', why: 'to show what they lead to' },
];

/** The archive's host as Slack takes it; undefined where nobody but this machine reaches it. */
export function unfurlHost(archive: string | undefined): string | undefined {
  const host = archive === undefined ? undefined : URL.parse(archive)?.hostname;
  return host !== undefined && /^[-a-z0-9.]*\.[a-z][-a-z0-9]*[a-z0-9]$/.test(host) ? host : undefined;
}
