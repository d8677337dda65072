import { bold, channelNode, line, text, time, type Inline, type Line, type Told } from '../message.ts';
import type { Explanation, Why } from '../newsroom.ts';
import type { SubscriptionLine } from '../subscribing.ts';
import { copyLine, section } from './deliveries.ts';
import { titleLink } from './phrases.ts';
import { subscriptionLine } from './subscriptions.ts';
import { phrase, type Said } from '../phrase.ts';

/** Why a channel has or has not got an article: what it is subscribed to, what follows from each, and what was sent. */
export function explanationMessage({ article, channel, subscriptions, copies }: Explanation): Told {
  const got = copies.some(({ delivery }) => delivery.state === 'sent');
  const verdict = got ? phrase`It got it.` : copies.length > 0 ? phrase`It is owed it.` : phrase`It did not get it.`;
  const items = subscriptions.map(({ line: held, why }): Line<Said> => [
    ...subscriptionLine(held),
    text(' '),
    ...sayWhy(held, why),
  ]);
  return {
    plain: phrase`Article #${article.id}: ${verdict}`,
    blocks: [
      { kind: 'heading', line: line(phrase`Why article #${article.id} did or did not come`), keep: true },
      {
        kind: 'text',
        line: line(
          phrase`${titleLink(article, 160)}, published ${time(article.sharedAt, 'moment')}, for ${channelNode(channel)}.`,
          ' ',
          bold(verdict),
        ),
        keep: true,
      },
      ...(items.length > 0
        ? section(phrase`What the channel is subscribed to`, items.slice(0, most))
        : [
            {
              kind: 'text',
              line: line(phrase`The channel is subscribed to nothing now. Subscribe it to have news posted there.`),
              keep: true,
            } as const,
          ]),
      ...section(phrase`What was sent`, copies.slice(0, most).map(copyLine)),
    ],
  };
}

/** One message holds no more. */
const most = 8;

function sayWhy({ subscription, topic }: SubscriptionLine, why: Why): readonly Inline<Said>[] {
  const due = subscription.nextAt === null ? null : time(subscription.nextAt, 'moment');
  return [text(sentenceOf(why, topic, due))];
}

function sentenceOf(why: Why, topic: Said, due: Inline | null): Said {
  switch (why) {
    case 'sent':
      return phrase`${bold(phrase`It brought the article`)}, see below.`;
    case 'other-topic':
      return phrase`${bold(phrase`It does not match`)}: the article is not about ${topic}. Edit its categories if it should be.`;
    case 'too-new':
      return phrase`${bold(phrase`It came too late`)}: it was made after the article was published, and nothing old is posted.`;
    case 'withdrawn':
      return phrase`${bold(phrase`The article was withdrawn`)} before it was sent.`;
    case 'paused':
      return phrase`${bold(phrase`It is paused.`)} Resume it, and what was missed is brought.`;
    case 'muted':
      return phrase`${bold(phrase`It is muted`)}; the article comes at the end of the mute.`;
    case 'quiet': {
      const waits = bold(phrase`It waits for the quiet hours to end`);
      return due ? phrase`${waits} ${due}.` : phrase`${waits}.`;
    }
    case 'next-digest': {
      const brings = bold(phrase`The next digest brings it`);
      return due ? phrase`${brings} ${due}.` : phrase`${brings}.`;
    }
    case 'beyond-most':
      return phrase`${bold(phrase`The digest tells the best few only`)}, and this was not among them.`;
    case 'was-paused':
      return phrase`${bold(phrase`It was not told then`)}: the subscription was paused or removed for a while, or the article was filed differently.`;
  }
}
