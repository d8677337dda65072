import type { FollowedFeed } from '../followed-feed.ts';
import { bold, line, type Block, type Told } from '../message.ts';
import { button, feedLine, feedName } from './feed-line.ts';
import { phrase, type Said } from '../phrase.ts';

/** To who follows it, once. */
export function feedDiedMessage(feed: FollowedFeed): Told {
  const name = feedName(feed);
  const asked =
    feed.paused === null
      ? phrase`It is still asked once a day. You are told this once; when it comes back, the list of feeds says so.`
      : phrase`Nobody asks it any more until you try again. You are told this once.`;
  return {
    plain: phrase`A feed brings nothing any more: ${name}`,
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: phrase`A feed brings nothing any more`,
        line: line(bold(`#${feed.id} ${name}`), '. ', feed.trouble?.reason ?? ''),
        keep: true,
      },
      { kind: 'actions', actions: [button('again', feed.id, phrase`Try again`, 'primary')], keep: true },
      { kind: 'note', line: line(asked), keep: true },
    ],
  };
}

/** What trying again from that message came to. */
export function triedMessage(feed: FollowedFeed, said: Said): Told {
  const again: readonly Block<Said>[] =
    feed.trouble === null
      ? []
      : [{ kind: 'actions', actions: [button('again', feed.id, phrase`Try again`, 'primary')], keep: true }];
  return {
    plain: said,
    blocks: [
      { kind: 'text', line: line(said), keep: true },
      { kind: 'list', items: [feedLine(feed)], keep: true },
      ...again,
    ],
  };
}
