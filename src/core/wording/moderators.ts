import { actionId } from '../command.ts';
import { line, type Told } from '../message.ts';
import type { ModeratorList } from '../moderating.ts';
import { phrase, type Said } from '../phrase.ts';
import { people } from './home.ts';

/** Who moderates here, and the way to change it. */
export function moderatorsMessage({ people: named }: ModeratorList, said: Said = phrase`Moderators here: `): Told {
  return {
    plain: phrase`Moderators`,
    blocks: [
      { kind: 'text', line: line(said, ...people(named), '.'), keep: true },
      { kind: 'note', line: line(rule), keep: true },
      {
        kind: 'actions',
        actions: [
          { kind: 'button', id: actionId('moderators', 'edit'), label: phrase`Change moderators`, style: 'plain' },
        ],
        keep: true,
      },
    ],
  };
}

/** The platform's part in it, the same sentence everywhere. */
const rule = phrase`People and groups named here moderate. On Discord whoever may manage messages moderates too; on Slack, as long as nobody is named, the workspace’s admins.`;
