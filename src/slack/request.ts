import type { Asker } from '../core/answering.ts';
import type { Command, Root } from '../core/command.ts';
import { channelIn, directChannel, type Place } from '../core/place.ts';
import type { Here } from './workspaces.ts';

/**
 * Who asks, as yet without rank. A conversation of two (`D…`) is nobody's channel: whoever speaks there speaks from their own direct messages.
 */
export function asker(
  { place, name }: { readonly place: Place; readonly name: string | undefined },
  userId: string,
  channelId: string,
): Asker {
  const direct = directChannel(place, userId);
  return {
    person: `slack:${teamOf(place)}/${userId}`,
    place,
    ...(name === undefined ? {} : { placeName: name }),
    channel: channelId.startsWith('D') ? direct : channelIn(place, channelId),
    direct,
    manages: false,
  };
}

/**
 * The same, with what Slack itself knows of their rank, asked anew with everything they do, and what they read. Undefined for
 * somebody whose account was switched off while what they did was on its way.
 */
export async function askerIn(
  { workspace, rank, profiles }: Here,
  userId: string,
  channelId: string,
): Promise<Asker | undefined> {
  const [manages, language, isSwitchedOff] = await Promise.all([
    rank.moderates(userId),
    profiles.language(userId),
    profiles.isSwitchedOff(userId),
  ]);
  if (isSwitchedOff) return undefined;
  return { ...asker(workspace, userId, channelId), manages, ...(language === undefined ? {} : { language }) };
}

/** Which root a slash command stands for, by the names configured for this installation. */
export function rootOf(command: string, roots: Readonly<Record<Root, string>>): Root | undefined {
  const name = command.replace(/^\//, '').toLowerCase();
  if (name === roots.news.toLowerCase()) return 'news';
  return name === roots.newsroom.toLowerCase() ? 'newsroom' : undefined;
}

/**
 * What was typed behind a slash command, as a person would read it: Slack sends channels as `<#C123|name>` and links as
 * `<https://…|shown>`, and escapes `& < >`. A channel becomes its address, under its option's name when it was typed bare.
 */
export function typedText(text: string, place: Place, commands: readonly Command[]): string {
  const first = /^\s*(\S+)/.exec(text)?.[1]?.toLowerCase();
  const options = commands.find(({ name }) => name === first)?.options ?? {};
  const channelOption = Object.keys(options).find((name) => options[name]?.kind === 'channel');
  return text
    .replaceAll(/(^|\s)?<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (_all, before: string | undefined, id: string) => {
      const bare = before !== undefined && channelOption !== undefined;
      return `${before ?? ''}${bare ? `${channelOption}:` : ''}${channelIn(place, id)}`;
    })
    .replaceAll(/<((?:https?:|mailto:)[^|>\s]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function teamOf(place: Place): string {
  return place.slice('slack:'.length);
}
