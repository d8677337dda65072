import type { Article } from '../article.ts';
import { actionId } from '../command.ts';
import { bold, channelNode, line, type Block, type Told } from '../message.ts';
import type { Channel } from '../place.ts';
import { shorten, visible } from '../visible.ts';
import { noticeOf } from './entry.ts';
import { sayStanding, quoted } from './phrases.ts';
import { all, phrase, type Said } from '../phrase.ts';

/** Said under a copy when its article's standing changes: short, for the copy above says it all, unless it still `stands` as it was. */
export function replyMessage(article: Pick<Article, 'title' | 'standing' | 'life' | 'notice'>, stands: boolean): Told {
  const word = sayStanding(article);
  const title = shorten(visible(article.title), 200);
  return {
    plain: phrase`${word}: ${title}`,
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: phrase`Correction: ${word}`,
        line: line(quoted(article.title, 200), '. ', ...noticeOf(article, 1000)),
        keep: true,
      },
      ...(stands ? [unchanged] : []),
    ],
  };
}

const unchanged: Block<Said> = {
  kind: 'text',
  line: line(phrase`The earlier message cannot be changed any more. Please go by this one.`),
  keep: true,
};

/** To who set a channel up, once, when it takes nothing any more. */
export function stoppedMessage(channel: Channel, topics: readonly Said[], reason: Said): Told {
  return {
    plain: phrase`A channel gets no news any more`,
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: phrase`A channel gets no news any more`,
        line: line(phrase`${channelNode(channel)} received ${all(topics.map(short))}.`, ' ', reason),
        keep: true,
      },
      {
        kind: 'note',
        line: line(phrase`You are told this once. What it misses meanwhile is brought along when it is resumed.`),
        keep: true,
      },
    ],
  };
}

function short(topic: Said): Said {
  return typeof topic === 'string' ? shorten(visible(topic), 80) : topic;
}

/** To who followed a category, once, when moderators removed it. */
export function endedMessage(category: string): Told {
  const name = visible(category);
  return {
    plain: phrase`${name} is no longer a category`,
    blocks: [
      {
        kind: 'text',
        line: line(
          phrase`You followed ${bold(name)}, which is no longer a category here, so nothing more of it comes. What was filed under it is still found by searching.`,
        ),
        keep: true,
      },
      {
        kind: 'actions',
        actions: [
          { kind: 'button', id: actionId('topics', 'list'), label: phrase`See what else there is`, style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}
