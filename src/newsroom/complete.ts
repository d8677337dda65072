import type { Category } from '../core/category.ts';
import type { Root } from '../core/command.ts';
import type { Member } from '../core/member.ts';
import type { Choice, Completed } from '../core/option.ts';
import { type Channel, channelParts, platformName } from '../core/place.ts';
import { phrase, row, type Said } from '../core/phrase.ts';
import { english, inWords, type Language } from '../core/speak.ts';
import type { Subscription } from '../core/subscription.ts';
import { sayTopic } from '../core/topic.ts';
import { shorten, visible } from '../core/visible.ts';
import { labelOf } from '../core/wording/subscriptions.ts';
import type { Needs } from './needs.ts';

/** At most 25 choices whose labels and values fit both platforms (100 characters on Discord). */
export async function complete(
  needs: Needs,
  kind: Completed,
  typed: string,
  member: Member,
  root?: Root,
  language: Language = english,
): Promise<readonly Choice[]> {
  const choices = await choicesOf(needs, kind, typed.trim(), member, root, language);
  return choices
    .filter(({ value }) => value.length <= longest)
    .slice(0, most)
    .map(({ value, label }) => ({ value, label: shorten(visible(label), longest) || value }));
}

const most = 25;
const longest = 100;

async function choicesOf(
  needs: Needs,
  kind: Completed,
  typed: string,
  member: Member,
  root: Root | undefined,
  language: Language,
): Promise<readonly Choice[]> {
  const { id: community, zone } = member.community;
  switch (kind) {
    case 'category':
      return categoryChoices(await needs.categories.list(community), typed);
    case 'topic':
      return topicChoices(await needs.categories.list(community), typed, language);
    case 'article': {
      const found = await needs.articles.complete(community, typed.replace(/^#/, ''), most);
      const named = /^#?\d{1,15}$/.test(typed)
        ? await needs.articles.get(community, Number(typed.replace('#', '')))
        : undefined;
      const all = named ? [named, ...found.filter(({ id }) => id !== named.id)] : found;
      return all.map(({ id, title }) => ({ value: String(id), label: `#${id} ${title}` }));
    }
    case 'subscription':
      return subscriptionChoices(needs, typed, member, root, language);
    case 'words': {
      const found = await needs.articles.completeWords(community, typed, most);
      return [...new Set([typed, ...found])]
        .filter((words) => words !== '')
        .map((words) => ({ value: words, label: words }));
    }
    case 'zone': {
      const zones = needs.calendar.zones(typed);
      return (typed === '' ? [zone, ...zones.filter((name) => name !== zone)] : zones).map((name) => ({
        value: name,
        label: name,
      }));
    }
  }
}

/** Several are typed with commas between; the last one is completed and the others are kept. */
function categoryChoices(categories: readonly Category[], typed: string): readonly Choice[] {
  const parts = typed.split(',');
  const last = parts.pop() ?? '';
  const kept = parts.map((part) => part.trim()).filter((part) => part !== '');
  return categories
    .filter((category) => !kept.includes(category.slug) && !kept.includes(category.name) && holds(category, last))
    .map(({ slug, name }) => ({ value: [...kept, slug].join(','), label: [...kept, name].join(', ') }));
}

function topicChoices(categories: readonly Category[], typed: string, language: Language): readonly Choice[] {
  const found = categories
    .filter((category) => holds(category, typed))
    .map(({ slug, name }) => ({ value: slug, label: name }));
  const words = typed.replaceAll(/["“”„]/gu, '').trim();
  return [
    ...found,
    ...('everything'.includes(typed.toLowerCase())
      ? [{ value: 'everything', label: inWords(phrase`Everything`, language) }]
      : []),
    ...(words.length > 1
      ? [
          {
            value: /\s/.test(words) ? words : `"${words}"`,
            label: inWords(phrase`Articles with the words “${words}”`, language),
          },
        ]
      : []),
  ];
}

/**
 * Moderators choose among the community's channels, this one first; what a person follows only they are offered. A command
 * that changes the one kind is not offered the other.
 */
async function subscriptionChoices(
  needs: Needs,
  typed: string,
  member: Member,
  root: Root | undefined,
  language: Language,
): Promise<readonly Choice[]> {
  const own = ({ channel }: Subscription): boolean => channel === member.direct && root !== 'newsroom';
  const ours = ({ channel }: Subscription): boolean =>
    member.moderator && root !== 'news' && !channelParts(channel).direct;
  const categories = await needs.categories.list(member.community.id);
  const held = await needs.subscriptions.ofCommunity(member.community.id);
  const wanted = typed.toLowerCase();
  const offered = held
    .filter((subscription) => own(subscription) || ours(subscription))
    .toSorted((a, b) => Number(b.channel === member.channel) - Number(a.channel === member.channel) || a.id - b.id);
  const names = await namesOf(needs, offered, member);
  return offered
    .map((subscription) => ({
      value: String(subscription.id),
      label: inWords(
        row(
          [
            labelOf({ subscription, topic: sayTopic(subscription.topic, categories) }),
            whereOf(subscription.channel, member, names),
          ],
          '',
        ),
        language,
      ),
    }))
    .filter(({ label }) => label.toLowerCase().includes(wanted));
}

/** Numbers tell people nothing. Only so many are asked for: somebody is typing, and narrows them down. */
async function namesOf(
  needs: Needs,
  offered: readonly Subscription[],
  member: Member,
): Promise<ReadonlyMap<Channel, string>> {
  const others = new Set(offered.map(({ channel }) => channel).filter((channel) => channel !== member.channel));
  const asked = [...others]
    .slice(0, mostNamed)
    .map(async (channel): Promise<readonly (readonly [Channel, string])[]> => {
      const name = await needs.platforms.get(channelParts(channel).platform)?.nameOf(channel);
      return name === undefined ? [] : [[channel, visible(name)]];
    });
  return new Map((await Promise.all(asked)).flat());
}

const mostNamed = 40;

function whereOf(channel: Channel, member: Member, names: ReadonlyMap<Channel, string>): Said {
  if (channel === member.channel) return phrase`, here`;
  const { direct, platform, id } = channelParts(channel);
  if (direct) return phrase`, to you`;
  const name = names.get(channel);
  return name === undefined
    ? phrase`, ${platformName(platform)} channel ${id}`
    : phrase`, #${name} on ${platformName(platform)}`;
}

function holds({ slug, name }: Category, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return slug.includes(wanted) || name.toLowerCase().includes(wanted);
}
