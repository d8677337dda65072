import { actionId } from '../command.ts';
import type { Community } from '../member.ts';
import { line, type Action, type Block, type Told } from '../message.ts';
import { phrase, type Said } from '../phrase.ts';

/** Several communities can be read from anywhere: which one is meant? By name, so many at a time as a menu holds. */
export function whichMessage(open: readonly Community[], asked = 0): Told {
  const says = phrase`Which community’s news do you want to read? Only you see this, and only your choice is kept.`;
  const pages = Math.max(1, Math.ceil(open.length / mostOffered));
  // Communities may have closed their archives since the button was shown.
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked % pages : 0;
  const options = open
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .slice(page * mostOffered, (page + 1) * mostOffered)
    .map(({ id, name }) => ({ value: id, label: name }));
  return {
    plain: says,
    blocks: [
      { kind: 'text', line: line(says), keep: true },
      {
        kind: 'actions',
        actions: [
          { kind: 'menu', id: actionId('away', 'choose'), placeholder: phrase`Choose a community`, options },
          ...(pages > 1
            ? [
                {
                  kind: 'button',
                  id: actionId('away', 'more', page + 1),
                  label: phrase`Other communities (${page + 1}/${pages})`,
                  style: 'plain',
                } satisfies Action<Said>,
              ]
            : []),
        ],
        keep: true,
      },
    ],
  };
}

/** Under what somebody reads elsewhere: they may have chosen months ago, or never. */
export function whoseNote({ name }: Community): Block<Said> {
  return { kind: 'note', line: line(phrase`From ${name}, whose archive is open to everybody.`), keep: true };
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
