import { defineCommand } from '../../src/core/command.ts';
import { bold, say } from '../../src/core/message.ts';
import { phrase } from '../../src/core/phrase.ts';

export const link = defineCommand({
  root: 'newsroom',
  name: 'link',
  description: 'Share one archive between this place and another: get a code here, give it there',
  who: 'moderator',
  reply: 'asker',
  options: { code: { kind: 'text', description: 'The code from the other place', maxLength: 40 } },
  run: async ({ code }, newsroom, member) => {
    const linked = await newsroom.link(code, member);
    if ('joined' in linked)
      return say(
        phrase`This place now belongs to ${bold(linked.joined)}: one archive, one list of categories, one set of moderators’ tools.`,
      );
    return say(
      phrase`Your code is ${bold(linked.code)}. In the other Discord server or Slack workspace, give it to this same command within an hour.`,
    );
  },
});
