import { actionId } from '../command.ts';
import { bold, channelNode, line, type Told } from '../message.ts';
import { phrase } from '../phrase.ts';
import type { Warned } from '../subscribing.ts';

/** Who else would read it, before anything is subscribed, and the two buttons. */
export function outsidersMessage({ channel, token }: Warned): Told {
  return {
    plain: phrase`People of another organisation read this channel. Nothing is subscribed yet.`,
    blocks: [
      {
        kind: 'quote',
        tone: 'alert',
        label: phrase`People of another organisation read this channel`,
        line: line(
          phrase`${channelNode(channel)} is shared with them, so they will read everything that is posted there, although your archive is not open to everybody.`,
        ),
        keep: true,
      },
      { kind: 'text', line: line(bold(phrase`Nothing is subscribed yet.`)), keep: true },
      {
        kind: 'actions',
        actions: [
          {
            kind: 'button',
            id: actionId('subscribe', 'confirm', token),
            label: phrase`Subscribe it all the same`,
            style: 'danger',
          },
          { kind: 'button', id: actionId('subscribe', 'cancel', token), label: phrase`Cancel`, style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}

/** What replaces the question when nothing was done. */
export function notSubscribedMessage({ channel }: Pick<Warned, 'channel'>): Told {
  return {
    plain: phrase`Not subscribed`,
    blocks: [
      {
        kind: 'text',
        line: line(phrase`${bold(phrase`Not subscribed.`)} Nothing of this is posted in ${channelNode(channel)}.`),
        keep: true,
      },
    ],
  };
}
