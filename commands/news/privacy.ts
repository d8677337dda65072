import { defineCommand, type Reaction } from '../../src/core/command.ts';
import type { Told } from '../../src/core/message.ts';
import type { KeptOf } from '../../src/core/privacy.ts';
import { exportMessage, forgetMessage, forgottenMessage, keptMessage } from '../../src/core/wording/privacy.ts';

export const privacy = defineCommand({
  root: 'news',
  name: 'privacy',
  description: 'Show what is kept of you, all of it line by line, or delete it; only you see it',
  who: 'everyone',
  reply: 'asker',
  anywhere: 'own',
  options: {},
  run: async (_values, newsroom, member) => keptMessage(await newsroom.kept(member)),
  actions: {
    show: showing('update', keptMessage),
    export: showing('private', exportMessage),
    page: showing('update', exportMessage),
    delete: showing('update', forgetMessage),
    surely: {
      shows: 'update',
      who: 'everyone',
      run: async (_argument, _chosen, newsroom, member) => forgottenMessage(await newsroom.forgetMe(member)),
    },
  },
});

function showing(shows: 'update' | 'private', say: (kept: KeptOf, page: number) => Told): Reaction {
  return {
    shows,
    who: 'everyone',
    run: async (page, _chosen, newsroom, member) => say(await newsroom.kept(member), Number(page)),
  };
}
