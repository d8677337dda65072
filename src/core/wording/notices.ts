import type { Article } from '../article.ts';
import { channelNode, line, type Message } from '../message.ts';
import type { Channel } from '../place.ts';
import { shorten, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { sayStanding } from './phrases.ts';

/** Said under a copy when its article's standing changes: short, for the copy above now says it all. */
export function replyMessage(article: Pick<Article, 'title' | 'standing' | 'life' | 'notice'>): Message {
  const word = sayStanding(article);
  const title = shorten(visible(article.title), 200);
  return {
    plain: `${word}: ${title}`,
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: `Correction: ${word}`,
        line: line(`“${title}”. `, ...noticeOf(article, 1000)),
        keep: true,
      },
    ],
  };
}

/** To who set a channel up, once, when it takes nothing any more. */
export function stoppedMessage(channel: Channel, topics: readonly string[], reason: string): Message {
  const what = shorten(visible(topics.join(', ')), 300);
  return {
    plain: 'A channel you subscribed gets no news any more',
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: 'A channel gets no news any more',
        line: line(channelNode(channel), ` received ${what}. `, reason),
        keep: true,
      },
      {
        kind: 'note',
        line: line('You are told this once. What it misses meanwhile is brought along when it is resumed.'),
        keep: true,
      },
    ],
  };
}
