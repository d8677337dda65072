import { line, time, type Line } from '../message.ts';
import { own, phrase, plural, type Said } from '../phrase.ts';
import { platformName } from '../place.ts';
import type { KeptOf } from '../privacy.ts';
import type { Subscription } from '../subscription.ts';
import { sayTopic, type Topic } from '../topic.ts';
import { shorten, visible } from '../visible.ts';
import { quoted } from './phrases.ts';
import { faultNames } from './report.ts';
import { subscriptionLine } from './subscriptions.ts';

/** Each thing that is kept of a person, in a line of its own. */
export function keptLines(kept: KeptOf): readonly Line<Said>[] {
  const {
    follows,
    suggestions,
    reports,
    messages,
    drafts,
    opened,
    articles,
    decided,
    channels,
    feeds,
    reading,
    moderates,
  } = kept;
  const since = (held: { readonly community: string }, at: number): Line =>
    line(` (${short(nameOf(kept, held.community), 60)}, `, time(at, 'moment'), ')');
  return [
    ...follows.map((held) => line(phrase`You follow:`, ' ', ...received(kept, held), ...since(held, held.at))),
    ...suggestions.map((held) => {
      const note = held.origin.kind === 'member' ? quote(held.origin.note, 60) : [];
      return line(phrase`You suggested:`, ` ${short(held.url, 100)}`, ...note, ...since(held, held.at));
    }),
    ...reports.map((held) =>
      line(
        phrase`You reported article #${held.article}:`,
        ' ',
        own(faultNames[held.fault]),
        ...quote(held.words, 80),
        ...since(held, held.at),
      ),
    ),
    ...(messages > 0
      ? [
          line(
            plural(
              messages,
              '{n} message, sent or owed to your direct messages',
              '{n} messages, sent or owed to your direct messages',
            ),
          ),
        ]
      : []),
    ...drafts.map(({ title, at }) => line(phrase`You drafted:`, ` ${short(title, 120)} (`, time(at, 'moment'), ')')),
    ...opened.map(({ title, at }) =>
      line(phrase`You looked at, in the queue:`, ` ${short(title, 120)} (`, time(at, 'moment'), ')'),
    ),
    ...articles.map((held) =>
      line(phrase`You published:`, ` #${held.id} ${short(held.title, 100)}`, ...since(held, held.sharedAt)),
    ),
    ...decided.map((held) => line(phrase`You decided on:`, ` ${short(held.url, 120)}`, ...since(held, held.at))),
    ...channels.map((held) =>
      line(phrase`You had a channel receive:`, ' ', ...received(kept, held), ...since(held, held.at)),
    ),
    ...feeds.map((held) => line(phrase`You follow the feed:`, ` ${short(held.url, 120)}`, ...since(held, held.at))),
    ...(reading === null
      ? []
      : [line(phrase`You chose whose news you read elsewhere:`, ` ${short(nameOf(kept, reading), 60)}`)]),
    ...moderates.map((place) => {
      const [platform = '', id = ''] = place.split(':');
      return line(phrase`You are on the list of moderators of ${platformName(platform)} ${id}.`);
    }),
  ];
}

function received({ communities }: KeptOf, subscription: Subscription): Line<Said> {
  const categories = communities.find(({ id }) => id === subscription.community)?.categories ?? [];
  return subscriptionLine({ subscription, topic: sayTopic(shortTopic(subscription.topic), categories) });
}

export function nameOf({ communities }: KeptOf, id: string): string {
  return communities.find((community) => community.id === id)?.name ?? id;
}

function quote(words: string | null, most: number): readonly Said[] {
  return words === null ? [] : [' ', quoted(words, most)];
}

function shortTopic(topic: Topic): Topic {
  return topic.kind === 'words' ? { ...topic, words: short(topic.words, 80) } : topic;
}

function short(said: string, most: number): string {
  return shorten(visible(said), most);
}
