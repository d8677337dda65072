import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import { bold, channelNode, line, type Told } from '../message.ts';
import type { Channel } from '../place.ts';
import { shorten, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { sayStanding } from './phrases.ts';

/** Said under a copy when its article's standing changes: short, for the copy above now says it all. */
export function replyMessage(article: Pick<Article, 'title' | 'standing' | 'life' | 'notice'>): Told {
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
export function stoppedMessage(channel: Channel, topics: readonly string[], reason: string): Told {
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

/** To who followed a category, once, when moderators removed it. */
export function endedMessage(category: string): Told {
  const name = visible(category);
  return {
    plain: `${name} is no longer a category`,
    blocks: [
      {
        kind: 'text',
        line: line(
          'You followed ',
          bold(name),
          ', which is no longer a category here, so nothing more of it comes. What was filed under it is still found by searching.',
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [{ kind: 'button', id: actionId('topics', 'list'), label: 'See what else there is', style: 'plain' }],
        keep: true,
      },
    ],
  };
}
