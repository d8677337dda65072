import { defineCommand, type Command, type Root } from '../src/core/command.ts';
import { muteAsTyped, type Receiving } from './changing.ts';

/** A command that does something with one of a list: what channels receive, or what somebody follows. */
interface About {
  readonly root: Root;
  readonly name: string;
  readonly description: string;
  readonly list: Receiving;
}

/** Ends it, by its number or from a menu. */
export function ending({ list, ...about }: About): Command {
  return defineCommand({
    ...about,
    who: list.who,
    reply: 'asker',
    asks: true,
    options: { subscription: { kind: 'subscription', description: list.which, required: true } },
    run: ({ subscription }, newsroom, member) => list.remove(subscription, newsroom, member),
    actions: {
      remove: {
        shows: 'update',
        who: list.who,
        run: (_argument, [chosen], newsroom, member) => list.remove(Number(chosen), newsroom, member),
      },
    },
  });
}

/** Quiet until a day. */
export function muting({ list, ...about }: About): Command {
  return defineCommand({
    ...about,
    who: list.who,
    reply: 'asker',
    asks: true,
    options: {
      subscription: { kind: 'subscription', description: list.which, required: true },
      until: {
        kind: 'text',
        description: 'Days, like 7, or a day like 2026-12-24; off to end it',
        required: true,
        maxLength: 30,
      },
    },
    run: ({ subscription, until }, newsroom, member) => muteAsTyped(list, subscription, until, newsroom, member),
  });
}
