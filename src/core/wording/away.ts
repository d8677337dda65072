import { actionId } from '../command.ts';
import type { Community } from '../member.ts';
import { line, type Told } from '../message.ts';
import { phrase } from '../phrase.ts';

/** Several communities can be read from anywhere: which one is meant? */
export function whichMessage(open: readonly Community[]): Told {
  const says = phrase`Which community’s news do you want to read? Only you see this, and only your choice is kept.`;
  const options = open.slice(0, mostOffered).map(({ id, name }) => ({ value: id, label: name }));
  return {
    plain: says,
    blocks: [
      { kind: 'text', line: line(says), keep: true },
      {
        kind: 'actions',
        actions: [{ kind: 'menu', id: actionId('away', 'choose'), placeholder: phrase`Choose a community`, options }],
        keep: true,
      },
    ],
  };
}

export function chosenMessage({ name }: Community): Told {
  const says = phrase`From now on I answer you from ${name}. Please give your command again.`;
  return {
    plain: says,
    blocks: [
      { kind: 'text', line: line(says), keep: true },
      {
        kind: 'actions',
        actions: [{ kind: 'button', id: actionId('away', 'forget'), label: phrase`Forget my choice`, style: 'plain' }],
        keep: true,
      },
    ],
  };
}

export function forgottenMessage(): Told {
  const says = phrase`Your choice is forgotten. With your next command I ask again.`;
  return { plain: says, blocks: [{ kind: 'text', line: line(says), keep: true }] };
}

/** Menus on Discord hold no more. */
const mostOffered = 25;
