import { bold, channelNode, line, text, time, type Inline, type Line, type Told } from '../message.ts';
import type { Explanation, SubscriptionLine, Why } from '../newsroom.ts';
import { copyLine, section } from './deliveries.ts';
import { titleLink } from './phrases.ts';
import { subscriptionLine } from './subscriptions.ts';
import { phrase, type Said } from '../phrase.ts';

/** Why a channel has or has not got an article: what it is subscribed to, what follows from each, and what was sent. */
export function explanationMessage({ article, channel, subscriptions, copies }: Explanation): Told {
  const got = copies.some(({ delivery }) => delivery.state === 'sent');
  const verdict = got ? 'It got it.' : copies.length > 0 ? 'It is owed it.' : 'It did not get it.';
  const items = subscriptions.map(({ line: held, why }): Line<Said> => [
    ...subscriptionLine(held),
    text(' '),
    ...sayWhy(held, why),
  ]);
  return {
    plain: `Article #${article.id}: ${verdict}`,
    blocks: [
      { kind: 'heading', line: line(`Why article #${article.id} did or did not come`), keep: true },
      {
        kind: 'text',
        line: line(
          titleLink(article, 160),
          ', published ',
          time(article.sharedAt, 'moment'),
          ', for ',
          channelNode(channel),
          '. ',
          bold(verdict),
        ),
        keep: true,
      },
      ...(items.length > 0
        ? section('What the channel is subscribed to', items.slice(0, most))
        : [
            {
              kind: 'text',
              line: line('The channel is subscribed to nothing now. Subscribe it to have news posted there.'),
              keep: true,
            } as const,
          ]),
      ...section('What was sent', copies.slice(0, most).map(copyLine)),
    ],
  };
}

/** One message holds no more. */
const most = 8;

function sayWhy({ subscription, topic }: SubscriptionLine, why: Why): readonly Inline<Said>[] {
  const due = subscription.nextAt === null ? [] : [text(' '), time(subscription.nextAt, 'moment')];
  switch (why) {
    case 'sent':
      return [bold('It brought the article'), text(', see below.')];
    case 'other-topic':
      return [
        bold('It does not match'),
        text(phrase`: the article is not about ${topic}. Edit its categories if it should be.`),
      ];
    case 'too-new':
      return [
        bold('It came too late'),
        text(': it was made after the article was published, and nothing old is posted.'),
      ];
    case 'withdrawn':
      return [bold('The article was withdrawn'), text(' before it was sent.')];
    case 'paused':
      return [bold('It is paused.'), text(' Resume it, and what was missed is brought.')];
    case 'muted':
      return [bold('It is muted'), text('; the article comes at the end of the mute.')];
    case 'quiet':
      return [bold('It waits for the quiet hours to end'), ...due, text('.')];
    case 'next-digest':
      return [bold('The next digest brings it'), ...due, text('.')];
    case 'beyond-most':
      return [bold('The digest tells the best few only'), text(', and this was not among them.')];
    case 'was-paused':
      return [
        bold('It was not told then'),
        text(': the subscription was paused or removed for a while, or the article was filed differently.'),
      ];
  }
}
